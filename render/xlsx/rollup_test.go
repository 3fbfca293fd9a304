package xlsx_test

import (
	"bytes"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/govdisclosure/annualreport/internal/madeupcity"
	"github.com/govdisclosure/annualreport/render/xlsx"
	"github.com/govdisclosure/annualreport/report"
)

// sample is a roll-up of two counties with one row of sums each and one above.
func sample(t testing.TB, counties, offices int) *xlsx.RollUp {
	t.Helper()
	city := madeupcity.New(31, counties, offices, 2024)
	u := &xlsx.RollUp{Title: "某某市2024年度汇总表", Rows: []xlsx.Row{{Name: city.Name}}}
	var sums []*report.Report
	for _, county := range city.Counties {
		at := len(u.Rows)
		u.Rows[0].Parts = append(u.Rows[0].Parts, at)
		u.Rows = append(u.Rows, xlsx.Row{Name: county.Name, Depth: 1})
		var reports []*report.Report
		for _, o := range county.Offices {
			u.Rows[at].Parts = append(u.Rows[at].Parts, len(u.Rows))
			u.Rows = append(u.Rows, xlsx.Row{Name: o.Name, Depth: 2, Report: o.Report, Note: "计入汇总"})
			reports = append(reports, o.Report)
		}
		sum, err := report.Sum(reports...)
		if err != nil {
			t.Fatal(err)
		}
		u.Rows[at].Report = sum
		sums = append(sums, sum)
	}
	sum, err := report.Sum(sums...)
	if err != nil {
		t.Fatal(err)
	}
	u.Rows[0].Report = sum
	if len(u.Rows) > 5 {
		u.Rows[5].Red = []report.Address{"requests.new.individual"}
	}
	u.After = []xlsx.Sheet{{Name: "问题", Title: "查出的问题", Heads: []string{"机关", "位置", "问题"}, Widths: []float64{30, 40, 80},
		Rows: [][]xlsx.Cell{{{Text: city.Name}, {Text: "表三", Row: 6, Address: "requests.new.individual"}, {Text: "=不是公式"}}}}}
	return u
}

