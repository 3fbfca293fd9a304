package docx_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/govdisclosure/annualreport/parse"
	"github.com/govdisclosure/annualreport/render/docx"
	"github.com/govdisclosure/annualreport/report"
)

// wordFiles are files to remark on: five of ours, and those of offices in all shapes.
func wordFiles(t testing.TB) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	samples, err := filepath.Glob("../../testdata/reports/*.yaml")
	if err != nil || len(samples) != 5 {
		t.Fatal(samples, err)
	}
	for _, name := range samples {
		r, err := report.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := (docx.Renderer{}).Render(&b, r); err != nil {
			t.Fatal(err)
		}
		all[filepath.Base(name)] = b.Bytes()
	}
	fixtures, err := filepath.Glob("../../testdata/parse/*.docx")
	if err != nil || len(fixtures) < 6 {
		t.Fatal(fixtures, err)
	}
	forms, err := filepath.Glob("../../testdata/forms/*.docx")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range append(fixtures, forms...) {
		all[filepath.Base(name)] = fixture(t, name)
	}
	return all
}

// fixture returns a file, or the parts in a folder as one.
func fixture(t testing.TB, name string) []byte {
	t.Helper()
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		if err := z.AddFS(os.DirFS(name)); err != nil {
			t.Fatal(err)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func part(t testing.TB, data []byte, name string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		if f.Name == name {
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			b, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			return b
		}
	}
	return nil
}

// stretch is a text of the document and where its bytes stand.
type stretch struct {
	text       string
	start, end int
}

// stretches returns the texts of all w:t of a document, without those of moved text and of
// fallbacks.
func stretches(t testing.TB, document []byte) (all []stretch) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(document))
	depth, skip := 0, -1
	inText := false
	for {
		at := int(d.InputOffset())
		token, err := d.Token()
		if err == io.EOF {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			depth++
			if n := token.Name.Local; skip < 0 && (n == "moveFrom" || n == "Fallback" || n == "del" || n == "txbxContent" || n == "rt") {
				skip = depth
			}
			inText = token.Name.Local == "t" && strings.HasSuffix(token.Name.Space, "wordprocessingml/2006/main")
		case xml.EndElement:
			if depth == skip {
				skip = -1
			}
			depth--
			inText = false
		case xml.CharData:
			if inText && skip < 0 && len(token) > 0 {
				all = append(all, stretch{string(token), at, int(d.InputOffset())})
			}
		}
	}
}

// anchored returns the text that stands between where each comment begins and ends, and
// all text.
func anchored(t testing.TB, document []byte) (byID map[string]string, all string) {
	t.Helper()
	byID = map[string]string{}
	open := map[string]bool{}
	d := xml.NewDecoder(bytes.NewReader(document))
	var text strings.Builder
	inText := false
	for {
		token, err := d.Token()
		if err == io.EOF {
			return byID, text.String()
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			id := ""
			for _, a := range token.Attr {
				if a.Name.Local == "id" {
					id = a.Value
				}
			}
			switch token.Name.Local {
			case "commentRangeStart":
				open[id] = true
				byID[id] += ""
			case "commentRangeEnd":
				delete(open, id)
			}
			inText = token.Name.Local == "t"
		case xml.EndElement:
			inText = false
		case xml.CharData:
			if inText {
				text.Write(token)
				for id := range open {
					byID[id] += string(token)
				}
			}
		}
	}
}

