// Package docx writes reports as Word files (.docx) that can be edited, circulated
// and printed: in a layout of its own, that of GB/T 9704-2012 ([Renderer]), into an
// office's own template with placeholders ([Template]), or into its blank form,
// which has none ([Fill]).
//
// # Our own layout
//
// Page, grid of 22 lines, page numbers and styles stand as XML in the folder
// template. The styles bear Word's own names (标题 1 for 一、, 标题 2 for （一）), so
// that its navigation pane works; the fonts are those of official documents by name,
// with others that may stand in for them. A table is set in 五号, with its rows kept
// together on one page where it fits one, in 小五 where only that fits, and goes on
// with its heading rows on the next page where neither does.
//
// # Templates and forms
//
// A template is any .docx with placeholders, {{机关名称}} or {{office}};
// [Placeholders] lists them. A form has the headings and tables of the format and
// nothing else. What is not filled is carried over byte for byte. Refused, each with
// an error that says so, are files with macros, encrypted files, .doc and .dotx,
// Strict Open XML, and files beyond [Limits]. What is filled goes out in an office's
// name: whatever in a file would run, fetch or lead elsewhere when it is opened
// (attached templates, OLE objects, subdocuments, add-ins, fields as DDEAUTO and
// INCLUDETEXT, pictures that lie elsewhere) is an [UnsafeError], which names the part
// and what is in it; forbidden.go holds the list.
//
// # The machine-readable report
//
// A file in our own layout carries the report it was made from ([render.Source]) as
// a custom XML part, customXml/item1.xml, related to the main document part. Word
// and WPS keep such a part when the document is edited and saved. Its root element
// is report in the namespace [SourceNamespace]:
//
//	<report xmlns="https://github.com/govdisclosure/annualreport/source/1"
//	        mediaType="application/json" digest="sha256:…"
//	        file="sha256:…">{"office":…}</report>
//
// Its text is the report as canonical JSON, escaped as XML asks; read by any
// XML parser it is byte for byte [render.Source.JSON], of which digest is the
// digest. The text of the document may have been edited since: a reader compares; and
// file, a digest over the names and the unpacked bytes of all entries of the file, says
// whether anything in it was touched. Its own 64 digits count there as zeros.
package docx
