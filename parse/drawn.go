package parse

import (
	"slices"
	"strings"

	"golang.org/x/text/width"
)

// A drawn table has its borders as characters: ┌─┬┐ and │, or the + - | of pandoc's
// grid tables. A cell goes from border to border and over as many lines as it takes.

// drawnLine is a line of such a table, cut at its borders.
type drawnLine struct {
	line     int
	borders  []int // where they stand, in columns of a screen
	segments []string
}

const (
	drawnVertical   = "|│┃║"
	drawnJunction   = "+┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬┏┓┗┛┣┫┳┻╋"
	drawnHorizontal = "-=:─━═┄┈"
)

// gatherDrawn replaces the lines of drawn tables by the tables.
func (rc *recogniser) gatherDrawn(blocks []block) ([]block, error) {
	out := make([]block, 0, len(blocks))
	for i := 0; i < len(blocks); {
		n := 0
		for i+n < len(blocks) && blocks[i+n].paragraph() && drawn(blocks[i+n].text(), n == 0) {
			n++
		}
		if n < 3 {
			out = append(out, blocks[i])
			i++
			continue
		}
		g, err := rc.drawnGrid(blocks[i : i+n])
		if err != nil {
			return nil, err
		}
		out = append(out, block{table: g, line: blocks[i].line, place: blocks[i].place, lines: blocks[i : i+n]})
		i += n
	}
	return out, nil
}

// drawn reports whether a line can be one of a drawn table; the first is a border.
func drawn(text string, first bool) bool {
	text = trim(text)
	if text == "" {
		return false
	}
	start := firstRune(text)
	if !strings.ContainsRune(drawnJunction, start) {
		return !first && strings.ContainsRune(drawnVertical, start)
	}
	return strings.ContainsAny(text, drawnHorizontal) && (!first || strings.Trim(text, drawnJunction+drawnHorizontal) == "")
}

// drawnGrid reads a drawn table. Whether the characters of borders are wide, as Han
// characters are, depends on who drew it: whichever makes the lines equally long is
// right.
func (rc *recogniser) drawnGrid(blocks []block) (*grid, error) {
	var best []drawnLine
	most := -1
	for _, wide := range []bool{false, true} {
		var lines []drawnLine
		ends := map[int]int{}
		for i := range blocks {
			l := cutDrawn(blocks[i].text(), wide)
			l.line = blocks[i].line
			lines = append(lines, l)
			if n := len(l.borders); n > 0 {
				ends[l.borders[n-1]]++
			}
		}
		same := 0
		for _, n := range ends {
			same = max(same, n)
		}
		if same > most {
			best, most = lines, same
		}
	}
	var columns []int // where the borders between columns stand
	for _, l := range best {
		if !slices.ContainsFunc(l.segments, func(s string) bool { return !horizontal(s) }) {
			columns = append(columns, l.borders...)
		}
	}
	slices.Sort(columns)
	columns = slices.Compact(columns)
	d := drawing{columns: columns, open: map[int]*drawnCell{}}
	for i := range best {
		if err := rc.budget.addCells(len(best[i].segments)); err != nil {
			return nil, err
		}
		d.take(&best[i])
	}
	return d.grid(blocks[0].line), nil
}

// cutDrawn cuts a line at its borders.
func cutDrawn(text string, wideBorders bool) drawnLine {
	var l drawnLine
	var b strings.Builder
	at := 0
	runes := []rune(strings.TrimRightFunc(text, isSpace))
	for i, c := range runes {
		border := strings.ContainsRune(drawnVertical, c) || strings.ContainsRune(drawnJunction, c)
		if c == '+' {
			near := func(k int) bool { return k >= 0 && k < len(runes) && (runes[k] == '-' || runes[k] == '=') }
			border = near(i-1) || near(i+1)
		}
		if border {
			if len(l.borders) > 0 {
				l.segments = append(l.segments, b.String())
			}
			l.borders = append(l.borders, at)
			b.Reset()
		} else {
			b.WriteRune(c)
		}
		at += columnsOf(c, wideBorders)
	}
	return l
}

// columnsOf returns how many columns of a screen a character takes.
func columnsOf(c rune, wideAmbiguous bool) int {
	switch width.LookupRune(c).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	case width.EastAsianAmbiguous:
		if wideAmbiguous {
			return 2
		}
	}
	return 1
}

func horizontal(s string) bool { return s != "" && strings.Trim(s, drawnHorizontal) == "" }

// drawing is a drawn table that is being read.
type drawing struct {
	columns []int
	open    map[int]*drawnCell // by the column it begins in
	cells   []*drawnCell
	row     int
}

type drawnCell struct {
	cell
	row int
}

// take reads a line: text goes on with the cell above it, a border ends it.
func (d *drawing) take(l *drawnLine) {
	ruled := false
	for k, s := range l.segments {
		from, to := d.column(l.borders[k]), d.column(l.borders[k+1])
		if to <= from {
			continue
		}
		c := d.open[from]
		if horizontal(s) {
			ruled = true
			d.close(from, to)
			continue
		}
		if c == nil || c.cols != to-from {
			d.close(from, to)
			c = &drawnCell{cell: cell{line: l.line, col: from, cols: to - from}, row: d.row}
			d.open[from] = c
			d.cells = append(d.cells, c)
		}
		if text := trim(s); text != "" {
			if c.text != "" {
				text = joins(c.text, text) + text
			}
			c.text += text
		}
	}
	if ruled {
		d.row++
	}
}

// column returns the column whose border stands nearest.
func (d *drawing) column(at int) int {
	i, found := slices.BinarySearch(d.columns, at)
	if found || i == 0 {
		return i
	}
	if i == len(d.columns) || at-d.columns[i-1] < d.columns[i]-at {
		return i - 1
	}
	return i
}

// close ends the cells between two columns.
func (d *drawing) close(from, to int) {
	for col := from; col < to; col++ {
		if c := d.open[col]; c != nil {
			c.cell.rows = d.row + 1 - c.row
			delete(d.open, col)
		}
	}
}

func (d *drawing) grid(line int) *grid {
	d.close(0, len(d.columns))
	g := &grid{rows: make([][]cell, d.row+1), line: line}
	for _, c := range d.cells {
		g.rows[c.row] = append(g.rows[c.row], c.cell)
	}
	g.rows = slices.DeleteFunc(g.rows, func(row []cell) bool { return len(row) == 0 })
	return g
}
