package parse

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// table reads a table. Its caption is a paragraph above it.
func (w *htmlWalker) table(n *html.Node, depth int) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Caption {
			w.children(c, depth)
			w.flush()
		}
	}
	g := gridBuilder{b: w.b, exact: w.exact}
	heads, links, body := 0, true, false
	for _, tr := range elements(n, atom.Tr) {
		if w.err != nil {
			return
		}
		if hidden(tr) {
			continue
		}
		head := true
		g.row()
		for _, td := range elements(tr, atom.Td, atom.Th) {
			if hidden(td) {
				continue
			}
			head = head && td.DataAtom == atom.Th
			c := w.cell(td, depth)
			for i := range c.blocks {
				links = links && c.blocks[i].hint == hintLinks
			}
			if err := g.cell(c, span(td, "colspan"), span(td, "rowspan")); err != nil {
				w.err = err
			}
			if w.err != nil {
				return
			}
		}
		body = body || !head && tr.Parent.DataAtom != atom.Thead
		if !body {
			heads++
		}
	}
	b := block{place: w.place}
	if links || w.aside > 0 {
		b.hint = hintLinks
	}
	blocks, err := g.blocks(w.form, b, heads)
	if err != nil {
		w.err = err
	}
	w.blocks = append(w.blocks, blocks...)
}

// elements returns the elements of these kinds in another, but not those in a table
// or in one of their own kind inside it.
func elements(n *html.Node, kinds ...atom.Atom) []*html.Node {
	var found []*html.Node
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
	children:
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			for _, k := range kinds {
				if c.DataAtom == k {
					found = append(found, c)
					continue children
				}
			}
			if c.DataAtom != atom.Table {
				walk(c)
			}
		}
	}
	walk(n)
	return found
}

// cell reads a cell.
func (w *htmlWalker) cell(td *html.Node, depth int) cell {
	in := &htmlWalker{b: w.b, form: w.form, exact: w.exact, inCell: true, place: w.place, aside: w.aside}
	in.enter()
	if bold(td) {
		in.bold++
	}
	in.children(td, depth)
	in.flush()
	w.err = in.err
	return cellOf(in.blocks)
}

// span reads a colspan or rowspan, which may be anything.
func span(td *html.Node, key string) int {
	v := strings.TrimSpace(attribute(td, key))
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
