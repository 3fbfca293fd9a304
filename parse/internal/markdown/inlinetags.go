package markdown

import (
	"regexp"
	"strings"

	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
	htmlx "github.com/govdisclosure/annualreport/parse/internal/html"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Tags of HTML inside a line of Markdown come one by one. They mean there what they mean
// in a page.

// openTag is one whose end has not come.
type openTag struct {
	name                string
	end                 string // the mark that ends what must not run together with a figure
	block, bold, hidden bool
	struck              bool
}

// mostOpen bounds among how many open tags the one is looked for that ends.
const mostOpen = 100

// void are the elements without an end.
var void = map[atom.Atom]bool{
	atom.Area: true, atom.Br: true, atom.Col: true, atom.Embed: true, atom.Hr: true, atom.Img: true,
	atom.Input: true, atom.Link: true, atom.Meta: true, atom.Source: true, atom.Track: true, atom.Wbr: true,
}

// bareTag is one without attributes.
var bareTag = regexp.MustCompile(`^<(/?)([A-Za-z][A-Za-z0-9-]*)\s*(/?)>$`)

// readTag reads a tag; kind is that of an error for anything else that Markdown passes
// on, as comments.
func readTag(raw string) (kind html.TokenType, n *html.Node) {
	if m := bareTag.FindStringSubmatch(raw); m != nil {
		name := strings.ToLower(m[2])
		switch {
		case m[1] != "":
			kind = html.EndTagToken
		case m[3] != "":
			kind = html.SelfClosingTagToken
		default:
			kind = html.StartTagToken
		}
		return kind, &html.Node{Type: html.ElementNode, Data: name, DataAtom: atom.Lookup([]byte(name))}
	}
	z := html.NewTokenizer(strings.NewReader(raw))
	switch kind := z.Next(); kind {
	case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
		t := z.Token()
		return kind, &html.Node{Type: html.ElementNode, Data: t.Data, DataAtom: t.DataAtom, Attr: t.Attr}
	}
	return html.ErrorToken, nil
}

// tag reads a tag, and takes it in.
func (w *inlineWriter) tag(raw string, bold bool) {
	if raw == "<em>" && w.emphasis != nil && w.hidden == 0 {
		w.emphasis()
	}
	kind, n := readTag(raw)
	switch {
	case n == nil:
	case kind == html.EndTagToken:
		w.end(n.Data, bold)
	default:
		w.start(n, bold)
		if kind == html.SelfClosingTagToken && !void[n.DataAtom] {
			w.end(n.Data, bold)
		}
	}
}

func (w *inlineWriter) start(n *html.Node, bolder bool) {
	block := !htmlx.Inline[n.DataAtom] && !void[n.DataAtom]
	if block || n.DataAtom == atom.Br {
		w.lineEnd()
	}
	if void[n.DataAtom] {
		if n.DataAtom == atom.Img && w.image != nil && w.hidden == 0 {
			w.image(htmlx.Attribute(n, "src"), han.OneLine(htmlx.Attribute(n, "alt")), "")
		}
		return
	}
	open := openTag{name: n.Data, block: block, bold: htmlx.Bold(n), struck: htmlx.Struck(n), hidden: htmlx.Skipped[n.DataAtom] || htmlx.Hidden(n) || htmlx.HiddenByStyle(htmlx.Attribute(n, "style"))}
	begin := ""
	if w.cell {
		switch {
		case htmlx.Raised(n):
			begin, open.end = doc.RaisedBegin, doc.RaisedEnd
		case open.struck:
			begin, open.end = doc.StruckBegin, doc.StruckEnd
		}
	}
	w.write(begin, bolder)
	if open.bold {
		w.bold++
	}
	if open.hidden {
		w.hidden++
	}
	if open.struck {
		w.struck++
	}
	w.open = append(w.open, open)
}

// end reads the end of an element, and of those that are open in it. One that is not
// open says nothing.
func (w *inlineWriter) end(name string, bold bool) {
	i := len(w.open) - 1
	least := max(len(w.open)-mostOpen, 0)
	for i >= least && w.open[i].name != name {
		i--
	}
	if i < least {
		return
	}
	for len(w.open) > i {
		last := w.open[len(w.open)-1]
		w.open = w.open[:len(w.open)-1]
		if last.hidden {
			w.hidden--
		}
		if last.struck {
			w.struck--
		}
		if last.bold {
			w.bold--
		}
		w.write(last.end, bold)
		if last.block {
			w.lineEnd()
		}
	}
}

// lineEnd ends a line as the writer wanted it to.
func (w *inlineWriter) lineEnd() {
	if w.brk != nil && w.hidden == 0 {
		w.brk(true)
	}
}
