package docx

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/govdisclosure/annualreport/report"
)

// withParts is a file with more parts, names and texts in turn.
func withParts(t testing.TB, file []byte, more ...string) []byte {
	t.Helper()
	names, parts := unzip(t, file)
	var all []string
	for _, name := range names {
		all = append(all, name, string(parts[name]))
	}
	return zipOf(t, append(all, more...)...)
}

// refused checks that neither a template nor a form is made of a file, and why.
func refused(t *testing.T, file []byte, part, what string) {
	t.Helper()
	_, template := ParseTemplate(file, TemplateOptions{})
	_, form := ParseForm(file, nil)
	for name, err := range map[string]error{"template": template, "form": form} {
		var unsafe *UnsafeError
		switch {
		case !errors.As(err, &unsafe):
			t.Errorf("%s: %v, want that %s holds %s", name, err, part, what)
		case unsafe.Part != part || !strings.Contains(unsafe.What, what):
			t.Errorf("%s: %v, want that %s holds %s", name, err, part, what)
		}
	}
}

func relations(kind, target, mode string) string {
	return `<Relationships xmlns="` + relationsSpace + `"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/` +
		kind + `" Target="` + target + `"` + mode + `/></Relationships>`
}

const external = ` TargetMode="External"`

func TestUnsafeParts(t *testing.T) {
	good := fileOf(t, para("好"))
	for _, f := range forbiddenParts {
		if f.in == "vbaproject.bin" { // refused with an advice of its own
			continue
		}
		name := "word/" + f.in
		if strings.HasSuffix(name, "/") {
			name += "a.xml"
		}
		refused(t, withParts(t, good, name, "<a/>"), name, f.what)
	}
	for _, f := range forbiddenTypes {
		if f.in == "macroenabled" {
			continue
		}
		types := strings.Replace(testTypes, "</Types>", `<Override PartName="/word/a.xml" ContentType="application/`+f.in+`"/></Types>`, 1)
		refused(t, withParts(t, zipOf(t, "[Content_Types].xml", types, "word/document.xml", testPart("document", "<w:body/>"))), typesPart, f.what)
	}
	for name, start := range map[string]string{
		"word/a.exe": "MZ", "word/a.html": "<html>", "word/a": "x", "word/a.docx": "PK\x03\x04", "word/a.js": "x",
		"word/media/a.png": "MZ", "word/media/a.jpeg": "<html>", "word/a.bin": "x", "word/media/a.gif": "\xd0\xcf\x11\xe0",
	} {
		refused(t, withParts(t, good, name, start), name, "")
	}
	for name, start := range map[string]string{
		"word/media/a.png": "\x89PNG", "word/media/a.JPG": "\xff\xd8", "word/fonts/font1.odttf": "x", "word/printerSettings/printerSettings1.bin": "x",
		"customXml/item1.xml": "<a/>", "docProps/thumbnail.jpeg": "\xff\xd8",
	} {
		if _, err := ParseTemplate(withParts(t, good, name, start), TemplateOptions{}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestUnsafeRelations(t *testing.T) {
	good := fileOf(t, para("好"))
	const part = "word/_rels/settings.xml.rels"
	for kind, what := range forbiddenRelations {
		refused(t, withParts(t, good, part, relations(kind, "a.xml", "")), part, what)
		refused(t, withParts(t, good, part, relations(kind, "https://example.com/a", external)), part, what)
	}
	for _, target := range []string{
		"image|http://example.com/a.png|" + external, "image|a.png|" + external, "oleLink|file:///c:/a|" + external, "hyperlink|file:///c:/a|" + external,
		`hyperlink|\\server\a|` + external, "hyperlink|javascript:a|" + external, "hyperlink|a.docx|" + external, "header|http://example.com/|" + external,
		"header|http://example.com/|", "header|../../a.xml|", "image|../../../../etc/passwd|", `image|..\..\a|`, "image|file:///etc/passwd|", "image|%2e%2e/%2e%2e/a|",
		"image|//server/a|", "image|a| TargetMode=\"external\"",
	} {
		s := strings.Split(target, "|")
		refused(t, withParts(t, good, part, relations(s[0], s[1], s[2])), part, "a relationship")
	}
	for _, target := range []string{
		"hyperlink|http://example.com/|" + external, "hyperlink|https://example.com/a?b|" + external, "hyperlink|mailto:a@example.com|" + external,
		"hyperlink|#a|" + external, "image|media/a.png|", "image|/word/media/a.png|", "customXml|../customXml/item1.xml|", "header|header1.xml| TargetMode=\"Internal\"",
	} {
		s := strings.Split(target, "|")
		if _, err := ParseTemplate(withParts(t, good, part, relations(s[0], s[1], s[2])), TemplateOptions{}); err != nil {
			t.Errorf("%s: %v", target, err)
		}
	}
}

func TestUnsafeElements(t *testing.T) {
	for name, what := range forbiddenElements {
		refused(t, fileOf(t, `<w:p><w:r><w:`+name+`/></w:r></w:p>`), documentPart, what)
		if _, err := ParseTemplate(fileOf(t, `<w:p><a:`+name+` xmlns:a="urn:example"/></w:p>`), TemplateOptions{}); err != nil {
			t.Errorf("data named %s: %v", name, err)
		}
	}
	for _, element := range []string{
		`<v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" src="http://example.com/a.png"/>`,
		`<v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" o:href="http://example.com/a.png"/>`,
		`<v:shape xmlns:v="urn:schemas-microsoft-com:vml" href="file:///c:/a"/>`,
		`<v:fill xmlns:v="urn:schemas-microsoft-com:vml" src="\\server\a"/>`,
		`<svg:image xmlns:svg="http://www.w3.org/2000/svg" href="http://example.com/"/>`,
	} {
		refused(t, fileOf(t, `<w:p><w:r><w:pict>`+element+`</w:pict></w:r></w:p>`), documentPart, "a link to")
	}
	for _, element := range []string{
		`<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a" w:storeItemID="{0}"/></w:sdtPr><w:sdtContent/></w:sdt>`,
		`<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" href="https://example.com/"/></w:pict></w:r>`,
	} {
		if _, err := ParseTemplate(fileOf(t, `<w:p>`+element+`</w:p>`), TemplateOptions{}); err != nil {
			t.Errorf("%s: %v", element, err)
		}
	}
}

// Fields are found however they are cut, wherever they stand.
func TestUnsafeFields(t *testing.T) {
	char := func(kind string) string { return `<w:r><w:fldChar w:fldCharType="` + kind + `"/></w:r>` }
	code := func(parts ...string) string {
		all := ""
		for _, p := range parts {
			all += `<w:r><w:instrText xml:space="preserve">` + p + `</w:instrText></w:r>`
		}
		return all
	}
	complex := func(parts ...string) string {
		return `<w:p>` + char("begin") + code(parts...) + char("separate") + `<w:r><w:t>1</w:t></w:r>` + char("end") + `</w:p>`
	}
	simple := func(code string) string { return `<w:p><w:fldSimple w:instr="` + code + `"/></w:p>` }
	for name, bad := range forbiddenFields {
		if !bad {
			continue
		}
		refused(t, fileOf(t, complex(" "+name+" a ")), documentPart, name)
		refused(t, fileOf(t, simple(strings.ToLower(name)+` a`)), documentPart, name)
		refused(t, fileOf(t, complex(name[:1], name[1:])), documentPart, "the field")
	}
	alternate := func(choice, fallback string) string {
		return `<mc:AlternateContent><mc:Choice Requires="wps">` + choice + `</mc:Choice><mc:Fallback>` + fallback + `</mc:Fallback></mc:AlternateContent>`
	}
	nested := char("begin") + code("DDEAUTO a") + char("end")
	for name, body := range map[string]string{
		"over paragraphs":        `<w:p>` + char("begin") + code("DDE") + `</w:p><w:p>` + code("AUTO a") + char("end") + `</w:p>`,
		"without an end":         `<w:p>` + char("begin") + code("DDEAUTO a") + `</w:p>`,
		"in the code of another": `<w:p>` + char("begin") + code("IF 1 = 1 ") + nested + char("end") + `</w:p>`,
		"in what another shows":  `<w:p>` + char("begin") + code("PAGE") + char("separate") + nested + char("end") + `</w:p>`,
		"named by another":       `<w:p>` + char("begin") + char("begin") + code("PAGE") + char("end") + code(" a") + char("end") + `</w:p>`,
		"for some programs":      `<w:p>` + char("begin") + alternate(code("PAGE "), code("D")) + code("DEAUTO") + char("end") + `</w:p>`,
		"unknown":                complex("NEWFIELD a"),
		"a link to a file":       complex(`HYPERLINK "file:///c:/a"`),
		"another simple one":     simple(`HYPERLINK \\server\a`),
	} {
		t.Run(name, func(t *testing.T) { refused(t, fileOf(t, body), documentPart, "") })
	}
	for i, part := range []string{"word/header1.xml", "word/footer1.xml", "word/footnotes.xml"} {
		others := make([]string, 3)
		others[i] = complex("INCLUDETEXT a")
		refused(t, fileOf(t, para("好"), others...), part, "INCLUDETEXT")
	}
	for _, part := range []string{"word/comments.xml", "word/glossary/document.xml", "word/endnotes.xml", "word/any.xml"} {
		refused(t, withParts(t, fileOf(t, para("好")), part, testPart("comments", complex("LINK a"))), part, "LINK")
	}
	for _, good := range []string{
		complex(" PAGE "), complex("PA", "GE"), complex(" NUMPAGES \\* Arabic"), simple(` TOC \o &quot;1-3&quot; \h `), complex(`= 1 + 2`), complex(`=SUM(ABOVE)`),
		complex(`HYPERLINK "https://example.com/" \t "_blank"`), complex(`HYPERLINK \l "_Toc1"`), complex(` DATE \@ "yyyy年M月d日" `), complex(""),
		`<w:p>` + alternate(char("begin")+code("PAGE")+char("end"), char("begin")+code("PAGE")+char("end")) + `</w:p>`,
	} {
		if _, err := ParseTemplate(fileOf(t, good), TemplateOptions{}); err != nil {
			t.Errorf("%s: %v", good, err)
		}
	}
}

func TestOddNames(t *testing.T) {
	good := fileOf(t, para("好"))
	for _, name := range []string{
		"../a.xml", "word/../../a.xml", "/a.xml", "//a/b.xml", `word\a.xml`, `..\a.xml`, "c:/a.xml", "c:a.xml", "word/a.xml:b", "word/\x00.xml", "word/\x1b[31m.xml",
		"word//a.xml", "./a.xml", "word/./a.xml", "%2e%2e/a.xml", "word/%2e%2e/%2e%2e/a.xml", "word%5ca.xml", "%2fa.xml", "word/\u202egnp.xml", "\xff.xml",
		"word/" + strings.Repeat("a", 300) + ".xml", "..", "/",
	} {
		_, err := ParseTemplate(withParts(t, good, name, ""), TemplateOptions{})
		if err == nil || !strings.Contains(err.Error(), "odd name") {
			t.Errorf("%q: %v", name, err)
		} else if strings.ContainsAny(err.Error(), "\x00\x1b\u202e") || len(err.Error()) > 2000 {
			t.Errorf("%q stands raw in the error", name)
		}
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range []string{"[Content_Types].xml", "word/document.xml", "word/media/a.png"} {
		h := &zip.FileHeader{Name: name}
		if strings.HasSuffix(name, "png") {
			h.SetMode(fs.ModeSymlink | 0o777)
		}
		w, err := z.CreateHeader(h)
		if err == nil {
			_, err = io.WriteString(w, map[string]string{"[Content_Types].xml": testTypes, "word/document.xml": testPart("document", "<w:body/>")}[name])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := ParseTemplate(b.Bytes(), TemplateOptions{}); err == nil || !strings.Contains(err.Error(), "is no file but a link") {
		t.Errorf("a symbolic link: %v", err)
	}
}

// bombs are files that are small and ask for much.
func bombs(t testing.TB) map[string][]byte {
	run := func(format, text string) string {
		return `<w:r><w:rPr>` + format + `</w:rPr><w:t>` + text + `</w:t></w:r>`
	}
	zeros := strings.Repeat("0", 6<<20)
	return map[string][]byte{
		"texts":              fileOf(t, strings.Repeat(para("{{overview}}"), 40000)),
		"fields":             fileOf(t, strings.Repeat(para("{{office}}"), 40000)),
		"fields in a line":   fileOf(t, `<w:p>`+strings.Repeat(run("", "{{year}}"), 20000)+`</w:p>`),
		"fields in a run":    fileOf(t, `<w:p><w:r>`+strings.Repeat("<w:t>{{year}}</w:t>", 20000)+`</w:r></w:p>`),
		"formats":            fileOf(t, `<w:p><w:pPr>`+strings.Repeat("<w:tabs/>", 20000)+`</w:pPr>`+strings.Repeat(run(strings.Repeat("<w:b/>", 50), "{{overview}}"), 2000)+`</w:p>`),
		"elements":           fileOf(t, strings.Repeat("<w:p/>", 1<<20)),
		"attributes":         fileOf(t, `<w:p w:a="`+zeros+`"/>`),
		"text between notes": fileOf(t, `<w:p><w:r><w:t>`+strings.Repeat("a<!-- -->", 300000)+`</w:t></w:r></w:p>`),
		"unknown":            fileOf(t, strings.Repeat(para("{{a}}"), 40000)),
		"one long name":      fileOf(t, para("{{"+strings.Repeat("a", 200<<10)+"}}")),
		"braces":             fileOf(t, para(strings.Repeat("{{a", 60<<10))),
		"cells":              fileOf(t, `<w:tbl><w:tr>`+strings.Repeat(`<w:tc><w:tcPr><w:gridSpan w:val="999999999"/><w:vMerge/></w:tcPr><w:p/></w:tc>`, 30000)+`</w:tr></w:tbl>`),
		"carried parts":      withParts(t, fileOf(t, para("好")), "word/a.xml", "<a>"+strings.Repeat("<b/>", 1<<20)+"</a>", "word/media/a.png", "\x89PNG"+zeros),
	}
}

// What the decoder of XML takes whole is short, so that it ends in time.
func TestLongTokens(t *testing.T) {
	long := strings.Repeat("0", maxToken+1<<16)
	for _, body := range []string{`<w:p w:a="` + long + `"/>`, para(long), `<w:p><!--` + long + `--></w:p>`} {
		if _, err := ParseTemplate(fileOf(t, body), TemplateOptions{}); err == nil || !strings.Contains(err.Error(), "a tag or a text has more than") {
			t.Errorf("%s: %v", body[:20], err)
		}
	}
	part := withParts(t, fileOf(t, para("好")), "word/a.xml", "<a>"+long+"</a>", "word/media/a.png", "\x89PNG"+long)
	if _, err := ParseTemplate(part, TemplateOptions{}); err == nil || !strings.Contains(err.Error(), "word/a.xml is not XML as Word writes it: a tag or a text") {
		t.Errorf("a part that is carried over: %v", err)
	}
}

// Each is read, or refused by name, in an amount of memory that does not depend on
// how often it says a thing.
func TestBombsAreBounded(t *testing.T) {
	if raceEnabled {
		t.Skip("too slow with the race detector; the bounds are those of memory")
	}
	r := &report.Report{Office: "甲局", Year: 2024, Overview: report.Plain(strings.Repeat("好", 1000))}
	for name, file := range bombs(t) {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			template, err := ParseTemplate(file, TemplateOptions{Partial: true})
			if err == nil {
				err = template.Render(io.Discard, r)
			}
			_, _ = Fill(file, r)
			runtime.ReadMemStats(&after)
			if made := (after.TotalAlloc - before.TotalAlloc) >> 20; made > 1500 {
				t.Errorf("%d MiB were made in all", made)
			}
			if err != nil && len(err.Error()) > 20000 {
				t.Errorf("an error of %d bytes", len(err.Error()))
			}
		})
	}
}

// Every step ends with its context, whatever the file.
func TestEndsWithItsContext(t *testing.T) {
	r := &report.Report{Office: "甲局", Year: 2024, Overview: report.Plain("好")}
	good := blankForm(t)
	ended, cancel := context.WithCancel(context.Background())
	cancel()
	template := partial(t, fileOf(t, para("{{overview}}")))
	_, parsed := ParseTemplateContext(ended, good, TemplateOptions{})
	_, read := ReadTemplateContext(ended, bytes.NewReader(good), TemplateOptions{})
	_, opened := OpenTemplateContext(ended, "../../testdata/forms/template.docx", TemplateOptions{})
	_, form := ParseFormContext(ended, good, nil, Limits{})
	_, filled := FillContext(ended, good, r, Limits{})
	for name, err := range map[string]error{
		"ParseTemplateContext": parsed, "ReadTemplateContext": read, "OpenTemplateContext": opened, "ParseFormContext": form, "FillContext": filled,
		"RenderContext": template.RenderContext(ended, io.Discard, r),
	} {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", name, err)
		}
	}
	var limit *LimitError
	if _, err := FillContext(context.Background(), good, r, Limits{Time: time.Nanosecond}); !errors.As(err, &limit) || limit.Limit != "Time" {
		t.Errorf("no time: %v", err)
	}
	for name, limits := range map[string]Limits{"Bytes": {Bytes: 1000}, "Memory": {Memory: 100 << 10}, "Parts": {Parts: 3}, "Part": {Part: 100}} {
		_, filled := FillContext(context.Background(), good, r, limits)
		_, parsed := ParseTemplate(good, TemplateOptions{Limits: limits})
		for _, err := range []error{filled, parsed} {
			if !errors.As(err, &limit) || limit.Limit != name {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}
