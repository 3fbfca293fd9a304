package parse_test

import (
	"bytes"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govdisclosure/annualreport/parse"
	"github.com/govdisclosure/annualreport/render"
	"github.com/govdisclosure/annualreport/render/docx"
	"github.com/govdisclosure/annualreport/render/html"
	"github.com/govdisclosure/annualreport/render/markdown"
	"github.com/govdisclosure/annualreport/render/ofd"
	"github.com/govdisclosure/annualreport/render/pdf"
	"github.com/govdisclosure/annualreport/report"
)

// writers are the ways to write a report that carry it.
var writers = []struct {
	name  string
	write func(io.Writer, *report.Report) error
}{
	{"JSON", report.WriteJSON},
	{"YAML", report.WriteYAML},
	{"Markdown", markdown.Renderer{}.Render},
	{"Markdown with HTML tables", markdown.Renderer{Tables: markdown.HTMLTables}.Render},
	{"page", html.Renderer{}.Render},
	{"DOCX", docx.Renderer{}.Render},
	{"PDF", pdf.Renderer{}.Render},
	{"OFD", ofd.Renderer{}.Render},
}

// sameFormat compares editions, of which there is one of each.
var sameFormat = cmp.Comparer(func(a, b *report.Format) bool { return a == b })

// unexpected lists the diagnostics.
func unexpected(res *parse.Result) string {
	if len(res.Diagnostics) == 0 {
		return ""
	}
	return describe(res)
}

func samples(t testing.TB) map[string]*report.Report {
	t.Helper()
	files, err := filepath.Glob("../testdata/reports/*.yaml")
	if err != nil || len(files) != 5 {
		t.Fatalf("%d sample reports, want 5 (%v)", len(files), err)
	}
	all := map[string]*report.Report{}
	for _, file := range files {
		r, err := report.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		all[strings.TrimSuffix(filepath.Base(file), ".yaml")] = r
	}
	return all
}

// samplesOfEditions are the samples with those of other editions.
func samplesOfEditions(t testing.TB) map[string]*report.Report {
	t.Helper()
	all := samples(t)
	for _, name := range []string{"department-2020", "government-2019"} {
		r, err := report.Open("../testdata/editions/" + name + ".yaml")
		if err != nil {
			t.Fatal(err)
		}
		all[name] = r
	}
	return all
}

// samplesAsShown are the same, as far as a page that carries nothing shows them: how to
// reach the office is a sentence there, and a plus before a change says nothing.
func samplesAsShown(t testing.TB) map[string]*report.Report {
	t.Helper()
	all := samplesOfEditions(t)
	for _, r := range all {
		r.Contact = report.Contact{}
	}
	r := all["government-2019"]
	const change = "proactive.licences.items_change"
	if r.Stated.Figures[change] != "+2" {
		t.Fatalf("the sample states %q", r.Stated.Figures[change])
	}
	delete(r.Stated.Figures, change)
	if err := r.Set(change, report.N(2)); err != nil {
		t.Fatal(err)
	}
	return all
}

// back writes a report and reads it.
func back(t testing.TB, write func(io.Writer, *report.Report) error, r *report.Report) *parse.Result {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b, r); err != nil {
		t.Fatal(err)
	}
	res, err := parse.Read("", bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatalf("%v\n%s", err, b.Bytes()[:min(b.Len(), 20000)])
	}
	return res
}

func TestRoundTripOfSamples(t *testing.T) {
	for name, r := range samplesOfEditions(t) {
		for _, w := range writers {
			t.Run(name+" "+w.name, func(t *testing.T) {
				res := back(t, w.write, r)
				if diff := cmp.Diff(r, res.Report, sameFormat); diff != "" {
					t.Errorf("the report (-want +got):\n%s", diff)
				}
				if s := unexpected(res); s != "" {
					t.Errorf("diagnostics: %s", s)
				}
			})
		}
	}
}

