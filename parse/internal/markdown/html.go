package markdown

import (
	"html"
	"regexp"

	"github.com/yuin/goldmark/ast"
)

// openTables tells of a table in HTML whose cells hold empty lines: to Markdown the
// HTML ends there, and what follows is a paragraph.
type openTables struct {
	open int      // tables that have begun and not ended
	end  ast.Node // the piece of HTML that ends the last of them, nil where none does
	none bool     // there is no such piece before the next heading
}

var tableEdge = regexp.MustCompile(`(?i)<(/?)table\b`)

// openings counts the tables that a piece of HTML begins, less those it ends.
func openings(piece []byte) int {
	n := 0
	for _, m := range tableEdge.FindAllSubmatch(piece, -1) {
		if len(m[1]) == 0 {
			n++
		} else {
			n--
		}
	}
	return n
}

// piece returns the text of a block of HTML.
func (w *markdownWalker) piece(n *ast.HTMLBlock) []byte {
	var b []byte
	for i := range n.Lines().Len() {
		s := n.Lines().At(i)
		b = append(b, s.Value(w.source)...)
	}
	if n.HasClosure() {
		b = append(b, n.ClosureLine.Value(w.source)...)
	}
	return b
}

// lookForEnd looks where the table ends that a piece of HTML leaves open.
func (w *markdownWalker) lookForEnd(n ast.Node, piece []byte) {
	t := &w.tables
	t.open = max(t.open+openings(piece), 0)
	if t.end == n {
		t.end = nil
	}
	if t.open == 0 || t.end != nil || t.none {
		return
	}
	open := t.open
	for s := n.NextSibling(); s != nil && s.Kind() != ast.KindHeading; s = s.NextSibling() {
		if h, ok := s.(*ast.HTMLBlock); ok {
			if open += openings(w.piece(h)); open <= 0 {
				t.end = s
				return
			}
		}
	}
	t.none = true
}

// intoTable puts what Markdown has between two pieces of HTML into the table that is
// open there.
func (w *markdownWalker) intoTable(n ast.Node, depth int) {
	page, tables, before := w.html, w.tables, len(w.blocks)
	w.html, w.tables = nil, openTables{none: true}
	w.node(n, depth)
	w.flushHTML()
	kept := w.blocks[:before]
	for _, b := range w.blocks[before:] {
		if b.Paragraph() {
			page = append(page, "<p>"+html.EscapeString(b.Text())+"</p>"...)
		} else {
			kept = append(kept, b)
		}
	}
	w.blocks, w.html, w.tables = kept, page, tables
}
