package tables

import (
	"slices"

	"github.com/govdisclosure/annualreport/internal/form"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
)

// headRow is a row of a grid that holds column heads.
type headRow struct {
	row   int
	heads []*Token
}

// headRows lists the rows with column heads and without a row's own label.
func headRows(g *doc.Table, ts []Token) []headRow {
	var rows []headRow
	for i := 0; i < len(ts); {
		row := ts[i].Row
		h := headRow{row: row}
		leaf := false
		for ; i < len(ts) && ts[i].Row == row; i++ {
			switch l := ts[i].label; {
			case l == nil:
			case l.Kind == form.HeadLabel:
				h.heads = append(h.heads, &ts[i])
			case l.Kind == form.LeafLabel:
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
func (r *record) path(c *doc.Cell) []string {
	var path []string
	for _, h := range r.heads {
		for _, t := range h.heads {
			if t.Col <= c.Col && c.Col < t.Col+t.Cols {
				path = append(path, t.label.Heads...)
			}
		}
	}
	return path
}

// column returns which figure of the row stands under the heads above a cell, -1
// where they do not say.
func (r *record) column(c *doc.Cell) int {
	path := r.path(c)
	if len(path) == 0 {
		return -1
	}
	at := -1
	for i, heads := range r.row.Columns {
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
