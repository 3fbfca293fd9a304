package doc

// TableBuilder lays out the cells of a table row by row, as a browser does: a cell
// goes to the next place that no cell from a row above covers.
type TableBuilder struct {
	Account *Account
	Exact   bool // it is a table, whatever it holds, and never one that lays out a page
	Rows    [][]Cell
	until   []int // by column, the first row that the cell above no longer covers
	Col     int
	width   int
}

// Row begins a row.
func (g *TableBuilder) Row() {
	g.Rows = append(g.Rows, nil)
	g.Col = 0
}

// Cell adds a cell to the row, which spans so many columns and rows.
func (g *TableBuilder) Cell(c Cell, cols, rows int) error {
	at := len(g.Rows) - 1
	for g.Col < len(g.until) && g.until[g.Col] > at {
		g.Col++
	}
	if err := g.Account.AddCells(cols); err != nil {
		return err
	}
	c.Col, c.Cols, c.Rows = g.Col, cols, rows
	for len(g.until) < g.Col+cols {
		g.until = append(g.until, 0)
	}
	for k := range cols {
		g.until[g.Col+k] = max(g.until[g.Col+k], at+rows)
	}
	g.Rows[at] = append(g.Rows[at], c)
	g.Col += cols
	g.width = max(g.width, g.Col)
	return nil
}

// Block returns the table as a block.
func (g *TableBuilder) Block(b Block, headRows int) (Block, error) {
	if len(g.Rows)*g.width > 5*g.Account.Limits.Cells {
		return Block{}, Exceeded("Cells", g.Account.Limits.Cells)
	}
	for i := range g.Rows {
		for k := range g.Rows[i] {
			c := &g.Rows[i][k]
			c.Rows = min(c.Rows, len(g.Rows)-i)
		}
	}
	b.Table = &Table{Rows: g.Rows, Line: b.Line, HeadRows: headRows, Element: !g.Exact}
	return b, nil
}
