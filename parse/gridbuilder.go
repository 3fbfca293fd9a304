package parse

import "fmt"

// gridBuilder lays out the cells of a table row by row, as a browser does: a cell
// goes to the next place that no cell from a row above covers.
type gridBuilder struct {
	b     *budget
	rows  [][]cell
	until []int // by column, the first row that the cell above no longer covers
	col   int
	width int
}

// row begins a row.
func (g *gridBuilder) row() {
	g.rows = append(g.rows, nil)
	g.col = 0
}

// skip leaves columns free.
func (g *gridBuilder) skip(cols int) { g.col += cols }

// cell adds a cell to the row.
func (g *gridBuilder) cell(c cell, cols, rows int) error {
	at := len(g.rows) - 1
	for g.col < len(g.until) && g.until[g.col] > at {
		g.col++
	}
	if err := g.b.addCells(cols); err != nil {
		return err
	}
	c.col, c.cols, c.rows = g.col, cols, rows
	for len(g.until) < g.col+cols {
		g.until = append(g.until, 0)
	}
	for k := range cols {
		g.until[g.col+k] = max(g.until[g.col+k], at+rows)
	}
	g.rows[at] = append(g.rows[at], c)
	g.col += cols
	g.width = max(g.width, g.col)
	return nil
}

// grid returns the table, spans cut off where it ends.
func (g *gridBuilder) grid() (*grid, error) {
	if len(g.rows)*g.width > 5*g.b.limits.Cells {
		return nil, &LimitError{"Cells", fmt.Sprint(g.b.limits.Cells)}
	}
	for i := range g.rows {
		for k := range g.rows[i] {
			c := &g.rows[i][k]
			c.rows = min(c.rows, len(g.rows)-i)
		}
	}
	return &grid{rows: g.rows}, nil
}
