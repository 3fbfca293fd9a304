package tables

import "slices"

// columns assigns cells to the figures of the row by the heads above them, nil to those
// that have none. It returns nil where the heads do not say.
func (r *record) columns(values []*Token) []*Token {
	if r.grid.Flat && !r.grid.Aligned || len(r.heads) == 0 || r.uneven(values) {
		return nil
	}
	columns := make([]*Token, len(r.row.Figures))
	any := false
	for _, t := range values {
		i := r.column(t.Cell)
		if i < 0 {
			continue
		}
		if before := columns[i]; before != nil {
			if before.Text != t.Text && !before.blank() && !t.blank() {
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
func (r *record) below(cells []*Token) bool {
	wanted := r.wanted()
	for i, c := range cells {
		if c == nil {
			continue
		}
		exactly := func(t *Token) bool { return t.Col == c.Col && t.Cols == c.Cols }
		if !slices.ContainsFunc(r.heads, func(h headRow) bool { return slices.ContainsFunc(h.heads, exactly) }) {
			return false
		}
		path := r.path(c.Cell)
		if slices.ContainsFunc(wanted[i], func(head string) bool { return !slices.Contains(path, head) }) {
			return false
		}
	}
	return true
}

// leftToRight compares where cells stand; one that is not there stands anywhere.
func leftToRight(a, b *Token) int {
	if a == nil || b == nil {
		return 0
	}
	return a.Col - b.Col
}

// unfolded undoes what some programs do to merged cells: they write the figure into
// every part.
func unfolded(values []*Token, n int) []*Token {
	k := len(values) / n
	if k < 2 || len(values)%n != 0 {
		return nil
	}
	columns := make([]*Token, n)
	for i := range columns {
		part := values[i*k : (i+1)*k]
		for _, t := range part[1:] {
			if t.Text != part[0].Text {
				return nil
			}
		}
		columns[i] = part[0]
	}
	return columns
}
