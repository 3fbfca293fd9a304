package xlsx_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/govdisclosure/annualreport/render/xlsx"
	"github.com/govdisclosure/annualreport/report"
)

// TestIntake: what is to be filled in is unlocked and named, all else is locked, totals are
// formulas, and what was filled in stands where it should.
func TestIntake(t *testing.T) {
	r, err := report.Open("../../testdata/reports/zibo-guodong-2024.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, english := range []bool{false, true} {
		_, f := write(t, xlsx.Intake{Report: r, English: english})
		names := map[string]string{}
		for _, n := range f.GetDefinedName() {
			names[n.Name] = n.RefersTo
		}
		at := func(name string) (sheet, cell string) {
			sheet, cell, ok := strings.Cut(names[xlsx.NamePrefix+name], "!")
			if !ok {
				t.Fatalf("no cell is called %s", name)
			}
			return strings.Trim(sheet, "'"), strings.ReplaceAll(cell, "$", "")
		}
		for _, figure := range r.Edition().Figures() {
			if _, there := names[xlsx.NamePrefix+string(figure.Address)]; there != figure.Free() {
				t.Errorf("%s: named %v", figure.Address, there)
			}
			if !figure.Free() {
				continue
			}
			sheet, cell := at(string(figure.Address))
			got, err := f.GetCellValue(sheet, cell, excelize.Options{RawCellValue: true})
			want, _ := r.Value(figure.Address)
			if err != nil || number(got) != number(want.String()) {
				t.Errorf("%s is %q, not %s", figure.Address, got, want)
			}
			if locked(t, f, sheet, cell) {
				t.Errorf("%s is locked", figure.Address)
			}
		}
		for _, key := range r.Edition().TextKeys() {
			sheet, cell := at(key)
			got, err := f.GetCellValue(sheet, cell)
			want, _ := r.Text(key)
			if err != nil || got != strings.TrimSuffix(want.String(), "\n") {
				t.Errorf("%s is %q", key, got)
			}
		}
		for name, want := range map[string]string{"office": r.Office, "year": "2024", "edition": "2021", "intake_version": "1"} {
			sheet, cell := at(name)
			if got, _ := f.GetCellValue(sheet, cell); got != want {
				t.Errorf("%s is %q", name, got)
			}
			if l := locked(t, f, sheet, cell); l != (name == "edition" || name == "intake_version") {
				t.Errorf("%s: locked %v", name, l)
			}
		}
		for _, sheet := range f.GetSheetList() {
			if o, err := f.GetSheetProtection(sheet); err != nil || !o.SelectLockedCells {
				t.Errorf("%s is not protected: %+v %v", sheet, o, err)
			}
			if v, err := f.GetCellStyle(sheet, "A1"); err != nil || v == 0 {
				t.Errorf("%s: %d %v", sheet, v, err)
			}
		}
		table := "表三"
		if english {
			table = "Table 3"
		}
		if formula, _ := f.GetCellFormula(table, "J6"); formula != `IF(COUNT(D6:I6)<6,"",SUM(D6:I6))` {
			t.Errorf("a total is %q", formula)
		}
		if v, err := f.GetConditionalFormats(table); err != nil || len(v) < 144 {
			t.Errorf("%d conditional formats %v", len(v), err)
		}
	}
	write(t, xlsx.Intake{})
	write(t, xlsx.Intake{Report: &report.Report{Format: report.Edition2019(), Year: 2020}})
}

// TestIntakeKeepsAll: what a cell cannot hold is an error, and nothing is written.
func TestIntakeKeepsAll(t *testing.T) {
	for name, text := range map[string]report.Text{
		"a table":    {&report.TextTable{Rows: [][]string{{"甲"}}}},
		"a picture":  {&report.Picture{Alt: "甲"}},
		"a long one": report.Plain(strings.Repeat("字", 40_000)),
	} {
		var out bytes.Buffer
		if err := (xlsx.Intake{Report: &report.Report{Overview: text}}).Write(&out); err == nil || out.Len() > 0 {
			t.Errorf("%s: %v, %d bytes", name, err, out.Len())
		}
	}
}

func locked(t *testing.T, f *excelize.File, sheet, cell string) bool {
	t.Helper()
	id, err := f.GetCellStyle(sheet, cell)
	if err != nil {
		t.Fatal(err)
	}
	style, err := f.GetStyle(id)
	if err != nil {
		t.Fatal(err)
	}
	return style.Protection == nil || style.Protection.Locked
}

func TestLookIntake(t *testing.T) {
	name := os.Getenv("LOOKIN")
	if name == "" {
		t.Skip("nobody looks")
	}
	r, err := report.Open("../../testdata/reports/zibo-guodong-2024.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := (xlsx.Intake{Report: r}).Write(&out); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}
