// Package parse reads annual reports back: web pages, Word files, PDF, Markdown and text
// as offices publish them, and the files of this library exactly.
//
//	res, err := parse.Open("2024.html")
//	if err != nil {
//		return err // damaged, too large, another edition, or no report at all
//	}
//	for i := range res.Diagnostics {
//		fmt.Println(res.Diagnostics[i].Message(language.English))
//	}
//	use(res.Report)
//
// What a file is shows what it holds, not its name: HTML (also in a web archive, .mht),
// DOCX, Markdown, plain text, JSON, YAML, PDF and the intake workbook of package render/xlsx; in UTF-8, UTF-16 or GB 18030, of which
// what a page declares is checked.
//
// # How documents of others are read
//
// Every reader turns its document into the same sequence of paragraphs and tables, and
// one recogniser turns that into a report. It finds sections by their headings, and the
// cells of the tables by the labels of the form ([report.Format]), whatever their place:
// folded in width, brackets, white space, quotation marks and punctuation, and alike
// enough not to be another. Merged cells may be written rightly, wrongly, or not at all.
// In text, tables may be a cell a line, a row a line between bars or tabs, a row over
// several lines, comma-separated, drawn, ruled with dashes, set with spaces, or written
// as lists of names with figures; in pages, they may be fields of a form. Rows under
// heads that are not in the form's order are blank unless each head stands above its
// figures.
//
// Nothing is guessed in silence. A figure that cannot be read is blank, and a
// [Diagnostic] quotes what stood there; a free figure's text is kept in
// [report.Stated.Figures], and so is every total, readable or not. Text that belongs to
// the page around the report is left out and quoted; what the page hides by its styles
// is not read, and named, unless the report is not whole without it. A document is
// read by the edition that its tables follow; where [Options.Format] says by which, another
// is refused by name ([*EditionError]).
//
// A Word file is read as Word shows it: all changes accepted, bound content controls by
// their data, documents that it shows as they came in their place, formulas in a line.
// Charts and diagrams are named and not read.
//
// # Files of this library
//
// They carry the report: DOCX as a custom XML part, PDF as the attached file
// report.json, Markdown the summary in a comment. The page is read all the same and
// compared, and where both agree the result is the report that was written, to the last
// run of bold text. Where somebody edited the page since, the page counts, and each cell
// that differs is a diagnostic; so is what the page shows beside the report.
//
// They carry a digest over the whole file too. A page can show another figure than a
// reader finds there (see below), so where the digest does not match, or there is none,
// that is always said, once: [CarriedResaved], [CarriedNoDigest]. To save a file again,
// or to put an electronic seal on it, is a change as well, and no reason for alarm; where
// nothing else is said, what the page was found to show is what was written. Where it
// matches, the page is read and compared all the same. The digest is no signature: it
// needs no key, and whoever changes a file can write it anew. [Options.TrustDigest]
// takes it for one, and leaves the page unread: for an office's own files, never for
// what is uploaded.
//
// What the comparison does not see, so that the digest alone tells: in a Word file type
// too small to read, pictures and shapes laid over the page without text; in a PDF areas
// with curves that cover a figure, figures drawn with lines or as pictures, text in the
// colour of the paper, and fonts that name other characters than they draw.
//
// Of a PDF that is what a person sees: a figure that was typed over, that a note laid on
// top covers, or that was changed in place. White space, where paragraphs end, weights
// and pictures are not compared. Where the pages cannot be read (they were made pictures,
// or figures of twenty digits left their labels no room), the report is what the file
// carries, and a diagnostic says so.
//
// # PDF of others
//
// A PDF holds characters at places and neither tables nor paragraphs. Tables are found by
// their borders, also where they go on over the ends of pages, and paragraphs by indents,
// ends of lines and gaps. Tables without borders are read by the places of what stands in
// them; then a diagnostic asks to look them through. Not read are encrypted files, pages
// that are pictures, and text whose font does not say which characters it draws.
// Text at a slant, and what stands in the same place of most pages, is left out and
// quoted. A page that lies on its side is turned, and columns on the next sheet are put
// beside their table. A figure of which a part is covered is none.
// Pictures are left out, and layers that a viewer may hide are taken for shown.
//
// Any program that makes text with the columns kept helps where this falls short:
//
//	pdftotext -layout report.pdf - | annualreport convert - report.yaml
//
// Scanned pages need to be recognised first (OCR). Text whose columns are lost (pdftotext
// without -layout) is read as far as its labels stand before their figures.
//
// # Documents of strangers
//
// [Limits] bound size, unpacked size, nesting, cells, paragraphs, memory, steps and time;
// exceeding one is a [*LimitError]. With the defaults reading takes at most 10 seconds,
// and in the worst cases of the tests a process takes less than 400 MiB. It ends with its
// context ([ReadContext]). No entity is expanded, nothing
// is fetched, and no file is opened but the one that is read.
package parse
