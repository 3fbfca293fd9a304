package markdown

import "github.com/govdisclosure/annualreport/parse/internal/doc"

// mergeMarked merges the cells of rows of the same length as their marks say. Where the
// marks of a cell make no rectangle they stay as they are.
func mergeMarked(rows [][]doc.Cell) {
	type area struct{ row, cells, rows, cols int }
	owners := make([][]*doc.Cell, len(rows))
	areas := map[*doc.Cell]*area{}
	for r := range rows {
		owners[r] = make([]*doc.Cell, len(rows[r]))
		for k := range rows[r] {
			c := &rows[r][k]
			owner := c
			switch {
			case doc.MarkedLeft(c.Text) && k > 0:
				owner = owners[r][k-1]
			case doc.MarkedAbove(c.Text) && r > 0 && k < len(owners[r-1]):
				owner = owners[r-1][k]
			}
			owners[r][k] = owner
			a := areas[owner]
			if a == nil {
				a = &area{row: r}
				areas[owner] = a
			}
			a.cells++
			a.rows, a.cols = r-a.row+1, max(a.cols, k-owner.Col+1)
		}
	}
	for r := range rows {
		var kept []doc.Cell
		for k, owner := range owners[r] {
			a := areas[owner]
			whole := a.cells == a.rows*a.cols
			c := rows[r][k]
			if owner == &rows[r][k] && whole {
				c.Rows, c.Cols = a.rows, a.cols
			}
			if owner == &rows[r][k] || !whole {
				kept = append(kept, c)
			}
		}
		rows[r] = kept
	}
}
