package parse_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/parse"
	"github.com/govdisclosure/annualreport/report"
)

// sheet is a table of the form as rows of cells: what a merged cell covers is blank.
type sheet [][]string

// sheetsOf returns the tables of a report.
func sheetsOf(t *testing.T, r *report.Report) []sheet {
	t.Helper()
	var all []sheet
	for _, s := range r.Edition().Sections() {
		if s.Table == nil {
			continue
		}
		table := make(sheet, len(s.Table.Rows))
		covered := make([][]bool, len(table))
		for i := range table {
			table[i], covered[i] = make([]string, len(s.Table.Widths)), make([]bool, len(s.Table.Widths))
		}
		for i, row := range s.Table.Rows {
			for _, c := range row.Cells {
				col := slices.Index(covered[i], false)
				table[i][col] = c.Label.ZH
				if c.Role == report.RoleFigure {
					shown, err := r.Shown(c.Address)
					if err != nil {
						t.Fatal(err)
					}
					table[i][col] = shown
				}
				for y := range max(c.RowSpan, 1) {
					for x := range max(c.ColSpan, 1) {
						covered[i+y][col+x] = true
					}
				}
			}
		}
		all = append(all, table)
	}
	return all
}

// asText writes a report with its tables as write writes them.
func asText(r *report.Report, tables []sheet, write func(sheet) string) string {
	var b strings.Builder
	b.WriteString("云川市数据管理局2024年政府信息公开工作年度报告\n\n本报告依据条例编制。\n\n")
	for _, s := range r.Edition().Sections() {
		b.WriteString(s.Heading() + "\n\n")
		if s.Table == nil {
			b.WriteString("本年度工作平稳。\n\n")
			continue
		}
		b.WriteString(write(tables[0]) + "\n")
		tables = tables[1:]
	}
	return b.String()
}

// rowsOf writes each row between two texts, with a third between its cells.
func rowsOf(before, between, after string) func(sheet) string {
	return func(s sheet) string {
		var b strings.Builder
		for _, row := range s {
			b.WriteString(before + strings.Join(row, between) + after + "\n")
		}
		return b.String()
	}
}

// filled leaves out the blank cells.
func filled(write func(sheet) string) func(sheet) string {
	return func(s sheet) string {
		full := make(sheet, len(s))
		for i, row := range s {
			full[i] = slices.DeleteFunc(slices.Clone(row), func(c string) bool { return c == "" })
		}
		return write(full)
	}
}

// delimited puts the row of dashes of Markdown below the first.
func delimited(write func(sheet) string, between string) func(sheet) string {
	return func(s sheet) string {
		first, rest, _ := strings.Cut(write(s), "\n")
		return first + "\n" + strings.Repeat("---"+between, len(s[0])-1) + "---\n" + rest
	}
}

// overPages puts the end of a page between the rows of a long table.
func overPages(text, end string) string {
	lines := strings.SplitAfter(text, "\n")
	if len(lines) > 20 {
		lines = slices.Insert(lines, 14, end)
	}
	return strings.Join(lines, "")
}

// screen is how many columns of a screen a cell takes.
func screen(c string) int {
	n := 0
	for _, r := range c {
		n++
		if r >= 0x2E80 || strings.ContainsRune("“”", r) {
			n++
		}
	}
	return n
}

// set writes the cells in columns, with a line of dashes between all rows where it is
// not "".
func set(border, dash, crossing string) func(sheet) string {
	return func(s sheet) string {
		var widths []int
		for _, row := range s {
			for k, c := range row {
				if k == len(widths) {
					widths = append(widths, 2)
				}
				widths[k] = max(widths[k], screen(c))
			}
		}
		rule := ""
		if dash != "" {
			rule = crossing
			for _, n := range widths {
				rule += strings.Repeat(dash, n) + crossing
			}
			rule += "\n"
		}
		var b strings.Builder
		b.WriteString(rule)
		for _, row := range s {
			b.WriteString(strings.TrimSpace(border))
			for k, c := range row {
				b.WriteString(c + strings.Repeat(" ", widths[k]-screen(c)) + border)
			}
			b.WriteString("\n" + rule)
		}
		return b.String()
	}
}

