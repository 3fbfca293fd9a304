package markdown

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"
	nethtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/govdisclosure/annualreport/report"
)

// links returns the text of a page and its links, as address and text.
func links(t testing.TB, md goldmark.Markdown, source string) (string, []string) {
	t.Helper()
	var b bytes.Buffer
	if err := md.Convert([]byte(source), &b); err != nil {
		t.Fatal(err)
	}
	doc, err := nethtml.Parse(&b)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	var walk func(n *nethtml.Node)
	walk = func(n *nethtml.Node) {
		if n.DataAtom == atom.A {
			all = append(all, n.Attr[0].Val+" "+text(n))
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(doc)
	return strings.TrimSuffix(text(doc), "\n"), all
}

// Addresses are links to what they say, from end to end and no further, to readers that
// make links of addresses by themselves and to those that do not; the text is what it was.
func TestAddresses(t *testing.T) {
	gfm := goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(html.WithUnsafe()))
	plain := goldmark.New(goldmark.WithRendererOptions(html.WithUnsafe()))
	same := func(s string) []string { return []string{s + " " + s} }
	for _, tc := range []struct {
		text string
		want []string
	}{
		{"详见https://www.example.gov.cn/col/col1229_100/index.html?a=1&b=2#top ，或www.example.gov.cn/art/2024/1/2/art_12_34.html。邮箱gk_zx@example.gov.cn。", []string{
			"https://www.example.gov.cn/col/col1229_100/index.html?a=1&b=2#top https://www.example.gov.cn/col/col1229_100/index.html?a=1&b=2#top",
			"http://www.example.gov.cn/art/2024/1/2/art_12_34.html www.example.gov.cn/art/2024/1/2/art_12_34.html",
			"mailto:gk_zx@example.gov.cn gk_zx@example.gov.cn"}},
		{"http://a.example/x_y", same("http://a.example/x_y")},
		{"见http://a.example/x_y。", same("http://a.example/x_y")},
		{"见http://a.example/x_y是", same("http://a.example/x_y")},
		{"（http://a.example/x_y）", same("http://a.example/x_y")},
		{"(http://a.example/x_(y)) 1", same("http://a.example/x_(y)")},
		{"见http://a.example/x. 1", same("http://a.example/x")},
		{"见http://a.example, http://b.example!", []string{"http://a.example http://a.example", "http://b.example http://b.example"}},
		{"HTTP://A.example:8080/~x*y*z", same("HTTP://A.example:8080/~x*y*z")},
		{"http://a.example/?a&copy=1&b", same("http://a.example/?a&copy=1&b")},
		{"http://a.example/?a&lt;b_c", same("http://a.example/?a")},
		{"http://a.example/a b_c", same("http://a.example/a")},
		{"http://a.example/a<b_c>", same("http://a.example/a")},
		{`http://a.example/a\_b`, same("http://a.example/a")},
		{"http://例子.中国/a_b", nil},
		{"http:// a_b", nil},
		{"ahttp://a.example/b_c", nil},
		{"www.", nil},
		{"www. a_b", nil},
		{"见www.a.example/b_c，", []string{"http://www.a.example/b_c www.a.example/b_c"}},
		{"xwww.a.example/b_c", nil},
		{"mailto:a_b@c.example", []string{"mailto:a_b@c.example a_b@c.example"}},
		{"a@b", nil},
		{"a@b.example-，", []string{"mailto:a@b.example a@b.example"}},
		{"a@b.example--> c", []string{"mailto:a@b.example a@b.example"}},
		{"www.a@b.example", []string{"mailto:www.a@b.example www.a@b.example"}},
	} {
		for _, bold := range []bool{false, true} {
			r := &report.Report{Office: "某局", Year: 2024, Overview: report.Text{report.Paragraph{{Text: tc.text, Bold: bold}}}}
			source := render1(t, Renderer{OmitSummary: true}, r)
			begin := strings.Index(source, "总体情况\n\n") + len("总体情况\n\n")
			source = source[begin : begin+strings.Index(source[begin:], "\n\n")]
			for name, md := range map[string]goldmark.Markdown{"GFM": gfm, "CommonMark": plain} {
				got, all := links(t, md, source)
				if got != tc.text {
					t.Errorf("%s: %s shows %q, want %q", name, source, got, tc.text)
				}
				if diff := cmp.Diff(tc.want, all); diff != "" {
					t.Errorf("%s: %s links otherwise (-want +got):\n%s", name, source, diff)
				}
			}
		}
	}
}