// TestRoundTripOfRandomReports: whatever a report holds, all punctuation included,
// what was written is read back as it was.
func TestRoundTripOfRandomReports(t *testing.T) {
	n := 100
	if testing.Short() {
		n = 20
	}
	for seed := range n {
		for _, w := range writers {
			characters, most := anyCharacter, int64(report.MaxCount)
			if w.name == "PDF" || w.name == "OFD" {
				characters, most = printable, 99_999_999
			}
			r := random(uint64(seed), characters, most)
			if err := r.WellFormed(); err != nil {
				t.Fatalf("seed %d: %v", seed, err)
			}
			res := back(t, w.write, r)
			if diff := cmp.Diff(r, res.Report); diff != "" {
				t.Fatalf("seed %d, %s (-want +got):\n%s\n%s", seed, w.name, diff, describe(res))
			}
			if s := unexpected(res); s != "" {
				t.Fatalf("seed %d, %s: diagnostics: %s", seed, w.name, s)
			}
		}
	}
}

// TestNotRoundTripped lists what does not come back, with the reason. A case that
// comes back after all fails.
func TestNotRoundTripped(t *testing.T) {
	text := func(blocks ...report.Block) *report.Report {
		return &report.Report{Office: "某局", Year: 2024, Overview: blocks}
	}
	picture := &report.Picture{Data: png(1), Alt: "图"}
	for _, c := range []struct {
		name, reason string
		write        func(io.Writer, *report.Report) error
		report       *report.Report
	}{
		{"Markdown: controls of direction in a small table", "none is printed, and the summary keeps only those of paragraphs",
			markdown.Renderer{}.Render, text(&report.TextTable{HeaderRows: 1, Rows: [][]string{{"甲\u202e"}, {"1"}}})},
		{"Markdown with pictures in files of their own", "only the file is read",
			markdown.Renderer{Picture: func(int, *render.Figure) (string, error) { return "1.png", nil }}.Render, text(picture)},
		{"Markdown without the summary", "the page does not show the kind of organ",
			markdown.Renderer{OmitSummary: true}.Render, &report.Report{Office: "某局", Year: 2024, Kind: report.Department}},
	} {
		t.Run(c.name, func(t *testing.T) {
			res := back(t, c.write, c.report)
			if cmp.Equal(c.report, res.Report) {
				t.Errorf("no longer failing; the reason was: %s", c.reason)
			}
		})
	}
}

