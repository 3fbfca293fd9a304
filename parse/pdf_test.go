package parse_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govdisclosure/annualreport/parse"
	"github.com/govdisclosure/annualreport/render"
	"github.com/govdisclosure/annualreport/render/pdf"
	"github.com/govdisclosure/annualreport/report"
)

// bare writes a PDF that carries no report, as those of others.
func bare(w io.Writer, r *report.Report) error {
	doc, err := render.Compose(r)
	if err != nil {
		return err
	}
	doc.Source = render.Source{}
	return pdf.Renderer{}.RenderDocument(w, doc)
}

// TestPagesOfOthers: of a PDF without data the pages are read: all figures in their
// cells, all paragraphs whole, over the ends of pages too.
func TestPagesOfOthers(t *testing.T) {
	all := samplesAsShown(t)
	var b strings.Builder
	for i := range 300 {
		fmt.Fprintf(&b, "这一段用来看换页，第%d句。", i+1)
	}
	long := *all["zibo-guodong-2024"]
	long.Overview = append(append(report.Text{}, long.Overview...), report.Paragraph{{Text: b.String()}})
	all["paragraphs over pages"] = &long
	for name, r := range all {
		t.Run(name, func(t *testing.T) {
			res := back(t, bare, r)
			want := *r
			want.Stated.Title, want.Stated.Headings = "", nil // what is rendered has the form's own
			want.Published = report.Date{}
			compareReports(t, &want, res.Report)
			for i := range res.Diagnostics {
				if d := &res.Diagnostics[i]; d.Severity == parse.Error {
					t.Errorf("%s", d.String())
				}
			}
		})
	}
}

// TestPagesUnseen: where the columns of a table have no room for their labels, what
// the pages show cannot be told, and the report is what the file carries. A case that
// can be told after all fails.
func TestPagesUnseen(t *testing.T) {
	r := *samples(t)["zibo-guodong-2024"]
	for _, f := range r.Edition().Figures() {
		if f.Free() && strings.HasPrefix(string(f.Address), "requests.") {
			if err := r.Set(f.Address, report.N(report.MaxCount)); err != nil {
				t.Fatal(err)
			}
		}
	}
	r.Stated.Figures = nil
	res := back(t, pdf.Renderer{}.Render, &r)
	if diff := cmp.Diff(&r, res.Report); diff != "" {
		t.Errorf("the report (-want +got):\n%s", diff)
	}
	if len(res.Diagnostics) != 1 || res.Diagnostics[0].Code != parse.CarriedUnseen {
		t.Errorf("diagnostics: %s", describe(res))
	}
}

