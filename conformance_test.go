//go:build conformance

package annualreport_test

import (
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"github.com/govdisclosure/annualreport/render"
	"github.com/govdisclosure/annualreport/render/docx"
	"github.com/govdisclosure/annualreport/render/pdf"
	"github.com/govdisclosure/annualreport/report"
)

// Debian's python3-docx belongs to Debian's Python, whatever other stands first in
// the path.
const debianPython = "/usr/bin/python3"

var sampleNames = []string{"chencang-shuju-2024", "shaanxi-guodong-2024", "wenzhou-guodong-2024", "zhongwei-guodong-2023", "zibo-guodong-2024"}

func openSample(t *testing.T, name string) (*report.Report, *render.Document) {
	t.Helper()
	r, err := report.Open("testdata/reports/" + name + ".yaml")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := render.Compose(r)
	if err != nil {
		t.Fatal(err)
	}
	return r, doc
}

func renderTo(t *testing.T, name string, render func(io.Writer, *report.Report) error, r *report.Report) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := render(f, r); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func run(t *testing.T, name string, args ...string) string {
	t.Helper()
	cmd := exec.Command(name, args...)
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, stderr.String())
	}
	return string(out)
}

// published are the figures as the office published them.
func published(t *testing.T, name string) map[report.Address]string {
	t.Helper()
	data, err := os.ReadFile("testdata/expect/" + name + ".json")
	if err != nil {
		t.Fatal(err)
	}
	var figures map[report.Address]string
	if err := json.Unmarshal(data, &figures); err != nil {
		t.Fatal(err)
	}
	if len(figures) != 200 {
		t.Fatalf("%s: %d published figures, want 200", name, len(figures))
	}
	return figures
}

// lines are the headings and paragraphs of a document in their order.
func lines(doc *render.Document) []string {
	var all []string
	add := func(runs []render.Run) {
		line := ""
		for _, r := range runs {
			line += r.Text
		}
		all = append(all, line)
	}
	for _, b := range doc.Blocks {
		switch b := b.(type) {
		case *render.Title:
			all = append(all, b.Parts...)
		case *render.Heading:
			add(b.Runs)
		case *render.Paragraph:
			add(b.Runs)
		}
	}
	return all
}

// TestWordFileIsReadByAnother: python-docx reads every paragraph unchanged, and in
// tables of 14 × 4, 28 × 10 and 4 × 15, with the spans of the form, all 200 figures.
func TestWordFileIsReadByAnother(t *testing.T) {
	for _, name := range sampleNames {
		r, doc := openSample(t, name)
		path := renderTo(t, name+".docx", docx.Renderer{}.Render, r)
		var got struct {
			Paragraphs []string
			Tables     [][][]struct {
				Text string
				Cell int
			}
		}
		out := run(t, debianPython, "testdata/conformance/readdocx.py", path)
		if err := json.Unmarshal([]byte(out), &got); err != nil {
			t.Fatal(err)
		}
		var paragraphs []string
		for _, p := range got.Paragraphs {
			// The parts of the title are lines of one paragraph.
			if p != "" {
				paragraphs = append(paragraphs, strings.Split(p, "\n")...)
			}
		}
		if diff := cmp.Diff(lines(doc), paragraphs); diff != "" {
			t.Errorf("%s: paragraphs (-composed +read):\n%s", name, diff)
		}
		if len(got.Tables) != 3 {
			t.Fatalf("%s: %d tables, want 3", name, len(got.Tables))
		}
		want := published(t, name)
		n := 0
		sections := r.Edition().Sections()
		table := -1
		for i := range sections {
			if sections[i].Table == nil {
				continue
			}
			table++
			grid := got.Tables[table]
			if len(grid) != len(sections[i].Table.Rows) || len(grid[0]) != len(sections[i].Table.Widths) {
				t.Fatalf("%s: %s is %d × %d", name, sections[i].Key, len(grid), len(grid[0]))
			}
			// Two positions belong to one cell where the form says so, and
			// nowhere else.
			composed := doc.Blocks
			form := tableNamed(t, composed, sections[i].Title.ZH)
			places, err := form.Grid()
			if err != nil {
				t.Fatal(err)
			}
			cells := map[*render.Cell]int{}
			taken := map[int]*render.Cell{}
			for y := range places {
				for x := range places[y] {
					c, g := places[y][x].Cell, grid[y][x]
					if first, seen := cells[c]; seen && first != g.Cell {
						t.Errorf("%s: %s: row %d, column %d is cut off its cell", name, sections[i].Key, y+1, x+1)
					} else if other := taken[g.Cell]; !seen && other != nil {
						t.Errorf("%s: %s: row %d, column %d is merged with another cell", name, sections[i].Key, y+1, x+1)
					}
					cells[c], taken[g.Cell] = g.Cell, c
					if c.Role != render.RoleFigure && c.Text != g.Text {
						t.Errorf("%s: %s: row %d, column %d reads %q, want %q", name, sections[i].Key, y+1, x+1, g.Text, c.Text)
					}
				}
			}
			figures := r.Edition().Figures()
			for k := range figures {
				if f := &figures[k]; f.Section.Key == sections[i].Key {
					n++
					if got := grid[f.Row][f.Column].Text; got != want[f.Address] {
						t.Errorf("%s: %s reads %q, want %q", name, f.Address, got, want[f.Address])
					}
				}
			}
		}
		if n != 200 {
			t.Errorf("%s: %d figures compared, want 200", name, n)
		}
	}
}

