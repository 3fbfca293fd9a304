package parse_test

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/internal/form"
	"github.com/govdisclosure/annualreport/parse"
	"github.com/govdisclosure/annualreport/render/docx"
	"github.com/govdisclosure/annualreport/report"
)

// A label in another spelling is the same label for whoever fills in a blank form and for
// whoever reads what was filled in.
func TestSpellings(t *testing.T) {
	office, err := os.ReadFile("../testdata/forms/blank-form.docx")
	if err != nil {
		t.Fatal(err)
	}
	var own bytes.Buffer
	if err := (docx.Renderer{}).Render(&own, &report.Report{Office: "某某局", Year: 2024}); err != nil {
		t.Fatal(err)
	}
	r, err := report.Open("../testdata/reports/zibo-guodong-2024.yaml")
	if err != nil {
		t.Fatal(err)
	}
	type spelling struct {
		name  string
		write func(label string) string
	}
	var all []spelling
	for _, v := range form.Variants() {
		all = append(all, spelling{v.Written, func(label string) string {
			if v.Whole && form.WordingOf(label).Core != v.Label {
				return label
			}
			return strings.Replace(label, v.Label, v.Written, 1)
		}})
	}
	for name, pairs := range map[string][]string{
		"1、":   {"1.", "1、", "2.", "2、", "3.", "3、"},
		"1．":   {"1.", "1．", "2.", "2．", "3.", "3．"},
		"（1）":  {"1.", "（1）", "2.", "（2）", "3.", "（3）"},
		"①":    {"1.", "①", "2.", "②", "3.", "③"},
		"一、":   {"（一）", "一、", "（二）", "二、", "（三）", "三、", "（四）", "四、"},
		"(一)":  {"（一）", "(一)", "（二）", "(二)", "（三）", "(三)", "（四）", "(四)"},
		"一":    {"（一）", "一 ", "（二）", "二 "},
		"〔一〕":  {"（一）", "〔一〕", "（二）", "〔二〕"},
		"（二）":  {"一、", "（一）", "二、", "（二）", "三、", "（三）", "四、", "（四）"},
		"none": {"1.", "", "2.", "", "（一）", "", "（二）", "", "（四）", ""},
	} {
		all = append(all, spelling{name, func(label string) string {
			for i := 0; i < len(pairs); i += 2 {
				if rest, ok := strings.CutPrefix(label, pairs[i]); ok {
					return pairs[i+1] + rest
				}
			}
			return label
		}})
	}
	slices.SortFunc(all, func(a, b spelling) int { return strings.Compare(a.name, b.name) })
	for _, s := range all {
		t.Run(s.name, func(t *testing.T) {
			blank, n := respelt(t, office, r.Edition(), s.write)
			if n == 0 { // it has some labels in pieces
				blank, n = respelt(t, own.Bytes(), r.Edition(), s.write)
			}
			if n == 0 {
				t.Fatal("no label of the form is written so")
			}
			file, err := docx.Fill(blank, r)
			if err != nil {
				t.Fatal(err)
			}
			res, err := parse.Read("filled.docx", bytes.NewReader(file))
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range r.Edition().Figures() {
				want, _ := r.Shown(f.Address)
				got, _ := res.Report.Shown(f.Address)
				if got != want {
					t.Errorf("%s is %q, want %q", f.Address, got, want)
				}
			}
			for _, d := range res.Diagnostics {
				// A blank form of ours carries itself, and says what was changed.
				if d.Severity > parse.Info && !strings.HasPrefix(string(d.Code), "carried.") {
					t.Error(d)
				}
			}
		})
	}
}

// respelt writes the labels of a blank form otherwise, and counts them.
func respelt(t *testing.T, file []byte, format *report.Format, write func(string) string) (form []byte, n int) {
	t.Helper()
	labels := map[string]bool{}
	for _, f := range format.Figures() {
		for _, l := range slices.Concat(f.RowLabels, f.ColumnLabels) {
			labels[l.ZH] = true
		}
	}
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	out := zip.NewWriter(&b)
	for _, f := range z.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name == "word/document.xml" {
			text := string(data)
			for label := range labels {
				if other := write(label); other != label {
					n += strings.Count(text, ">"+label+"<")
					text = strings.ReplaceAll(text, ">"+label+"<", ">"+other+"<")
				}
			}
			data = []byte(text)
		}
		w, err := out.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(data); err != nil {
			t.Fatal(err)
		}
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), n
}
