package parse

// mergeMarked merges the cells of rows of the same length as their marks say. Where the
// marks of a cell make no rectangle they stay as they are.
func mergeMarked(rows [][]cell) {
	type area struct{ row, cells, rows, cols int }
	owners := make([][]*cell, len(rows))
	areas := map[*cell]*area{}
	for r := range rows {
		owners[r] = make([]*cell, len(rows[r]))
		for k := range rows[r] {
			c := &rows[r][k]
			owner := c
			switch {
			case markedLeft(c.text) && k > 0:
				owner = owners[r][k-1]
			case markedAbove(c.text) && r > 0 && k < len(owners[r-1]):
				owner = owners[r-1][k]
			}
			owners[r][k] = owner
			a := areas[owner]
			if a == nil {
				a = &area{row: r}
				areas[owner] = a
			}
			a.cells++
			a.rows, a.cols = r-a.row+1, max(a.cols, k-owner.col+1)
		}
	}
	for r := range rows {
		var kept []cell
		for k, owner := range owners[r] {
			a := areas[owner]
			whole := a.cells == a.rows*a.cols
			c := rows[r][k]
			if owner == &rows[r][k] && whole {
				c.rows, c.cols = a.rows, a.cols
			}
			if owner == &rows[r][k] || !whole {
				kept = append(kept, c)
			}
		}
		rows[r] = kept
	}
}
