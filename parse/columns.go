package parse

import "slices"

// headRow is a row of a grid that holds column heads.
type headRow struct {
	row   int
	heads []*token
}

// headRows lists the rows with column heads and without a row's own label.
func headRows(g *grid, ts []token) []headRow {
	var rows []headRow
	for i := 0; i < len(ts); {
		row := ts[i].row
		h := headRow{row: row}
		leaf := false
		for ; i < len(ts) && ts[i].row == row; i++ {
			switch l := ts[i].label; {
			case l == nil:
			case l.kind == headLabel:
				h.heads = append(h.heads, &ts[i])
			case l.kind == leafLabel:
				leaf = true
			}
		}
		if len(h.heads) > 0 && !leaf {
			rows = append(rows, h)
		}
	}
	return rows
}

// headsAbove returns the rows of heads next above a row, which lie together.
func headsAbove(rows []headRow, row int) []headRow {
	to := len(rows)
	for to > 0 && rows[to-1].row >= row {
		to--
	}
	from := to
	for from > 0 && (from == to || rows[from-1].row == rows[from].row-1) {
		from--
	}
	return rows[from:to]
}

// column returns which figure of the row stands under the heads above a cell, -1
// where they do not say.
func (r *record) column(c *cell) int {
	var path []string
	for _, h := range r.heads {
		for _, t := range h.heads {
			if t.col <= c.col && c.col < t.col+t.cols {
				path = append(path, t.label.heads...)
			}
		}
	}
	if len(path) == 0 {
		return -1
	}
	at := -1
	for i, heads := range r.row.columns {
		if len(heads) == 0 || path[len(path)-1] != heads[len(heads)-1] {
			continue
		}
		if slices.ContainsFunc(path, func(h string) bool { return !slices.Contains(heads, h) }) {
			continue
		}
		if at >= 0 {
			return -1 // the outer heads would tell which, and are not there
		}
		at = i
	}
	return at
}

// columns assigns cells to the figures of the row by the heads above them. It
// returns nil where not every figure has its cell.
func (r *record) columns(values []*token) []*token {
	columns := r.byHeads(values)
	if columns == nil || slices.Contains(columns, nil) {
		return nil
	}
	edge := r.edge()
	if slices.ContainsFunc(values, func(t *token) bool { return t.figure() && t.col >= edge }) {
		return nil // a cell too many, and nobody knows which
	}
	return columns
}

// edge is where the rows of heads above end.
func (r *record) edge() int {
	edge := 0
	for _, h := range r.heads {
		for _, c := range r.grid.rows[h.row] {
			edge = max(edge, c.col+c.cols)
		}
	}
	return edge
}

// short reports whether cells are missing at the end of the row: those that are there
// may be others than those whose places they have.
func (r *record) short() bool {
	if r.label == nil {
		return false
	}
	end := 0
	for k := max(r.label.row-mostSpan, 0); k <= r.label.row; k++ {
		for _, c := range r.grid.rows[k] {
			if k+c.rows > r.label.row {
				end = max(end, c.col+c.cols)
			}
		}
	}
	return end < r.edge()
}

// someColumns does the same where cells are missing, as long as every figure that
// stands there has its place.
func (r *record) someColumns(values []*token) []*token {
	columns := r.byHeads(values)
	if columns == nil || r.short() {
		return nil
	}
	for _, t := range values {
		if !t.blank() && !slices.Contains(columns, t) {
			return nil
		}
	}
	return columns
}

func (r *record) byHeads(values []*token) []*token {
	if r.grid.flat && !r.grid.aligned || len(r.heads) == 0 {
		return nil
	}
	columns := make([]*token, len(r.row.figures))
	any := false
	for _, t := range values {
		i := r.column(t.cell)
		if i < 0 {
			continue
		}
		if before := columns[i]; before != nil {
			if before.text != t.text && !before.blank() && !t.blank() {
				return nil
			}
			if !before.blank() {
				continue
			}
		}
		columns[i], any = t, true
	}
	if !any {
		return nil
	}
	return columns
}

// shape is what rows of one table have in common whose cells lie alike.
type shape struct {
	row      bool // has a label
	label    int  // column of the label
	values   int
	sections string
}

func shapeOf(r *record, values []*token) shape {
	s := shape{values: len(values), sections: r.row.section.Key}
	if r.label != nil {
		s.row, s.label = true, r.label.col
	}
	return s
}

// layout tells where the figures begin behind the label, in rows of each shape.
type layout map[shape]int

// layoutOf learns it from the rows whose first and last figure are there.
func layoutOf(records []*record) layout {
	l := layout{}
	for _, r := range records {
		values := r.values()
		n := len(r.row.figures)
		if from, ok := window(values, n, -1); ok && !values[from].blank() && !values[from+n-1].blank() {
			l[shapeOf(r, values)] = from + 1 // 0 is not known
		}
	}
	return l
}

// window finds the n cells among more that are the figures: all others are blank,
// or at least no figures. Where several windows would do, the one that begins at
// hint-1 is taken; ok is false where there is none or no telling.
func window(values []*token, n, hint int) (from int, ok bool) {
	for _, outside := range []func(*token) bool{(*token).blank, func(t *token) bool { return !t.figure() }} {
		var fits []int
		for i := 0; i+n <= len(values); i++ {
			if !slices.ContainsFunc(values[:i], not(outside)) && !slices.ContainsFunc(values[i+n:], not(outside)) {
				fits = append(fits, i)
			}
		}
		switch {
		case len(fits) == 0:
			continue
		case len(fits) == 1:
			return fits[0], true
		case slices.Contains(fits, hint-1):
			return hint - 1, true
		case !slices.ContainsFunc(values, not((*token).blank)):
			return 0, true
		}
		return 0, false
	}
	return 0, false
}

func not[T any](f func(T) bool) func(T) bool { return func(t T) bool { return !f(t) } }

// unfolded undoes what some programs do to merged cells: they write the figure into
// every part.
func unfolded(values []*token, n int) []*token {
	k := len(values) / n
	if k < 2 || len(values)%n != 0 {
		return nil
	}
	columns := make([]*token, n)
	for i := range columns {
		part := values[i*k : (i+1)*k]
		for _, t := range part[1:] {
			if t.text != part[0].text {
				return nil
			}
		}
		columns[i] = part[0]
	}
	return columns
}

// inOrder reports whether the column heads above the row come in the order of the
// form, as far as they are there, so that the figures do too.
func (r *record) inOrder() bool {
	innermost := make([]string, len(r.row.columns))
	for i, heads := range r.row.columns {
		if len(heads) > 0 {
			innermost[i] = heads[len(heads)-1]
		}
	}
	for _, h := range r.heads {
		rest := innermost
		for _, t := range h.heads {
			head := t.label.heads[len(t.label.heads)-1]
			if !slices.Contains(innermost, head) {
				continue // an outer head
			}
			i := slices.Index(rest, head)
			if i < 0 {
				return false
			}
			rest = rest[i+1:]
		}
	}
	return true
}
