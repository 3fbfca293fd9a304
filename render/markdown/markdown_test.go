package markdown

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"
	nethtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/govdisclosure/annualreport/render"
	"github.com/govdisclosure/annualreport/report"
)

var update = flag.Bool("update", false, "write the golden files anew")

func samples(t testing.TB) map[string]*report.Report {
	t.Helper()
	var names []string
	for _, folder := range []string{"reports", "editions"} {
		n := map[string]int{"reports": 5, "editions": 2}[folder]
		found, err := filepath.Glob("../../testdata/" + folder + "/*.yaml")
		if err != nil || len(found) != n {
			t.Fatalf("%d samples in %s, want %d (%v)", len(found), folder, n, err)
		}
		names = append(names, found...)
	}
	reports := map[string]*report.Report{}
	for _, name := range names {
		r, err := report.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		reports[strings.TrimSuffix(filepath.Base(name), ".yaml")] = r
	}
	return reports
}

func render1(t testing.TB, rd Renderer, r *report.Report) string {
	t.Helper()
	var b bytes.Buffer
	if err := rd.Render(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// The goldens are the files as they are; the digests tell of a byte that no eye
// sees.
func TestGolden(t *testing.T) {
	var digests strings.Builder
	for _, name := range []string{"chencang-shuju-2024", "shaanxi-guodong-2024", "wenzhou-guodong-2024", "zhongwei-guodong-2023", "zibo-guodong-2024",
		"department-2020", "government-2019"} {
		r := samples(t)[name]
		for suffix, rd := range map[string]Renderer{".md": {}, ".html.md": {Tables: HTMLTables}} {
			golden(t, filepath.Join("testdata", name+suffix), render1(t, rd, r))
		}
		fmt.Fprintf(&digests, "%x  %s.md\n", sha256.Sum256([]byte(render1(t, Renderer{}, r))), name)
	}
	golden(t, filepath.Join("testdata", "SHA256SUMS"), digests.String())
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
		t.Errorf("%s differs; go test ./render/markdown -update writes it anew (-want +got):\n%s", file, diff)
	}
}

// page is what an independent reader of Markdown makes of a text.
type page struct {
	lines  []string     // headings and paragraphs
	tables [][][]string // rows of cells, spans expanded
}

func read(t testing.TB, markdown string) page {
	t.Helper()
	var b bytes.Buffer
	md := goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(html.WithUnsafe()))
	if err := md.Convert([]byte(markdown), &b); err != nil {
		t.Fatal(err)
	}
	doc, err := nethtml.Parse(&b)
	if err != nil {
		t.Fatal(err)
	}
	var p page
	var walk func(n *nethtml.Node)
	walk = func(n *nethtml.Node) {
		switch n.DataAtom {
		case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.P, atom.Li, atom.Blockquote, atom.Pre:
			p.lines = append(p.lines, text(n))
			return
		case atom.Table:
			p.tables = append(p.tables, grid(n))
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(doc)
	return p
}

func text(n *nethtml.Node) string {
	if n.Type == nethtml.TextNode {
		return n.Data
	}
	var b strings.Builder
	if n.DataAtom == atom.Img {
		for _, a := range n.Attr {
			if a.Key == "alt" {
				b.WriteString(a.Val)
			}
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.WriteString(text(c))
	}
	return b.String()
}

// grid expands the spans of a table; a covered place holds what covers it.
func grid(table *nethtml.Node) [][]string {
	var rows [][]string
	filled := map[[2]int]string{}
	var walk func(n *nethtml.Node)
	walk = func(n *nethtml.Node) {
		if n.DataAtom == atom.Tr {
			i, k := len(rows), 0
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				if c.DataAtom != atom.Td && c.DataAtom != atom.Th {
					continue
				}
				for _, taken := filled[[2]int{i, k}]; taken; _, taken = filled[[2]int{i, k}] {
					k++
				}
				for r := range span(c, "rowspan") {
					for s := range span(c, "colspan") {
						filled[[2]int{i + r, k + s}] = text(c)
					}
				}
			}
			var row []string
			for k := 0; ; k++ {
				s, ok := filled[[2]int{i, k}]
				if !ok {
					break
				}
				row = append(row, s)
			}
			rows = append(rows, row)
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(table)
	return rows
}

func span(n *nethtml.Node, key string) int {
	for _, a := range n.Attr {
		if a.Key == key {
			var v int
			fmt.Sscan(a.Val, &v)
			return v
		}
	}
	return 1
}

// An independent reader of Markdown finds the published figures in their places
// and every paragraph unchanged, in both kinds of tables.
func TestReadBackByAnother(t *testing.T) {
	for name, r := range samples(t) {
		want := expected(t, name, r)
		for _, rd := range []Renderer{{}, {Tables: HTMLTables}} {
			p := read(t, render1(t, rd, r))
			if len(p.tables) != 3 {
				t.Fatalf("%s: %d tables", name, len(p.tables))
			}
			tables := map[string]int{"proactive": 0, "requests": 1, "disputes": 2}
			for key, i := range tables {
				form := r.Edition().Section(key).Table
				if rows, columns := len(p.tables[i]), len(p.tables[i][0]); rows != len(form.Rows) || columns != len(form.Widths) {
					t.Errorf("%s: table %d has %d × %d cells, want %d × %d", name, i+1, rows, columns, len(form.Rows), len(form.Widths))
				}
			}
			figures := r.Edition().Figures()
			for i := range figures {
				f := &figures[i]
				if got := p.tables[tables[f.Section.Key]][f.Row][f.Column]; got != want[f.Address] {
					t.Errorf("%s: %s reads %q, want %q", name, f.Address, got, want[f.Address])
				}
			}
			if diff := cmp.Diff(lines(t, r), p.lines); diff != "" {
				t.Errorf("%s: the text reads otherwise (-want +got):\n%s", name, diff)
			}
		}
	}
}

// expected are the figures of a sample as they were published, and of one that was made
// for tests as it holds them.
func expected(t *testing.T, name string, r *report.Report) map[report.Address]string {
	t.Helper()
	want := map[report.Address]string{}
	if r.Edition() == report.Edition2021() {
		data, err := os.ReadFile("../../testdata/expect/" + name + ".json")
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(data, &want); err != nil {
			t.Fatal(err)
		}
		return want
	}
	figures := r.Edition().Figures()
	for i := range figures {
		shown, err := r.Shown(figures[i].Address)
		if err != nil {
			t.Fatal(err)
		}
		want[figures[i].Address] = shown
	}
	return want
}

// lines are the headings and paragraphs that a page of the report should have.
func lines(t testing.TB, r *report.Report) []string {
	t.Helper()
	doc, err := render.Compose(r)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	runs := func(runs []render.Run) {
		s := ""
		for _, r := range runs {
			s += r.Text
		}
		all = append(all, s)
	}
	for _, b := range doc.Blocks {
		switch v := b.(type) {
		case *render.Title:
			all = append(all, strings.Join(v.Parts, ""))
		case *render.Heading:
			runs(v.Runs)
		case *render.Paragraph:
			runs(v.Runs)
		case *render.Figure:
			line := v.Alt
			if v.Caption != "" {
				line += "\n" + v.Caption // the caption stands on a line of the same paragraph
			}
			all = append(all, line)
		case *render.Table:
			if v.Caption != "" {
				all = append(all, v.Caption)
			}
		}
	}
	return all
}

// In a pipe table every figure stands beside its full row label.
func TestPipeTableRowLabels(t *testing.T) {
	p := read(t, render1(t, Renderer{}, samples(t)["zibo-guodong-2024"]))
	f := report.Edition2021().Figures()
	for i := range f {
		if f[i].Section.Key != "requests" {
			continue
		}
		row := strings.Join(p.tables[1][f[i].Row][:3], "")
		want := ""
		for _, l := range f[i].RowLabels {
			want += l.ZH
		}
		if row != want {
			t.Fatalf("%s stands beside %q, want %q", f[i].Address, row, want)
		}
	}
}

// All lines of a pipe table are equally wide on a screen.
func TestPipeTablesAreAligned(t *testing.T) {
	wide := 0
	for _, line := range strings.Split(render1(t, Renderer{}, samples(t)["zibo-guodong-2024"]), "\n") {
		if !strings.HasPrefix(line, "|") {
			wide = 0
			continue
		}
		if w := render.Width(line); wide == 0 {
			wide = w
		} else if w != wide {
			t.Errorf("%d columns wide, the line above %d:\n%s", w, wide, line)
		}
	}
}

var awkward = []string{
	"# 不是标题", "#不是标题", "1. 不是列表", "1.主动公开方面。公开12条。", "12) 不是列表", "- 不是列表", "+ 不是列表", "* 不是列表", "---", "===", "***", "___",
	"> 不是引用", "    不是代码", "```", "~~~", "`代码`", "*不斜* **不粗** _不斜_ __不粗__ ~~不删~~", "a|b|c", "| a | b |", "[不是](链接)", "![不是](图片)", "[a]: b",
	"<b>不是标签</b>", "<!-- 不是注释 -->", "&amp; &lt; &#65; &nbsp;", `\ \* \\`, "$x^2$ 与 $y$", "比例1:100:50", ":smile:", "“引号”‘单’《书》〔2021〕30号",
	" 前后有空格 ", "\t制表符\t在内\t", "5 < 6 > 4 & 7", "https://www.example.cn/a_b?c=1&d=2。", "someone_else@example.cn", "a  b", "末尾反斜杠\\", "!", "[", "]", "[^1]", "- [ ] 任务", "𠅤𬴂",
	"（一）带*号。后文", "1\\. 反斜杠", "&#32;", "#", "-", "+", "=", "1.", "２０２４",
}

// Whatever stands in a text comes out of a page as it was.
func TestEverythingIsEscaped(t *testing.T) {
	for _, s := range awkward {
		checkEscape(t, report.Text{report.Paragraph{{Text: s}}})
		checkEscape(t, report.Text{report.Paragraph{{Text: s, Bold: true}}})
		checkEscape(t, report.Text{report.Paragraph{{Text: "前"}, {Text: s, Bold: true}, {Text: "后"}}})
		checkEscape(t, report.Text{report.Paragraph{{Text: "前", Bold: true}, {Text: s}, {Text: "后", Bold: true}}})
		checkEscape(t, report.Text{report.Paragraph{{Text: "前"}}, report.Paragraph{{Text: s}}, report.Paragraph{{Text: "后"}}})
		checkEscape(t, report.Text{&report.Picture{Data: onePixel, Alt: "图" + s, Caption: "图" + s}})
		checkTable(t, s)
	}
}

func FuzzEscape(f *testing.F) {
	for _, s := range awkward {
		f.Add(s, false)
		f.Add(s, true)
	}
	f.Fuzz(func(t *testing.T, s string, bold bool) {
		text := report.Text{report.Paragraph{{Text: "前"}, {Text: s, Bold: bold}}, report.Paragraph{{Text: s, Bold: bold}, {Text: "后"}}}
		if (&report.Report{Office: "某局", Year: 2024, Overview: text}).WellFormed() != nil {
			t.Skip()
		}
		checkEscape(t, text)
		checkTable(t, s)
	})
}

func checkEscape(t *testing.T, text report.Text) {
	t.Helper()
	r := &report.Report{Office: "某局", Year: 2024, Overview: text}
	md := render1(t, Renderer{OmitSummary: true}, r)
	if diff := cmp.Diff(lines(t, r), read(t, md).lines); diff != "" {
		t.Errorf("reads otherwise (-want +got):\n%s\n%s", diff, md)
	}
}

func checkTable(t *testing.T, cell string) {
	t.Helper()
	r := &report.Report{Office: "某局", Year: 2024, Overview: report.Text{
		&report.TextTable{HeaderRows: 1, Rows: [][]string{{"甲", cell}, {cell, "丁"}}},
	}}
	if r.WellFormed() != nil {
		return
	}
	for _, rd := range []Renderer{{OmitSummary: true}, {OmitSummary: true, Tables: HTMLTables}} {
		md := render1(t, rd, r)
		p := read(t, md)
		if len(p.tables) != 4 {
			t.Fatalf("%d tables:\n%s", len(p.tables), md)
		}
		if diff := cmp.Diff([][]string{{"甲", cell}, {cell, "丁"}}, p.tables[0]); diff != "" {
			t.Errorf("the table reads otherwise (-want +got):\n%s\n%s", diff, md)
		}
	}
}

func TestPictureInAFile(t *testing.T) {
	r := &report.Report{Office: "某局", Year: 2024, Overview: report.Text{&report.Picture{Data: onePixel, Alt: "点"}}}
	rd := Renderer{Picture: func(n int, f *render.Figure) (string, error) { return fmt.Sprintf("图 %d.%s", n, f.Format), nil }}
	if got := render1(t, rd, r); !strings.Contains(got, "![点](<图 1.png>)") {
		t.Errorf("written\n%s", got)
	}
	rd.Picture = func(int, *render.Figure) (string, error) { return "", os.ErrPermission }
	if err := rd.Render(&bytes.Buffer{}, r); err == nil || !strings.Contains(err.Error(), "picture 1: permission denied") {
		t.Errorf("the error is %v", err)
	}
}

type unknownBlock struct{ render.Block }

func TestRefuses(t *testing.T) {
	for want, doc := range map[string]*render.Document{
		"block 1: the unknown kind of block markdown.unknownBlock": {Blocks: []render.Block{unknownBlock{}}},
		"a heading of level 7": {Blocks: []render.Block{&render.Heading{Level: 7}}},
		"has no columns":       {Blocks: []render.Block{&render.Table{}}},
	} {
		var b bytes.Buffer
		if err := (Renderer{}).RenderDocument(&b, doc); err == nil || !strings.Contains(err.Error(), want) || b.Len() > 0 {
			t.Errorf("%v (%d bytes written), want %q", err, b.Len(), want)
		}
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

// A writer that stops at any byte, with an error or in silence, is an error. The
// document has every kind of block and is short, since it is written twice a byte.
func TestWriterFails(t *testing.T) {
	doc := &render.Document{
		Blocks: []render.Block{
			&render.Title{Parts: []string{"某局", "2024年政府信息公开工作年度报告"}},
			&render.Heading{Level: 1, Runs: []render.Run{{Text: "一、总体情况"}}},
			&render.Paragraph{Runs: []render.Run{{Text: "全年"}, {Text: "公开", Bold: true}, {Text: "12条。"}}},
			&render.Table{Columns: []float64{1, 1}, HeadRows: 1, Rows: []render.Row{{Cells: []render.Cell{{Text: "甲"}, {Text: "乙"}}}, {Cells: []render.Cell{{Text: "1"}, {Text: "2"}}}}},
			&render.Figure{Data: onePixel, Format: "png", Alt: "点", Caption: "图1"},
		},
		Source: render.Source{Summary: "{}"},
	}
	for _, rd := range []Renderer{{}, {Tables: HTMLTables}} {
		var whole bytes.Buffer
		if err := rd.RenderDocument(&whole, doc); err != nil {
			t.Fatal(err)
		}
		for n := range whole.Len() {
			for _, err := range []error{os.ErrClosed, nil} {
				if rd.RenderDocument(&failing{n, err}, doc) == nil {
					t.Fatalf("a writer that takes %d of %d bytes is no error", n, whole.Len())
				}
			}
		}
	}
}

// The same report gives the same bytes, on one processor or several, side by side.
func TestSameBytes(t *testing.T) {
	reports := samples(t)
	want := map[string]string{}
	for name, r := range reports {
		want[name] = render1(t, Renderer{}, r)
	}
	for _, procs := range []int{1, 8} {
		before := runtime.GOMAXPROCS(procs)
		var wg sync.WaitGroup
		for range 32 {
			for name, r := range reports {
				wg.Go(func() {
					var b bytes.Buffer
					if err := (Renderer{}).Render(&b, r); err != nil || b.String() != want[name] {
						t.Errorf("%s: other bytes (%v)", name, err)
					}
				})
			}
		}
		wg.Wait()
		runtime.GOMAXPROCS(before)
	}
}

// onePixel is a whole PNG file of one grey pixel.
var onePixel = []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU\x00\x00\x00\nIDATx\x9cch\x00\x00\x00\x82\x00\x81w\xcdr\xb6\x00\x00\x00\x00IEND\xaeB`\x82")

func BenchmarkRender(b *testing.B) {
	r := samples(b)["zibo-guodong-2024"]
	b.ReportAllocs()
	for b.Loop() {
		if err := (Renderer{}).Render(io.Discard, r); err != nil {
			b.Fatal(err)
		}
	}
}
