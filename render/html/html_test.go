package html_test

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"path"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	nethtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/govdisclosure/annualreport/internal/embed"
	"github.com/govdisclosure/annualreport/render"
	"github.com/govdisclosure/annualreport/render/html"
	"github.com/govdisclosure/annualreport/render/internal/doctest"
	"github.com/govdisclosure/annualreport/report"
)

var modes = map[string]html.Mode{"page": html.Page, "fragment": html.Fragment}

// The goldens are files as they are; the digests tell of a byte that no eye sees.
func TestGolden(t *testing.T) {
	var digests strings.Builder
	for _, name := range sampleNames {
		r := sample(t, name)
		for _, mode := range []string{"page", "fragment"} {
			got := written(t, html.Renderer{Mode: modes[mode]}, r)
			file := path.Base(name) + "." + mode + ".html"
			if strings.HasPrefix(file, "zibo") || strings.HasPrefix(file, "department") {
				golden(t, file, got)
			}
			fmt.Fprintf(&digests, "%x  %s\n", sha256.Sum256([]byte(got)), file)
		}
	}
	golden(t, "SHA256SUMS", digests.String())
}

// Each cell of figures says which it is, shows what the report shows, and names by its
// heads what the form says of it: 10, 175 and 15 in the edition in force.
func TestFigures(t *testing.T) {
	for _, name := range sampleNames {
		r := sample(t, name)
		doc := tree(t, written(t, html.Renderer{}, r))
		byID := map[string]*nethtml.Node{}
		for n := range doc.Descendants() {
			if id := attribute(n, "id"); id != "" {
				if byID[id] != nil {
					t.Errorf("%s: the id %s stands twice", name, id)
				}
				byID[id] = n
			}
		}
		cells := map[report.Address]*nethtml.Node{}
		for _, td := range all(doc, atom.Td) {
			if a := report.Address(attribute(td, "data-address")); a != "" {
				if cells[a] != nil {
					t.Errorf("%s: %s stands twice", name, a)
				}
				cells[a] = td
			}
		}
		figures := r.Edition().Figures()
		if len(cells) != len(figures) {
			t.Errorf("%s: %d cells of %d figures", name, len(cells), len(figures))
		}
		for i := range figures {
			f := &figures[i]
			td := cells[f.Address]
			if td == nil {
				t.Errorf("%s: no cell of %s", name, f.Address)
				continue
			}
			if shown, _ := r.Shown(f.Address); text(td) != shown {
				t.Errorf("%s: %s shows %q, want %q", name, f.Address, text(td), shown)
			}
			var want, got []string
			for _, l := range append(f.RowLabels[:len(f.RowLabels):len(f.RowLabels)], f.ColumnLabels...) {
				want = append(want, l.ZH)
			}
			for _, id := range strings.Fields(attribute(td, "headers")) {
				if head := byID[id]; head == nil || head.DataAtom != atom.Th {
					t.Errorf("%s: %s is headed by %s, which is no head", name, f.Address, id)
				} else {
					got = append(got, text(head))
				}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s: %s is headed otherwise (-want +got):\n%s", name, f.Address, diff)
			}
		}
	}
}

