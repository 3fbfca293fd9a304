package tables

import (
	"slices"

	"github.com/govdisclosure/annualreport/internal/han"
)

// A row of a table ends where its neighbours do and its figures stand under heads. Where
// one does not, a cell is missing in it or one too many, and nobody knows which.

// edge is where the column heads above end.
func (r *record) edge() int {
	edge := 0
	for _, h := range r.heads {
		for _, t := range h.heads {
			edge = max(edge, t.Col+t.Cols)
		}
	}
	return edge
}

// uneven reports whether the row ends elsewhere than the others, or before the heads
// do: a cell is missing in it or too many, and those that are there may be others than
// those whose places they have.
func (r *record) uneven(values []*Token) bool {
	if len(values) == 0 || r.grid.Named {
		return false
	}
	end := r.ends[values[0].Row]
	return end < r.edge() || r.even.uneven(end)
}

// stretch are the rows of a grid below the same heads.
type stretch struct {
	from, until int
	sorted      []int // where they end
}

func newStretch(ends []int, from, until int) *stretch {
	return &stretch{from, until, slices.Sorted(slices.Values(ends[from:until]))}
}

// uneven reports whether most of other rows end elsewhere than one, all before its end
// or all behind.
func (s *stretch) uneven(end int) bool {
	shorter, _ := slices.BinarySearch(s.sorted, end)
	notLonger, _ := slices.BinarySearch(s.sorted, end+1)
	most := max(shorter, len(s.sorted)-notLonger)
	return most > 0 && 2*most > len(s.sorted)-1
}

// astray reports whether a figure stands under no head, be it one of another table: in
// the column of the labels, or where the heads have an empty cell or end. In a text, a
// row may have a separator less where cells are merged.
func (r *record) astray(t *Token) bool {
	if r.grid.Flat || !t.figure() || r.column(t.Cell) >= 0 {
		return false
	}
	for _, h := range r.heads {
		for k := range r.above.Rows[h.row] {
			c := &r.above.Rows[h.row][k]
			corner := r.label != nil && c.Col <= r.label.Col && r.label.Col < c.Col+c.Cols
			ours := slices.ContainsFunc(h.heads, func(t *Token) bool { return t.Cell == c })
			if c.Col <= t.Col && t.Col < c.Col+c.Cols && !corner && !ours && han.Trim(c.Text) != "" {
				return false
			}
		}
	}
	return true
}
