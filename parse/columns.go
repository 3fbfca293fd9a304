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

// amongSeveral reports whether a row of the grid holds several of the heads.
func amongSeveral(heads []headRow, row int) bool {
	return slices.ContainsFunc(heads, func(h headRow) bool { return h.row == row && len(h.heads) > 1 })
}

// path lists the heads above a cell.
func (r *record) path(c *cell) []string {
	var path []string
	for _, h := range r.heads {
		for _, t := range h.heads {
			if t.col <= c.col && c.col < t.col+t.cols {
				path = append(path, t.label.heads...)
			}
		}
	}
	return path
}

// column returns which figure of the row stands under the heads above a cell, -1
// where they do not say.
func (r *record) column(c *cell) int {
	path := r.path(c)
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
	if columns == nil || slices.Contains(columns, nil) || r.uneven(values) {
		return nil
	}
	return columns
}

// edge is where the column heads above end.
func (r *record) edge() int {
	edge := 0
	for _, h := range r.heads {
		for _, t := range h.heads {
			edge = max(edge, t.col+t.cols)
		}
	}
	return edge
}

// uneven reports whether the row ends elsewhere than the others, or before the heads
// do: a cell is missing in it or too many, and those that are there may be others than
// those whose places they have.
func (r *record) uneven(values []*token) bool {
	if len(values) == 0 || r.grid.named {
		return false
	}
	end := r.ends[values[0].row]
	from := 0
	if n := len(r.heads); n > 0 && r.above == r.grid {
		from = r.heads[n-1].row + 1
	}
	return end < r.edge() || uneven(r.ends[from:r.until], end)
}

// uneven reports whether most of other rows end elsewhere than one, all before its end
// or all behind.
func uneven(ends []int, end int) bool {
	shorter, longer := 0, 0
	for _, e := range ends {
		switch {
		case e < end:
			shorter++
		case e > end:
			longer++
		}
	}
	most := max(shorter, longer)
	return most > 0 && 2*most > len(ends)-1
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

// someColumns does the same where cells are missing, as long as every figure that
// stands there has its place.
func (r *record) someColumns(values []*token) []*token {
	columns := r.byHeads(values)
	if columns == nil || r.uneven(values) {
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
	if !any || slices.ContainsFunc(values, r.astray) {
		return nil
	}
	if !slices.IsSortedFunc(columns, leftToRight) && !(r.allHeads() && r.below(columns)) {
		return nil // an order of its own, and not surely so
	}
	return columns
}

// astray reports whether a figure stands under no head, be it one of another table: in
// the column of the labels, or where the heads have an empty cell or end. In a text, a
// row may have a separator less where cells are merged.
func (r *record) astray(t *token) bool {
	if r.grid.flat || !t.figure() || r.column(t.cell) >= 0 {
		return false
	}
	for _, h := range r.heads {
		for k := range r.above.rows[h.row] {
			c := &r.above.rows[h.row][k]
			corner := r.label != nil && c.col <= r.label.col && r.label.col < c.col+c.cols
			ours := slices.ContainsFunc(h.heads, func(t *token) bool { return t.cell == c })
			if c.col <= t.col && t.col < c.col+c.cols && !corner && !ours && trim(c.text) != "" {
				return false
			}
		}
	}
	return true
}

// below reports whether each cell stands exactly below its head, and below all that the
// form has above that.
func (r *record) below(cells []*token) bool {
	wanted := r.wanted()
	for i, c := range cells {
		if c == nil {
			continue
		}
		exactly := func(t *token) bool { return t.col == c.col && t.cols == c.cols }
		if !slices.ContainsFunc(r.heads, func(h headRow) bool { return slices.ContainsFunc(h.heads, exactly) }) {
			return false
		}
		path := r.path(c.cell)
		if slices.ContainsFunc(wanted[i], func(head string) bool { return !slices.Contains(path, head) }) {
			return false
		}
	}
	return true
}

// leftToRight compares where cells stand; one that is not there stands anywhere.
func leftToRight(a, b *token) int {
	if a == nil || b == nil {
		return 0
	}
	return a.col - b.col
}

// wanted lists by figure the heads that have to stand above it: all that the form has
// there, or the innermost, where each of them is of one column and no other is there.
func (r *record) wanted() [][]string {
	inner := make([][]string, len(r.row.columns))
	known := map[string]bool{}
	for i, heads := range r.row.columns {
		if len(heads) == 0 || known[heads[len(heads)-1]] {
			return r.row.columns
		}
		inner[i] = heads[len(heads)-1:]
		known[inner[i][0]] = true
	}
	for _, h := range r.heads {
		for _, t := range h.heads {
			if slices.ContainsFunc(t.label.heads, func(head string) bool { return !known[head] }) {
				return r.row.columns
			}
		}
	}
	return inner
}

// allHeads reports whether all heads that have to stand above the row are there.
func (r *record) allHeads() bool {
	there := map[string]bool{}
	for _, h := range r.heads {
		for _, t := range h.heads {
			for _, head := range t.label.heads {
				there[head] = true
			}
		}
	}
	for _, heads := range r.wanted() {
		if slices.ContainsFunc(heads, func(head string) bool { return !there[head] }) {
			return false
		}
	}
	return true
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

// contradicted reports whether heads are missing and one that is there stands above
// another of the cells than the form has it, where columns are what they seem.
func (r *record) contradicted(cells []*token) bool {
	if r.grid.flat && !r.grid.aligned || len(r.heads) == 0 || r.allHeads() || r.edge() != r.ends[cells[0].row] {
		return false
	}
	for i, t := range cells {
		if at := r.column(t.cell); at >= 0 && at != i {
			return true
		}
	}
	return false
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
	heads := r.heads
	if len(heads) == 0 {
		heads = r.apart
	}
	if r.reordered(heads) {
		return false
	}
	for _, h := range heads {
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
