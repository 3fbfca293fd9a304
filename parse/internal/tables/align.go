package tables

import "slices"

// Rows of one table are alike: where the figures begin behind the label in those that are
// whole says where they do in the others.

// shape is what rows of one table have in common whose cells lie alike.
type shape struct {
	row      bool // has a label
	label    int  // column of the label
	values   int
	sections string
}

func shapeOf(r *record, values []*Token) shape {
	s := shape{values: len(values), sections: r.row.Section.Key}
	if r.label != nil {
		s.row, s.label = true, r.label.Col
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
		n := len(r.row.Figures)
		if from, ok := window(values, n, -1); ok && !values[from].blank() && !values[from+n-1].blank() {
			l[shapeOf(r, values)] = from + 1 // 0 is not known
		}
	}
	return l
}

// window finds the n cells among more that are the figures: all others are blank,
// or at least no figures. Where several windows would do, the one that begins at
// hint-1 is taken; ok is false where there is none or no telling.
func window(values []*Token, n, hint int) (from int, ok bool) {
	for _, outside := range []func(*Token) bool{(*Token).blank, func(t *Token) bool { return !t.figure() }} {
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
		case !slices.ContainsFunc(values, not((*Token).blank)):
			return 0, true
		}
		return 0, false
	}
	return 0, false
}

func not[T any](f func(T) bool) func(T) bool { return func(t T) bool { return !f(t) } }
