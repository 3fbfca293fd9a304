package parse_test

import (
	"bytes"
	"io"
	"path/filepath"
	"testing"

	"github.com/govdisclosure/annualreport/parse"
	"github.com/govdisclosure/annualreport/render/docx"
	"github.com/govdisclosure/annualreport/render/markdown"
	"github.com/govdisclosure/annualreport/render/ofd"
	"github.com/govdisclosure/annualreport/render/pdf"
	"github.com/govdisclosure/annualreport/report"
)

// TestGiven: the office and the year that the caller gives count, and a document that
// names others is told, whatever its shape.
func TestGiven(t *testing.T) {
	r, err := report.Open(filepath.Join(fixtures, "base.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	other := r.Office + "二"
	for name, write := range map[string]func(io.Writer, *report.Report) error{
		"JSON":                         report.WriteJSON,
		"Markdown":                     markdown.Renderer{}.Render,
		"Markdown without its summary": markdown.Renderer{OmitSummary: true}.Render,
		"DOCX":                         docx.Renderer{}.Render,
		"DOCX without its data":        docx.Renderer{OmitSource: true}.Render,
		"PDF":                          pdf.Renderer{}.Render,
		"OFD":                          ofd.Renderer{}.Render,
		"PDF without its data":         pdf.Renderer{OmitSource: true}.Render,
	} {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			if err := write(&b, r); err != nil {
				t.Fatal(err)
			}
			for _, c := range []struct {
				office string
				year   int
				codes  []parse.Code
			}{
				{"", 0, nil},
				{r.Office, r.Year, nil},
				{other, 0, []parse.Code{parse.OfficeGiven}},
				{"", r.Year - 1, []parse.Code{parse.YearGiven}},
				{other, r.Year - 1, []parse.Code{parse.OfficeGiven, parse.YearGiven}},
			} {
				o := parse.Options{Office: c.office, Year: c.year}
				res, err := o.Read("", bytes.NewReader(b.Bytes()))
				if err != nil {
					t.Fatal(err)
				}
				if c.office == "" {
					c.office = r.Office
				}
				if c.year == 0 {
					c.year = r.Year
				}
				if res.Report.Office != c.office || res.Report.Year != c.year {
					t.Errorf("%+v: %q, %d", o, res.Report.Office, res.Report.Year)
				}
				for _, code := range []parse.Code{parse.OfficeGiven, parse.YearGiven} {
					if got, want := count(res, code), occurrences(c.codes, code); got != want {
						t.Errorf("%+v: %d diagnostics %s, want %d\n%s", o, got, code, want, describe(res))
					}
				}
			}
		})
	}
}

// TestGivenForNone: a document that names neither office nor year is told of neither
// where both are given.
func TestGivenForNone(t *testing.T) {
	o := parse.Options{Office: "云川市数据管理局", Year: 2023}
	res, err := o.Open(filepath.Join(fixtures, "bars.txt"))
	if err != nil {
		t.Fatal(err)
	}
	if res.Report.Office != o.Office || res.Report.Year != o.Year {
		t.Errorf("%q, %d", res.Report.Office, res.Report.Year)
	}
	if n := count(res, parse.OfficeMissing); n > 0 {
		t.Error(describe(res))
	}
	if count(res, parse.YearGiven) != 1 { // its title names 2024
		t.Error(describe(res))
	}
}

func count(res *parse.Result, code parse.Code) (n int) {
	for _, d := range res.Diagnostics {
		if d.Code == code {
			n++
		}
	}
	return n
}

func occurrences(codes []parse.Code, code parse.Code) (n int) {
	for _, c := range codes {
		if c == code {
			n++
		}
	}
	return n
}
