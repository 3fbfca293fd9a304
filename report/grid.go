package report

import (
	"github.com/govdisclosure/annualreport/internal/message"
)

// place is a position of a skeleton: the cell that covers it and where that cell
// begins.
type place struct {
	cell        *Cell
	row, column int
}

// grid returns the skeleton with every spanned position filled. It is an error
// when cells overlap, leave a hole or reach beyond the table.
func (t *Table) grid() ([][]place, error) {
	grid := make([][]place, len(t.Rows))
	for i := range grid {
		grid[i] = make([]place, len(t.Widths))
	}
	for i := range t.Rows {
		column := 0
		for k := range t.Rows[i].Cells {
			c := &t.Rows[i].Cells[k]
			for column < len(t.Widths) && grid[i][column].cell != nil {
				column++
			}
			for r := i; r < i+max(c.RowSpan, 1); r++ {
				for j := column; j < column+max(c.ColSpan, 1); j++ {
					if r >= len(grid) || j >= len(t.Widths) || grid[r][j].cell != nil {
						return nil, message.Errorf("format.cell_fits", i+1, r+1, j+1)
					}
					grid[r][j] = place{c, i, column}
				}
			}
		}
		for j := range grid[i] {
			if grid[i][j].cell == nil {
				return nil, message.Errorf("format.no_cell", i+1, j+1)
			}
		}
	}
	return grid, nil
}

// rowLabels returns the labels that name the row of the figure at i, j: the band
// above it and the row heads beside it.
func rowLabels(grid [][]place, i, j int) []Label {
	var labels []Label
	for r := i; r >= 0; r-- {
		if c := grid[r][j].cell; c.Role == RoleBand {
			labels = append(labels, c.Label)
			break
		}
	}
	for k := 0; k < j; k++ {
		if p := grid[i][k]; p.cell.Role == RoleRowHead && p.column == k {
			labels = append(labels, p.cell.Label)
		}
	}
	return labels
}

// columnLabels returns the column heads nearest above the figure at i, j, from the
// outermost to the innermost.
func columnLabels(grid [][]place, i, j int) []Label {
	r := i
	for r >= 0 && grid[r][j].cell.Role != RoleColumnHead {
		r--
	}
	var labels []Label
	for ; r >= 0 && grid[r][j].cell.Role == RoleColumnHead; r-- {
		if p := grid[r][j]; p.row == r {
			labels = append([]Label{p.cell.Label}, labels...)
		}
	}
	return labels
}
