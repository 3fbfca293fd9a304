package parse_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"github.com/govdisclosure/annualreport/internal/madeupcity"
	"github.com/govdisclosure/annualreport/parse"
	"github.com/govdisclosure/annualreport/render/xlsx"
	"github.com/govdisclosure/annualreport/report"
)

// intake writes the intake of a report, changed by a program for workbooks.
func intake(t testing.TB, in xlsx.Intake, change func(f *excelize.File, at func(name string) (sheet, cell string))) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := in.Write(&b); err != nil {
		t.Fatal(err)
	}
	if change == nil {
		return b.Bytes()
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	names := map[string]string{}
	for _, n := range f.GetDefinedName() {
		names[n.Name] = n.RefersTo
	}
	change(f, func(name string) (string, string) {
		sheet, cell, ok := strings.Cut(names[xlsx.NamePrefix+name], "!")
		if !ok {
			t.Fatalf("no cell is called %s", name)
		}
		return strings.Trim(sheet, "'"), strings.ReplaceAll(cell, "$", "")
	})
	out, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func yamlOf(t testing.TB, r *report.Report) string {
	t.Helper()
	var b bytes.Buffer
	if err := report.WriteYAML(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestIntakeExact: random reports, with blanks, come back from the intake exactly, in both
// languages, also saved anew by another program.
func TestIntakeExact(t *testing.T) {
	for i, o := range madeupcity.New(77, 1, 40, 2024).Offices() {
		r := o.Report
		rng := rand.New(rand.NewPCG(5, uint64(i)))
		for _, f := range r.Edition().Figures() {
			if f.Free() && rng.IntN(6) == 0 {
				if f.Unit == report.TenThousandYuan {
					r.Proactive.Fees.Amount = report.Amount{}
				} else if err := r.Set(f.Address, report.Count{}); err != nil {
					t.Fatal(err)
				}
			}
		}
		if a := r.Proactive.Fees.Amount; !a.Blank() { // a workbook keeps numbers, not how they were written
			d, _ := a.Decimal()
			r.Proactive.Fees.Amount, _ = report.ParseAmount(d.String())
		}
		var change func(*excelize.File, func(string) (string, string))
		if i%2 == 1 && i%3 != 0 { // excelize moves no names of sheets with a space along
			change = func(f *excelize.File, _ func(string) (string, string)) {
				if err := f.SetSheetName(f.GetSheetName(2), "改了名"); err != nil {
					t.Fatal(err)
				}
			}
		}
		res, err := parse.Read("a.xlsx", bytes.NewReader(intake(t, xlsx.Intake{Report: r, English: i%3 == 0}, change)))
		if err != nil {
			t.Fatal(err)
		}
		if res.Shape != parse.XLSX || len(res.Diagnostics) > 0 {
			t.Errorf("%s %v", res.Shape, res.Diagnostics)
		}
		if d := cmp.Diff(strings.ReplaceAll(yamlOf(t, r), `"`, ""), strings.ReplaceAll(yamlOf(t, res.Report), `"`, "")); d != "" {
			t.Fatal(d)
		}
	}
}

// TestIntakeOdd: what people and programs do to an intake is read rightly or refused by
// name; no figure is ever taken from another cell.
func TestIntakeOdd(t *testing.T) {
	r := madeupcity.New(78, 1, 1, 2024).Offices()[0].Report
	type at = func(string) (string, string)
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	tests := []struct {
		name    string
		change  func(f *excelize.File, at at)
		address report.Address
		want    string // the figure, "" for blank
		says    string // in a diagnostic, or in the error
		refused bool
	}{
		{"a number pasted as text", func(f *excelize.File, at at) {
			s, c := at("requests.new.individual")
			must(f.SetCellStr(s, c, " １２ "))
		}, "requests.new.individual", "12", "", false},
		{"words for a number", func(f *excelize.File, at at) {
			s, c := at("requests.new.individual")
			must(f.SetCellStr(s, c, "两件"))
		}, "requests.new.individual", "", "表三 D9：两件", false},
		{"a fraction", func(f *excelize.File, at at) {
			s, c := at("requests.new.individual")
			must(f.SetCellFloat(s, c, 1.5, -1, 64))
		}, "requests.new.individual", "", "1.5", false},
		{"a row put in", func(f *excelize.File, at at) { must(f.InsertRows("表三", 8, 2)) }, "requests.carried_out.individual",
			str(r, "requests.carried_out.individual"), "", false},
		{"nothing to report", func(f *excelize.File, at at) {
			s, c := at("nothing_to_report")
			must(f.SetCellStr(s, c, "是"))
			s, c = at("proactive.licences.decisions")
			must(f.SetCellValue(s, c, nil))
		}, "proactive.licences.decisions", "0", "", false},
		{"emptied", func(f *excelize.File, at at) {
			s, c := at("proactive.licences.decisions")
			must(f.SetCellValue(s, c, nil))
		}, "proactive.licences.decisions", "", "", false},
		{"another version", func(f *excelize.File, at at) {
			s, c := at("intake_version")
			must(f.SetCellStr(s, c, "9"))
		}, "", "", `version "9"`, true},
		{"another edition", func(f *excelize.File, at at) {
			s, c := at("edition")
			must(f.SetCellStr(s, c, "2035"))
		}, "", "", "2035", true},
		{"cells moved without their names", func(f *excelize.File, at at) {
			s, c := at("requests.outcome.granted.individual")
			column, row, err := excelize.CellNameToCoordinates(c)
			must(err)
			for _, n := range f.GetDefinedName() { // as a program does that knows no names
				if n.Name == xlsx.NamePrefix+"requests.outcome.granted.individual" {
					must(f.DeleteDefinedName(&n))
					n.RefersTo = fmt.Sprintf("'%s'!$%s$%d", s, string(rune('A'+column-1)), row+3)
					must(f.SetDefinedName(&n))
				}
			}
		}, "", "", "moved", true},
	}
	for _, test := range tests {
		res, err := parse.Read("a.xlsx", bytes.NewReader(intake(t, xlsx.Intake{Report: r}, test.change)))
		if test.refused {
			if err == nil || !strings.Contains(err.Error(), test.says) {
				t.Errorf("%s: %v", test.name, err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		if got := str(res.Report, test.address); got != test.want {
			t.Errorf("%s: %s is %q, not %q", test.name, test.address, got, test.want)
		}
		said := ""
		for i := range res.Diagnostics {
			said += res.Diagnostics[i].Quote
		}
		if (test.says != "") != (said != "") || !strings.Contains(said, strings.TrimPrefix(test.says, "表三 D9：")) {
			t.Errorf("%s: said %q", test.name, said)
		}
	}
	// Another workbook is refused by name.
	f := excelize.NewFile()
	defer f.Close()
	b, err := f.WriteToBuffer()
	must(err)
	var shape *parse.ShapeError
	if _, err := parse.Read("a.xlsx", b); !errors.As(err, &shape) || !strings.Contains(err.Error(), "workbook") {
		t.Errorf("%v", err)
	}
}

func str(r *report.Report, a report.Address) string {
	v, err := r.Value(a)
	if err != nil {
		return err.Error()
	}
	return v.String()
}

// FuzzIntake: no sheet makes reading fail otherwise than by an error.
func FuzzIntake(f *testing.F) {
	f.Add(`<worksheet><sheetData><row r="1"><c r="D5" t="s"><v>1</v></c></row></sheetData></worksheet>`)
	f.Fuzz(func(t *testing.T, sheet string) {
		data := intake(t, xlsx.Intake{}, nil)
		_, _ = parse.Read("a.xlsx", bytes.NewReader(replacePart(t, data, "xl/worksheets/sheet3.xml", sheet)))
	})
}

// replacePart puts another part into a package.
func replacePart(t testing.TB, data []byte, name, with string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range z.File {
		if f.Name != name {
			if err := w.Copy(f); err != nil {
				t.Fatal(err)
			}
			continue
		}
		part, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write([]byte(with)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestWorkbookBomb: a sheet of zeros, and one of a hundred million cells, end at a limit.
func TestWorkbookBomb(t *testing.T) {
	data := intake(t, xlsx.Intake{}, nil)
	for name, sheet := range map[string]string{
		"blanks": "<worksheet>" + strings.Repeat(" ", 70<<20),
		"cells":  "<worksheet><sheetData>" + strings.Repeat(`<c r="A1"><v>1</v></c>`, 300_000),
	} {
		_, err := parse.Read("a.xlsx", bytes.NewReader(replacePart(t, data, "xl/worksheets/sheet3.xml", sheet)))
		var limit *parse.LimitError
		if !errors.As(err, &limit) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
