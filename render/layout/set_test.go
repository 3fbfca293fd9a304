package layout

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"sort"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"github.com/govdisclosure/annualreport/render"
)

// inked returns the characters of a text that must be on paper: all but white space
// and those that are ignorable.
func inked(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || ignorable(r) {
			return -1
		}
		return r
	}, text)
}

// set returns the inked characters of all lines but the page numbers, in order.
func (r *Result) set() string {
	var b strings.Builder
	for _, s := range r.Sheets {
		for _, l := range s.Lines {
			if l.Kind != KindNumber {
				b.WriteString(inked(l.Text()))
			}
		}
	}
	return b.String()
}

func body(text string) *render.Paragraph { return &render.Paragraph{Runs: []render.Run{{Text: text}}} }

func mustSet(t testing.TB, page Page, blocks ...render.Block) *Result {
	t.Helper()
	r, err := Set(&render.Document{Blocks: blocks}, page, plainFaces())
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestGrid holds the page of GB/T 9704-2012: 22 lines of 28 characters that fill the
// type area.
func TestGrid(t *testing.T) {
	r := mustSet(t, Page{}, body(strings.Repeat("永", 26+28*30)))
	if len(r.Sheets) != 2 {
		t.Fatalf("%d sheets", len(r.Sheets))
	}
	var counts []string
	for _, s := range r.Sheets {
		lines, last := 0, Length(0)
		for _, l := range s.Lines {
			if l.Kind != KindBody {
				continue
			}
			lines++
			run := l.Runs[0]
			last = run.Y
			if n := len(run.Glyphs); n != 28 && !(n == 26 && s.Number == 1 && lines == 1) {
				t.Errorf("a line of %d characters", n)
			}
			end := run.X
			for _, g := range run.Glyphs {
				end += g.Advance
			}
			if want := MM(28 + 156); end < want-epsilon || end > want+epsilon {
				t.Errorf("a line ends at %v, not at %v", end, want)
			}
		}
		counts = append(counts, fmt.Sprint(lines, " lines, the last at ", last))
	}
	// 637.795pt / 22 = 28.99pt a line; the last baseline of a full page is 8.416pt
	// above the foot of the area: half of what the line is higher than the type, and
	// the part of the type below the baseline.
	want := []string{"22 lines, the last at 734.261pt", "9 lines, the last at 357.382pt"}
	if diff := cmp.Diff(want, counts); diff != "" {
		t.Error(diff)
	}
}

func TestHeadingStays(t *testing.T) {
	heading := func(level int) *render.Heading {
		return &render.Heading{Level: level, Runs: []render.Run{{Text: "一、题目"}}}
	}
	for _, test := range []struct {
		name   string
		before int // lines
		blocks []render.Block
		want   int // the sheet of the first of the blocks
	}{
		{"with two lines of text", 19, []render.Block{heading(1), body(strings.Repeat("永", 100))}, 1},
		{"not with one", 20, []render.Block{heading(1), body(strings.Repeat("永", 100))}, 2},
		{"with the one line there is", 20, []render.Block{heading(1), body("永")}, 1},
		{"with the next heading", 19, []render.Block{heading(1), heading(2), body(strings.Repeat("永", 100))}, 2},
		{"with a table", 19, []render.Block{heading(1), grid(4, 2, "甲")}, 2},
		{"with a table that fits", 16, []render.Block{heading(1), grid(4, 2, "甲")}, 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			blocks := []render.Block{body(strings.Repeat("永", 28*test.before-2))}
			r := mustSet(t, Page{}, append(blocks, test.blocks...)...)
			if got := r.Outline[0].Sheet + 1; got != test.want {
				t.Errorf("the heading stands on sheet %d, not %d", got, test.want)
			}
		})
	}
}

