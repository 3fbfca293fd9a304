package layout

import (
	"runtime"
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/render"
)

// rowsOf returns a table of rows, each with its cells' texts.
func rowsOf(columns int, rows ...render.Row) *render.Table {
	t := &render.Table{Name: "t", Rows: rows}
	for range columns {
		t.Columns = append(t.Columns, 1)
	}
	return t
}

func cellsOf(texts ...string) (row render.Row) {
	for _, text := range texts {
		row.Cells = append(row.Cells, render.Cell{Text: text})
	}
	return row
}

// longTables are tables that grow with n in each way there is.
var longTables = map[string]func(n int) *render.Table{
	"a cell of many characters": func(n int) *render.Table { return rowsOf(2, cellsOf(strings.Repeat("永", n), "乙")) },
	"a cell of many lines":      func(n int) *render.Table { return rowsOf(2, cellsOf(strings.Repeat("永\n", n), "乙")) },
	"many rows": func(n int) *render.Table {
		t := rowsOf(2)
		for range n {
			t.Rows = append(t.Rows, cellsOf("甲", "乙"))
		}
		return t
	},
	"a cell of many rows": func(n int) *render.Table {
		t := rowsOf(2)
		for i := range n {
			row := cellsOf("乙")
			if i == 0 {
				row.Cells = append([]render.Cell{{Text: "甲", RowSpan: n}}, row.Cells...)
			}
			t.Rows = append(t.Rows, row)
		}
		return t
	},
	"a long caption": func(n int) *render.Table {
		t := rowsOf(2, cellsOf("甲", "乙"))
		t.Caption = strings.Repeat("题", n)
		return t
	},
}

// TestLongTables: a table of twice the length takes no more than about twice the memory,
// all its text stands on the paper, and nothing runs off it.
func TestLongTables(t *testing.T) {
	for name, table := range longTables {
		t.Run(name, func(t *testing.T) {
			allocated := func(n int) (bytes uint64) {
				doc := table(n)
				var before, after runtime.MemStats
				runtime.ReadMemStats(&before)
				r := mustSet(t, Page{}, doc)
				runtime.ReadMemStats(&after)
				onPaper(t, r)
				var b strings.Builder
				b.WriteString(doc.Caption)
				for _, row := range doc.Rows {
					for _, c := range row.Cells {
						b.WriteString(c.Text)
					}
				}
				got, want := r.set(), b.String()
				for _, c := range "永乙题" {
					if g, w := strings.Count(got, string(c)), strings.Count(want, string(c)); g != w {
						t.Errorf("%q stands %d times, not %d", c, g, w)
					}
				}
				return after.TotalAlloc - before.TotalAlloc
			}
			const n, kept = 10_000, 48 << 20 // what calls may leave to the next
			once, four := allocated(n), allocated(4*n)
			if four > 6*once+kept {
				t.Errorf("%d bytes for %d, %d for four times as many", once, n, four)
			}
		})
	}
}

// onPaper reports lines outside the type area, but for page numbers.
func onPaper(t *testing.T, r *Result) {
	t.Helper()
	for _, s := range r.Sheets {
		for _, l := range s.Lines {
			if l.Kind == KindNumber {
				continue
			}
			for _, run := range l.Runs {
				if run.Y < MM(37) || run.Y > MM(37+225) {
					t.Fatalf("sheet %d: %q stands at %v", s.Number, l.Text(), run.Y)
				}
			}
		}
	}
}

// TestManyLongRows: a table may have any number of rows that are higher than a sheet.
func TestManyLongRows(t *testing.T) {
	table := rowsOf(2)
	for range 70 {
		table.Rows = append(table.Rows, cellsOf(strings.Repeat("永", 1350), "乙"))
	}
	r := mustSet(t, Page{}, table)
	onPaper(t, r)
	if got := strings.Count(r.set(), "永"); got != 70*1350 {
		t.Errorf("%d characters", got)
	}
}

// TestLongCaption: that of a picture stands below it, on as many sheets as it takes.
func TestLongCaption(t *testing.T) {
	figure := &render.Figure{Format: "png", Width: 100, Height: 3000, Caption: strings.Repeat("题", 10_000)}
	r := mustSet(t, Page{}, body("永"), figure, body("永"))
	onPaper(t, r)
	if got := strings.Count(r.set(), "题"); got != 10_000 {
		t.Errorf("%d characters", got)
	}
}
