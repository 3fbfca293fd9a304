package gather

import (
	"slices"
	"strings"

	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
)

// A drawn table has its borders as characters: ┌─┬┐ and │, or the + - | of pandoc's
// grid tables. A cell goes from border to border and over as many lines as it takes.

// drawnLine is a line of such a table, cut at its borders.
type drawnLine struct {
	line     int
	borders  []drawnBorder
	segments []string
}

// drawnBorder is where a border stands, in columns of a screen, and by how many it may
// stand elsewhere: characters before it, such as quotation marks, are as wide as the
// screen has them.
type drawnBorder struct{ at, slack int }

const (
	drawnVertical   = "|│┃║"
	drawnJunction   = "+┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬┏┓┗┛┣┫┳┻╋"
	drawnHorizontal = "-=:─━═┄┈"
)

// gatherDrawn replaces the lines of drawn tables by the tables.
func (ga *gatherer) gatherDrawn(blocks []doc.Block) ([]doc.Block, error) {
	out := make([]doc.Block, 0, len(blocks))
	for i := 0; i < len(blocks); {
		n := 0
		for i+n < len(blocks) && blocks[i+n].Paragraph() && drawn(blocks[i+n].Text(), n == 0) {
			n++
		}
		if n < 3 {
			out = append(out, blocks[i])
			i++
			continue
		}
		g, err := ga.drawnGrid(blocks[i : i+n])
		if err != nil {
			return nil, err
		}
		if g == nil {
			out = append(out, blocks[i:i+n]...)
		} else {
			out = append(out, doc.Block{Table: g, Line: blocks[i].Line, Ancestor: blocks[i].Ancestor, Lines: blocks[i : i+n]})
		}
		i += n
	}
	return out, nil
}

// drawn reports whether a line can be one of a drawn table; the first is a border.
func drawn(text string, first bool) bool {
	text = han.Trim(text)
	if text == "" {
		return false
	}
	start := han.FirstRune(text)
	if !strings.ContainsRune(drawnJunction, start) {
		return !first && strings.ContainsRune(drawnVertical, start)
	}
	return strings.ContainsAny(text, drawnHorizontal) && (!first || strings.Trim(text, drawnJunction+drawnHorizontal) == "")
}

// drawnGrid reads a drawn table. Whether the characters of borders are wide, as Han
// characters are, depends on who drew it: whichever makes the lines equally long is
// right. It returns nil where a border stands out of place: the cells of a line are
// told by its bars then, not by where they are.
func (ga *gatherer) drawnGrid(blocks []doc.Block) (*doc.Table, error) {
	var best []drawnLine
	most := -1
	for _, wide := range []bool{false, true} {
		var lines []drawnLine
		ends := map[int]int{}
		for i := range blocks {
			l := cutDrawn(blocks[i].Text(), wide)
			l.line = blocks[i].Line
			lines = append(lines, l)
			if n := len(l.borders); n > 0 {
				ends[l.borders[n-1].at]++
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
	d := drawing{columns: drawnColumns(best), open: map[int]*drawnCell{}}
	for i := range best {
		if err := ga.budget.AddCells(len(best[i].segments)); err != nil {
			return nil, err
		}
		if !d.take(&best[i]) {
			return nil, nil
		}
	}
	return d.grid(blocks[0].Line), nil
}

// drawnColumns returns where the borders between columns stand: as lines that go all
// the way have them, and others where those have none.
func drawnColumns(lines []drawnLine) []int {
	var d drawing
	add := func(whole bool) {
		for _, l := range lines {
			if whole == slices.ContainsFunc(l.segments, func(s string) bool { return !horizontal(s) }) {
				continue
			}
			for k, b := range l.borders {
				ruled := k > 0 && horizontal(l.segments[k-1]) || k < len(l.segments) && horizontal(l.segments[k])
				if _, near := d.column(b); !ruled || near && !whole {
					continue
				}
				if i, known := slices.BinarySearch(d.columns, b.at); !known {
					d.columns = slices.Insert(d.columns, i, b.at)
				}
			}
		}
	}
	add(true)
	add(false)
	return d.columns
}

// cutDrawn cuts a line at its borders.
func cutDrawn(text string, wideBorders bool) drawnLine {
	var l drawnLine
	var b strings.Builder
	at := drawnBorder{slack: 1}
	runes := []rune(strings.TrimRightFunc(text, han.IsSpace))
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
			at.slack += han.Columns(c, true) - han.Columns(c, false)
		}
		at.at += han.Columns(c, wideBorders)
	}
	if han.Trim(b.String()) != "" {
		// The last border is missing.
		l.segments, l.borders = append(l.segments, b.String()), append(l.borders, at)
	}
	return l
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
	doc.Cell
	row int
}

// take reads a line: text goes on with the cell above it, a border ends it. It reports
// whether every border stands where those between columns do.
func (d *drawing) take(l *drawnLine) bool {
	ruled := false
	for k, s := range l.segments {
		from, ok := d.column(l.borders[k])
		to, also := d.column(l.borders[k+1])
		if !ok || !also || to <= from {
			return false
		}
		c := d.open[from]
		if horizontal(s) {
			ruled = true
			d.close(from, to)
			continue
		}
		if c == nil || c.Cols != to-from {
			d.close(from, to)
			c = &drawnCell{Cell: doc.Cell{Line: l.line, Col: from, Cols: to - from}, row: d.row}
			d.open[from] = c
			d.cells = append(d.cells, c)
		}
		if text := han.Trim(s); text != "" {
			if c.Text != "" {
				text = han.Joins(c.Text, text) + text
			}
			c.Text += text
		}
	}
	if ruled {
		d.row++
	}
	return true
}

// column returns the column whose border stands nearest; ok is false where it does not
// stand near.
func (d *drawing) column(b drawnBorder) (column int, ok bool) {
	i, _ := slices.BinarySearch(d.columns, b.at)
	if i > 0 && (i == len(d.columns) || b.at-d.columns[i-1] < d.columns[i]-b.at) {
		i--
	}
	return i, i < len(d.columns) && max(b.at-d.columns[i], d.columns[i]-b.at) <= b.slack
}

// close ends the cells between two columns.
func (d *drawing) close(from, to int) {
	for col := from; col < to; col++ {
		if c := d.open[col]; c != nil {
			c.Cell.Rows = d.row + 1 - c.row
			delete(d.open, col)
		}
	}
}

func (d *drawing) grid(line int) *doc.Table {
	d.close(0, len(d.columns))
	g := &doc.Table{Rows: make([][]doc.Cell, d.row+1), Line: line}
	for _, c := range d.cells {
		g.Rows[c.row] = append(g.Rows[c.row], c.Cell)
	}
	g.Rows = slices.DeleteFunc(g.Rows, func(row []doc.Cell) bool { return len(row) == 0 })
	return g
}