// Tables have captions, heads with a scope, and a body for each group: the four items of
// table 二, the four parts of table 三.
func TestTables(t *testing.T) {
	for mode := range modes {
		doc := tree(t, written(t, html.Renderer{Mode: modes[mode]}, sample(t, "reports/zibo-guodong-2024")))
		var got []string
		for _, table := range all(doc, atom.Table) {
			rows := 0
			for _, body := range all(table, atom.Tbody) {
				rows += len(all(body, atom.Tr))
			}
			got = append(got, fmt.Sprintf("%d captions, %d heads, %d bodies of %d rows", len(all(table, atom.Caption)), len(all(table, atom.Thead)), len(all(table, atom.Tbody)), rows))
			scopes := map[string]bool{"col": true, "row": true, "rowgroup": true}
			for _, th := range all(table, atom.Th) {
				if !scopes[attribute(th, "scope")] {
					t.Errorf("%s: %s has the scope %q", mode, text(th), attribute(th, "scope"))
				}
			}
			if around := table.Parent; attribute(around, "tabindex") != "0" || attribute(around, "aria-label")+attribute(around, "aria-labelledby") == "" {
				t.Errorf("%s: the keyboard does not reach what scrolls", mode)
			}
		}
		n := map[string]int{"page": 1}[mode]
		want := []string{
			fmt.Sprintf("%d captions, 0 heads, 4 bodies of 14 rows", n),
			fmt.Sprintf("%d captions, 1 heads, 4 bodies of 25 rows", n),
			fmt.Sprintf("%d captions, 1 heads, 1 bodies of 1 rows", n),
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: the tables are otherwise (-want +got):\n%s", mode, diff)
		}
	}
}

// A blank is an empty cell and a zero is 0.
func TestBlankIsNotZero(t *testing.T) {
	r := &report.Report{Office: "某局", Year: 2024}
	r.Requests.New.Individual = report.N(0)
	doc := tree(t, written(t, html.Renderer{}, r))
	for _, td := range all(doc, atom.Td) {
		switch a := attribute(td, "data-address"); {
		case a == "requests.new.individual" && text(td) != "0":
			t.Errorf("a zero shows %q", text(td))
		case a != "" && a != "requests.new.individual" && text(td) != "":
			t.Errorf("%s is blank and shows %q", a, text(td))
		}
	}
}

// The page carries the report to the last byte, and a digest that tells of each change.
func TestCarries(t *testing.T) {
	r := sample(t, "reports/zibo-guodong-2024")
	r.Overview = append(r.Overview, report.Paragraph{{Text: "</script><!-- & --> \u00a0𠮷"}}, &report.Picture{Data: onePixel, Alt: "点"})
	page := written(t, html.Renderer{}, r)
	data, digest, ok := embed.FindPageData([]byte(page))
	if !ok {
		t.Fatal("the page carries nothing")
	}
	if bytes.ContainsAny(data, "<>&") {
		t.Error("what is carried may end its block")
	}
	got, err := report.ReadJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if want, _ := report.Digest(r); digest != want {
		t.Errorf("the digest is %s, want %s", digest, want)
	}
	if d, _ := report.Digest(got); d != digest {
		t.Error("what is carried is another report")
	}
	if got := embed.CheckText([]byte(page)); got != embed.Matches {
		t.Errorf("as it was written: %d", got)
	}
	if got := embed.CheckText([]byte(strings.Replace(page, ">22<", ">23<", 1))); got != embed.Differs {
		t.Errorf("with a figure changed: %d", got)
	}
	for name, rd := range map[string]html.Renderer{"a page without": {OmitSource: true}, "a fragment": {Mode: html.Fragment}} {
		if s := written(t, rd, r); strings.Contains(s, "sha256:") || strings.Contains(s, "<!--") || strings.Contains(s, "sources") {
			t.Errorf("%s carries something", name)
		}
	}
}

