package parse

import (
	"math"
	"slices"
)

// A table that goes on over the end of a page is two tables on paper. The end of the
// page may cut a row, or a cell of several rows: then one half of its text stands
// above and one below.

// sameColumns reports whether two parts of a table have their borders in the same
// places, or one has some of the other's, and returns all of them.
func sameColumns(a, b []float64) ([]float64, bool) {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < 2 || nearestColumn(b, a[0]) != 0 || nearestColumn(b, a[len(a)-1]) != len(b)-1 {
		return nil, false
	}
	for _, x := range a {
		if nearestColumn(b, x) < 0 {
			return nil, false
		}
	}
	return b, true
}

// nearestColumn returns the border at a place, in points; -1 where none is near.
func nearestColumn(all []float64, x float64) int {
	const near = 3
	return slices.IndexFunc(all, func(c float64) bool { return math.Abs(c-x) < near })
}

// onto counts the columns of a grid by more borders than its own.
func (g *grid) onto(own, all []float64) {
	for i := range g.rows {
		for k := range g.rows[i] {
			c := &g.rows[i][k]
			from, to := nearestColumn(all, own[c.col]), nearestColumn(all, own[c.col+c.cols])
			if from >= 0 && to > from {
				c.col, c.cols = from, to-from
			}
		}
	}
}

// goOn adds to a table its part on the next page, without the heading that is
// repeated there.
func (fm *form) goOn(g, next *grid) {
	h := repeatedRows(g, next)
	if h > 0 {
		g.headRows = h
	}
	rows := next.rows[h:]
	if len(rows) == 0 {
		return
	}
	cut := slices.ContainsFunc(rows[0], func(c cell) bool {
		above := g.reaching(c.col, c.cols)
		return above != nil && fm.cutLabel(above.text, c.text, leafLabel)
	})
	var first []cell // of the row that is not cut
	for _, c := range rows[0] {
		above := g.reaching(c.col, c.cols)
		switch {
		case above != nil && cut:
			above.text += c.text
			above.rows += c.rows - 1
		case above != nil && (fm.cutLabel(above.text, c.text, otherLabel) || above.rows > 1 && trim(c.text) == ""):
			above.text += c.text
			above.rows += c.rows
		default:
			first = append(first, c)
		}
	}
	if !cut {
		g.rows = append(g.rows, first)
	}
	g.rows = append(g.rows, rows[1:]...)
}

// cutLabel reports whether two texts are a label of the form that is cut, and of the
// kind if it is that of a row.
func (fm *form) cutLabel(above, below string, kind labelKind) bool {
	if trim(above) == "" || trim(below) == "" {
		return false
	}
	m := fm.match(above + below)
	if len(m.labels) == 0 || m.varied || (kind == leafLabel) != (m.labels[0].kind == leafLabel) {
		return false
	}
	whole := fm.match(above)
	return len(whole.labels) == 0 || whole.varied
}

// reaching returns the cell that stands in these columns and reaches the last row of
// the grid.
func (g *grid) reaching(col, cols int) *cell {
	for i := range g.rows {
		for k := range g.rows[i] {
			if c := &g.rows[i][k]; c.col == col && c.cols == cols && i+c.rows == len(g.rows) {
				return c
			}
		}
	}
	return nil
}

// repeatedRows returns how many rows of the heading of a table stand again at the
// top of its next part.
func repeatedRows(g, next *grid) int {
	most := 0
	for n := 1; n < min(len(g.rows), len(next.rows)) && n <= mostHeadRows; n++ {
		same := slices.EqualFunc(g.rows[n-1], next.rows[n-1], func(a, b cell) bool { return a.col == b.col && a.cols == b.cols && squeeze(a.text) == squeeze(b.text) })
		if !same {
			break
		}
		if slices.ContainsFunc(g.rows[n-1], func(c cell) bool { return trim(c.text) != "" && !figureLike(c.text) }) {
			most = n
		}
	}
	return most
}

// mostHeadRows is how many rows of a table may be its heading.
const mostHeadRows = 4