// TestEdited: in a copy whose visible table was changed the new figure is read, and a
// diagnostic names the cell.
func TestEdited(t *testing.T) {
	const cell = "requests.outcome.refused.enforcement_file.individual"
	base, err := report.Open(filepath.Join(fixtures, "base.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	base.Stated.Figures = nil // totals derive
	for _, c := range []struct {
		name   string
		write  func(io.Writer, *report.Report) error
		change func(t *testing.T, file []byte) []byte
	}{
		{"Markdown", markdown.Renderer{}.Render, replaceOnce("| 71 ", "| 77001 ")},
		{"Markdown with HTML tables", markdown.Renderer{Tables: markdown.HTMLTables}.Render, replaceOnce(">71<", ">77001<")},
		{"DOCX", docx.Renderer{}.Render, func(t *testing.T, file []byte) []byte {
			return rezip(t, file, map[string]func([]byte) []byte{"word/document.xml": func(b []byte) []byte {
				return replaceOnce(">71<", ">77001<")(t, b)
			}})
		}},
		{"PDF, typed over", pdf.Renderer{}.Render, typedOver("71", "77001")},
		{"PDF, with a note laid on top", pdf.Renderer{}.Render, noted("71", "77001")},
		{"PDF, changed in place", pdf.Renderer{}.Render, inPlace("71", "77001")},
	} {
		t.Run(c.name, func(t *testing.T) {
			var b bytes.Buffer
			if err := c.write(&b, base); err != nil {
				t.Fatal(err)
			}
			res, err := parse.Read("", bytes.NewReader(c.change(t, b.Bytes())))
			if err != nil {
				t.Fatal(err)
			}
			changedFile(t, res)
			var cells []string
			for _, d := range res.Diagnostics {
				if d.Code == parse.CarriedEdited {
					cells = append(cells, fmt.Sprintf("%s %s→%s", d.Address, d.Read, d.Quote))
				} else {
					t.Errorf("another diagnostic: %s", d.String())
				}
			}
			if diff := cmp.Diff([]string{cell + " 71→77001"}, cells); diff != "" {
				t.Errorf("cells (-want +got):\n%s", diff)
			}
			// All but the cell and the totals over it, which still show the sums of
			// the figures as they were, is as it was written.
			want := *base
			if err := want.Set(cell, report.N(77001)); err != nil {
				t.Fatal(err)
			}
			want.Stated.Figures = map[report.Address]string{
				"requests.outcome.refused.enforcement_file.total": "441",
				"requests.outcome.total.individual":               "13524",
				"requests.outcome.total.total":                    "69678",
			}
			if diff := cmp.Diff(&want, res.Report); diff != "" {
				t.Errorf("the report (-want +got):\n%s", diff)
			}
		})
	}
}

// TestEditedText: a paragraph that was changed counts as it stands, beside the rest
// of the report that the file carries.
func TestEditedText(t *testing.T) {
	r := samples(t)["zibo-guodong-2024"]
	edit := func(t *testing.T, b []byte) []byte { return replaceOnce("继续优化", "不断优化")(t, b) }
	for _, c := range []struct {
		name   string
		write  func(io.Writer, *report.Report) error
		change func(t *testing.T, file []byte) []byte
	}{
		{"Markdown", markdown.Renderer{}.Render, edit},
		{"DOCX", docx.Renderer{}.Render, func(t *testing.T, file []byte) []byte {
			return rezip(t, file, map[string]func([]byte) []byte{"word/document.xml": func(b []byte) []byte { return edit(t, b) }})
		}},
		{"PDF", pdf.Renderer{}.Render, inPlace("继续优化", "不断优化")},
	} {
		t.Run(c.name, func(t *testing.T) {
			var b bytes.Buffer
			if err := c.write(&b, r); err != nil {
				t.Fatal(err)
			}
			res, err := parse.Read("", bytes.NewReader(c.change(t, b.Bytes())))
			if err != nil {
				t.Fatal(err)
			}
			changedFile(t, res)
			if d := res.Diagnostics[0]; len(res.Diagnostics) != 1 || d.Code != parse.CarriedText && d.Code != parse.CarriedChanged || d.Key != "other_matters" {
				t.Errorf("diagnostics: %s", describe(res))
			}
			want := *r
			want.OtherMatters = report.Plain(strings.Replace(r.OtherMatters.String(), "继续优化", "不断优化", 1))
			if diff := cmp.Diff(&want, res.Report); diff != "" {
				t.Errorf("the report (-want +got):\n%s", diff)
			}
		})
	}
}

// TestEditedTitle: a title that was changed counts too, and is named.
func TestEditedTitle(t *testing.T) {
	r := samples(t)["zibo-guodong-2024"]
	var b bytes.Buffer
	if err := (markdown.Renderer{}).Render(&b, r); err != nil {
		t.Fatal(err)
	}
	file := bytes.Replace(b.Bytes(), []byte("2024年政府信息公开工作年度报告"), []byte("2025年政府信息公开工作年度报告"), 1)
	res, err := parse.Read("", bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	changedFile(t, res)
	if res.Report.Year != 2025 || len(res.Diagnostics) != 1 || res.Diagnostics[0].Code != parse.CarriedText || res.Diagnostics[0].Key != "stated.title" {
		t.Errorf("%d: %s", res.Report.Year, describe(res))
	}
}

func replaceOnce(old, with string) func(*testing.T, []byte) []byte {
	return func(t *testing.T, b []byte) []byte {
		t.Helper()
		if n := bytes.Count(b, []byte(old)); n != 1 {
			t.Fatalf("%q stands %d times", old, n)
		}
		return bytes.Replace(b, []byte(old), []byte(with), 1)
	}
}
