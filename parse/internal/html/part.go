package html

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// part is what an element is in a table: by its name, by its role (WAI-ARIA 1.2) or
// by its own style.
type part int

const (
	noPart part = iota
	wholePart
	rowPart
	cellPart
	headPart // a cell that heads others
)

var (
	partNames = map[atom.Atom]part{atom.Table: wholePart, atom.Tr: rowPart, atom.Td: cellPart, atom.Th: headPart}
	partRoles = map[string]part{
		"table": wholePart, "grid": wholePart, "treegrid": wholePart, "row": rowPart,
		"cell": cellPart, "gridcell": cellPart, "columnheader": headPart, "rowheader": headPart,
	}
	partStyles = map[string]part{"table": wholePart, "table-row": rowPart, "table-cell": cellPart}
	partStyle  = regexp.MustCompile(`(?i)(?:^|[;\s])display\s*:\s*(table(?:-row|-cell)?)\s*(?:[;!]|$)`)
)

func partOf(n *html.Node) part {
	if p := partNames[n.DataAtom]; p != noPart {
		return p
	}
	if p := partRoles[Attribute(n, "role")]; p != noPart {
		return p
	}
	if m := partStyle.FindStringSubmatch(Attribute(n, "style")); m != nil {
		return partStyles[strings.ToLower(m[1])]
	}
	return noPart
}

func isRow(n *html.Node) bool  { return partOf(n) == rowPart }
func isCell(n *html.Node) bool { return partOf(n) >= cellPart }

// isTable reports whether an element is a table: one by its name, or one that has
// cells in rows.
func (w *htmlWalker) isTable(n *html.Node) bool {
	if n.DataAtom == atom.Table || partOf(n) != wholePart {
		return n.DataAtom == atom.Table
	}
	for _, row := range w.elements(n, isRow) {
		if len(w.elements(row, isCell)) > 0 {
			return true
		}
	}
	return false
}

// elements returns the elements of a kind in another that are shown, but not those in
// a table or in one of their own kind inside it. The heads of a table count also where
// a narrow screen does not show them.
func (w *htmlWalker) elements(n *html.Node, is func(*html.Node) bool) []*html.Node {
	var found []*html.Node
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			switch {
			case c.Type != html.ElementNode || (Hidden(c) || w.gone(c)) && c.DataAtom != atom.Thead:
			case is(c):
				found = append(found, c)
			case partOf(c) != wholePart:
				walk(c)
			}
		}
	}
	walk(n)
	return found
}
