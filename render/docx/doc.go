// Package docx writes a composed report as a Word file (.docx) that can be
// edited, circulated and printed, in the layout of GB/T 9704-2012.
//
// # The machine-readable report
//
// A file carries the report it was made from ([render.Source]) as a custom XML
// part, customXml/item1.xml, related to the main document part. Word and WPS
// keep such a part when the document is edited and saved. Its root element is
// report in the namespace [SourceNamespace]:
//
//	<report xmlns="https://github.com/govdisclosure/annualreport/source/1"
//	        mediaType="application/json" digest="sha256:…">{"office":…}</report>
//
// Its text is the report as canonical JSON, escaped as XML asks; read by any
// XML parser it is byte for byte [render.Source.JSON], of which digest is the
// digest. The text of the document may have been edited since: a reader
// compares.
package docx
