package pdfread

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// Table is a table whose cells have borders.
type Table struct {
	Box
	// Columns and Rows are where the borders between them stand, with the outer ones.
	Columns, Rows []float64
	// Cells are in the order of reading.
	Cells []Cell
}

// Cell is a cell of a table.
type Cell struct {
	Row, Column   int // where it begins, from 0
	Rows, Columns int // that it spans
	Lines         []Line
	glyphs        []Glyph
}

// bar is a line along an edge of the page.
type bar struct {
	at, from, to float64
}

const (
	// touching is how far, in points, lines may be apart that meet.
	touching = 2.0
	// doubled is how far apart lines may be that are one border.
	doubled = 3.0
)

// bars sorts the lines of a page by their direction, and joins those that go on.
func bars(rules []Rule) (across, down []bar) {
	for _, r := range rules {
		if r.Width() >= r.Height() {
			across = append(across, bar{at: (r.Top + r.Bottom) / 2, from: r.Left, to: r.Right})
		} else {
			down = append(down, bar{at: (r.Left + r.Right) / 2, from: r.Top, to: r.Bottom})
		}
	}
	return joined(across), joined(down)
}

func joined(all []bar) []bar {
	slices.SortFunc(all, func(a, b bar) int { return cmp.Compare(a.at, b.at) })
	var out []bar
	for from := 0; from < len(all); {
		to := from + 1
		for to < len(all) && all[to].at-all[to-1].at < 1 && all[to].at-all[from].at < doubled {
			to++
		}
		level := all[from:to]
		slices.SortFunc(level, func(a, b bar) int { return cmp.Compare(a.from, b.from) })
		first := len(out)
		for _, b := range level {
			if n := len(out); n > first && b.from <= out[n-1].to+touching {
				out[n-1].to = max(out[n-1].to, b.to)
			} else {
				out = append(out, b)
			}
		}
		from = to
	}
	return out
}

// meet reports whether two lines meet.
func meet(across, down *bar) bool {
	return down.at >= across.from-touching && down.at <= across.to+touching &&
		across.at >= down.from-touching && across.at <= down.to+touching
}

// tables finds the tables among the lines of a page: lines that meet, of which
// several run across and several down.
func tables(rules []Rule, b charger) ([]Table, error) {
	across, down := bars(rules)
	// Groups of lines that meet, as a forest over both.
	parent := make([]int, len(across)+len(down))
	for i := range parent {
		parent[i] = i
	}
	for i := range across {
		b.step(len(down))
		for k := range down {
			if meet(&across[i], &down[k]) {
				parent[root(parent, i)] = root(parent, len(across)+k)
			}
		}
	}
	groups := map[int][2][]bar{}
	var order []int
	add := func(i, direction int, line bar) {
		r := root(parent, i)
		g, known := groups[r]
		if !known {
			order = append(order, r)
		}
		g[direction] = append(g[direction], line)
		groups[r] = g
	}
	for i := range across {
		add(i, 0, across[i])
	}
	for k := range down {
		add(len(across)+k, 1, down[k])
	}
	var all []Table
	for _, r := range order {
		t, err := tableOf(groups[r][0], groups[r][1], b)
		if err != nil {
			return nil, err
		}
		if t != nil {
			all = append(all, *t)
		}
	}
	return all, nil
}

// root returns the root of a tree in a forest.
func root(parent []int, i int) int {
	for parent[i] != i {
		parent[i] = parent[parent[i]]
		i = parent[i]
	}
	return i
}

