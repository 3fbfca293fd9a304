package pages

import (
	"math"
	"slices"

	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
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
func countBy(g *doc.Table, own, all []float64) {
	for i := range g.Rows {
		for k := range g.Rows[i] {
			c := &g.Rows[i][k]
			from, to := nearestColumn(all, own[c.Col]), nearestColumn(all, own[c.Col+c.Cols])
			if from >= 0 && to > from {
				c.Col, c.Cols = from, to-from
			}
		}
	}
}

// goOnWith adds to a table its part on the next page, without the heading that is
// repeated there.
func goOnWith(fm formLabels, g, next *doc.Table) {
	h := repeatedRows(g, next)
	if h > 0 {
		g.HeadRows = h
	}
	rows := next.Rows[h:]
	if len(rows) == 0 {
		return
	}
	cut := slices.ContainsFunc(rows[0], func(c doc.Cell) bool {
		above := reaching(g, c.Col, c.Cols)
		return above != nil && fm.CutLabel(above.Text, c.Text, true)
	})
	var first []doc.Cell // of the row that is not cut
	for _, c := range rows[0] {
		above := reaching(g, c.Col, c.Cols)
		switch {
		case above != nil && cut:
			above.Text += c.Text
			above.Rows += c.Rows - 1
		case above != nil && (fm.CutLabel(above.Text, c.Text, false) || above.Rows > 1 && han.Trim(c.Text) == ""):
			above.Text += c.Text
			above.Rows += c.Rows
		default:
			first = append(first, c)
		}
	}
	if !cut {
		g.Rows = append(g.Rows, first)
	}
	g.Rows = append(g.Rows, rows[1:]...)
}

// spilt adds to a table the rest of a label that stands below its last border: a cell of
// several rows that the end of the page cuts may have no room for its text.
func spilt(fm formLabels, g *doc.Table, columns []float64, l *pdfread.Line) bool {
	for i := range g.Rows {
		for k := range g.Rows[i] {
			c := &g.Rows[i][k]
			within := columns[c.Col] <= l.Left && l.Right <= columns[c.Col+c.Cols]
			if within && i+c.Rows == len(g.Rows) && fm.CutLabel(c.Text, l.Text, false) {
				c.Text += l.Text
				return true
			}
		}
	}
	return false
}

// reaching returns the cell that stands in these columns and reaches the last row of
// the grid.
func reaching(g *doc.Table, col, cols int) *doc.Cell {
	for i := range g.Rows {
		for k := range g.Rows[i] {
			if c := &g.Rows[i][k]; c.Col == col && c.Cols == cols && i+c.Rows == len(g.Rows) {
				return c
			}
		}
	}
	return nil
}

// repeatedRows returns how many rows of the heading of a table stand again at the
// top of its next part.
func repeatedRows(g, next *doc.Table) int {
	most := 0
	for n := 1; n < min(len(g.Rows), len(next.Rows)) && n <= doc.MostHeadRows; n++ {
		same := slices.EqualFunc(g.Rows[n-1], next.Rows[n-1], func(a, b doc.Cell) bool {
			return a.Col == b.Col && a.Cols == b.Cols && han.Squeeze(a.Text) == han.Squeeze(b.Text)
		})
		if !same {
			break
		}
		if slices.ContainsFunc(g.Rows[n-1], func(c doc.Cell) bool { return han.Trim(c.Text) != "" && !doc.FigureLike(c.Text) }) {
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
func figuresAlone(g *doc.Table) bool {
	below, found := false, 0
	for _, row := range g.Rows {
		figures, words := 0, 0
		for i := range row {
			switch text := han.Trim(row[i].Text); {
			case doc.FigureLike(text):
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
	return 2*found > len(g.Rows)
}

// putBeside puts the columns of another grid with the same rows behind the columns of
// one. A head that the edge of the sheet cuts has no text on the other.
func putBeside(g, right *doc.Table, columns int) {
	g.Apart = true
	for i, row := range right.Rows {
		for k, c := range row {
			if own := g.Rows[i]; c.Col == 0 && han.Trim(c.Text) == "" && len(own) > 0 {
				if last := &own[len(own)-1]; last.Col+last.Cols == columns && last.Rows == c.Rows && han.Trim(last.Text) != "" && !doc.FigureLike(last.Text) {
					last.Cols += c.Cols
					continue
				}
			}
			row[k].Col += columns
			g.Rows[i] = append(g.Rows[i], row[k])
		}
	}
}