// write writes a workbook and opens it.
func write(t testing.TB, w interface{ Write(io.Writer) error }) ([]byte, *excelize.File) {
	t.Helper()
	var out bytes.Buffer
	if err := w.Write(&out); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(out.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return out.Bytes(), f
}

// TestRollUp: every figure stands in the row of its office, sums and totals are formulas
// with their values, and what is wrong is red.
func TestRollUp(t *testing.T) {
	u := sample(t, 2, 4)
	u.Rows[3].Report.Requests.New.Charity = report.Count{}
	u.Rows[4].Report.Stated.Figures = map[report.Address]string{"requests.new.total": "987654"}
	u.Rows[2].Report = nil // nothing came
	recount(t, u)
	_, f := write(t, u)
	sheets := map[string]int{"表二": 3, "表三": 6, "表四": 3} // rows of heads
	columns := map[string]int{}
	formulas := 0
	for _, figure := range report.Edition2021().Figures() {
		sheet := figure.Section.Table.Name.ZH
		columns[sheet]++
		for i, r := range u.Rows {
			at, err := excelize.CoordinatesToCellName(2+columns[sheet], 2+sheets[sheet]+i)
			if err != nil {
				t.Fatal(err)
			}
			got, err := f.GetCellValue(sheet, at, excelize.Options{RawCellValue: true})
			if err != nil {
				t.Fatal(err)
			}
			want := ""
			if r.Report != nil {
				if want, err = r.Report.Shown(figure.Address); err != nil {
					t.Fatal(err)
				}
			}
			if number(got) != number(want) {
				t.Errorf("%s %s of %s is %q, not %q", sheet, at, r.Name, got, want)
			}
			formula, err := f.GetCellFormula(sheet, at)
			if err != nil {
				t.Fatal(err)
			}
			stated := i == 4 && figure.Address == "requests.new.total"
			if should := r.Report != nil && !stated && (!figure.Free() || len(r.Parts) > 0 && i != 1); should != (formula != "") && i != 0 && i != 1 {
				t.Errorf("%s %s of %s: formula %q", sheet, at, r.Name, formula)
			}
			if formula != "" {
				formulas++
			}
			if red := isRed(t, f, sheet, at); red != (r.Report != nil && want == "" || stated || i == 5 && figure.Address == "requests.new.individual") {
				t.Errorf("%s %s of %s, %q: red %v", sheet, at, r.Name, want, red)
			}
		}
	}
	if formulas < 400 {
		t.Errorf("%d formulas", formulas)
	}
	link, target, err := f.GetCellHyperLink("问题", "B3")
	if err != nil || !link || target != "'表三'!$C$13" {
		t.Errorf("link %v %q %v", link, target, err)
	}
	if v, _ := f.GetCellFormula("问题", "C3"); v != "" {
		t.Error("a text became a formula")
	}
}

// recount makes the sums of a sample anew.
func recount(t *testing.T, u *xlsx.RollUp) {
	t.Helper()
	for i := len(u.Rows) - 1; i >= 0; i-- {
		r := &u.Rows[i]
		var reports []*report.Report
		var parts []int
		for _, p := range r.Parts {
			if u.Rows[p].Report != nil {
				reports, parts = append(reports, u.Rows[p].Report), append(parts, p)
			}
		}
		if len(reports) == 0 {
			continue
		}
		r.Parts = parts
		sum, err := report.Sum(reports...)
		if err != nil {
			t.Fatal(err)
		}
		r.Report = sum
	}
}

// number leaves out zeros behind a decimal point, which a workbook shows by a format.
func number(s string) string {
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return s
}

func isRed(t *testing.T, f *excelize.File, sheet, at string) bool {
	t.Helper()
	id, err := f.GetCellStyle(sheet, at)
	if err != nil {
		t.Fatal(err)
	}
	style, err := f.GetStyle(id)
	if err != nil {
		t.Fatal(err)
	}
	return len(style.Fill.Color) > 0 && style.Fill.Color[0] == "FFC7CE"
}

// TestSameBytes: the same input gives the same bytes, and no other clock or folder is in
// them.
func TestSameBytes(t *testing.T) {
	r, err := report.Open("../../testdata/reports/wenzhou-guodong-2024.yaml")
	if err != nil {
		t.Fatal(err)
	}
	rollUp, _ := write(t, sample(t, 2, 5))
	intake, _ := write(t, xlsx.Intake{Report: r})
	for range 10 {
		if again, _ := write(t, sample(t, 2, 5)); !bytes.Equal(rollUp, again) {
			t.Fatal("another roll-up")
		}
		if again, _ := write(t, xlsx.Intake{Report: r}); !bytes.Equal(intake, again) {
			t.Fatal("another intake")
		}
	}
}

// TestManyDigits: what a workbook cannot hold to the digit stands as text, and no formula
// adds it up.
func TestManyDigits(t *testing.T) {
	u := sample(t, 1, 2)
	amount, err := report.ParseAmount("1234567890123456.78")
	if err != nil {
		t.Fatal(err)
	}
	u.Rows[2].Report.Proactive.Fees.Amount = amount
	recount(t, u)
	_, f := write(t, u)
	for _, at := range []string{"L6", "L7"} {
		v, err := f.GetCellValue("表二", at, excelize.Options{RawCellValue: true})
		if err != nil || !strings.HasPrefix(v, "12345678901234") || len(v) < 18 {
			t.Errorf("%s: %q %v", at, v, err)
		}
		if formula, _ := f.GetCellFormula("表二", at); formula != "" {
			t.Errorf("%s: %s", at, formula)
		}
	}
	if err := (xlsx.Intake{Report: u.Rows[2].Report}).Write(io.Discard); err == nil {
		t.Error("the intake takes more digits than a workbook keeps")
	}
}

// TestRefused: rows that do not fit together are an error, not a panic.
func TestRefused(t *testing.T) {
	for name, u := range map[string]*xlsx.RollUp{
		"itself":          {Rows: []xlsx.Row{{Parts: []int{0}}}},
		"no such row":     {Rows: []xlsx.Row{{Parts: []int{7}}}},
		"another edition": {Rows: []xlsx.Row{{Report: &report.Report{Format: report.Edition2019()}}}},
		"one name twice":  {After: []xlsx.Sheet{{Name: "表三"}}},
		"no name":         {After: []xlsx.Sheet{{Name: ""}}},
	} {
		if err := u.Write(io.Discard); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if err := (&xlsx.RollUp{Format: report.Edition2019(), English: true, Rows: []xlsx.Row{{Report: &report.Report{Format: report.Edition2019()}}}}).Write(io.Discard); err != nil {
		t.Errorf("the edition of 2019: %v", err)
	}
}

// TestLook writes a workbook to be looked at where LOOK names it.
func TestLook(t *testing.T) {
	name := os.Getenv("LOOK")
	if name == "" {
		t.Skip("nobody looks")
	}
	var out bytes.Buffer
	u := sample(t, 2, 4)
	u.Rows[3].Report.Requests.New.Charity = report.Count{}
	if err := u.Write(&out); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}