// tableOf makes a table of lines that meet; nil of those that make none.
func tableOf(across, down []bar, b charger) (*Table, error) {
	columns, rows := borders(down, across), borders(across, down)
	if len(columns) < 2 || len(rows) < 2 {
		return nil, nil
	}
	nc, nr := len(columns)-1, len(rows)-1
	if err := b.Cells(nc * nr); err != nil {
		return nil, err
	}
	b.step(nc * nr)
	b.grow(24 * nc * nr)
	// Places of the grid belong to the same cell where no border is between them.
	right, below := make([]bool, nc*nr), make([]bool, nc*nr)
	for _, l := range down {
		b.step(nc + nr)
		c := nearest(columns, l.at) - 1
		for r := 0; r < nr && c >= 0; r++ {
			if l.covers(rows[r], rows[r+1]) {
				right[r*nc+c] = true
			}
		}
	}
	for _, l := range across {
		b.step(nc + nr)
		r := nearest(rows, l.at) - 1
		for c := 0; c < nc && r >= 0 && r < nr; c++ {
			if l.covers(columns[c], columns[c+1]) {
				below[r*nc+c] = true
			}
		}
	}
	parent := make([]int, nc*nr)
	for i := range parent {
		parent[i] = i
	}
	for r := range nr {
		for c := range nc {
			i := r*nc + c
			if c+1 < nc && !right[i] {
				parent[root(parent, i+1)] = root(parent, i)
			}
			if r+1 < nr && !below[i] {
				parent[root(parent, i+nc)] = root(parent, i)
			}
		}
	}
	t := &Table{Box: Box{columns[0], rows[0], columns[nc], rows[nr]}, Columns: columns, Rows: rows}
	at := map[int]int{}
	for i := range parent {
		r, c := i/nc, i%nc
		k, known := at[root(parent, i)]
		if !known {
			k = len(t.Cells)
			at[root(parent, i)] = k
			t.Cells = append(t.Cells, Cell{Row: r, Column: c, Rows: 1, Columns: 1})
		}
		cell := &t.Cells[k]
		cell.Column, cell.Columns = min(cell.Column, c), max(cell.Column+cell.Columns, c+1)-min(cell.Column, c)
		cell.Rows = max(cell.Rows, r+1-cell.Row)
	}
	return t, nil
}

// covers reports whether a line runs along the middle of a stretch.
func (b *bar) covers(from, to float64) bool {
	middle := (from + to) / 2
	return b.from <= middle && middle <= b.to
}

// borders returns where lines stand, those that are nearly in one place once. The
// ends of the lines across them count where they reach beyond, as in tables that are
// open at their sides.
func borders(lines, across []bar) []float64 {
	var places []float64
	first, last := math.Inf(1), math.Inf(-1)
	for _, l := range lines {
		places = append(places, l.at)
	}
	for _, l := range across {
		first, last = min(first, l.from), max(last, l.to)
	}
	if len(places) == 0 {
		return nil
	}
	slices.Sort(places)
	const open = 3 * doubled
	if first < places[0]-open {
		places = append([]float64{first}, places...)
	}
	if last > places[len(places)-1]+open {
		places = append(places, last)
	}
	out := places[:1]
	for _, p := range places[1:] {
		if p-out[len(out)-1] > doubled {
			out = append(out, p)
		}
	}
	return out
}

// nearest returns the border next to a place.
func nearest(borders []float64, at float64) int {
	best := 0
	for i, b := range borders {
		if math.Abs(b-at) < math.Abs(borders[best]-at) {
			best = i
		}
	}
	return best
}

// place returns the place of the grid that a point lies in.
func place(borders []float64, at float64) int {
	i, _ := slices.BinarySearch(borders, at)
	return min(max(i-1, 0), len(borders)-2)
}

// word returns how many characters belong together: the digits of a figure do, which
// may reach over the border of their cell. Any other stands by itself.
func word(glyphs []Glyph) int {
	n := 1
	for ; n < len(glyphs); n++ {
		a, b := &glyphs[n-1], &glyphs[n]
		if !digits(a.Text) || !digits(b.Text) || a.Y != b.Y || a.Size != b.Size || a.Font != b.Font || math.Abs(b.X-a.Right) > 0.1*a.Size {
			break
		}
	}
	return n
}

func digits(s string) bool { return s != "" && strings.Trim(s, "0123456789.,") == "" }

// take gives the table's cells their characters, and returns the others.
func (t *Table) take(glyphs []Glyph) (rest []Glyph) {
	nc := len(t.Columns) - 1
	at := make([]int, nc*(len(t.Rows)-1))
	for i := range t.Cells {
		c := &t.Cells[i]
		for r := c.Row; r < c.Row+c.Rows; r++ {
			for k := c.Column; k < c.Column+c.Columns; k++ {
				at[r*nc+k] = i
			}
		}
	}
	for len(glyphs) > 0 {
		n := word(glyphs)
		first, last := glyphs[0], glyphs[n-1]
		y := first.Y - 0.35*first.Size
		if x := (first.X + last.Right) / 2; t.Holds(x, y) {
			c := &t.Cells[at[place(t.Rows, y)*nc+place(t.Columns, x)]]
			c.glyphs = append(c.glyphs, glyphs[:n]...)
		} else {
			rest = append(rest, glyphs[:n]...)
		}
		glyphs = glyphs[n:]
	}
	for i := range t.Cells {
		c := &t.Cells[i]
		var aside string
		c.Lines, aside = lines(c.glyphs, true)
		if aside != "" {
			c.Lines = append(c.Lines, Line{Text: aside})
		}
		c.glyphs = nil
	}
	return rest
}
