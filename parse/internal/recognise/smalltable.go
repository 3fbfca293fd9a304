package recognise

import (
	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
	"github.com/govdisclosure/annualreport/report"
)

// textTable makes a small table of a text of a grid, its merged cells unfolded, and
// the cells exactly as written or tidied. It returns nil for one without a text.
func textTable(g *doc.Table, exact bool) *report.TextTable {
	width := g.Width()
	t := &report.TextTable{}
	filled := false
	for range g.Rows {
		t.Rows = append(t.Rows, make([]string, width))
	}
	for i, row := range g.Rows {
		for _, c := range row {
			text := c.Text
			if !exact {
				text = han.OneLine(text)
			}
			filled = filled || text != ""
			for r := i; r < min(i+c.Rows, len(t.Rows)); r++ {
				for k := c.Col; k < c.Col+c.Cols; k++ {
					t.Rows[r][k] = text
				}
			}
		}
	}
	if !filled && !exact || width == 0 {
		return nil
	}
	t.HeaderRows = min(g.HeadRows, len(t.Rows))
	return t
}
