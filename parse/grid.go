package parse

import (
	"slices"
	"strings"

	"github.com/govdisclosure/annualreport/internal/han"
)

// grid is a table as it stands in the input.
type grid struct {
	rows [][]cell // the cells that begin in each row, from left to right
	// flat is set where rows and merged cells are not known: in a text, which has
	// lines and separators. aligned is set where the columns are all the same.
	flat, aligned bool
	// named is set where every figure was beside its own name.
	named bool
	// apart is set where a blank line or the end of a page cuts it.
	apart bool
	// element is set where the input has it as an element, by which a page may only be
	// laid out.
	element bool
	// headRows is how many rows the input marks as headings.
	headRows int
	line     int
}

// width is the number of columns.
func (g *grid) width() int {
	w := 0
	for _, row := range g.rows {
		for _, c := range row {
			w = max(w, c.col+c.cols)
		}
	}
	return w
}

// cell is a cell of a grid.
type cell struct {
	text       string
	line       int
	col        int // where it begins, from 0
	cols, rows int // that it covers, from 1
	// blocks are what it holds, where the input says so.
	blocks []block
	// fields is set where it has fields of a form.
	fields bool
}

// ends returns where each row of a grid ends, with the cells from above that go on in
// it.
func (g *grid) ends() []int {
	ends := make([]int, len(g.rows))
	for i, row := range g.rows {
		for _, c := range row {
			for k := i; k < min(i+c.rows, len(ends)); k++ {
				ends[k] = max(ends[k], c.col+c.cols)
			}
		}
	}
	return ends
}

// usualWidth is where most rows of a grid end.
func (g *grid) usualWidth() int {
	count := map[int]int{}
	usual := 0
	for _, end := range g.ends() {
		if count[end]++; count[end] > count[usual] {
			usual = end
		}
	}
	return usual
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

// cellOf makes a cell of the blocks in it.
func cellOf(blocks []block) cell {
	c := cell{blocks: blocks}
	c.settle()
	return c
}

// settle makes the text of a cell of the blocks in it.
func (c *cell) settle() {
	var lines []string
	for i := range c.blocks {
		if c.blocks[i].paragraph() && !c.blocks[i].note {
			lines = append(lines, c.blocks[i].text())
		}
	}
	if c.text = showMarks(strings.Join(lines, "\n")); c.fields {
		c.text = once(c.text)
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

// mostHeadRows is how many rows of a table may be its heading.
const mostHeadRows = 4