// TestAnnotate: each comment stands at exactly the text that it was put at, whatever others
// stand there too, and no character is lost or changed; parse reads the same report.
func TestAnnotate(t *testing.T) {
	for name, original := range wordFiles(t) {
		t.Run(name, func(t *testing.T) {
			document := part(t, original, "word/document.xml")
			texts := stretches(t, document)
			rng := rand.New(rand.NewPCG(7, uint64(len(document))))
			var remarks []docx.Remark
			var want []string
			for i := range 40 {
				s := texts[rng.IntN(len(texts))]
				if strings.ContainsAny(string(document[s.start:s.end]), "&<") {
					continue
				}
				letters := []rune(s.text)
				from := rng.IntN(len(letters))
				to := from + 1 + rng.IntN(len(letters)-from)
				start := s.start + len(string(letters[:from]))
				remarks = append(remarks, docx.Remark{At: docx.Place{Start: start, End: start + len(string(letters[from:to]))}, Text: fmt.Sprintf("第%d条 <&>“”\n另一段", i)})
				want = append(want, string(letters[from:to]))
			}
			remarks = append(remarks, docx.Remark{Text: "没有位置"})
			var out bytes.Buffer
			if err := docx.Annotate(&out, original, remarks); err != nil {
				t.Fatal(err)
			}
			before, allBefore := anchored(t, document)
			after, allAfter := anchored(t, part(t, out.Bytes(), "word/document.xml"))
			if d := cmp.Diff(allBefore, allAfter); d != "" {
				t.Errorf("the text is another: %s", d)
			}
			if len(after) != len(before)+len(remarks) {
				t.Errorf("%d comments, %d before, %d remarks", len(after), len(before), len(remarks))
			}
			next := 0
			for id := range before {
				if after[id] != before[id] {
					t.Errorf("comment %s of another stands at %q, not %q", id, after[id], before[id])
				}
				next = max(next, atoi(id)+1)
			}
			for i, w := range want {
				if got := after[fmt.Sprint(next+i)]; got != w {
					t.Errorf("comment %d stands at %q, not %q", next+i, got, w)
				}
			}
			if after[fmt.Sprint(next+len(want))] == "" {
				t.Error("the remark without a place stands nowhere")
			}
			again := bytes.Buffer{}
			if err := docx.Annotate(&again, original, remarks); err != nil || !bytes.Equal(out.Bytes(), again.Bytes()) {
				t.Errorf("other bytes (%v)", err)
			}
			sameParts(t, original, out.Bytes())
			sameReport(t, original, out.Bytes())
		})
	}
}

func atoi(s string) (n int) { _, _ = fmt.Sscan(s, &n); return n }

// sameParts: what nothing is added to is copied as it lies.
func sameParts(t *testing.T, original, remarked []byte) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(original), int64(len(original)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		switch f.Name {
		case "word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml":
			continue
		}
		if !bytes.Equal(part(t, original, f.Name), part(t, remarked, f.Name)) {
			t.Errorf("%s differs", f.Name)
		}
	}
}

// sameReport: a reader finds the same report in the remarked copy, and of one of ours that
// the file was changed.
func sameReport(t *testing.T, original, remarked []byte) {
	t.Helper()
	before, err := parse.Read("a.docx", bytes.NewReader(original))
	if err != nil {
		return // a blank form, or what parse refuses
	}
	after, err := parse.Read("a.docx", bytes.NewReader(remarked))
	if err != nil {
		t.Fatal(err)
	}
	var x, y bytes.Buffer
	if before.Report.Office == "" {
		before.Report.Office, after.Report.Office = "某局", "某局"
	}
	if err := report.WriteYAML(&x, before.Report); err != nil {
		return
	}
	if err := report.WriteYAML(&y, after.Report); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(x.String(), y.String()); d != "" {
		t.Errorf("another report: %s", d)
	}
	count := func(res *parse.Result) map[string]int {
		n := map[string]int{}
		for i := range res.Diagnostics {
			n[string(res.Diagnostics[i].Code)]++
		}
		return n
	}
	a, b := count(before), count(after)
	delete(b, string(parse.CarriedResaved))
	delete(a, string(parse.CarriedResaved))
	if d := cmp.Diff(a, b); d != "" {
		t.Errorf("other diagnostics: %s", d)
	}
}

