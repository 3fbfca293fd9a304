//go:build conformance

package docx

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govdisclosure/annualreport/internal/libreoffice"
	"github.com/govdisclosure/annualreport/render"
	"github.com/govdisclosure/annualreport/report"
)

// run runs a program, which must be there, and returns what it prints.
func run(t *testing.T, name string, args ...string) []byte {
	t.Helper()
	cmd := exec.Command(name, args...)
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, stderr.String())
	}
	return out
}

// python is the interpreter that Debian's python3-docx belongs to.
const python = "/usr/bin/python3"

// pythonDocx is what testdata/read.py prints about a file.
type pythonDocx struct {
	Paragraphs []struct{ Style, Text string }
	Tables     [][][]string
	Pictures   []string
	Page       []float64
	Title      string
	Author     string
	Subject    string
	Keywords   string
}

func readWithPython(t *testing.T, files ...string) []pythonDocx {
	t.Helper()
	var got []pythonDocx
	if err := json.Unmarshal(run(t, python, append([]string{"testdata/read.py"}, files...)...), &got); err != nil {
		t.Fatal(err)
	}
	return got
}

// writeSamples renders all samples into a folder and returns the files.
func writeSamples(t *testing.T, folder string, all []sample) []string {
	t.Helper()
	var files []string
	for _, s := range all {
		file := filepath.Join(folder, s.name+".docx")
		if err := os.WriteFile(file, renderBytes(t, s.report), 0o644); err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	return files
}

// styleNames are the names by which python-docx knows the styles of headings.
var styleNames = [...]string{1: "Heading 1", "Heading 2", "Heading 3", "Heading 4"}

// An independent reader finds every paragraph, every cell at its place in the grid
// of the form, every picture's alternative text, the page and the properties.
func TestPythonDocxReadsBack(t *testing.T) {
	all := samples(t)
	got := readWithPython(t, writeSamples(t, t.TempDir(), all)...)
	for i, s := range all {
		t.Run(s.name, func(t *testing.T) {
			doc, err := render.Compose(s.report)
			if err != nil {
				t.Fatal(err)
			}
			var want, paragraphs []string
			var tables [][][]string
			pictures := []string{}
			for _, b := range doc.Blocks {
				switch b := b.(type) {
				case *render.Table:
					if b.Caption != "" {
						want = append(want, "caption:"+b.Caption)
					}
					grid, err := b.Grid()
					if err != nil {
						t.Fatal(err)
					}
					var table [][]string
					for _, row := range grid {
						var cells []string
						for _, p := range row {
							cells = append(cells, p.Cell.Text)
						}
						table = append(table, cells)
					}
					tables = append(tables, table)
				case *render.Figure:
					pictures = append(pictures, b.Alt)
					if b.Caption != "" {
						want = append(want, "caption:"+b.Caption)
					}
				case *render.Title:
					want = append(want, "Title:"+blockText(b)[0])
				case *render.Heading:
					want = append(want, styleNames[b.Level]+":"+blockText(b)[0])
				default:
					for _, text := range blockText(b) {
						want = append(want, "Normal Indent:"+text)
					}
				}
			}
			for _, p := range got[i].Paragraphs {
				if p.Text != "" { // pictures and what parts two tables
					style := strings.Replace(p.Style, "Caption", "caption", 1)
					paragraphs = append(paragraphs, style+":"+p.Text)
				}
			}
			if diff := cmp.Diff(want, paragraphs); diff != "" {
				t.Errorf("paragraphs (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tables, got[i].Tables); diff != "" {
				t.Errorf("tables (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(pictures, got[i].Pictures); diff != "" {
				t.Errorf("pictures (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff([]float64{210, 297, 37, 35, 28, 26}, got[i].Page); diff != "" {
				t.Errorf("page (-want +got):\n%s", diff)
			}
			if got[i].Title != doc.Meta.Title || got[i].Author != doc.Meta.Author || got[i].Subject != doc.Meta.Subject ||
				got[i].Keywords != strings.Join(doc.Meta.Keywords, "；") {
				t.Errorf("properties: %+v, want %+v", got[i], doc.Meta)
			}
			checkFigures(t, s.report, got[i].Tables)
		})
	}
}

// checkFigures looks up every figure of a report at its place in the tables of the
// form, which are those among tables that have the form's size.
func checkFigures(t *testing.T, r *report.Report, tables [][][]string) {
	t.Helper()
	figures := 0
	for _, f := range r.Edition().Figures() {
		form := f.Section.Table
		at := slices.IndexFunc(tables, func(table [][]string) bool {
			return len(table) == len(form.Rows) && len(table[0]) == len(form.Widths)
		})
		if at < 0 {
			t.Fatalf("no table of %d rows and %d columns", len(form.Rows), len(form.Widths))
		}
		want, err := r.Shown(f.Address)
		if err != nil {
			t.Fatal(err)
		}
		if got := tables[at][f.Row][f.Column]; got != want {
			t.Errorf("%s: %q, want %q", f.Address, got, want)
		}
		figures++
	}
	if want := map[string]int{"2021": 200, "2019": 198}[r.Edition().ID()]; figures != want {
		t.Errorf("%d figures were looked up, want %d", figures, want)
	}
}

// shownPage is a page of a PDF file as pdftotext -bbox-layout describes it, in points.
type shownPage struct {
	Width  float64 `xml:"width,attr"`
	Height float64 `xml:"height,attr"`
	Words  []word  `xml:"flow>block>line>word"`
}

type word struct {
	XMin float64 `xml:"xMin,attr"`
	YMin float64 `xml:"yMin,attr"`
	XMax float64 `xml:"xMax,attr"`
	YMax float64 `xml:"yMax,attr"`
	Text string  `xml:",chardata"`
}

func (w word) middle() float64 { return (w.YMin + w.YMax) / 2 }

// convert has LibreOffice make PDF files of files, and returns the pages of each.
func convert(t *testing.T, files []string) [][]shownPage {
	t.Helper()
	folder := t.TempDir()
	libreoffice.Convert(t, "pdf", folder, files...)
	var all [][]shownPage
	for _, file := range files {
		pdf := filepath.Join(folder, strings.TrimSuffix(filepath.Base(file), ".docx")+".pdf")
		out := run(t, "pdftotext", "-bbox-layout", pdf, "-")
		var doc struct {
			Pages []shownPage `xml:"body>doc>page"`
		}
		d := xml.NewDecoder(strings.NewReader(string(out)))
		d.Strict = false
		d.Entity = xml.HTMLEntity
		if err := d.Decode(&doc); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		if len(doc.Pages) == 0 {
			t.Fatalf("%s has no pages", file)
		}
		all = append(all, doc.Pages)
	}
	return all
}

const mm = 72 / 25.4 // points

// LibreOffice opens the files, and makes of them pages as GB/T 9704-2012 wants
// them: A4, text within the margins, 22 lines 225/22 mm apart, up to 28 characters
// a line, page numbers outside below; the table of requests on one page.
func TestLibreOfficePages(t *testing.T) {
	all := samples(t)
	fullPages := 0
	const pitch = 225 * mm / 22
	for i, pages := range convert(t, writeSamples(t, t.TempDir(), all)) {
		t.Run(all[i].name, func(t *testing.T) {
			full := 0
			for n, p := range pages {
				if math.Abs(p.Width-210*mm) > 0.5 || math.Abs(p.Height-297*mm) > 0.5 {
					t.Errorf("page %d is %.1f × %.1f mm", n+1, p.Width/mm, p.Height/mm)
				}
				checkMargins(t, n+1, p)
				lines := textLines(p)
				first := 0 // of lines of text one after the other
				for k := 1; k < len(lines); k++ {
					if !lines[k].body || !lines[k-1].body {
						first = k
						continue
					}
					// LibreOffice sets the base line of a face by its own metrics, so that
					// lines of another stand off by some of it, but never more and more.
					down := lines[k].y - lines[first].y
					if off := math.Abs(down - math.Round(down/pitch)*pitch); off > 0.6*mm+0.002*down {
						t.Errorf("page %d: line %d stands %.1f mm below line %d", n+1, k+1, down/mm, first+1)
					}
				}
				// Where a paragraph runs on to the next page, this one is full.
				if n > 0 && n+1 < len(pages) && isText(lines) {
					if next := textLines(pages[n+1]); next[0].body && next[0].x < 28*mm+8 {
						full++
						if len(lines) != 22 {
							t.Errorf("page %d is full and has %d lines", n+1, len(lines))
						}
					}
				}
				for _, l := range lines {
					if count := len([]rune(l.text)); l.body && count > 28 && halfEms(l.text) > 2*29 {
						t.Errorf("page %d: %d characters on a line: %s", n+1, count, l.text)
					}
				}
			}
			fullPages += full
			checkRequestsOnOnePage(t, all[i].report, pages)
		})
	}
	if fullPages < 20 {
		t.Errorf("%d full pages were looked at, want 20", fullPages)
	}
}

// isText reports whether lines are all of running text.
func isText(lines []line) bool {
	return !slices.ContainsFunc(lines, func(l line) bool { return !l.body })
}

// checkMargins checks that the text of a page stays within 156 × 225 mm, and that
// its number stands below, on its side.
func checkMargins(t *testing.T, number int, p shownPage) {
	t.Helper()
	const slack = 1.2 * mm // what the box of a glyph and closing punctuation may stick out
	var footer string
	var left, right float64
	for _, w := range p.Words {
		if w.YMin > (297-35)*mm {
			if footer == "" {
				left = w.XMin
			}
			footer += w.Text
			right = w.XMax
			continue
		}
		hang := 0.0
		if strings.ContainsAny(w.Text, "，。、；：？！）》”’」』】") {
			hang = 16 // GB/T allows a mark to hang into the margin
		}
		if w.XMin < 28*mm-slack || w.XMax > (210-26)*mm+slack+hang || w.YMin < 37*mm-slack || w.YMax > (297-35)*mm+slack {
			t.Errorf("page %d: %q stands at %.1f–%.1f, %.1f–%.1f mm", number, w.Text, w.XMin/mm, w.XMax/mm, w.YMin/mm, w.YMax/mm)
		}
	}
	if want := fmt.Sprintf("—%d—", number); footer != want {
		t.Errorf("page %d is numbered %q", number, footer)
	}
	// One character of 14 pt in from the edge.
	if number%2 == 1 && math.Abs(right-((210-26)*mm-14)) > 2.5 {
		t.Errorf("page %d: the number ends at %.1f mm", number, right/mm)
	}
	if number%2 == 0 && math.Abs(left-(28*mm+14)) > 2.5 {
		t.Errorf("page %d: the number begins at %.1f mm", number, left/mm)
	}
}

// line is a line of a page.
type line struct {
	x, y float64 // of its start, of its middle
	text string
	body bool // in the size of the body
}

// textLines groups the words of a page above its number into lines.
func textLines(p shownPage) []line {
	words := slices.Clone(p.Words)
	slices.SortStableFunc(words, func(a, b word) int {
		if d := a.middle() - b.middle(); math.Abs(d) > 4 {
			return int(math.Copysign(1, d))
		}
		return int(math.Copysign(1, a.XMin-b.XMin))
	})
	var lines []line
	for _, w := range words {
		if w.YMin > (297-35)*mm {
			continue
		}
		height := w.YMax - w.YMin
		body := height > 18 && height < 28
		if n := len(lines); n > 0 && math.Abs(lines[n-1].y-w.middle()) < 4 {
			lines[n-1].text += w.Text
			lines[n-1].body = lines[n-1].body && body
		} else {
			lines = append(lines, line{w.XMin, w.middle(), w.Text, body})
		}
	}
	return lines
}

// checkRequestsOnOnePage checks that one page holds all row heads of table 三, so
// that no row and no table is torn.
func checkRequestsOnOnePage(t *testing.T, r *report.Report, pages []shownPage) {
	t.Helper()
	form := r.Edition().Section("requests").Table
	for n, p := range pages {
		text := ""
		for _, w := range p.Words {
			text += w.Text
		}
		missing, rows := 0, 0
		for _, row := range form.Rows {
			for _, c := range row.Cells {
				if c.Role == report.RoleRowHead {
					rows++
					if start := []rune(c.Label.ZH); !strings.Contains(text, string(start[:min(3, len(start))])) {
						missing++
					}
				}
			}
		}
		if missing == 0 && rows == map[string]int{"2021": 30, "2019": 27}[r.Edition().ID()] {
			return
		}
		if missing < rows/2 {
			t.Errorf("page %d has %d of the table's %d row heads", n+1, rows-missing, rows)
			return
		}
	}
	t.Error("no page has the table of requests")
}

// python-docx finds all figures of a report in the blank form that was filled, and
// LibreOffice opens it.
func TestPythonDocxReadsFilledForms(t *testing.T) {
	all := samples(t)[:5]
	folder := t.TempDir()
	var files []string
	for _, s := range all {
		filled, err := Fill(blankForm(t), s.report)
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(folder, s.name+".docx")
		if err := os.WriteFile(file, filled, 0o644); err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	for i, got := range readWithPython(t, files...) {
		t.Run(all[i].name, func(t *testing.T) {
			checkFigures(t, all[i].report, got.Tables)
			checkTexts(t, all[i].report, got)
		})
	}
	convert(t, files)
}

// checkTexts checks that all paragraphs of a report stand in a file, in their
// order.
func checkTexts(t *testing.T, r *report.Report, got pythonDocx) {
	t.Helper()
	content, err := newContent(r)
	if err != nil {
		t.Fatal(err)
	}
	at := 0
	for _, key := range []string{"opening", "overview", "proactive.lead", "proactive.notes", "requests.lead", "requests.notes",
		"disputes.lead", "disputes.notes", "problems", "other_matters"} {
		for _, b := range content.blocks[key] {
			for _, want := range blockText(b) {
				for at < len(got.Paragraphs) && got.Paragraphs[at].Text != want {
					at++
				}
				if at == len(got.Paragraphs) {
					t.Fatalf("%s: there is no %q", key, want)
				}
			}
		}
	}
}

// python-docx reads a filled template: its texts, the tables of the form, the cells
// of a table of the template's own; LibreOffice opens it.
func TestPythonDocxReadsFilledTemplates(t *testing.T) {
	template, err := OpenTemplate("../../testdata/forms/template.docx", TemplateOptions{Partial: true})
	if err != nil {
		t.Fatal(err)
	}
	all := ofEdition(samples(t), report.Edition2021())
	folder := t.TempDir()
	var files []string
	for _, s := range all {
		file := filepath.Join(folder, s.name+".docx")
		if err := os.WriteFile(file, renderTemplate(t, template, s.report), 0o644); err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	for i, got := range readWithPython(t, files...) {
		t.Run(all[i].name, func(t *testing.T) {
			r := all[i].report
			if got.Paragraphs[0].Text != r.Office {
				t.Errorf("the first paragraph is %q", got.Paragraphs[0].Text)
			}
			for _, p := range got.Paragraphs {
				if strings.Contains(p.Text, "{{") {
					t.Errorf("a placeholder is left: %s", p.Text)
				}
			}
			figures := 0
			for _, table := range got.Tables {
				for _, f := range r.Edition().Figures() {
					form := f.Section.Table
					row, column := f.Row, f.Column
					if f.Section.Key == "disputes" { // three rows of five cells
						if len(table) != 4 || len(table[0]) != 6 {
							continue
						}
						row, column = 1+f.Column/5, 1+f.Column%5
					} else if len(table) != len(form.Rows) || len(table[0]) != len(form.Widths) {
						continue
					}
					want, err := r.Shown(f.Address)
					if err != nil {
						t.Fatal(err)
					}
					if table[row][column] != want {
						t.Errorf("%s: %q, want %q", f.Address, table[row][column], want)
					}
					figures++
				}
			}
			if figures != 200 {
				t.Errorf("%d figures were looked up, want 200", figures)
			}
		})
	}
	convert(t, files)
}
