package parse

import (
	"math"
	"strings"
	"unicode/utf8"
)

// spaced writes pages as text in which everything stands about where it stands on
// the page: what the reader of text takes tables from that have no borders.
func (p *printed) spaced() string {
	var b strings.Builder
	for i := range p.pages {
		s := &p.pages[i]
		edge := math.Inf(1)
		for _, e := range s.elements {
			if e.Line != nil {
				edge = min(edge, e.Line.Left)
			}
		}
		for _, e := range s.elements {
			switch {
			case e.Line != nil:
				at := 0
				for k, w := range e.Line.Words {
					column := int(math.Round((w.Left - edge) / (e.Line.Size / 2)))
					if k > 0 {
						column = max(column, at+2)
					}
					b.WriteString(strings.Repeat(" ", max(column-at, 0)))
					b.WriteString(w.Text)
					at = max(column, at) + utf8.RuneCountInString(w.Text)
				}
				b.WriteByte('\n')
			case e.Table != nil:
				// Of a document whose other tables have no borders.
				for _, row := range shownCells(e.Table) {
					b.WriteString(strings.Join(row, "\t") + "\n")
				}
			}
		}
		b.WriteByte('\f')
	}
	return b.String()
}
