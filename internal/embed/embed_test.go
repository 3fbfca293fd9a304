package embed_test

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/internal/embed"
)

// sealedPDF is a file as package pdffile ends one.
func sealedPDF(t testing.TB) []byte {
	t.Helper()
	body := "%PDF-1.7\n1 0 obj\n<<>>\nendobj\nxref\n0 2\n"
	h := sha256.New()
	h.Write([]byte(body))
	end := []byte("trailer\n<<\n/Size 2\n" + embed.PDFEntry() + "\n>>\nstartxref\n30\n%%EOF\n")
	if err := embed.SealPDF(h, end); err != nil {
		t.Fatal(err)
	}
	return append([]byte(body), end...)
}

// TestPDF: every bit of a file counts, those of the digest too, and whatever is added.
func TestPDF(t *testing.T) {
	file := sealedPDF(t)
	if got := embed.CheckPDF(file); got != embed.Matches {
		t.Fatalf("as it was written: %d", got)
	}
	for i := range file {
		changed := bytes.Clone(file)
		changed[i] ^= 1
		if got := embed.CheckPDF(changed); got == embed.Matches {
			t.Errorf("byte %d changed: it matches", i)
		}
	}
	if got := embed.CheckPDF(append(bytes.Clone(file), '\n')); got != embed.Differs {
		t.Errorf("with a line more: %d", got)
	}
	if got := embed.CheckPDF(append(bytes.Clone(file), bytes.Repeat([]byte("2 0 obj\n"), 100)...)); got != embed.Differs {
		t.Errorf("with objects saved behind it: %d", got)
	}
	if got := embed.CheckPDF(file[:len(file)-1]); got != embed.Differs {
		t.Errorf("cut short: %d", got)
	}
	for _, other := range []string{"", "%PDF-1.7\n", "%%EOF"} {
		if got := embed.CheckPDF([]byte(other)); got != embed.None {
			t.Errorf("%q: %d", other, got)
		}
	}
	if err := embed.SealPDF(sha256.New(), []byte("trailer\n<<>>\n")); err == nil {
		t.Error("a trailer without the place was sealed")
	}
}

// TestWord: names and contents of all entries count, their order does not.
func TestWord(t *testing.T) {
	const name = "customXml/item1.xml"
	part := []byte(`<report digest="x"` + embed.WordAttribute() + `>{"a": 1}</report>`)
	entries := func(all ...string) []embed.Entry {
		var list []embed.Entry
		for i := 0; i < len(all); i += 2 {
			list = append(list, embed.Entry{Name: all[i], Sum: embed.SumOfText(all[i+1], make([]byte, 3))})
		}
		return list
	}
	written := entries("a.xml", "<a/>", "b.xml", "<b/>")
	if err := embed.SealWord(name, part, written); err != nil {
		t.Fatal(err)
	}
	changed := bytes.Replace(part, []byte("1}"), []byte("2}"), 1)
	for _, c := range []struct {
		what, name string
		part       []byte
		others     []embed.Entry
		want       embed.State
	}{
		{"as written", name, part, written, embed.Matches},
		{"in another order", name, part, entries("b.xml", "<b/>", "a.xml", "<a/>"), embed.Matches},
		{"an entry changed", name, part, entries("a.xml", "<c/>", "b.xml", "<b/>"), embed.Differs},
		{"an entry renamed", name, part, entries("c.xml", "<a/>", "b.xml", "<b/>"), embed.Differs},
		{"an entry more", name, part, entries("a.xml", "<a/>", "b.xml", "<b/>", "c.xml", ""), embed.Differs},
		{"an entry twice", name, part, entries("a.xml", "<a/>", "a.xml", "<a/>", "b.xml", "<b/>"), embed.Differs},
		{"an entry less", name, part, entries("a.xml", "<a/>"), embed.Differs},
		{"names and contents of two exchanged", name, part, entries("a.xml", "<b/>", "b.xml", "<a/>"), embed.Differs},
		{"the part elsewhere", "customXml/item2.xml", part, written, embed.Differs},
		{"the part changed", name, changed, written, embed.Differs},
		{"no digest", name, []byte("<report>{}</report>"), written, embed.None},
		{"no place for one", name, []byte(embed.WordAttribute()[:30]), written, embed.None},
	} {
		got, err := embed.CheckWord(c.name, c.part, func() ([]embed.Entry, error) { return c.others, nil })
		if err != nil || got != c.want {
			t.Errorf("%s: %d, %v", c.what, got, err)
		}
	}
	broken := fmt.Errorf("broken")
	if got, err := embed.CheckWord(name, part, func() ([]embed.Entry, error) { return nil, broken }); got != embed.Differs || err != broken {
		t.Errorf("entries that cannot be read: %d, %v", got, err)
	}
}

