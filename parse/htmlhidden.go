package parse

import (
	"slices"
	"strings"

	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/remark"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// hiddenText is what of a page was not read, because its styles hide it.
type hiddenText struct {
	count int
	first string
	known map[*html.Node]bool
}

func (h *hiddenText) add(s string) {
	if s = han.OneLine(s); s == "" {
		return
	}
	if h.count++; h.first == "" {
		h.first = s
	}
}

// sayHidden notes what was not read.
func (rc *recogniser) sayHidden(h *hiddenText) {
	if h.count > 0 {
		rc.remarks.Say(remark.TextHidden, remark.Remark{Quote: h.first, Count: h.count})
	}
}

// gone reports whether the styles of a page hide an element with all in it.
func (w *htmlWalker) gone(n *html.Node) bool {
	if w.styles == nil || !w.styles.of(n).gone {
		return false
	}
	if !w.hidden.known[n] {
		if w.hidden.known == nil {
			w.hidden.known = map[*html.Node]bool{}
		}
		w.hidden.known[n] = true
		w.hidden.add(han.PrefixRunes(textOf(n), remark.LongestQuote+1))
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
	source := attribute(n, "srcdoc")
	if han.Trim(source) == "" {
		return
	}
	doc, err := w.b.htmlTree([]byte(source))
	if err != nil {
		w.err = err
		return
	}
	outer := w.styles
	if outer != nil {
		w.styles = stylesOf(w.b, doc)
	}
	w.flush()
	w.enter()
	w.node(doc, depth+1)
	w.leave()
	w.styles = outer
}

// notFound counts what of a report was not found: rows, and the texts of sections that
// have no table.
func (rc *recogniser) notFound() int {
	n := len(rc.form.Rows) - len(rc.rows)
	for _, s := range rc.form.Format.Sections() {
		if t, err := rc.report.Text(s.Key); err == nil && s.Table == nil && len(t) == 0 {
			n++
		}
	}
	return n
}

// goesBeyond reports whether more of a report was found than another found in the same
// page, and all that the other did.
func (rc *recogniser) goesBeyond(other *recogniser) bool {
	for a, c := range other.cells {
		if rc.cells[a].text != c.text {
			return false
		}
	}
	for _, key := range rc.form.Format.TextKeys() {
		mine, err := rc.report.Text(key)
		its, wrong := other.report.Text(key)
		if err != nil || wrong != nil || len(its) > 0 && mine.String() != its.String() {
			return false
		}
	}
	twice := func(d remark.Remark) bool { return d.Code == remark.RowTwice }
	return rc.report.Year == other.report.Year && !slices.ContainsFunc(rc.remarks.All, twice) && rc.notFound() < other.notFound()
}
