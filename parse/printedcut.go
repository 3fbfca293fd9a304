package parse

import (
	"math"
	"slices"

	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/pdfread"
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

// countBy counts the columns of a grid by more borders than its own.
func countBy(g *grid, own, all []float64) {
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

// goOnWith adds to a table its part on the next page, without the heading that is
// repeated there.
func goOnWith(fm formLabels, g, next *grid) {
	h := repeatedRows(g, next)
	if h > 0 {
		g.headRows = h
	}
	rows := next.rows[h:]
	if len(rows) == 0 {
		return
	}
	cut := slices.ContainsFunc(rows[0], func(c cell) bool {
		above := reaching(g, c.col, c.cols)
		return above != nil && fm.CutLabel(above.text, c.text, true)
	})
	var first []cell // of the row that is not cut
	for _, c := range rows[0] {
		above := reaching(g, c.col, c.cols)
		switch {
		case above != nil && cut:
			above.text += c.text
			above.rows += c.rows - 1
		case above != nil && (fm.CutLabel(above.text, c.text, false) || above.rows > 1 && han.Trim(c.text) == ""):
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

// spilt adds to a table the rest of a label that stands below its last border: a cell of
// several rows that the end of the page cuts may have no room for its text.
func spilt(fm formLabels, g *grid, columns []float64, l *pdfread.Line) bool {
	for i := range g.rows {
		for k := range g.rows[i] {
			c := &g.rows[i][k]
			within := columns[c.col] <= l.Left && l.Right <= columns[c.col+c.cols]
			if within && i+c.rows == len(g.rows) && fm.CutLabel(c.text, l.Text, false) {
				c.text += l.Text
				return true
			}
		}
	}
	return false
}

// reaching returns the cell that stands in these columns and reaches the last row of
// the grid.
func reaching(g *grid, col, cols int) *cell {
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
		same := slices.EqualFunc(g.rows[n-1], next.rows[n-1], func(a, b cell) bool {
			return a.col == b.col && a.cols == b.cols && han.Squeeze(a.text) == han.Squeeze(b.text)
		})
		if !same {
			break
		}
		if slices.ContainsFunc(g.rows[n-1], func(c cell) bool { return han.Trim(c.text) != "" && !figureLike(c.text) }) {
			most = n
		}
	}
	return most
}

// A table that is too wide for a sheet has its other columns on the next one, row for
// row at the same height, and the labels of the rows on the first alone.

// leastBeside is how many rows at least such tables have.
const leastBeside = 4

// sameRows reports whether the rows of two tables stand in the same places.
func sameRows(a, b []float64) bool {
	const near = 1
	return len(a) > leastBeside && slices.EqualFunc(a, b, func(a, b float64) bool { return math.Abs(a-b) < near })
}

// figuresAlone reports whether a grid is figures below their heads: no row has both.
func figuresAlone(g *grid) bool {
	below, found := false, 0
	for _, row := range g.rows {
		figures, words := 0, 0
		for i := range row {
			switch text := han.Trim(row[i].text); {
			case figureLike(text):
				figures++
			case text != "":
				words++
			}
		}
		if words > 0 && (below || figures > 0) {
			return false
		}
		below = below || figures > 0
		found += figures
	}
	return 2*found > len(g.rows)
}

// putBeside puts the columns of another grid with the same rows behind the columns of
// one. A head that the edge of the sheet cuts has no text on the other.
func putBeside(g, right *grid, columns int) {
	g.apart = true
	for i, row := range right.rows {
		for k, c := range row {
			if own := g.rows[i]; c.col == 0 && han.Trim(c.text) == "" && len(own) > 0 {
				if last := &own[len(own)-1]; last.col+last.cols == columns && last.rows == c.rows && han.Trim(last.text) != "" && !figureLike(last.text) {
					last.cols += c.cols
					continue
				}
			}
			row[k].col += columns
			g.rows[i] = append(g.rows[i], row[k])
		}
	}
}
