package pages

import (
	"math"
	"strings"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/parse/internal/doc"
	"github.com/govdisclosure/annualreport/parse/internal/pdfread"
)

// Spaced writes pages as text in which everything stands about where it stands on
// the page: what the reader of text takes tables from that have no borders.
func (p *Sheets) Spaced(f formLabels) string {
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
				writeSpaced(&b, f, e.Line, edge)
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

// writeSpaced writes a line, its columns half as wide as its characters.
func writeSpaced(b *strings.Builder, f formLabels, l *pdfread.Line, edge float64) {
	at := 0
	for k, w := range columnsIn(f, l) {
		column := columnAt((w.Left - edge) / (l.Size / 2))
		if k > 0 {
			column = max(column, at+2)
		}
		b.WriteString(strings.Repeat(" ", max(column-at, 0)))
		b.WriteString(w.Text)
		at = max(column, at) + utf8.RuneCountInString(w.Text)
	}
	b.WriteByte('\n')
}

// mostColumns is how many columns a line may have: more are of type too small to be seen.
const mostColumns = 2000

// columnAt returns the column next to a place.
func columnAt(x float64) int {
	if !(x > 0) { // or is no number
		return 0
	}
	return int(math.Round(min(x, mostColumns)))
}

const (
	// apartColumns is the space, as a part of the size, from which words stand in
	// columns of their own.
	apartColumns = 0.8
	// leastFigures is how many figures at the end of a line make it a row: then they
	// are apart however little space is between them.
	leastFigures = 3
)

// columnsIn joins the words of a line to what stands in its columns.
func columnsIn(fm formLabels, l *pdfread.Line) []pdfread.Word {
	words := l.Words()
	figures := len(words)
	for figures > 0 && doc.FigureLike(words[figures-1].Text) {
		figures--
	}
	if n := len(words) - figures; n < leastFigures && !(n > 0 && rowLabel(fm, words[:figures], n)) {
		figures = len(words)
	}
	var all []pdfread.Word
	for k, w := range words {
		if n := len(all); n > 0 && k < figures && w.Left-all[n-1].Right < apartColumns*l.Size {
			all[n-1].Text += w.Text
			all[n-1].Right = w.Right
			continue
		}
		all = append(all, w)
	}
	return all
}

// rowLabel reports whether words are the label of a row of so many figures.
func rowLabel(fm formLabels, words []pdfread.Word, figures int) bool {
	text := ""
	for _, w := range words {
		text += w.Text
	}
	return fm.LabelOfRow(text, figures)
}
