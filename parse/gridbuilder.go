package parse

import (
	"strings"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/internal/form"
)

// gridBuilder lays out the cells of a table row by row, as a browser does: a cell
// goes to the next place that no cell from a row above covers.
type gridBuilder struct {
	b     *account
	exact bool // it is a table, whatever it holds
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

// blocks returns the table as a block. A table that only lays out a page is none:
// it gives way to what its cells hold.
func (g *gridBuilder) blocks(f *form.Form, b block, headRows int) ([]block, error) {
	if len(g.rows)*g.width > 5*g.b.limits.Cells {
		return nil, exceeded("Cells", g.b.limits.Cells)
	}
	if !g.exact {
		g.spread(f)
	}
	if !g.exact && g.layout(f) {
		var inner []block
		for _, row := range g.rows {
			for _, c := range row {
				inner = append(inner, c.blocks...)
			}
		}
		return inner, nil
	}
	for i := range g.rows {
		for k := range g.rows[i] {
			c := &g.rows[i][k]
			c.rows = min(c.rows, len(g.rows)-i)
		}
	}
	b.table = &grid{rows: g.rows, line: b.line, headRows: headRows}
	return []block{b}, nil
}

// aside returns the notes and pictures in the cells of a table, which its cells do not
// show.
func (g *grid) aside() []block {
	var all []block
	for _, row := range g.rows {
		for _, c := range row {
			for _, b := range c.blocks {
				switch {
				case b.table != nil:
					all = append(all, b.table.aside()...)
				case b.note || b.picture != nil:
					all = append(all, b)
				}
			}
		}
	}
	return all
}

// spread puts the cells of a table of one row that stands in a cell of a table of the
// form in its place: so some set the figures below a column head.
func (g *gridBuilder) spread(f *form.Form) {
	labels := 0
	for _, row := range g.rows {
		for k := range row {
			if len(f.Match(row[k].text).Labels) > 0 {
				labels++
			}
		}
	}
	if labels < 3 {
		return
	}
	for i, row := range g.rows {
		var cells []cell
		for _, c := range row {
			inner := c.only()
			if inner == nil || len(inner.rows) != 1 {
				cells = append(cells, c)
				continue
			}
			for k, in := range inner.rows[0] {
				n := len(inner.rows[0])
				in.col, in.cols, in.rows = c.col+k*c.cols/n, max(c.cols/n, 1), c.rows
				cells = append(cells, in)
			}
		}
		g.rows[i] = cells
	}
}

// only returns the table that a cell holds, nil where it holds text or several.
func (c *cell) only() *grid {
	var only *grid
	for i := range c.blocks {
		switch b := &c.blocks[i]; {
		case b.blank():
		case b.table == nil || only != nil:
			return nil
		default:
			only = b.table
		}
	}
	return only
}

// longestDataCell is the number of characters beyond which a cell holds running
// text, so that its table is one of layout.
const longestDataCell = 300

// layout reports whether a table is there to lay out a page: it holds tables, has
// one column, or has running text and no labels of the form.
func (g *gridBuilder) layout(f *form.Form) bool {
	if g.width < 2 {
		return true
	}
	long, labels := false, 0
	for _, row := range g.rows {
		for k := range row {
			for i := range row[k].blocks {
				if row[k].blocks[i].table != nil {
					return true
				}
			}
			switch {
			case utf8.RuneCountInString(row[k].text) > longestDataCell:
				long = true
			case len(f.Match(row[k].text).Labels) > 0:
				labels++
			}
		}
	}
	return long && labels < 3
}

// cellOf makes a cell of the blocks in it.
func cellOf(blocks []block) cell {
	var lines []string
	for i := range blocks {
		if blocks[i].paragraph() && !blocks[i].note {
			lines = append(lines, blocks[i].text())
		}
	}
	leaveOutMarks(blocks)
	return cell{text: showMarks(strings.Join(lines, "\n")), blocks: blocks}
}
