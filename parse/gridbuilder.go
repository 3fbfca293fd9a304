package parse

// gridBuilder lays out the cells of a table row by row, as a browser does: a cell
// goes to the next place that no cell from a row above covers.
type gridBuilder struct {
	b     *account
	exact bool // it is a table, whatever it holds, and never one that lays out a page
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

// cell adds a cell to the row, which spans so many columns and rows.
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

// block returns the table as a block.
func (g *gridBuilder) block(b block, headRows int) (block, error) {
	if len(g.rows)*g.width > 5*g.b.limits.Cells {
		return block{}, exceeded("Cells", g.b.limits.Cells)
	}
	for i := range g.rows {
		for k := range g.rows[i] {
			c := &g.rows[i][k]
			c.rows = min(c.rows, len(g.rows)-i)
		}
	}
	b.table = &grid{rows: g.rows, line: b.line, headRows: headRows, element: !g.exact}
	return b, nil
}
