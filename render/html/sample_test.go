package html_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	nethtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/govdisclosure/annualreport/render/html"
	"github.com/govdisclosure/annualreport/report"
)

var update = flag.Bool("update", false, "write the golden files anew")

// sampleNames are the reports in testdata, with the edition of 2019 at the end.
var sampleNames = []string{
	"reports/chencang-shuju-2024", "reports/shaanxi-guodong-2024", "reports/wenzhou-guodong-2024", "reports/zhongwei-guodong-2023", "reports/zibo-guodong-2024",
	"editions/department-2020", "editions/government-2019",
}

func sample(t testing.TB, name string) *report.Report {
	t.Helper()
	r, err := report.Open(filepath.Join("..", "..", "testdata", filepath.FromSlash(name)+".yaml"))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func written(t testing.TB, rd html.Renderer, r *report.Report) string {
	t.Helper()
	var b bytes.Buffer
	if err := rd.Render(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	want, err := os.ReadFile(file)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("%s differs; go test ./render/html -update writes it anew (-want +got):\n%s", file, diff)
	}
}

// onePixel is a whole PNG file of one grey pixel.
var onePixel = []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU\x00\x00\x00\nIDATx\x9cch\x00\x00\x00\x82\x00\x81w\xcdr\xb6\x00\x00\x00\x00IEND\xaeB`\x82")

// tree parses a page, or a fragment, by the rules of HTML.
func tree(t testing.TB, page string) *nethtml.Node {
	t.Helper()
	doc, err := nethtml.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// all returns the elements with one of the names, in the order of the page.
func all(n *nethtml.Node, names ...atom.Atom) (found []*nethtml.Node) {
	for c := range n.Descendants() {
		for _, name := range names {
			if c.Type == nethtml.ElementNode && c.DataAtom == name {
				found = append(found, c)
			}
		}
	}
	return found
}

func attribute(n *nethtml.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// text is what an element shows, with br as the line end that it is.
func text(n *nethtml.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		switch {
		case c.Type == nethtml.TextNode:
			b.WriteString(c.Data)
		case c.DataAtom == atom.Br:
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// lines are the headings, paragraphs and captions of a page.
func lines(doc *nethtml.Node) (found []string) {
	for _, n := range all(doc, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.P, atom.Figcaption) {
		found = append(found, text(n))
	}
	return found
}
