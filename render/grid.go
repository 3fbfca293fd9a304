package render

import "github.com/govdisclosure/annualreport/internal/message"

// Place is one position of a table's grid.
type Place struct {
	// Cell is the cell that covers the position.
	Cell *Cell
	// Row and Column are where that cell begins: its own indices for the first
	// position it covers, smaller ones for the others.
	Row, Column int
}

// maxPlaces bounds the memory that a grid takes, and maxWeight keeps the sum of all
// widths a number. A table of 100,000 rows and ten columns is far below.
const (
	maxPlaces = 10_000_000
	maxWeight = 1e12
)

// Grid returns the table as rows of len(t.Columns) places each, with every
// spanned position filled by the cell that covers it. It is an error when cells
// overlap, leave a hole, or reach beyond the table, when a width is no number above 0, and
// when there are more places than a document can have.
func (t *Table) Grid() ([][]Place, error) {
	width := len(t.Columns)
	if width == 0 {
		return nil, message.Errorf("table.no_columns", t.Name)
	}
	if t.HeadRows < 0 || t.HeadRows > len(t.Rows) {
		return nil, message.Errorf("table.head_rows", t.Name, t.HeadRows, len(t.Rows))
	}
	for i, w := range t.Columns {
		if !(w > 0) || w > maxWeight {
			return nil, message.Errorf("table.width", t.Name, i+1, w)
		}
	}
	if width > maxPlaces/max(len(t.Rows), 1) {
		return nil, message.Errorf("table.places", t.Name, len(t.Rows), width, maxPlaces)
	}
	places := make([]Place, width*len(t.Rows))
	grid := make([][]Place, len(t.Rows))
	for i := range grid {
		grid[i] = places[i*width : (i+1)*width : (i+1)*width]
	}
	for i := range t.Rows {
		cells := t.Rows[i].Cells
		col := 0
		for j := range cells {
			c := &cells[j]
			for col < width && grid[i][col].Cell != nil {
				col++
			}
			rows, cols := max(c.RowSpan, 1), max(c.ColSpan, 1)
			if cols > width-col {
				return nil, message.Errorf("table.row_long", t.Name, i+1, width)
			}
			if rows > len(t.Rows)-i {
				return nil, message.Errorf("table.beyond_rows", t.Name, i+1, col+1)
			}
			if i < t.HeadRows && i+rows > t.HeadRows {
				return nil, message.Errorf("table.beyond_head", t.Name, i+1, col+1)
			}
			for r := i; r < i+rows; r++ {
				for k := col; k < col+cols; k++ {
					if grid[r][k].Cell != nil {
						return nil, message.Errorf("table.two_cells", t.Name, r+1, k+1)
					}
					grid[r][k] = Place{Cell: c, Row: i, Column: col}
				}
			}
			col += cols
		}
		for k := range width {
			if grid[i][k].Cell == nil {
				return nil, message.Errorf("table.hole", t.Name, i+1, k+1)
			}
		}
	}
	return grid, nil
}