// What a page says of itself stands in the terms of 国办发〔2017〕47号.
func TestMetadata(t *testing.T) {
	r := &report.Report{Office: "某<\"&局", Year: 2024, Published: report.Date{Year: 2025, Month: 1, Day: 20}}
	meta := func(rd html.Renderer) map[string]string {
		said := map[string]string{}
		for _, n := range all(tree(t, written(t, rd, r)), atom.Meta) {
			if name := attribute(n, "name"); name != "" {
				said[name] = attribute(n, "content")
			}
		}
		return said
	}
	title := r.Office + "2024年政府信息公开工作年度报告"
	want := map[string]string{
		"viewport": "width=device-width, initial-scale=1", "ColumnType": "信息公开年报", "ArticleTitle": title, "PubDate": "2025-01-20",
		"ContentSource": r.Office, "Author": r.Office, "Description": title, "Keywords": "政府信息公开,年度报告," + r.Office + ",2024",
	}
	if diff := cmp.Diff(want, meta(html.Renderer{})); diff != "" {
		t.Errorf("by default (-want +got):\n%s", diff)
	}
	rd := html.Renderer{Site: html.Site{
		Name: "某市人民政府", Domain: "www.example.gov.cn", IDCode: "3700000000", Column: "年度报告", ColumnDescription: "历年年报", ColumnKeywords: "年报",
		ColumnType: "年报", Published: time.Date(2025, 1, 21, 9, 30, 0, 0, time.UTC), Source: "某市", URL: "https://www.example.gov.cn/a.html",
	}}
	for name, content := range map[string]string{
		"SiteName": "某市人民政府", "SiteDomain": "www.example.gov.cn", "SiteIDCode": "3700000000", "ColumnName": "年度报告", "ColumnDescription": "历年年报",
		"ColumnKeywords": "年报", "ColumnType": "年报", "PubDate": "2025-01-21 09:30", "ContentSource": "某市", "Url": "https://www.example.gov.cn/a.html",
	} {
		want[name] = content
	}
	if diff := cmp.Diff(want, meta(rd)); diff != "" {
		t.Errorf("as it was set (-want +got):\n%s", diff)
	}
}

// Downloads are links, to addresses that open and run nothing.
func TestDownloads(t *testing.T) {
	r := &report.Report{Office: "某局", Year: 2024}
	page := written(t, html.Renderer{Downloads: []html.Download{{URL: "a&b.pdf", Label: "PDF <版>", Type: "application/pdf", Bytes: 120_400}, {URL: "https://example.gov.cn/a.docx", Label: "Word 版"}}}, r)
	var got []string
	for _, a := range all(tree(t, page), atom.A) {
		got = append(got, attribute(a, "href")+" "+attribute(a, "type")+" "+text(a))
	}
	if diff := cmp.Diff([]string{"a&b.pdf application/pdf PDF <版>（120 KB）", "https://example.gov.cn/a.docx  Word 版"}, got); diff != "" {
		t.Errorf("the links are otherwise (-want +got):\n%s", diff)
	}
	for _, url := range []string{"javascript:alert(1)", "JavaScript:alert(1)", " javascript:1", "data:text/html,1", "", "\x01javascript:1", "vbscript:1", "java\tscript:1"} {
		var b bytes.Buffer
		if err := (html.Renderer{Downloads: []html.Download{{URL: url, Label: "x"}}}).Render(&b, r); err == nil || b.Len() > 0 {
			t.Errorf("%q: %v and %d bytes", url, err, b.Len())
		}
	}
}

// Headings follow each other without gaps, whatever levels the writer used.
func TestHeadings(t *testing.T) {
	heading := func(level int) render.Block { return &render.Heading{Level: level, Runs: []render.Run{{Text: "题"}}} }
	doc := &render.Document{Blocks: []render.Block{
		&render.Title{Parts: []string{"某局", "年度报告"}}, heading(1), heading(3), heading(3), heading(2), heading(4), heading(1), heading(2), heading(3), heading(4),
	}}
	for top, want := range map[int]string{0: "h1 h2 h3 h3 h3 h4 h2 h3 h4 h5", 2: "h2 h3 h4 h4 h4 h5 h3 h4 h5 h6", 3: "h3 h4 h5 h5 h5 h6 h4 h5 h6 h6"} {
		var b bytes.Buffer
		if err := (html.Renderer{TitleLevel: top}).RenderDocument(&b, doc); err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, n := range all(tree(t, b.String()), atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6) {
			got = append(got, n.Data)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("below a title of level %d: %s, want %s", top, s, want)
		}
	}
}

type unknownBlock struct{ render.Block }

