package html

import (
	"strings"

	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/remark"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// gone reports whether the styles of a page hide an element with all in it.
func (w *htmlWalker) gone(n *html.Node) bool {
	if w.styles == nil || !w.styles.of(n).gone {
		return false
	}
	if !w.known[n] && n.DataAtom != atom.Caption {
		w.known[n] = true
		w.hidden.Add(han.PrefixRunes(textOf(n), remark.LongestQuote+1))
	}
	return true
}

// unseenIn returns how the text of an element does not show.
func (w *htmlWalker) unseenIn(n *html.Node) unseen {
	if w.styles == nil {
		return 0
	}
	l := w.styles.of(n)
	return w.unseen&^l.seen | l.unseen
}

// textOf returns the text in an element.
func textOf(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if b.Len() > 4*remark.LongestQuote {
			break
		}
		if c.Type == html.TextNode && c.Parent.DataAtom != atom.Script && c.Parent.DataAtom != atom.Style {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

// frame reads the page that a frame has in its own attribute; one at an address is not
// part of the page.
func (w *htmlWalker) frame(n *html.Node, depth int) {
	source := Attribute(n, "srcdoc")
	if han.Trim(source) == "" {
		return
	}
	tree, err := htmlTree(w.b, []byte(source))
	if err != nil {
		w.err = err
		return
	}
	outer := w.styles
	if outer != nil {
		w.styles = stylesOf(w.b, tree)
	}
	w.flush()
	w.enter()
	w.node(tree, depth+1)
	w.leave()
	w.styles = outer
}