// TestText: what editors and transfers change lawfully does not count; all else does.
func TestText(t *testing.T) {
	text := []byte("# 标题\n\n一\n\n" + embed.SummaryComment("{}") + "\n" + embed.TextComment() + "\n")
	if err := embed.SealText(text); err != nil {
		t.Fatal(err)
	}
	s := string(text)
	for _, c := range []struct {
		what, text string
		want       embed.State
	}{
		{"as written", s, embed.Matches},
		{"line ends of Windows", strings.ReplaceAll(s, "\n", "\r\n"), embed.Matches},
		{"line ends of old", strings.ReplaceAll(s, "\n", "\r"), embed.Matches},
		{"a byte order mark", "\uFEFF" + s, embed.Matches},
		{"no line end at the end", strings.TrimSuffix(s, "\n"), embed.Matches},
		{"more of them", s + "\n\r\n", embed.Matches},
		{"a word changed", strings.Replace(s, "一", "二", 1), embed.Differs},
		{"an empty line more", strings.Replace(s, "一\n", "一\n\n", 1), embed.Differs},
		{"a space more", strings.Replace(s, "一\n", "一 \n", 1), embed.Differs},
		{"text behind it", s + "作废", embed.Differs},
		{"text before it", "作废\n" + s, embed.Differs},
		{"another summary", strings.Replace(s, "{}", "{1}", 1), embed.Differs},
		{"half a digest", s[:len(s)-20] + " -->\n", embed.Differs},
		{"no digest", "# 标题\n", embed.None},
	} {
		if got := embed.CheckText([]byte(c.text)); got != c.want {
			t.Errorf("%s: %d, want %d", c.what, got, c.want)
		}
	}
	if summary, ok := embed.FindSummary(text); !ok || summary != "{}" {
		t.Errorf("the summary is %q, %t", summary, ok)
	}
	if _, ok := embed.FindSummary([]byte(embed.TextComment())); ok {
		t.Error("the digest was taken for a summary")
	}
	for _, c := range []struct{ text, want string }{
		{"<!-- annualreport {1} -->", "{1}"},
		{"<!-- annualreport {1\n} --> <!-- annualreport {2} -->\n<!-- annualreport {3} -->", "{2}"},
		{`<!-- annualreport {"a": "} -->"} -->`, `{"a": "} -->"}`},
		{"<!-- annualreport {1}", ""},
		{"<!-- annualreport {", ""},
	} {
		if got, _ := embed.FindSummary([]byte(c.text)); got != c.want {
			t.Errorf("%q: %q", c.text, got)
		}
	}
	if err := embed.SealText([]byte("# 标题\n")); err == nil {
		t.Error("a text without the place was sealed")
	}
}

// FuzzCheck: whatever is read, nothing fails, and what matches has a digest.
func FuzzCheck(f *testing.F) {
	f.Add(sealedPDF(f))
	f.Add([]byte(embed.TextComment()))
	f.Add([]byte("<report" + embed.WordAttribute() + ">"))
	f.Fuzz(func(t *testing.T, data []byte) {
		embed.CheckPDF(data)
		embed.CheckText(data)
		if _, err := embed.CheckWord("a", data, func() ([]embed.Entry, error) { return nil, nil }); err != nil {
			t.Error(err)
		}
	})
}
