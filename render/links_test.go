package render_test

import (
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/render"
)

// TestLinks: addresses are found whole, and nothing beside them.
func TestLinks(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"没有网址", ""},
		{"详见 https://www.example.gov.cn/a/b.html。", "https://www.example.gov.cn/a/b.html"},
		{"（http://www.example.gov.cn）", "http://www.example.gov.cn"},
		{"网址为www.example.gov.cn，邮编", "http://www.example.gov.cn"},
		{"见http://a.cn/x(1).html和http://b.cn.", "http://a.cn/x(1).html http://b.cn"},
		{"(http://a.cn/x)", "http://a.cn/x"},
		{"http://a.cn/?a=1&b=%E4%B8%AD#c;", "http://a.cn/?a=1&b=%E4%B8%AD#c"},
		{"http://", ""},
		{"http://。http://甲.cn", ""},
		{"wwww.example.cn", ""},
		{"ahttp://a.cn", ""},
		{"https://http://a.cn", "https://http://a.cn"},
		{"www.", ""},
		{"javascript:alert(1)", ""},
		{"www.a.cn）www.b.cn))", "http://www.a.cn http://www.b.cn"},
	} {
		var got []string
		for _, l := range render.Links(c.text) {
			got = append(got, l.URL)
			if !strings.HasSuffix(l.URL, c.text[l.From:l.To]) {
				t.Errorf("%s: %s is not at %d", c.text, l.URL, l.From)
			}
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %q, want %q", c.text, s, c.want)
		}
	}
}

// FuzzLinks: what is found stands in the text, in order, and is ASCII.
func FuzzLinks(f *testing.F) {
	f.Add("见 https://www.example.gov.cn/(a)，www.b.cn")
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, l := range render.Links(text) {
			if l.From < end || l.To <= l.From || l.To > len(text) || !strings.HasSuffix(l.URL, text[l.From:l.To]) {
				t.Fatalf("%+v in %q", l, text)
			}
			end = l.To
			for _, c := range []byte(l.URL) {
				if c <= ' ' || c > '~' {
					t.Fatalf("%q", l.URL)
				}
			}
		}
	})
}
