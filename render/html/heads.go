package html

import (
	"slices"
	"strconv"
	"strings"

	"github.com/govdisclosure/annualreport/render"
)

// heads says which cells head which figures, as places of the grid.
type heads struct {
	of    map[[2]int][][2]int // by the figure's place, from the outermost
	named map[[2]int]bool     // those that head any
}

func isHead(c *render.Cell) bool {
	return c.Role == render.RoleColumnHead || c.Role == render.RoleRowHead || c.Role == render.RoleBand
}

// formKey returns the key of the form's table that a table is, as requests; "" of another.
// The addresses of its figures begin with it.
func (t *table) formKey() string {
	for _, row := range t.Rows {
		for i := range row.Cells {
			if key, _, ok := strings.Cut(row.Cells[i].Address, "."); ok && isName(key) {
				return key
			}
		}
	}
	return ""
}

// isName reports whether an id may begin so.
func isName(s string) bool {
	for _, c := range []byte(s) {
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '_' && c != '-' {
			return false
		}
	}
	return s != ""
}

// id returns the id of a head.
func (t *table) id(place [2]int) string {
	return t.key + "-r" + strconv.Itoa(place[0]+1) + "c" + strconv.Itoa(place[1]+1)
}

// headsOfFigures finds what heads each figure: the band above it, the heads of its row
// and those of its column.
func (t *table) headsOfFigures() heads {
	h := heads{map[[2]int][][2]int{}, map[[2]int]bool{}}
	for i, row := range t.grid {
		for k, p := range row {
			if p.Cell.Role != render.RoleFigure || p.Row != i || p.Column != k {
				continue
			}
			all := append(append(t.bandAbove(i, k), t.rowHeads(i, k)...), t.columnHeads(i, k)...)
			h.of[[2]int{i, k}] = all
			for _, place := range all {
				h.named[place] = true
			}
		}
	}
	return h
}

// bandAbove returns the nearest band above a place.
func (t *table) bandAbove(row, column int) [][2]int {
	for i := row; i >= 0; i-- {
		if p := t.grid[i][column]; p.Cell.Role == render.RoleBand {
			return [][2]int{{p.Row, p.Column}}
		}
	}
	return nil
}

// rowHeads returns the heads beside a place, from the outermost.
func (t *table) rowHeads(row, column int) (all [][2]int) {
	for k := 0; k < column; k++ {
		if p := t.grid[row][k]; p.Cell.Role == render.RoleRowHead && p.Column == k {
			all = append(all, [2]int{p.Row, p.Column})
		}
	}
	return all
}

// columnHeads returns the nearest heads above a place that follow each other, from the
// outermost.
func (t *table) columnHeads(row, column int) (all [][2]int) {
	i := row
	for i >= 0 && t.grid[i][column].Cell.Role != render.RoleColumnHead {
		i--
	}
	for ; i >= 0 && t.grid[i][column].Cell.Role == render.RoleColumnHead; i-- {
		if p := t.grid[i][column]; p.Row == i {
			all = append(all, [2]int{p.Row, p.Column})
		}
	}
	slices.Reverse(all)
	return all
}

// bodies returns the first rows of a table's bodies, one for each group: what stands
// below a band, or, in a table with heads of several rows, what no head crosses.
func (t *table) bodies() []int {
	bands, tall := false, false
	for i, row := range t.Rows {
		for k := range row.Cells {
			c := &row.Cells[k]
			bands = bands || c.Role == render.RoleBand
			tall = tall || i >= t.HeadRows && c.Role == render.RoleRowHead && c.RowSpan > 1
		}
	}
	var first []int
	for i := t.HeadRows; i < len(t.Rows); i++ {
		if crossed := slices.ContainsFunc(t.grid[i], func(p render.Place) bool { return p.Row < i }); i > t.HeadRows && crossed {
			continue
		}
		band := slices.ContainsFunc(t.Rows[i].Cells, func(c render.Cell) bool { return c.Role == render.RoleBand })
		if i == t.HeadRows || band || tall && !bands {
			first = append(first, i)
		}
	}
	return first
}

// begins reports whether a body begins with the row.
func (t *table) begins(row int) bool {
	_, ok := slices.BinarySearch(t.groups, row)
	return ok
}

// scope says what a head that begins in the row heads.
func (t *table) scope(c *render.Cell, row int) string {
	switch {
	case c.Role == render.RoleColumnHead:
		return "col"
	case c.Role == render.RoleBand, max(c.RowSpan, 1) > 1 && t.fills(row, max(c.RowSpan, 1)):
		return "rowgroup"
	}
	return "row"
}

// fills reports whether rows are a whole body.
func (t *table) fills(row, rows int) bool {
	at, ok := slices.BinarySearch(t.groups, row)
	if !ok {
		return false
	}
	end := len(t.Rows)
	if at+1 < len(t.groups) {
		end = t.groups[at+1]
	}
	return row+rows == end
}
