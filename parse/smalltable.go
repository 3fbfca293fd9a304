package parse

import (
	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/report"
)

// textTable makes a small table of a text of a grid, its merged cells unfolded, and
// the cells exactly as written or tidied. It returns nil for one without a text.
func textTable(g *grid, exact bool) *report.TextTable {
	width := g.width()
	t := &report.TextTable{}
	filled := false
	for range g.rows {
		t.Rows = append(t.Rows, make([]string, width))
	}
	for i, row := range g.rows {
		for _, c := range row {
			text := c.text
			if !exact {
				text = han.OneLine(text)
			}
			filled = filled || text != ""
			for r := i; r < min(i+c.rows, len(t.Rows)); r++ {
				for k := c.col; k < c.col+c.cols; k++ {
					t.Rows[r][k] = text
				}
			}
		}
	}
	if !filled && !exact || width == 0 {
		return nil
	}
	t.HeaderRows = min(g.headRows, len(t.Rows))
	return t
}
