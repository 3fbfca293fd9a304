package parse

import "slices"

// columns assigns cells to the figures of the row by the heads above them, nil to those
// that have none. It returns nil where the heads do not say.
func (r *record) columns(values []*token) []*token {
	if r.grid.flat && !r.grid.aligned || len(r.heads) == 0 || r.uneven(values) {
		return nil
	}
	columns := make([]*token, len(r.row.Figures))
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