// TestVariations reads a report in the ways in which text may have its tables, each with
// a table that somebody changed: every figure is the one that stands there, or blank,
// and then a diagnostic says so.
func TestVariations(t *testing.T) {
	r, err := report.Open(filepath.Join(fixtures, "base.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	writers := map[string]func(sheet) string{
		"bars":                   rowsOf("|", "|", "|"),
		"bars, none at the end":  rowsOf("|", "|", ""),
		"bars between":           rowsOf("", " | ", ""),
		"bars, no blank cells":   filled(rowsOf("|", "|", "|")),
		"tabs":                   rowsOf("", "\t", ""),
		"tabs, no blank cells":   filled(rowsOf("", "\t", "")),
		"Markdown":               delimited(rowsOf("|", "|", "|"), "|"),
		"Markdown, bars between": delimited(rowsOf("", " | ", ""), " | "),
		"Markdown in a quotation": func(s sheet) string {
			return "> " + strings.ReplaceAll(strings.TrimSpace(delimited(rowsOf("|", "|", "|"), "|")(s)), "\n", "\n> ") + "\n"
		},
		"a cell a line":       filled(rowsOf("", "\n", "")),
		"a cell a line, tabs": rowsOf("\t", "\n\t", "\n"),
		"spaces":              filled(rowsOf("", " ", "")),
		"three spaces":        filled(rowsOf("", "   ", "")),
		"a cell between gaps": filled(rowsOf("", "\n\n", "\n")),
		"tabs over pages":     func(s sheet) string { return overPages(rowsOf("", "\t", "")(s), "- 2 -\n\f") },
		"spaces over pages":   func(s sheet) string { return overPages(set("  ", "", "")(s), "          2\n\f") },
		"columns of spaces":   set("  ", "", ""),
		"drawn":               set("|", "-", "+"),
		"boxes":               set("│", "─", "┼"),
	}
	proactive, requests, disputes := 0, 1, 2
	// change changes a row of each table.
	change := func(f func(row []string, first, at int) []string) func([]sheet) {
		return func(all []sheet) {
			all[proactive][2] = f(all[proactive][2], 1, 2)
			all[requests][10] = f(all[requests][10], 3, 5)
			all[disputes][3] = f(all[disputes][3], 0, 7)
		}
	}
	exchange := func(s sheet, i, k int) {
		for _, row := range s {
			row[i], row[k] = row[k], row[i]
		}
	}
	// insert puts a row with one cell into the table of requests.
	insert := func(col int, text string) func([]sheet) {
		return func(all []sheet) {
			row := make([]string, len(all[requests][0]))
			row[col] = text
			all[requests] = slices.Insert(all[requests], 12, row)
		}
	}
	// wrap breaks a label over two rows, the figures in the first or the last.
	wrap := func(at int) func([]sheet) {
		return func(all []sheet) {
			row := all[requests][24]
			label, other := []rune(row[2]), make([]string, len(row))
			row[2], other[2] = string(label[:16]), string(label[16:])
			if at == 24 {
				row[2], other[2] = other[2], row[2]
			}
			all[requests] = slices.Insert(all[requests], at, other)
		}
	}
	edits := map[string]func([]sheet){
		"nothing":         func([]sheet) {},
		"a blank cell":    change(func(row []string, _, at int) []string { row[at] = ""; return row }),
		"the first blank": change(func(row []string, first, _ int) []string { row[first] = ""; return row }),
		"the last blank":  change(func(row []string, _, _ int) []string { row[len(row)-1] = ""; return row }),
		"a blank row": change(func(row []string, first, _ int) []string {
			return append(row[:first:first], make([]string, len(row)-first)...)
		}),
		"a cell missing":      change(func(row []string, _, at int) []string { return slices.Delete(row, at, at+1) }),
		"a cell too many":     change(func(row []string, _, at int) []string { return slices.Insert(row, at, "9999") }),
		"one behind the last": change(func(row []string, _, _ int) []string { return append(row, "9999") }),
		"columns exchanged": func(all []sheet) {
			exchange(all[proactive], 1, 2)
			exchange(all[requests], 4, 5)
			exchange(all[disputes][1:], 0, 1)
		},
		"columns exchanged, a blank cell": func(all []sheet) {
			all[requests][10][7] = ""
			exchange(all[requests], 5, 6)
		},
		"a column in a group of others": func(all []sheet) {
			for _, row := range all[requests] {
				row[3], row[4], row[5] = row[4], row[5], row[3]
			}
		},
		"the total first": func(all []sheet) {
			for i, row := range all[requests] {
				all[requests][i] = slices.Concat(row[:3], row[9:], row[3:9])
			}
		},
		"spaces in figures": func(all []sheet) {
			all[requests][3][9], all[requests][10][5], all[requests][11][5] = "8 1", "5 5", "6  1"
		},
		"no figures": func(all []sheet) {
			all[requests][10][5], all[requests][11][3], all[requests][12][9], all[requests][13][4] = "-", "—", "/", "无"
		},
		"a row of dashes": change(func(row []string, first, _ int) []string {
			for k := range row[first:] {
				row[first+k] = "-"
			}
			return row
		}),
		"signs": func(all []sheet) {
			all[requests][10][5], all[requests][11][3], all[requests][12][3] = "-55", "(59)", "65.5"
		},
		"two in a cell": func(all []sheet) {
			all[requests][10][5], all[requests][11][5], all[requests][12][5] = "55/56", "61、62", "67 0"
		},
		"wide":              func(all []sheet) { all[requests][10][5], all[requests][11][3] = "５５", "５９件" },
		"a wrapped label":   wrap(25),
		"one wrapped above": wrap(24),
		"a row twice":       func(all []sheet) { all[requests] = slices.Insert(all[requests], 11, all[requests][10]) },
		"a row missing":     func(all []sheet) { all[requests] = slices.Delete(all[requests], 10, 11) },
		"a label missing":   func(all []sheet) { all[requests][10][2], all[proactive][2][0] = "", "" },
		"rows exchanged":    func(all []sheet) { all[requests][10], all[requests][11] = all[requests][11], all[requests][10] },
		"no heads":          func(all []sheet) { all[proactive], all[requests] = all[proactive][2:], all[requests][3:] },
		"a page number":     insert(0, "- 2 -"),
		"a bare number":     insert(0, "2"),
		"a unit":            insert(9, "单位：件"),
		"a note":            insert(0, "注：本行为说明文字，共12件。"),
		"the heads again":   func(all []sheet) { all[requests] = slices.Insert(all[requests], 12, all[requests][1:3]...) },
		"numbered rows": func(all []sheet) {
			for i, row := range all[requests] {
				all[requests][i] = slices.Insert(row, 0, fmt.Sprint(i+1))
			}
		},
		"last year's column": func(all []sheet) {
			for i, row := range all[requests] {
				all[requests][i] = append(row, fmt.Sprint(700+i))
			}
			all[requests][1][10] = "上年总计"
		},
	}
	// Where a cell stands says which it is, and these show no other way.
	placed := map[string]bool{"a cell missing, columns of spaces": true, "a cell missing, spaces over pages": true}
	for name, edit := range edits {
		for shape, write := range writers {
			tables := sheetsOf(t, r)
			edit(tables)
			res, err := parse.Read("report.txt", strings.NewReader(asText(r, tables, write)))
			if err != nil {
				t.Errorf("%s, %s: %v", name, shape, err)
				continue
			}
			if placed[name+", "+shape] {
				continue
			}
			for _, wrong := range misread(t, r, res) {
				t.Errorf("%s, %s: %s", name, shape, wrong)
			}
		}
	}
}

// TestExchangedColumns reads tables whose columns stand in another order, in the shapes
// that say which is which: every figure is there.
func TestExchangedColumns(t *testing.T) {
	r, err := report.Open(filepath.Join(fixtures, "base.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	const requests = 1
	plain := rowsOf("|", "|", "|")
	for shape, write := range map[string]func(sheet) string{
		"bars":                  plain,
		"bars, none at the end": rowsOf("|", "|", ""),
		"bars, some at the end": func(s sheet) string {
			lines := strings.SplitAfter(plain(s), "\n")
			for i := 4; i < len(s); i += 3 {
				lines[i] = strings.TrimSuffix(lines[i], "|\n") + " \n"
			}
			return strings.Join(lines, "")
		},
		"Markdown": delimited(plain, "|"),
		"drawn":    set("|", "-", "+"),
	} {
		tables := sheetsOf(t, r)
		// One row of heads, none over others.
		heads := tables[requests][2]
		heads[0], heads[3], heads[9] = "事项", tables[requests][1][3], tables[requests][1][9]
		tables[requests] = tables[requests][2:]
		for _, row := range tables[requests] {
			row[3], row[4], row[5] = row[4], row[5], row[3]
		}
		res, err := parse.Read("report.txt", strings.NewReader(asText(r, tables, write)))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range r.Edition().Figures() {
			is, _ := res.Report.Shown(f.Address)
			if was, _ := r.Shown(f.Address); is != was {
				t.Errorf("%s: %s is %q, want %q", shape, f.Address, is, was)
			}
		}
	}
}

// misread lists the figures that are not those of a report, and of which no diagnostic
// says that they are not.
func misread(t *testing.T, want *report.Report, res *parse.Result) (wrong []string) {
	t.Helper()
	unread := []parse.Code{parse.FigureNone, parse.FigureBlank, parse.FigureMissing, parse.RowMissing, parse.RowAmbiguous, parse.TableMissing, parse.TableBlank}
	for _, f := range want.Edition().Figures() {
		is, err := res.Report.Shown(f.Address)
		if err != nil {
			t.Fatal(err)
		}
		was, err := want.Shown(f.Address)
		if err != nil {
			t.Fatal(err)
		}
		v, err := res.Report.ShownValue(f.Address)
		blank := err != nil || v.Blank() // an error where it is no figure
		said := slices.ContainsFunc(res.Diagnostics, func(d parse.Diagnostic) bool {
			return slices.Contains(unread, d.Code) && (d.Address == f.Address || d.Address == "" && d.Key == f.Section.Key)
		})
		if is != was && !(said && blank) {
			wrong = append(wrong, fmt.Sprintf("%s is %q, want %q", f.Address, is, was))
		}
	}
	return wrong
}
