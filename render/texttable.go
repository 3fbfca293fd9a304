package render

import (
	"golang.org/x/text/width"

	"github.com/govdisclosure/annualreport/report"
)

// composeTextTable makes a table of a small table inside a text. Its columns are as
// wide as what they hold, within bounds, so that a column of figures leaves room to
// one of words.
func composeTextTable(from *report.TextTable) *Table {
	t := &Table{
		Name: from.Caption, Caption: from.Caption, HeadRows: from.HeaderRows,
		Columns: make([]float64, len(from.Rows[0])),
	}
	const narrowest, widest = 4, 40
	for i, row := range from.Rows {
		cells := make([]Cell, len(row))
		for k, text := range row {
			cells[k].Text = text
			if i < from.HeaderRows {
				cells[k].Role = RoleColumnHead
			}
			t.Columns[k] = max(t.Columns[k], float64(min(max(Width(text), narrowest), widest)))
		}
		t.Rows = append(t.Rows, Row{Cells: cells})
	}
	return t
}

// Width returns how many columns a text takes on a screen where all characters have
// the same width but those of East Asia, which take two (Unicode Standard Annex
// #11: wide and full-width ones).
func Width(s string) int {
	n := 0
	for _, c := range s {
		switch width.LookupRune(c).Kind() {
		case width.EastAsianWide, width.EastAsianFullwidth:
			n += 2
		default:
			n++
		}
	}
	return n
}
