package render

import (
	"strings"
	"testing"
)

func TestGrid(t *testing.T) {
	table := &Table{Columns: []float64{1, 1, 1}, HeadRows: 2, Rows: []Row{
		{Cells: []Cell{{Text: "a", RowSpan: 2}, {Text: "b", ColSpan: 2}}},
		{Cells: []Cell{{Text: "c"}, {Text: "d"}}},
		{Cells: []Cell{{Text: "e", ColSpan: 3}}},
	}}
	grid, err := table.Grid()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, row := range grid {
		for _, p := range row {
			got = append(got, p.Cell.Text)
		}
	}
	if s := strings.Join(got, ""); s != "abbacdeee" {
		t.Errorf("the grid is %s", s)
	}
	if p := grid[1][0]; p.Row != 0 || p.Column != 0 {
		t.Errorf("the cell a begins at %d, %d", p.Row, p.Column)
	}
}

func TestGridRefuses(t *testing.T) {
	one := []float64{1, 1}
	for _, tc := range []struct {
		name, want string
		table      Table
	}{
		{"no columns", "has no columns", Table{}},
		{"no width", "has the width 0", Table{Columns: []float64{1, 0}}},
		{"hole", "no cell at row 1, column 2", Table{Columns: one, Rows: []Row{{Cells: []Cell{{}}}}}},
		{"too wide", "more than its 2 columns", Table{Columns: one, Rows: []Row{{Cells: []Cell{{ColSpan: 3}}}}}},
		{"too deep", "spans beyond the last row", Table{Columns: one, Rows: []Row{{Cells: []Cell{{RowSpan: 2}, {}}}}}},
		{"out of the heading", "spans out of the heading", Table{Columns: one, HeadRows: 1,
			Rows: []Row{{Cells: []Cell{{RowSpan: 2}, {}}}, {Cells: []Cell{{}}}}}},
		{"overlap", "two cells at row 2, column 2", Table{Columns: one,
			Rows: []Row{{Cells: []Cell{{}, {RowSpan: 2}}}, {Cells: []Cell{{ColSpan: 2}}}}}},
		{"heading of more rows than there are", "3 heading rows of 1", Table{Columns: one, HeadRows: 3, Rows: []Row{{Cells: []Cell{{}, {}}}}}},
	} {
		if _, err := tc.table.Grid(); err == nil || !strings.Contains(err.Error(), tc.want) {
			t.Errorf("%s: %v, want %q", tc.name, err, tc.want)
		}
	}
}
