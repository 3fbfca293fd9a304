package html

import (
	"strconv"
	"strings"

	"github.com/govdisclosure/annualreport/parse/internal/doc"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// table reads a table. Its caption is a paragraph above it.
func (w *htmlWalker) table(n *html.Node, depth int) {
	rows := w.elements(n, isRow)
	var beside []*html.Node // what stands in it and is no row
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.DataAtom == atom.Caption:
			w.caption(c, depth)
		case n.DataAtom != atom.Table && !isRow(c) && len(w.elements(c, isRow)) == 0:
			beside = append(beside, c)
		}
	}
	g := doc.TableBuilder{Account: w.b, Exact: w.exact}
	heads, links, body := 0, true, false
	for _, tr := range rows {
		if w.err != nil {
			return
		}
		head := true
		g.Row()
		before := w.unseen
		w.unseen = w.unseenIn(tr)
		for _, td := range w.elements(tr, isCell) {
			head = head && partOf(td) == headPart
			c := w.cell(td, depth)
			for i := range c.Blocks {
				links = links && c.Blocks[i].Hint == doc.HintLinks
			}
			if err := g.Cell(c, span(td, "colspan"), span(td, "rowspan")); err != nil {
				w.err = err
			}
			if w.err != nil {
				return
			}
		}
		w.unseen = before
		body = body || !head && tr.Parent.DataAtom != atom.Thead
		if !body {
			heads++
		}
	}
	b := doc.Block{Ancestor: w.place}
	if links || w.aside > 0 {
		b.Hint = doc.HintLinks
	}
	b, err := g.Block(b, heads)
	if err != nil {
		w.err = err
		return
	}
	w.blocks = append(w.blocks, b)
	for _, c := range beside {
		w.node(c, depth+1)
	}
}

// caption reads a caption. One that is only there for those who listen is no text of the
// page: the heading above the table says it too.
func (w *htmlWalker) caption(n *html.Node, depth int) {
	if Hidden(n) || w.gone(n) {
		return
	}
	before := w.unseen
	w.unseen = w.unseenIn(n)
	w.children(n, depth)
	w.flush()
	w.unseen = before
}

// cell reads a cell.
func (w *htmlWalker) cell(td *html.Node, depth int) doc.Cell {
	in := &htmlWalker{b: w.b, exact: w.exact, inCell: true, place: w.place, aside: w.aside,
		styles: w.styles, unseen: w.unseenIn(td), hidden: w.hidden, known: w.known}
	in.enter()
	if Bold(td) {
		in.bold++
	}
	if w.exact && keepsSpaces(td) {
		in.pre++
	}
	in.children(td, depth)
	in.flush()
	w.err = in.err
	c := doc.Cell{Blocks: in.blocks, Fields: in.fields}
	c.Settle()
	return c
}

// keepsSpaces reports whether an element shows its white space as it stands. Only our
// own files are read so: elsewhere the space inside a cell is layout.
func keepsSpaces(n *html.Node) bool { return Attribute(n, "style") == "white-space:pre-wrap" }

// span reads a colspan or rowspan, which may be anything.
func span(td *html.Node, key string) int {
	if !has(td, key) {
		key = "aria-" + key
	}
	v := strings.TrimSpace(Attribute(td, key))
	n, err := strconv.Atoi(strings.TrimRight(v, "%px "))
	switch {
	case err != nil || n < 0:
		return 1
	case n == 0 && strings.HasSuffix(key, "rowspan"):
		return MostSpan // as far as there are rows
	}
	return max(min(n, MostSpan), 1)
}

// MostSpan is the largest span that a browser follows.
const MostSpan = 1000