func tableNamed(t *testing.T, blocks []render.Block, name string) *render.Table {
	t.Helper()
	for _, b := range blocks {
		if table, ok := b.(*render.Table); ok && table.Name == name {
			return table
		}
	}
	t.Fatalf("no table %s", name)
	return nil
}

var pageNumber = regexp.MustCompile(`(?m)^\s*—\s*\d+\s*—\s*$`)

// TestPDFIsReadByAnother: pdftotext reads every paragraph, label and figure.
func TestPDFIsReadByAnother(t *testing.T) {
	for _, name := range sampleNames {
		r, doc := openSample(t, name)
		path := renderTo(t, name+".pdf", pdf.Renderer{}.Render, r)
		text := squeeze(pageNumber.ReplaceAllString(run(t, "pdftotext", path, "-"), ""))
		for _, line := range lines(doc) {
			if !strings.Contains(text, squeeze(line)) {
				t.Errorf("%s: not read: %s", name, line)
			}
		}
		labels, figures := map[string]int{}, map[string]int{}
		for _, b := range doc.Blocks {
			table, ok := b.(*render.Table)
			if !ok {
				continue
			}
			for _, row := range table.Rows {
				for _, c := range row.Cells {
					if c.Role == render.RoleFigure {
						figures[c.Text]++
					} else {
						labels[c.Text]++
					}
				}
			}
		}
		// Where a label is broken over lines, those of its neighbours may stand
		// between; characters are counted, so that none is lost.
		have := map[rune]int{}
		for _, c := range text {
			have[c]++
		}
		need := map[rune]int{}
		for label, n := range labels {
			for _, c := range squeeze(label) {
				need[c] += n
			}
		}
		for _, line := range lines(doc) {
			for _, c := range squeeze(line) {
				need[c]++
			}
		}
		for figure, n := range figures {
			for _, c := range figure {
				need[c] += n
			}
		}
		if diff := cmp.Diff(need, have); diff != "" {
			t.Errorf("%s: characters (-composed +read):\n%s", name, diff)
		}
		if len(published(t, name)) != sum(figures) {
			t.Errorf("%s: %d figures composed", name, sum(figures))
		}
	}
}

func sum(counts map[string]int) int {
	n := 0
	for _, c := range counts {
		n += c
	}
	return n
}

func squeeze(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsSpace(c) {
			return -1
		}
		return c
	}, s)
}