// TestPageRemoved: what stood on a page that was taken out is blank, and each figure of
// it is named.
func TestPageRemoved(t *testing.T) {
	r := samples(t)["zibo-guodong-2024"]
	var b bytes.Buffer
	if err := (pdf.Renderer{}).Render(&b, r); err != nil {
		t.Fatal(err)
	}
	file := b.Bytes()
	pages := regexp.MustCompile(`(?s)\n1 0 obj\n(.*?)\nendobj`).FindSubmatch(file)[1]
	objects := pageObject.FindAllSubmatch(file, -1)
	const withTable = 3 // from 0
	file = savedBehind(t, file, map[int]string{1: strings.Replace(string(pages), string(objects[withTable][1])+" 0 R", "", 1)})
	res, err := parse.Read("", bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	edited := map[report.Address]bool{}
	for _, d := range res.Diagnostics {
		if d.Code == parse.CarriedEdited {
			edited[d.Address] = true
		}
	}
	for _, f := range r.Edition().Figures() {
		got, err := res.Report.Shown(f.Address)
		if err != nil {
			t.Fatal(err)
		}
		want, err := r.Shown(f.Address)
		if err != nil {
			t.Fatal(err)
		}
		gone := f.Section.Key == "requests"
		if gone && (got != "" || !edited[f.Address]) || !gone && (got != want || edited[f.Address]) {
			t.Errorf("%s is read as %q and was %q; named: %t", f.Address, got, want, edited[f.Address])
		}
	}
}

// TestDamagedData: where the data that a PDF carries cannot be used, its pages are
// read all the same, and a diagnostic says so.
func TestDamagedData(t *testing.T) {
	r := samples(t)["wenzhou-guodong-2024"]
	var b bytes.Buffer
	if err := (pdf.Renderer{}).Render(&b, r); err != nil {
		t.Fatal(err)
	}
	file := bytes.Replace(b.Bytes(), []byte("(sha256:"), []byte("(sha256:0"), 1)
	res, err := parse.Read("", bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	if res.Diagnostics[0].Code != parse.CarriedDamaged {
		t.Errorf("diagnostics: %s", describe(res))
	}
	want := *r
	want.Stated.Title, want.Stated.Headings, want.Published = "", nil, report.Date{}
	compareReports(t, &want, res.Report)
}

// TestNoPages: a PDF from which nothing can be read is refused with the reason.
func TestNoPages(t *testing.T) {
	for name, file := range map[string]string{
		"encrypted":   "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\ntrailer<</Root 1 0 R/Encrypt<</Filter/Standard>>>>",
		"of pictures": "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Kids[3 0 R]>>endobj\n3 0 obj<</Type/Page>>endobj\ntrailer<</Root 1 0 R>>",
		"in a font that names no characters": "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Kids[3 0 R]>>endobj\n" +
			"3 0 obj<</Type/Page/Resources<</Font<</F<</Type/Font/Subtype/Type0/Encoding/Identity-H>>>>>>/Contents 4 0 R>>endobj\n" +
			"4 0 obj<</Length 44>>stream\nBT /F 12 Tf 100 700 Td <000100020003> Tj ET  \nendstream endobj\ntrailer<</Root 1 0 R>>",
	} {
		t.Run(name, func(t *testing.T) {
			_, err := parse.Read("a.pdf", strings.NewReader(file))
			var shape *parse.ShapeError
			if !errors.As(err, &shape) {
				t.Errorf("the error is %v", err)
			} else {
				t.Log(err)
			}
		})
	}
}

// withoutLines takes the lines and areas out of the pages of a PDF.
func withoutLines(t *testing.T, file []byte) []byte {
	t.Helper()
	changed := map[int]string{}
	for _, m := range pageObject.FindAllSubmatch(file, -1) {
		contents := atoi(t, m[2])
		_, text, ok := strings.Cut(string(inflate(t, file, contents)), "BT\n")
		if !ok {
			t.Fatal("a page has no text")
		}
		changed[contents] = streamOf("BT\n" + text)
	}
	return savedBehind(t, file, changed)
}

// TestTablesWithoutBorders: tables without borders are read by the places of what
// stands in them, and a diagnostic says so. What cannot be told is blank.
func TestTablesWithoutBorders(t *testing.T) {
	for name, r := range samplesAsShown(t) {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			if err := bare(&b, r); err != nil {
				t.Fatal(err)
			}
			res, err := parse.Read("", bytes.NewReader(withoutLines(t, b.Bytes())))
			if err != nil {
				t.Fatal(err)
			}
			if !slices.ContainsFunc(res.Diagnostics, func(d parse.Diagnostic) bool { return d.Code == parse.TableSpaced }) {
				t.Errorf("diagnostics: %s", describe(res))
			}
			right := 0
			for _, f := range r.Edition().Figures() {
				want, err := r.Shown(f.Address)
				if err != nil {
					t.Fatal(err)
				}
				got, err := res.Report.Shown(f.Address)
				if err != nil {
					t.Fatal(err)
				}
				if got == want {
					right++
				} else if got != "" {
					t.Errorf("%s is read as %q, and is %q", f.Address, got, want)
				}
			}
			if right < 195 {
				t.Errorf("only %d figures were read:\n%s", right, describe(res))
			}
		})
	}
}
