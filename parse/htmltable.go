package parse

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// findLayout notes the tables that hold other tables of several cells: they are
// there to lay out a page. It reports whether n is or holds such a table.
func (w *htmlWalker) findLayout(n *html.Node) (holds bool) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if w.findLayout(c) {
			holds = true
		}
	}
	if n.DataAtom == atom.Table {
		if holds {
			w.many[n] = true
		}
		return holds || len(ownCells(n, 2)) > 1
	}
	return holds
}

// ownCells returns the cells of a table but not of tables in it; with most, no more
// than that.
func ownCells(table *html.Node, most int) []*html.Node {
	var cells []*html.Node
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		for c := n.FirstChild; c != nil && (most == 0 || len(cells) < most); c = c.NextSibling {
			switch c.DataAtom {
			case atom.Td, atom.Th:
				cells = append(cells, c)
			case atom.Table:
			default:
				walk(c)
			}
		}
	}
	walk(table)
	return cells
}

// longestDataCell is the number of characters beyond which a cell holds running
// text, so that its table is one of layout.
const longestDataCell = 300

// layout reports whether a table is there to lay out a page: it holds tables, has
// one column, or running text.
func (w *htmlWalker) layout(n *html.Node) bool {
	if w.many[n] {
		return true
	}
	columns := 0
	for _, row := range tableRows(n) {
		columns = max(columns, len(ownCells(row, 2)))
	}
	if columns < 2 {
		return true
	}
	long, labels := false, 0
	for _, c := range ownCells(n, 0) {
		if textLength(c, longestDataCell+1) > longestDataCell {
			long = true
		} else if c.FirstChild != nil && len(w.form.match(allText(c)).labels) > 0 {
			labels++
		}
	}
	return long && labels < 3
}

// allText returns the text in an element, up to the length of a label.
func allText(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	var b strings.Builder
	for c := n.FirstChild; c != nil && b.Len() < 4*maxLabel; c = c.NextSibling {
		b.WriteString(allText(c))
	}
	return b.String()
}

// textLength counts the characters of the text in an element, up to most.
func textLength(n *html.Node, most int) int {
	if n.Type == html.TextNode {
		return utf8.RuneCountInString(trim(n.Data))
	}
	total := 0
	for c := n.FirstChild; c != nil && total < most; c = c.NextSibling {
		total += textLength(c, most-total)
	}
	return total
}

// tableRows returns the rows of a table, whether in a tbody or not.
func tableRows(table *html.Node) []*html.Node {
	var rows []*html.Node
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			switch c.DataAtom {
			case atom.Tr:
				rows = append(rows, c)
			case atom.Table:
			default:
				walk(c)
			}
		}
	}
	walk(table)
	return rows
}

// table reads a table. Its caption is a paragraph above it.
func (w *htmlWalker) table(n *html.Node, depth int) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Caption {
			w.children(c, depth)
			w.flush()
		}
	}
	place := gridBuilder{b: w.b}
	heads, links, body := 0, true, false
	for _, tr := range tableRows(n) {
		if w.err != nil {
			return
		}
		if hidden(tr) {
			continue
		}
		head := true
		place.row()
		for _, td := range ownCells(tr, 0) {
			if hidden(td) {
				continue
			}
			head = head && td.DataAtom == atom.Th
			c, linked := w.cell(td, depth)
			links = links && linked
			if err := place.cell(c, span(td, "colspan"), span(td, "rowspan")); err != nil {
				w.err = err
				return
			}
		}
		body = body || !head && tr.Parent.DataAtom != atom.Thead
		if !body {
			heads++
		}
	}
	g, err := place.grid()
	if err != nil {
		w.err = err
		return
	}
	if len(g.rows) == 0 {
		return
	}
	g.headRows = heads
	b := block{table: g, place: w.place}
	if links || w.aside > 0 {
		b.hint = hintLinks
	}
	w.add(b)
}

// cell reads a cell: its paragraphs, and the text of tables of one cell in it.
func (w *htmlWalker) cell(td *html.Node, depth int) (c cell, linked bool) {
	in := &htmlWalker{b: w.b, form: w.form, many: w.many}
	if bold(td) {
		in.bold++
	}
	in.children(td, depth)
	in.flush()
	if in.err != nil {
		w.err = in.err
	}
	linked = true
	var lines []string
	for i := range in.blocks {
		// There are no tables: one of several cells would make this table one of
		// layout, and one of one cell is.
		if b := &in.blocks[i]; b.paragraph() {
			lines = append(lines, b.text())
			c.paragraphs = append(c.paragraphs, b.runs)
			linked = linked && b.hint == hintLinks
		}
	}
	c.text = strings.Join(lines, "\n")
	return c, linked
}

// span reads a colspan or rowspan, which may be anything; HTML bounds both.
func span(td *html.Node, key string) int {
	v := strings.TrimSpace(attribute(td, key))
	if v == "" {
		return 1
	}
	n, err := strconv.Atoi(strings.TrimRight(v, "%px "))
	switch {
	case err != nil || n < 0:
		return 1
	case n == 0 && key == "rowspan":
		return mostSpan // as far as there are rows
	}
	return max(min(n, mostSpan), 1)
}

// mostSpan is the largest span that a browser follows.
const mostSpan = 1000
