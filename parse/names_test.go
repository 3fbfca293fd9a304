package parse_test

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/parse"
	"github.com/govdisclosure/annualreport/render/docx"
	"github.com/govdisclosure/annualreport/render/markdown"
	"github.com/govdisclosure/annualreport/render/pdf"
	"github.com/govdisclosure/annualreport/report"
)

// organs are kinds of organ, by what their names have that a reader may stumble on; %s is
// an area.
var organs = lines("../testdata/names/organs.txt")

func lines(file string) []string {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil // counties says that it is missing
	}
	return strings.Fields(string(data))
}

// counties are the names of all areas of county level, each once.
func counties(t testing.TB) []string {
	t.Helper()
	names := lines("../testdata/names/counties.txt")
	if len(names) != 2978 || len(organs) < 20 {
		t.Fatalf("%d areas, want 2978; %d kinds of organ", len(names), len(organs))
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// officeOf is an organ of an area.
func officeOf(organ, area string) string { return strings.ReplaceAll(organ, "%s", area) }

// titles are the orders in which titles are seen; the name is the office's, the year 2024.
var titles = []string{
	"%s2024年政府信息公开工作年度报告",
	"%s\n2024年政府信息公开工作年度报告",
	"2024年%s政府信息公开工作年度报告",
	"2024年度%s政府信息公开工作年度报告",
	"%s政府信息公开工作2024年度报告",
	"%s二〇二四年政府信息公开工作年度报告",
	"%s２０２４年度政府信息公开工作报告",
	"关于%s2024年政府信息公开工作年度报告",
	"%s关于2024年政府信息公开工作年度报告",
	"%s关于印发2024年政府信息公开工作年度报告的通知",
	"关于公布%s2024年政府信息公开工作年度报告的公告",
	"%s关于印发《%s2024年政府信息公开工作年度报告》的通知",
	"年报｜%s2024年政府信息公开工作年度报告",
	"%s（2024年）政府信息公开工作年度报告",
}

// titled is a short document with a title.
func titled(title, office string) []byte {
	return []byte(strings.ReplaceAll(title, "%s", office) + "\n一、总体情况\n无。\n五、存在的主要问题及改进情况\n无。\n六、其他需要报告的事项\n无。\n")
}

// TestNamesInText: the name of an organ in the title of a text comes back letter by
// letter. Each area has one kind of organ; with the
// build tag conformance each has all. (TestTitleOf reads all of them as titles.)
func TestNamesInText(t *testing.T) {
	for i, area := range counties(t) {
		kinds := organs
		if !everyName {
			kinds = organs[i%len(organs):][:1]
		}
		for _, organ := range kinds {
			name := officeOf(organ, area)
			res, err := parse.Read("", bytes.NewReader(titled(titles[0], name)))
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if res.Report.Office != name || res.Report.Year != 2024 || res.Report.Stated.Title != "" {
				t.Errorf("%s: %q, %d, %q", name, res.Report.Office, res.Report.Year, res.Report.Stated.Title)
			}
		}
	}
}

// TestNamesInTitles: so it does in the other orders.
func TestNamesInTitles(t *testing.T) {
	areas := []string{"于都县", "关岭布依族苗族自治县", "嘉峪关市", "潼关县", "于洪区", "北京市", "西沙群岛"}
	for _, title := range titles {
		for _, area := range areas {
			for _, organ := range organs {
				if organ == "%s边关管理于" && strings.Contains(title, "关于") {
					continue // no organ's name ends so: behind 关于 it is no office's
				}
				name := officeOf(organ, area)
				res, err := parse.Read("", bytes.NewReader(titled(title, name)))
				if err != nil {
					t.Fatalf("%s: %v", title, err)
				}
				if res.Report.Office != name || res.Report.Year != 2024 {
					t.Errorf("%s, %s: %q, %d", title, name, res.Report.Office, res.Report.Year)
				}
			}
		}
	}
}

// TestNamesInFiles: so it does through the other shapes, with and without the data that
// files of ours carry.
func TestNamesInFiles(t *testing.T) {
	base, err := report.Open(filepath.Join(fixtures, "base.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	base.Kind = report.KindUnstated
	shapes := []struct {
		name  string
		write func(io.Writer, *report.Report) error
	}{
		{"Markdown", markdown.Renderer{}.Render},
		{"Markdown without its summary", markdown.Renderer{OmitSummary: true}.Render},
		{"Markdown with HTML tables, without its summary", markdown.Renderer{OmitSummary: true, Tables: markdown.HTMLTables}.Render},
		{"DOCX", docx.Renderer{}.Render},
		{"DOCX without its data", docx.Renderer{OmitSource: true}.Render},
		{"PDF", pdf.Renderer{}.Render},
		{"PDF without its data", pdf.Renderer{OmitSource: true}.Render},
		{"HTML", page},
		{"web archive", archive},
	}
	n := 200
	if testing.Short() {
		n = 20
	}
	areas, random := counties(t), rand.New(rand.NewPCG(1, 2))
	for i := range n {
		r := *base
		r.Office = officeOf(organs[i%len(organs)], areas[random.IntN(len(areas))])
		s := shapes[i%len(shapes)]
		if i%2 > 0 { // each kind of organ in each shape
			s = shapes[random.IntN(len(shapes))]
		}
		res := back(t, s.write, &r)
		if res.Report.Office != r.Office || res.Report.Year != r.Year || res.Report.Stated.Title != "" {
			t.Errorf("%s: %s: %q, %d, %q", s.name, r.Office, res.Report.Office, res.Report.Year, res.Report.Stated.Title)
		}
	}
}

// Metadata writes the titles and headings of a report as a web page.
func page(w io.Writer, r *report.Report) error {
	var b strings.Builder
	fmt.Fprintf(&b, "<html><head><title>年度报告_云川市人民政府</title></head><body><p>首页 &gt; 政府信息公开</p>\n<h1>%s<br>%s</h1>\n", r.Office, r.Edition().Title(r.Year))
	for _, s := range r.Edition().Sections() {
		fmt.Fprintf(&b, "<p>%s</p><p>无。</p>\n", s.Heading())
	}
	b.WriteString("</body></html>")
	_, err := io.WriteString(w, b.String())
	return err
}

// ReadArchive writes such a page as a browser saves it.
func archive(w io.Writer, r *report.Report) error {
	if _, err := io.WriteString(w, "MIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\nContent-Location: http://example.org/\r\n\r\n"); err != nil {
		return err
	}
	if err := page(w, r); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\r\n--b--\r\n")
	return err
}