// zipOf makes a Word file of a body.
func zipOf(t testing.TB, body string, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	all := map[string]string{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
		"_rels/.rels":         `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/document.xml":   body,
	}
	for name, data := range parts {
		all[name] = data
	}
	for _, name := range []string{"[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/_rels/document.xml.rels", "word/comments.xml"} {
		if all[name] == "" {
			continue
		}
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, all[name]); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const (
	open_  = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`
	close_ = `</w:body></w:document>`
)

// TestAnchors tries single shapes: « is where a remark begins and » where it ends, in the
// document that is made, without its marks.
func TestAnchors(t *testing.T) {
	tests := []struct{ name, body, at, want string }{
		{"a run", `<w:p><w:r><w:t>甲乙丙</w:t></w:r></w:p>`, "乙", "乙"},
		{"a whole run", `<w:p><w:r><w:t>甲乙丙</w:t></w:r></w:p>`, "甲乙丙", "甲乙丙"},
		{"over an entity", `<w:p><w:r><w:t>甲&amp;乙</w:t></w:r></w:p>`, "&amp;乙", "&乙"},
		{"spaces are kept", `<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>in all</w:t></w:r></w:p>`, "all", "all"},
		{"a tab before", `<w:p><w:r><w:tab/><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r></w:p>`, "乙", "乙"},
		{"an inserted run", `<w:p><w:ins w:id="9" w:author="a"><w:r><w:t>甲乙</w:t></w:r></w:ins></w:p>`, "乙", "乙"},
		{"a nested table", `<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc><w:p><w:r><w:t>12</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl><w:p/>`, "12", "12"},
		{"an inline control", `<w:p><w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent><w:r><w:t>甲乙</w:t></w:r></w:sdtContent></w:sdt></w:p>`, "甲", "甲"},
		{"a bound control", `<w:p><w:sdt><w:sdtPr><w:dataBinding w:xpath="/a" w:storeItemID="b"/></w:sdtPr><w:sdtContent><w:r><w:t>甲乙</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t>丙</w:t></w:r></w:p>`, "甲", "甲乙"},
		{"an empty cell", `<w:tbl><w:tr><w:tc><w:p w:rsidR="1"/></w:tc></w:tr></w:tbl><w:p><w:r><w:t>甲</w:t></w:r></w:p>`, `<w:p w:rsidR="1"/>`, ""},
		{"a text box", `<w:p><w:r><w:t>前</w:t></w:r><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>`, "框", "框"},
	}
	for _, test := range tests {
		body := open_ + test.body + close_
		start := strings.Index(body, test.at)
		var out bytes.Buffer
		err := docx.Annotate(&out, zipOf(t, body, nil), []docx.Remark{{At: docx.Place{Start: start, End: start + len(test.at)}, Text: "看"}})
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		document := string(part(t, out.Bytes(), "word/document.xml"))
		got, all := anchored(t, []byte(document))
		if _, ok := got["0"]; !ok || got["0"] != test.want {
			t.Errorf("%s: stands at %q in %s", test.name, got["0"], document)
		}
		if _, before := anchored(t, []byte(body)); all != before {
			t.Errorf("%s: the text is %q, was %q", test.name, all, before)
		}
		if strings.Contains(test.name, "spaces") && strings.Count(document, `xml:space="preserve"`) != 1 {
			t.Errorf("%s: %s", test.name, document)
		}
		if strings.Contains(test.name, "text box") && strings.Index(document, "commentRangeStart") > strings.Index(document, "txbxContent") {
			t.Errorf("%s: within the box: %s", test.name, document)
		}
	}
}

// TestCommentsOfOthers: they are kept and numbered on, and the part that holds them is used.
func TestCommentsOfOthers(t *testing.T) {
	body := open_ + `<w:p><w:commentRangeStart w:id="7"/><w:r><w:t>甲乙</w:t></w:r><w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r></w:p>` + close_
	comment := `<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="7" w:author="某人"><w:p/></w:comment></w:comments>`
	rels := `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rIdRemarks" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>`
	var out bytes.Buffer
	at := strings.Index(body, "乙")
	err := docx.AnnotateContext(t.Context(), &out, zipOf(t, body, map[string]string{"word/comments.xml": comment, "word/_rels/document.xml.rels": rels}),
		[]docx.Remark{{At: docx.Place{Start: at, End: at + 3}, Text: "看"}}, docx.AnnotateOptions{Author: `"审"`, Date: time.Date(2025, 1, 2, 3, 4, 5, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	got := string(part(t, out.Bytes(), "word/comments.xml"))
	for _, want := range []string{`<w:comment w:id="7" w:author="某人"><w:p/></w:comment>`, `w:id="8" w:author="&#34;审&#34;" w:date="2025-01-02T03:04:05Z"`} {
		if !strings.Contains(got, want) && !strings.Contains(strings.ReplaceAll(got, "&quot;", "&#34;"), want) {
			t.Errorf("no %s in %s", want, got)
		}
	}
	if string(part(t, out.Bytes(), "word/_rels/document.xml.rels")) != rels {
		t.Error("the relationships were changed")
	}
	anchors, _ := anchored(t, part(t, out.Bytes(), "word/document.xml"))
	if anchors["7"] != "甲乙" || anchors["8"] != "乙" {
		t.Errorf("%v", anchors)
	}
}

// TestOtherPrefixes: a document may call the namespace by another prefix or none.
func TestOtherPrefixes(t *testing.T) {
	for _, prefix := range []string{"x:", ""} {
		declared := "xmlns"
		if prefix != "" {
			declared += ":x"
		}
		body := strings.ReplaceAll(`<#document `+declared+`="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><#body><#p><#r><#t>甲乙</#t></#r></#p><#p/></#body></#document>`, "#", prefix)
		at := strings.Index(body, "乙")
		empty := strings.Index(body, "<"+prefix+"p/>")
		var out bytes.Buffer
		if err := docx.Annotate(&out, zipOf(t, body, nil), []docx.Remark{{At: docx.Place{Start: at, End: at + 3}, Text: "看"}, {At: docx.Place{Start: empty}, Text: "空"}}); err != nil {
			t.Fatal(err)
		}
		got, _ := anchored(t, part(t, out.Bytes(), "word/document.xml"))
		if _, ok := got["1"]; got["0"] != "乙" || !ok {
			t.Errorf("%q: %v %s", prefix, got, part(t, out.Bytes(), "word/document.xml"))
		}
	}
}

// TestAnnotateRefused: what is no Word file is an error, and nothing is written.
func TestAnnotateRefused(t *testing.T) {
	remarks := []docx.Remark{{Text: "看"}}
	for name, data := range map[string][]byte{
		"nothing":  nil,
		"old":      []byte("\xd0\xcf\x11\xe0"),
		"no body":  zipOf(t, "", nil),
		"not XML":  zipOf(t, "<a", nil),
		"strict":   zipOf(t, `<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>`, nil),
		"doc type": zipOf(t, `<!DOCTYPE a [<!ENTITY b "c">]>`+open_+close_, nil),
	} {
		var out bytes.Buffer
		if err := docx.Annotate(&out, data, remarks); err == nil || out.Len() > 0 {
			t.Errorf("%s: %v, %d bytes", name, err, out.Len())
		}
	}
	var out bytes.Buffer
	if err := docx.Annotate(&out, zipOf(t, open_+`<w:p/>`+close_, nil), []docx.Remark{{Text: "\x01"}}); err == nil || out.Len() > 0 {
		t.Error("a character that XML forbids is written")
	}
}

// FuzzAnnotate: any document and place gives well-formed XML with the same text, or an
// error.
func FuzzAnnotate(f *testing.F) {
	f.Add(open_+`<w:p><w:r><w:t>甲 乙&amp;</w:t></w:r></w:p>`+close_, 120, 130)
	f.Add(open_+`<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve"> a<![CDATA[<]]>b</w:t><w:tab/></w:r></w:p><w:p/>`+close_, 140, 160)
	f.Fuzz(func(t *testing.T, body string, start, end int) {
		var out bytes.Buffer
		data := zipOf(t, body, nil)
		if err := docx.Annotate(&out, data, []docx.Remark{{At: docx.Place{Start: start, End: end}, Text: "看"}, {At: docx.Place{Start: end, End: start}, Text: "看"}}); err != nil {
			return
		}
		_, before := anchored(t, []byte(body))
		_, after := anchored(t, part(t, out.Bytes(), "word/document.xml"))
		if before != after {
			t.Errorf("%q became %q", before, after)
		}
	})
}
