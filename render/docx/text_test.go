package docx

import (
	"encoding/xml"
	"strings"
	"testing"
)

func TestAppendRunText(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"nothing", "", ""},
		{"plain", "总体情况", "<w:t>总体情况</w:t>"},
		{"markup", `a<b & "c">d`, `<w:t>a&lt;b &amp; "c"&gt;d</w:t>`},
		{"end of CDATA", "a]]>b", "<w:t>a]]&gt;b</w:t>"},
		{"space at the start", " a", `<w:t xml:space="preserve"> a</w:t>`},
		{"space at the end", "a ", `<w:t xml:space="preserve">a </w:t>`},
		{"space inside", "a  b", "<w:t>a  b</w:t>"},
		{"line break", "商业\n企业", "<w:t>商业</w:t><w:br/><w:t>企业</w:t>"},
		{"line breaks at the ends", "\na\n\n", "<w:br/><w:t>a</w:t><w:br/><w:br/>"},
		{"tab", "a\tb", "<w:t>a</w:t><w:tab/><w:t>b</w:t>"},
		{"right to left", "\u200fא\u202e", "<w:t>\u200fא\u202e</w:t>"},
		{"beyond the plane", "𠮷😀", "<w:t>𠮷😀</w:t>"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := appendRunText(nil, c.in)
			if err != nil || string(got) != c.want {
				t.Errorf("got %s, %v; want %s", got, err, c.want)
			}
		})
	}
}

func TestCharactersThatXMLForbids(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"总\x00", "character 2, U+0000, cannot stand in an XML file"},
		{"行一\n行二\x1f", "character 6, U+001F, cannot stand in an XML file"},
		{"a\rb", "character 2, U+000D, cannot stand in an XML file"},
		{"\ufffe", "character 1, U+FFFE, cannot stand in an XML file"},
		{"a\uffffb", "character 2, U+FFFF, cannot stand in an XML file"},
		{"总\xe6\x80", "character 2, byte 0xe6, is not UTF-8"},
	} {
		for name, f := range map[string]func([]byte, string) ([]byte, error){
			"run": appendRunText, "text": appendText, "attribute": appendAttribute,
		} {
			_, err := f(nil, c.in)
			if err == nil || uncoded(err) != c.want {
				t.Errorf("%s %q: error %v, want %s", name, c.in, err, c.want)
			}
		}
	}
}

// Whatever is not refused comes back from an XML parser as it was.
func FuzzText(f *testing.F) {
	for _, s := range []string{"", "a]]>b", "<&>\"'", "\t\n", "\u200f\u0085\u2028", "\ufffd", "\r", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		text, err := appendText([]byte("<a>"), s)
		attribute, err2 := appendAttribute([]byte(`<a b="`), s)
		if (err == nil) != (err2 == nil) {
			t.Fatalf("text: %v, attribute: %v", err, err2)
		}
		if err != nil {
			return
		}
		var got struct {
			Text string `xml:",chardata"`
			B    string `xml:"b,attr"`
		}
		if err := xml.Unmarshal(append(text, "</a>"...), &got); err != nil || got.Text != s {
			t.Errorf("text %q came back as %q, %v", s, got.Text, err)
		}
		if err := xml.Unmarshal(append(attribute, `"/>`...), &got); err != nil || got.B != s {
			t.Errorf("attribute %q came back as %q, %v", s, got.B, err)
		}
	})
}

func TestTidy(t *testing.T) {
	const in = "<?xml version=\"1.0\"?>\n<!-- a < b > c -->\n<a>\n  <b c=\"d\"/>\n  <e xml:space=\"preserve\"> — </e>\n</a>\n"
	const want = `<?xml version="1.0"?><a><b c="d"/><e xml:space="preserve"> — </e></a>`
	if got := tidy(in); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	if strings.Contains(tidy("<t> </t>"), " ") {
		t.Error("white space between elements is kept")
	}
}