// grid returns a table of equal cells with one heading row.
func grid(rows, columns int, text string) *render.Table {
	t := &render.Table{Name: "test", HeadRows: 1}
	for range columns {
		t.Columns = append(t.Columns, 1)
	}
	for i := range rows {
		var row render.Row
		for k := range columns {
			c := render.Cell{Text: text}
			if i == 0 {
				c = render.Cell{Text: fmt.Sprintf("栏%d", k+1), Role: render.RoleColumnHead}
			}
			row.Cells = append(row.Cells, c)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func TestOutline(t *testing.T) {
	r := mustSet(t, Page{},
		&render.Heading{Level: 1, Runs: []render.Run{{Text: "一、甲"}}},
		&render.Paragraph{Runs: []render.Run{{Text: "（一）", Heading: 2}, {Text: "乙。", Heading: 2, Bold: true}, {Text: "丙丁。"}}},
		&render.Heading{Level: 3, Runs: []render.Run{{Text: "1.戊"}}},
		&render.Paragraph{Runs: []render.Run{{Text: "2.己。", Heading: 3}, {Text: "庚。"}}},
	)
	want := []Entry{
		{Level: 0, Text: "一、甲", Y: MM(37)},
		{Level: 1, Text: "（一）乙", Y: Page{}.orStandard().slot(1)},
	}
	if diff := cmp.Diff(want, r.Outline); diff != "" {
		t.Error(diff)
	}
}

// TestFigures puts eight digits into every cell of a table of fifteen columns, which
// they are too wide for: each stays in one line and in its column.
func TestFigures(t *testing.T) {
	table := grid(3, 15, "")
	for i := range table.Rows[1:] {
		for k := range table.Columns {
			table.Rows[i+1].Cells[k] = render.Cell{Text: "11398889", Role: render.RoleFigure}
		}
	}
	r := mustSet(t, Page{}, table)
	figures := 0
	for _, l := range r.Sheets[0].Lines {
		if l.Text() != "11398889" {
			continue
		}
		figures++
		run := l.Runs[0]
		end := run.X
		for _, g := range run.Glyphs {
			end += g.Advance
		}
		column := MM(156) / 15
		k := (run.X - MM(28)) / column
		if left, right := MM(28)+k*column, MM(28)+(k+1)*column; run.X < left || end > right {
			t.Errorf("a figure from %v to %v in a column from %v to %v", run.X, end, left, right)
		}
		if run.Size < 9*Point {
			t.Errorf("a figure of %v", run.Size)
		}
	}
	if figures != 30 {
		t.Errorf("%d figures", figures)
	}
}

// TestColumnsGrow puts a wide figure into a narrow column that has room to grow.
func TestColumnsGrow(t *testing.T) {
	table := grid(2, 4, "0")
	table.Columns[3] = 0.1
	table.Rows[1].Cells[3] = render.Cell{Text: "11398889", Role: render.RoleFigure}
	r := mustSet(t, Page{}, table)
	for _, l := range r.Sheets[0].Lines {
		if l.Text() == "11398889" {
			if c := l.Runs[0].Condensed; c != 1000 {
				t.Errorf("the figure is condensed to %d‰", c)
			}
			return
		}
	}
	t.Error("no figure")
}

// TestLongTable breaks a table over sheets: its heading is repeated, a merged cell's
// text too, no row is cut, and each cell's text is there.
func TestLongTable(t *testing.T) {
	table := grid(100, 3, "")
	var want []string
	for i := range table.Rows[1:] {
		for k := range table.Columns {
			text := fmt.Sprintf("第%d行%d列", i+1, k+1)
			table.Rows[i+1].Cells[k].Text = text
			if k > 0 {
				want = append(want, text)
			}
		}
	}
	// One cell in the first column spans all rows.
	table.Rows[1].Cells[0] = render.Cell{Text: "合并", RowSpan: 99}
	for i := range table.Rows[2:] {
		table.Rows[i+2].Cells = table.Rows[i+2].Cells[1:]
	}
	r := mustSet(t, Page{}, body("永"), table, body("字"))
	if len(r.Sheets) != 4 {
		t.Errorf("%d sheets", len(r.Sheets))
	}
	var got []string
	for i, s := range r.Sheets {
		merged, heads := 0, 0
		for _, l := range s.Lines {
			switch text := l.Text(); {
			case text == "合并":
				merged++
			case strings.HasPrefix(text, "栏"):
				heads++
			case l.Kind == KindCell:
				got = append(got, text)
			}
		}
		if merged != 1 || heads != 3 {
			t.Errorf("sheet %d has the merged cell %d times and %d cells of the heading", i+1, merged, heads)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestHighRow puts a cell into a table that is higher than a sheet.
func TestHighRow(t *testing.T) {
	long := strings.Repeat("永远不会丢失一个字。", 1000)
	table := grid(3, 2, "甲")
	table.Rows[1].Cells[1].Text = long
	r := mustSet(t, Page{}, table)
	var got strings.Builder
	for _, s := range r.Sheets {
		for _, l := range s.Lines {
			if text := l.Text(); l.Kind == KindCell && text != "甲" && !strings.HasPrefix(text, "栏") {
				got.WriteString(text)
			}
			for _, run := range l.Runs {
				if l.Kind == KindCell && (run.Y < MM(37) || run.Y > MM(37+225)) {
					t.Fatalf("a line at %v on sheet %d", run.Y, s.Number)
				}
			}
		}
	}
	if got.String() != long {
		t.Errorf("%d characters of %d", len([]rune(got.String())), len([]rune(long)))
	}
}

func TestErrors(t *testing.T) {
	for _, test := range []struct {
		name  string
		page  Page
		block render.Block
		want  string
	}{
		{"a character that no face has", Page{}, body("一二\ue000"),
			"layout: paragraph 1, character 3: no face has the character '\\ue000' (U+E000) [layout.missing]"},
		{"a control character", Page{}, body("一\x07"),
			`layout: paragraph 1, character 2: no face has the character '\a' (U+0007) [layout.missing]`},
		{"in a table", Page{}, grid(2, 2, "甲\ue000"),
			"layout: table 1 “test”, row 2, column 1 (栏1), character 2: no face has the character '\\ue000' (U+E000) [layout.missing]"},
		{"a picture of no size", Page{}, &render.Figure{}, "layout: picture 1: a picture of 0 × 0 pixels [render.picture_size]"},
		{"a table that does not fit together", Page{}, &render.Table{Name: "test", Columns: []float64{1}, Rows: make([]render.Row, 1)},
			`layout: table 1 “test”: table "test": no cell at row 1, column 1 [table.hole]`},
		{"an area larger than the paper", Page{AreaWidth: MM(200)}, body("一"),
			"a type area of 566.929pt × 637.795pt at 79.37pt, 104.882pt does not fit on paper of 595.276pt × 841.89pt [layout.area]"},
		{"no block", Page{}, nil, "layout: block 1: the unknown kind of block <nil> [render.kind]"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := Set(&render.Document{Blocks: []render.Block{test.block}}, test.page, plainFaces())
			if err == nil {
				t.Fatal("no error")
			}
			if diff := cmp.Diff(test.want, err.Error()); diff != "" {
				t.Error(diff)
			}
		})
	}
	var missing *MissingError
	if _, err := Set(&render.Document{Blocks: []render.Block{body("\ue000")}}, Page{}, plainFaces()); !errors.As(err, &missing) || missing.Rune != 0xE000 {
		t.Errorf("%v is no MissingError", err)
	}
}

func TestPageNumbers(t *testing.T) {
	r := mustSet(t, Page{}, body(strings.Repeat("永", 28*30)))
	for i, s := range r.Sheets {
		l := s.Lines[len(s.Lines)-1]
		if want := fmt.Sprintf("— %d —", i+1); l.Kind != KindNumber || l.Text() != want {
			t.Errorf("%q, not %q", l.Text(), want)
		}
		x := l.Runs[0].X
		if odd := i%2 == 0; odd != (x > MM(105)) {
			t.Errorf("the number of page %d stands at %v", i+1, x)
		}
	}
	r = mustSet(t, Page{NoNumbers: true}, body("永"))
	if n := len(r.Sheets[0].Lines); n != 1 {
		t.Errorf("%d lines without a page number", n)
	}
}

// FuzzSet sets arbitrary text as a paragraph, in a table and as a title, in areas and
// sizes of any width: nothing is lost, nothing is doubled, and it comes to an end.
func FuzzSet(f *testing.F) {
	f.Add("淄博市2024年，“公开”（一）。", uint16(156), uint16(225), uint8(22), uint8(28))
	f.Add("aaaaaaaa…………“”《》〈12345678901234567890〉", uint16(3), uint16(20), uint8(1), uint8(1))
	f.Add("\u200b\u0301\u00ad\ufeff\n\t a\u3000b", uint16(20), uint16(60), uint8(2), uint8(1))
	f.Fuzz(func(t *testing.T, text string, width, height uint16, lines, characters uint8) {
		if len(text) > 2000 {
			return
		}
		page := Page{
			Width: 2 * MM(float64(width)+30), Height: 2 * MM(float64(height)+40),
			AreaWidth: MM(float64(width%500) + 1), AreaHeight: MM(float64(height%500) + 1),
			Lines: int(lines%60) + 1, Characters: int(characters%60) + 1,
		}
		blocks := []render.Block{
			&render.Title{Parts: []string{text}},
			&render.Heading{Level: 2, Runs: []render.Run{{Text: text}}},
			&render.Paragraph{Runs: []render.Run{{Text: text, Heading: 2}, {Text: text, Bold: true}}},
		}
		r, err := Set(&render.Document{Blocks: blocks}, page, plainFaces())
		if err != nil {
			var missing *MissingError
			if !errors.As(err, &missing) {
				t.Fatal(err)
			}
			return
		}
		if got, want := r.set(), strings.Repeat(inked(text), 4); got != want {
			t.Errorf("%q, not %q", got, want)
		}
		// In a table a heading is repeated and so may a merged cell be; here there is
		// neither.
		table := &render.Table{Name: "t", Columns: []float64{1, 3}, Rows: []render.Row{
			{Cells: []render.Cell{{Text: text}, {Text: text, Align: render.AlignJustify}}},
			{Cells: []render.Cell{{Text: text, Role: render.RoleFigure}, {Text: text, Align: render.AlignLeft, Role: render.RoleRowHead}}},
		}}
		if r, err = Set(&render.Document{Blocks: []render.Block{table}}, page, plainFaces()); err != nil {
			t.Fatal(err)
		}
		if got, want := sorted(r.set()), sorted(strings.Repeat(inked(text), 4)); got != want {
			t.Errorf("in the table: %q, not %q", got, want)
		}
	})
}

// sorted returns the characters of a text in order: a cell that is divided over
// sheets is not read in one piece.
func sorted(text string) string {
	r := []rune(text)
	sort.Slice(r, func(i, k int) bool { return r[i] < r[k] })
	return string(r)
}

// FuzzTable sets tables of any shape, with merged cells, on pages of any height: every
// cell's text is there, in the type area, and what is there twice belongs to a heading
// or a merged cell.
func FuzzTable(f *testing.F) {
	f.Add(uint64(1), uint16(225), uint8(28), uint8(10))
	f.Add(uint64(2), uint16(40), uint8(60), uint8(3))
	f.Add(uint64(3), uint16(15), uint8(20), uint8(5))
	f.Fuzz(func(t *testing.T, seed uint64, height uint16, rows, columns uint8) {
		page := Page{AreaHeight: MM(float64(height%210) + 15), Lines: max(1, int(height%210)/10)}
		table, texts := randomTable(rand.New(rand.NewPCG(seed, 1)), int(rows%80)+1, int(columns%8)+1)
		r, err := Set(&render.Document{Blocks: []render.Block{body("永"), table, body("永")}}, page, plainFaces())
		if err != nil {
			t.Fatal(err)
		}
		area := page.orStandard()
		got := map[rune]int{}
		for _, s := range r.Sheets {
			for _, l := range s.Lines {
				if l.Kind != KindCell {
					continue
				}
				for _, run := range l.Runs {
					for _, g := range run.Glyphs {
						got[g.Rune]++
					}
					if run.Y < area.Top || run.Y > area.Top+area.AreaHeight {
						t.Fatalf("a line of a cell at %v on sheet %d of %v to %v", run.Y, s.Number, area.Top, area.Top+area.AreaHeight)
					}
				}
			}
		}
		for text, repeats := range texts {
			want := []rune(text)
			if n := got[want[0]]; n < len(want) || n > len(want) && !repeats {
				t.Errorf("%d of %d characters of a cell", n, len(want))
			}
		}
	})
}

// randomTable returns a table with merged cells, and its texts, each of which repeats
// a character that no other has, with whether it may stand on several sheets.
func randomTable(random *rand.Rand, rows, columns int) (*render.Table, map[string]bool) {
	t := &render.Table{Name: "random", HeadRows: random.IntN(min(rows, 3) + 1), Rows: make([]render.Row, rows)}
	for range columns {
		t.Columns = append(t.Columns, 0.2+random.Float64())
	}
	texts := map[string]bool{}
	taken := make([][]bool, rows)
	for i := range taken {
		taken[i] = make([]bool, columns)
	}
	next := rune(0x4E00)
	for i := range rows {
		limit := rows // how far down a cell may reach
		if i < t.HeadRows {
			limit = t.HeadRows
		}
		for k := 0; k < columns; k++ {
			if taken[i][k] {
				continue
			}
			wide := 1
			for k+wide < columns && !taken[i][k+wide] && random.IntN(4) == 0 {
				wide++
			}
			high := 1
			if random.IntN(3) == 0 {
				high += random.IntN(limit - i)
			}
			for r := i; r < i+high; r++ {
				for c := k; c < k+wide; c++ {
					taken[r][c] = true
				}
			}
			n := 1 + random.IntN(6)
			if random.IntN(20) == 0 {
				n = 200
			}
			text := strings.Repeat(string(next), n)
			next++
			texts[text] = i < t.HeadRows || high > 1
			t.Rows[i].Cells = append(t.Rows[i].Cells, render.Cell{Text: text, ColSpan: wide, RowSpan: high, Role: render.Role(random.IntN(4))})
		}
	}
	return t, texts
}
