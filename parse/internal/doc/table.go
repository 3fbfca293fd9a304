package doc

import (
	"slices"
	"strings"

	"github.com/govdisclosure/annualreport/internal/han"
)

// Table is a table as it stands in the input.
type Table struct {
	Rows [][]Cell // the cells that begin in each row, from left to right
	// Flat is set where rows and merged cells are not known: in a text, which has
	// lines and separators. aligned is set where the columns are all the same.
	Flat, Aligned bool
	// Named is set where every figure was beside its own name.
	Named bool
	// Apart is set where a blank line or the end of a page cuts it.
	Apart bool
	// Element is set where the input has it as an element, by which a page may only be
	// laid out.
	Element bool
	// HeadRows is how many rows the input marks as headings.
	HeadRows int
	Line     int
}

// Width is the number of columns.
func (g *Table) Width() int {
	w := 0
	for _, row := range g.Rows {
		for _, c := range row {
			w = max(w, c.Col+c.Cols)
		}
	}
	return w
}

// Cell is a cell of a grid.
type Cell struct {
	Text       string
	Line       int
	Col        int // where it begins, from 0
	Cols, Rows int // that it covers, from 1
	// Blocks are what it holds, where the input says so.
	Blocks []Block
	// Fields is set where it has fields of a form.
	Fields bool
}

// Ends returns where each row of a grid ends, with the cells from above that go on in
// it.
func (g *Table) Ends() []int {
	ends := make([]int, len(g.Rows))
	for i, row := range g.Rows {
		for _, c := range row {
			for k := i; k < min(i+c.Rows, len(ends)); k++ {
				ends[k] = max(ends[k], c.Col+c.Cols)
			}
		}
	}
	return ends
}

// UsualWidth is where most rows of a grid end.
func (g *Table) UsualWidth() int {
	count := map[int]int{}
	usual := 0
	for _, end := range g.Ends() {
		if count[end]++; count[end] > count[usual] {
			usual = end
		}
	}
	return usual
}

// Only returns the table that a cell holds, nil where it holds text or several.
func (c *Cell) Only() *Table {
	var only *Table
	for i := range c.Blocks {
		switch b := &c.Blocks[i]; {
		case b.Blank():
		case b.Table == nil || only != nil:
			return nil
		default:
			only = b.Table
		}
	}
	return only
}

// Aside returns the notes and pictures in the cells of a table, which its cells do not
// show.
func (g *Table) Aside() []Block {
	var all []Block
	for _, row := range g.Rows {
		for _, c := range row {
			for _, b := range c.Blocks {
				switch {
				case b.Table != nil:
					all = append(all, b.Table.Aside()...)
				case b.Note || b.Picture != nil:
					all = append(all, b)
				}
			}
		}
	}
	return all
}

// CellOf makes a cell of the blocks in it.
func CellOf(blocks []Block) Cell {
	c := Cell{Blocks: blocks}
	c.Settle()
	return c
}

// Settle makes the text of a cell of the blocks in it.
func (c *Cell) Settle() {
	var lines []string
	for i := range c.Blocks {
		if c.Blocks[i].Paragraph() && !c.Blocks[i].Note {
			lines = append(lines, c.Blocks[i].Text())
		}
	}
	if c.Text = ShowMarks(strings.Join(lines, "\n")); c.Fields {
		c.Text = once(c.Text)
	}
}

// once leaves out of the lines of a cell with fields what stands in it twice.
func once(text string) string {
	var lines []string
	for line := range strings.SplitSeq(text, "\n") {
		if line = han.Trim(line); !slices.Contains(lines, line) {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// MostHeadRows is how many rows of a table may be its heading.
const MostHeadRows = 4
