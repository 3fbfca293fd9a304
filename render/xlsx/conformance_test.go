//go:build conformance

package xlsx_test

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/govdisclosure/annualreport/internal/libreoffice"
	"github.com/govdisclosure/annualreport/render/xlsx"
	"github.com/govdisclosure/annualreport/report"
)

// command runs another program; that it is missing is a failure.
func command(t *testing.T, dir, name string, args ...string) {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
}

var (
	formulaCell = regexp.MustCompile(`(<c [^>]*>)<f>([^<]*)</f>(?:<v>[^<]*</v>)?</c>`)
	typeOfCell  = regexp.MustCompile(` t="[a-z]*"`)
)

// stripped leaves out the values that stand beside formulas, and returns how many formulas
// there are.
func stripped(t *testing.T, data []byte) ([]byte, int) {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	n := 0
	for _, f := range r.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		part, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(f.Name, "xl/worksheets/sheet") {
			n += len(formulaCell.FindAll(part, -1))
			part = formulaCell.ReplaceAllFunc(part, func(cell []byte) []byte {
				m := formulaCell.FindSubmatch(cell)
				return []byte(typeOfCell.ReplaceAllString(string(m[1]), "") + "<f>" + string(m[2]) + "</f></c>")
			})
		}
		w, err := z.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(part); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes(), n
}

// TestRecalculated: with all values stripped LibreOffice calculates every formula to ours.
func TestRecalculated(t *testing.T) {
	r, err := report.Open("../../testdata/reports/wenzhou-guodong-2024.yaml")
	if err != nil {
		t.Fatal(err)
	}
	u := sample(t, 3, 6)
	u.Rows[4].Report.Requests.New.Charity = report.Count{}
	recount(t, u)
	for name, w := range map[string]interface{ Write(io.Writer) error }{"roll-up": u, "intake": xlsx.Intake{Report: r}} {
		data, f := write(t, w)
		bare, n := stripped(t, data)
		if n < 30 {
			t.Fatalf("%s: %d formulas", name, n)
		}
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "book.xlsx"), bare, 0o644); err != nil {
			t.Fatal(err)
		}
		libreoffice.Convert(t, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1", dir, filepath.Join(dir, "book.xlsx"))
		compared := 0
		for _, sheet := range f.GetSheetList() {
			in, err := os.Open(filepath.Join(dir, "book-"+sheet+".csv"))
			if err != nil {
				t.Fatal(err)
			}
			defer in.Close()
			reader := csv.NewReader(in)
			reader.FieldsPerRecord = -1
			rows, err := reader.ReadAll()
			if err != nil {
				t.Fatal(err)
			}
			for i, row := range rows {
				for k, got := range row {
					at, _ := excelize.CoordinatesToCellName(k+1, i+1)
					if formula, _ := f.GetCellFormula(sheet, at); formula == "" {
						continue
					}
					compared++
					want, err := f.GetCellValue(sheet, at, excelize.Options{RawCellValue: true})
					if err != nil {
						t.Fatal(err)
					}
					if number(got) != number(want) {
						t.Errorf("%s %s %s: LibreOffice has %q, we %q", name, sheet, at, got, want)
					}
				}
			}
		}
		if compared < n/2 {
			t.Errorf("%s: %d of %d formulas were compared", name, compared, n)
		}
		t.Logf("%s: %d formulas, %d in rows that are shown", name, n, compared)
	}
}

// typed changes the intake with another program, by the names of cells.
const typed = `
import sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
names = book.defined_names
for change in sys.argv[3:]:
    name, value = change.split("=", 1)
    if hasattr(names, "definedName"):
        found = [n for n in names.definedName if n.name == "annualreport." + name][0]
    else:
        found = names["annualreport." + name]
    sheet, cell = list(found.destinations)[0]
    try:
        value = int(value)
    except ValueError:
        pass
    book[sheet][cell.replace("$", "")].value = value
book.save(sys.argv[2])
`

// TestTypedErrorIsRed: what another program types wrong into the intake turns red by the
// workbook's own rules, and what it types right does not.
func TestTypedErrorIsRed(t *testing.T) {
	r, err := report.Open("../../testdata/reports/zibo-guodong-2024.yaml")
	if err != nil {
		t.Fatal(err)
	}
	data, _ := write(t, xlsx.Intake{Report: r})
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "in.xlsx"), data, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "typed.py"), []byte(typed), 0o644); err != nil {
		t.Fatal(err)
	}
	tests := map[string]struct {
		changes []string
		red     bool
	}{
		"nothing":  {nil, false},
		"balanced": {[]string{"requests.new.enterprise=3", "requests.outcome.granted.enterprise=2"}, false},
		"out":      {[]string{"requests.new.enterprise=7"}, true},
		"negative": {[]string{"proactive.licences.decisions=-4"}, true},
		"text":     {[]string{"disputes.litigation.direct.pending=两件"}, true},
	}
	var files []string
	for name, test := range tests {
		files = append(files, filepath.Join(dir, name+".xlsx"))
		command(t, dir, "/usr/bin/python3", append([]string{"typed.py", "in.xlsx", name + ".xlsx"}, test.changes...)...)
	}
	libreoffice.Convert(t, "pdf", dir, files...)
	for name, test := range tests {
		command(t, dir, "pdftoppm", "-r", "40", "-png", name+".pdf", name)
		pages, err := filepath.Glob(filepath.Join(dir, name+"-*.png"))
		if err != nil || len(pages) == 0 {
			t.Fatal(pages, err)
		}
		red := 0
		for _, page := range pages {
			red += redPixels(t, page)
		}
		if (red > 20) != test.red {
			t.Errorf("%s: %d red pixels", name, red)
		}
	}
}

// redPixels counts the pixels of the colour of what is wrong.
func redPixels(t *testing.T, name string) (n int) {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	for y := img.Bounds().Min.Y; y < img.Bounds().Max.Y; y++ {
		for x := img.Bounds().Min.X; x < img.Bounds().Max.X; x++ {
			r, g, b, _ := img.At(x, y).RGBA()
			if r>>8 > 250 && g>>8 > 194 && g>>8 < 204 && b>>8 > 200 && b>>8 < 212 {
				n++
			}
		}
	}
	return n
}
