package parse_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/language"

	"github.com/govdisclosure/annualreport/parse"
	"github.com/govdisclosure/annualreport/render/docx"
	"github.com/govdisclosure/annualreport/report"
)

var update = flag.Bool("update", false, "write the golden files anew")

const fixtures = "../testdata/parse"

// TestFixtures reads one report in the shapes in which many makers would publish it.
// Every figure differs from its neighbours, so that none can stand in another's
// place; all text is under its section, nothing lost and nothing twice; and what a
// person should know stands in NAME.golden.
func TestFixtures(t *testing.T) {
	want, err := report.Open(filepath.Join(fixtures, "base.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	// What the documents do not say, or say otherwise.
	otherwise := map[string]func(*report.Report){
		"bars.txt":            func(r *report.Report) { r.Office = "" },
		"bars-over-lines.txt": func(r *report.Report) { r.Office = "" },
		"page-cms.html":       func(r *report.Report) { r.Published = report.Date{Year: 2025, Month: 1, Day: 17} },
		"page-archive.mhtml":  func(r *report.Report) { r.Published = report.Date{Year: 2025, Month: 1, Day: 17} },
		"page-layout.html":    func(r *report.Report) { r.Published = report.Date{Year: 2025, Month: 1, Day: 17} },
		"page-divs.html":      func(r *report.Report) { r.Published = report.Date{Year: 2025, Month: 1, Day: 17} },
		"page-sections.html": func(r *report.Report) {
			for _, s := range r.Edition().Sections() {
				r.Stated.Headings = append(r.Stated.Headings, report.StatedHeading{Section: s.Key, Text: s.Number + s.Title.ZH})
			}
			r.Stated.Title = "年报｜云川市数据管理局2024年政府信息公开工作年度报告"
		},
		"markdown-front-matter.md": func(r *report.Report) {
			for _, s := range r.Edition().Sections() {
				r.Stated.Headings = append(r.Stated.Headings, report.StatedHeading{Section: s.Key, Text: s.Title.ZH})
			}
			r.Published = report.Date{Year: 2025, Month: 1, Day: 20}
		},
		"cell-a-line-broken.txt": func(r *report.Report) {
			r.Stated.Headings = headings(r, 4, "五、存在的主要问题及整改情况")
		},
		"page-unfolded.html": func(r *report.Report) { r.Stated.Headings = headings(r, 5, "六 其他需要报告的事项") },
	}
	files, err := filepath.Glob(filepath.Join(fixtures, "*.*"))
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, file := range files {
		name := filepath.Base(file)
		if name == "base.yaml" || strings.HasSuffix(name, ".golden") || strings.HasPrefix(name, "edition-2019") || strings.HasPrefix(name, "odd-") {
			continue
		}
		n++
		t.Run(name, func(t *testing.T) {
			res := open(t, file)
			golden(t, file+".golden", describe(res))
			want := *want
			if change := otherwise[name]; change != nil {
				change(&want)
			}
			compareReports(t, &want, res.Report)
		})
	}
	if n < 15 {
		t.Errorf("only %d documents", n)
	}
}

// headings are the form's, with one written otherwise.
func headings(r *report.Report, at int, text string) []report.StatedHeading {
	var all []report.StatedHeading
	for i, s := range r.Edition().Sections() {
		h := report.StatedHeading{Section: s.Key, Text: s.Heading()}
		if i == at {
			h.Text = text
		}
		all = append(all, h)
	}
	return all
}

// open reads a document; a folder holds the parts of a Word file, so that they can
// be read in git.
func open(t testing.TB, file string) *parse.Result {
	t.Helper()
	if info, err := os.Stat(file); err == nil && info.IsDir() {
		res, err := parse.Read(file, bytes.NewReader(zipped(t, file)))
		if err != nil {
			t.Fatal(err)
		}
		return res
	}
	res, err := parse.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	return res
}

// zipped packs a folder.
func zipped(t testing.TB, dir string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	if err := z.AddFS(os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// describe lists the shape and the diagnostics of a result.
func describe(res *parse.Result) string {
	var b strings.Builder
	b.WriteString(string(res.Shape) + "\n")
	for i := range res.Diagnostics {
		d := &res.Diagnostics[i]
		b.WriteString(d.String() + "\n")
		b.WriteString("    " + d.Message(language.English) + "\n")
	}
	return b.String()
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	want, err := os.ReadFile(file)
	if *update {
		if string(want) != got {
			t.Logf("%s changes:\n%s", file, cmp.Diff(string(want), got))
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("%s differs; -update writes it anew (-want +got):\n%s", file, diff)
	}
}

// compareReports compares all that a page can show; of the texts not the white
// space, the punctuation's width and the weight, which the shapes change.
func compareReports(t *testing.T, want, got *report.Report) {
	t.Helper()
	type shown struct {
		Office, Title string
		Year          int
		Published     string
		Headings      []report.StatedHeading
		Figures       map[report.Address]string
		Texts         map[string][]string
	}
	show := func(r *report.Report) shown {
		s := shown{r.Office, r.Stated.Title, r.Year, r.Published.String(), r.Stated.Headings, map[report.Address]string{}, map[string][]string{}}
		for _, f := range r.Edition().Figures() {
			text, err := r.Shown(f.Address)
			if err != nil {
				t.Fatal(err)
			}
			s.Figures[f.Address] = text
		}
		for _, key := range r.Edition().TextKeys() {
			text, err := r.Text(key)
			if err != nil {
				t.Fatal(err)
			}
			for _, b := range text {
				p, ok := b.(report.Paragraph)
				if !ok {
					t.Errorf("%s holds a %T", key, b)
					continue
				}
				line := strings.Join(strings.Fields(p.String()), "")
				s.Texts[key] = append(s.Texts[key], strings.NewReplacer("（", "(", "）", ")", "：", ":", "；", ";", "，", ",").Replace(line))
			}
		}
		return s
	}
	if diff := cmp.Diff(show(want), show(got)); diff != "" {
		t.Errorf("the report (-want +got):\n%s", diff)
	}
}

// TestOdd reads documents in which something is wrong. NAME.golden holds what a
// person is told, and the report.
func TestOdd(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(fixtures, "odd-*"))
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, file := range files {
		if strings.HasSuffix(file, ".golden") {
			continue
		}
		n++
		t.Run(filepath.Base(file), func(t *testing.T) {
			res := open(t, file)
			var b bytes.Buffer
			if err := report.WriteYAML(&b, res.Report); err != nil {
				t.Fatal(err)
			}
			golden(t, file+".golden", describe(res)+"\n"+b.String())
		})
	}
	if n < 7 {
		t.Errorf("only %d documents", n)
	}
}

// TestOtherEdition: a document is read by the edition that its tables follow, unless the
// caller says by which: then another is refused by name.
func TestOtherEdition(t *testing.T) {
	for _, name := range []string{"edition-2019.html", "edition-2019.txt"} {
		file := filepath.Join(fixtures, name)
		res := open(t, file)
		if res.Report.Edition() != report.Edition2019() {
			t.Errorf("%s is read by the edition of %s", name, res.Report.Edition().ID())
		}
		var b bytes.Buffer
		if err := report.WriteYAML(&b, res.Report); err != nil {
			t.Fatal(err)
		}
		golden(t, file+".golden", describe(res)+"\n"+b.String())
		_, err := parse.Options{Format: report.Edition2021()}.Open(file)
		refused(t, name, err, report.Edition2019(), "国办公开办函〔2019〕60号")
	}
	for name, r := range samples(t) {
		var b bytes.Buffer
		if err := (docx.Renderer{OmitSource: true}).Render(&b, r); err != nil {
			t.Fatal(err)
		}
		_, err := parse.Options{Format: report.Edition2019()}.Read(name, &b)
		refused(t, name, err, report.Edition2021(), "国办公开办函〔2021〕30号")
	}
}

func refused(t *testing.T, name string, err error, edition *report.Format, notice string) {
	t.Helper()
	var e *parse.EditionError
	if !errors.As(err, &e) || e.Edition != edition || e.Notice != notice || !strings.Contains(err.Error(), notice) {
		t.Errorf("%s: %v", name, err)
		return
	}
	if report.CodeOf(err) != "parse.edition" || report.Message(err, language.Chinese) == report.Message(err, language.English) || e.Quote == "" {
		t.Errorf("%s: %s, %s", name, report.CodeOf(err), report.Message(err, language.Chinese))
	}
}
