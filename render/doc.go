// Package render composes a report into a document tree: title, headings,
// paragraphs, tables with spans, pictures. What a report says and in which
// order, its wording and its numbering, is decided here; how it looks is the
// business of a backend, which walks the tree and knows nothing of reports:
//
//	render/docx      Word
//	render/pdf       PDF
//	render/markdown  GitHub Flavored Markdown
//
// The tree is small and closed. A backend switches over all kinds of [Block]
// and returns an error that names a kind it does not know.
package render
