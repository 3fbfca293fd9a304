package html

import (
	"regexp"

	"github.com/govdisclosure/annualreport/internal/han"
	"golang.org/x/net/html"
)

// mathNamespace is what the parser of HTML calls that of MathML.
const mathNamespace = "math"

// math reads a formula so that none of its numbers runs together with another: what
// stands above and below is raised, and a fraction has its line.
func (w *htmlWalker) math(n *html.Node, depth int) {
	switch n.Data {
	case "annotation", "annotation-xml":
		return // the same in another notation
	}
	k := 0
	for c := n.FirstChild; c != nil && w.err == nil; c = c.NextSibling {
		if c.Type != html.ElementNode {
			w.node(c, depth+1)
			continue
		}
		raised := false
		switch n.Data {
		case "mfrac":
			if k > 0 {
				w.text("/")
			}
		case "msup", "msub", "msubsup", "munder", "mover", "munderover", "mmultiscripts":
			raised = k > 0 && w.inCell
		}
		if raised {
			w.raised++
		}
		w.node(c, depth+1)
		if raised {
			w.raised--
		}
		k++
	}
}

var digitsAlone = regexp.MustCompile(`^[0-9]+$`)

// smallNote reports whether small text is the number of a note behind a figure, and not
// the digits behind its point.
func (w *htmlWalker) smallNote(n *html.Node) bool {
	last := w.last()
	return last >= '0' && last <= '9' && digitsAlone.MatchString(han.OneLine(textOf(n)))
}