func TestRefuses(t *testing.T) {
	for want, doc := range map[string]*render.Document{
		"the unknown kind of block":  {Blocks: []render.Block{unknownBlock{}}},
		"a heading of level 7":       {Blocks: []render.Block{&render.Heading{Level: 7}}},
		"has no columns":             {Blocks: []render.Block{&render.Table{}}},
		"U+0007":                     {Blocks: []render.Block{&render.Paragraph{Runs: []render.Run{{Text: "一\a"}}}}},
		"is not UTF-8":               {Blocks: []render.Block{&render.Paragraph{Runs: []render.Run{{Text: "一\xff"}}}}},
		"unknown format \"svg+xml\"": {Blocks: []render.Block{&render.Figure{Format: "svg+xml"}}},
	} {
		for _, mode := range modes {
			var b bytes.Buffer
			if err := (html.Renderer{Mode: mode}).RenderDocument(&b, doc); err == nil || !strings.Contains(err.Error(), want) || b.Len() > 0 {
				t.Errorf("%v (%d bytes written), want %q", err, b.Len(), want)
			}
		}
	}
	r := &report.Report{Office: "某局", Year: 2024, Overview: report.Text{&report.Picture{Data: onePixel, Alt: "点"}}}
	for want, rd := range map[string]html.Renderer{
		"an unknown mode":    {Mode: 7},
		"a title of level 4": {TitleLevel: 4},
		"picture 1: no room": {Picture: func(int, *render.Figure) (string, error) { return "", errors.New("no room") }},
		"http, https":        {Picture: func(int, *render.Figure) (string, error) { return "javascript:1", nil }},
	} {
		if err := rd.Render(io.Discard, r); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}

// Whatever a document is, it is written or there is an error and nothing is written.
func TestAnyDocument(t *testing.T) {
	ok := 0
	for seed := range uint64(3000) {
		for _, mode := range modes {
			var b bytes.Buffer
			switch err := (html.Renderer{Mode: mode}).RenderDocument(&b, doctest.Random(seed)); {
			case err == nil:
				ok++
			case b.Len() > 0:
				t.Errorf("seed %d: %v, and %d bytes", seed, err, b.Len())
			}
		}
	}
	if ok < 100 {
		t.Errorf("only %d documents are written", ok)
	}
}

// failing takes n bytes and then no more, in silence or with an error.
type failing struct {
	n   int
	err error
}

func (f *failing) Write(p []byte) (int, error) {
	if len(p) <= f.n {
		f.n -= len(p)
		return len(p), nil
	}
	return f.n, f.err
}

// A writer that stops anywhere, with an error or in silence, is an error.
func TestWriterFails(t *testing.T) {
	r := &report.Report{Office: "某局", Year: 2024}
	whole := len(written(t, html.Renderer{}, r))
	for n := 0; n < whole; n += 97 {
		for _, err := range []error{io.ErrClosedPipe, nil} {
			if (html.Renderer{}).Render(&failing{n, err}, r) == nil {
				t.Fatalf("a writer that takes %d of %d bytes is no error", n, whole)
			}
		}
	}
}

// The same report gives the same bytes, on one processor or several, side by side.
func TestSameBytes(t *testing.T) {
	r := sample(t, "reports/zibo-guodong-2024")
	want := written(t, html.Renderer{}, r)
	for _, procs := range []int{1, 8} {
		before := runtime.GOMAXPROCS(procs)
		var wg sync.WaitGroup
		for range 32 {
			wg.Go(func() {
				var b bytes.Buffer
				if err := (html.Renderer{}).Render(&b, r); err != nil || b.String() != want {
					t.Errorf("other bytes (%v)", err)
				}
			})
		}
		wg.Wait()
		runtime.GOMAXPROCS(before)
	}
}

func BenchmarkPage(b *testing.B)     { benchmark(b, html.Renderer{}) }
func BenchmarkFragment(b *testing.B) { benchmark(b, html.Renderer{Mode: html.Fragment}) }

func benchmark(b *testing.B, rd html.Renderer) {
	r := sample(b, "reports/zibo-guodong-2024")
	b.ReportAllocs()
	for b.Loop() {
		if err := rd.Render(io.Discard, r); err != nil {
			b.Fatal(err)
		}
	}
}
