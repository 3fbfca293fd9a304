package docx

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govdisclosure/annualreport/report"
)

// partial opens a template that need not hold everything.
func partial(t testing.TB, file []byte) *Template {
	t.Helper()
	template, err := ParseTemplate(file, TemplateOptions{Partial: true})
	if err != nil {
		t.Fatal(err)
	}
	return template
}

func renderTemplate(t testing.TB, template *Template, r *report.Report) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := template.Render(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// shownParagraphs are the texts of the paragraphs of a part.
func shownParagraphs(t testing.TB, file []byte, part string) []string {
	t.Helper()
	_, parts := unzip(t, file)
	var all []string
	for _, p := range parsePart(t, part, parts[part]).all("p") {
		all = append(all, shownText(p))
	}
	return all
}

// between are what Word puts between the runs that it cuts a text into.
var between = []string{
	"",
	`<w:proofErr w:type="spellStart"/>`,
	`<w:proofErr w:type="gramEnd"/><w:bookmarkStart w:id="%d" w:name="_GoBack%d"/><w:bookmarkEnd w:id="%d"/>`,
	`<w:r><w:rPr><w:b/></w:rPr></w:r>`,
	`<w:r><w:lastRenderedPageBreak/></w:r>`,
}

// formats are the formats of runs after the first.
var formats = []string{"", `<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>`, `<w:rPr><w:color w:val="FF0000"/><w:sz w:val="21"/></w:rPr>`}

// cutInto is a paragraph with the text in runs that are cut at the places given,
// counted in characters.
func cutInto(id int, text string, places ...int) string {
	const first = `<w:rPr><w:b/><w:sz w:val="30"/></w:rPr>`
	var b strings.Builder
	b.WriteString(`<w:p><w:pPr><w:jc w:val="left"/></w:pPr>`)
	runes := []rune(text)
	at := 0
	for i, place := range append(places, len(runes)) {
		format := first
		if i > 0 {
			format = formats[(id+i)%len(formats)]
			b.WriteString(strings.ReplaceAll(between[(id+i)%len(between)], "%d", fmt.Sprint(100*id+i)))
		}
		fmt.Fprintf(&b, `<w:r>%s<w:t xml:space="preserve">%s</w:t></w:r>`, format, escaped(string(runes[at:place])))
		at = place
	}
	b.WriteString(`</w:p>`)
	return b.String()
}

// Every placeholder, cut at every character into runs with proofing marks,
// bookmarks and changed formatting between, is found, and what stands for it has
// the formatting of the first run.
func TestPlaceholdersHoweverCut(t *testing.T) {
	r := samples(t)[4].report
	content, err := newContent(r)
	if err != nil {
		t.Fatal(err)
	}
	all := Placeholders(nil)
	var body strings.Builder
	var want []string
	cuts := 0
	for i := range all {
		p := &all[i]
		if p.kind == someBlocks || raceEnabled && i%20 > 0 {
			continue // texts are tested below
		}
		value := content.figure(p.address)
		if p.kind == aField {
			value = p.field(r)
		}
		names := append([]string{p.Key}, p.Names...)
		if p.kind == aFigure {
			names = names[i%len(names):][:1] // the key, or one of the names
		}
		for _, name := range names {
			text := "在{{" + name + "}}后"
			runes := []rune(text)
			every := make([]int, 0, len(runes))
			for at := 1; at < len(runes); at++ {
				body.WriteString(cutInto(cuts, text, at))
				want = append(want, "在"+value+"后")
				every = append(every, at)
				cuts++
			}
			body.WriteString(cutInto(cuts, text, every...))
			want = append(want, "在"+value+"后")
			cuts++
		}
	}
	if cuts < 4000 && !raceEnabled {
		t.Fatalf("only %d cuts", cuts)
	}
	file := renderTemplate(t, partial(t, fileOf(t, body.String())), r)
	if got := shownParagraphs(t, file, "word/document.xml"); !slices.Equal(want, got) {
		t.Errorf("(-want +got):\n%s", cmp.Diff(want, got))
	}
	checkFile(t, file)
}

func TestTextsHoweverCut(t *testing.T) {
	r := samples(t)[4].report
	content, err := newContent(r)
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range Placeholders(nil) {
		if p.kind != someBlocks {
			continue
		}
		var want []string
		for _, b := range content.blocks[p.Key] {
			want = append(want, blockText(b)...)
		}
		for _, name := range []string{[]string{p.Key, p.Names[0]}[i%2]} {
			text := "{{" + name + "}}"
			var body strings.Builder
			var all []string
			for at := 1; at < len([]rune(text)); at++ {
				if raceEnabled && at != 3 {
					continue
				}
				body.WriteString(para("前") + cutInto(at, text, at) + para("后"))
				all = slices.Concat(all, []string{"前"}, want, []string{"后"})
			}
			file := renderTemplate(t, partial(t, fileOf(t, body.String())), r)
			var got []string
			for _, s := range shownParagraphs(t, file, "word/document.xml") {
				if s != "" {
					got = append(got, s)
				}
			}
			if !slices.Equal(all, got) {
				t.Fatalf("%s (-want +got):\n%s", text, cmp.Diff(all, got))
			}
			checkFile(t, file)
		}
	}
}

func TestPlaceholdersEverywhere(t *testing.T) {
	r := samples(t)[4].report
	textBox := `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>` + para("框{{年份}}") +
		`</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>` + para("框{{年份}}") +
		`</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>外{{年份}}</w:t></w:r></w:p>`
	body := `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="3000"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>` + para("格{{ 机关 名称 }}") + `</w:tc></w:tr></w:tbl>` + textBox +
		`<w:p><w:hyperlink w:anchor="x"><w:r><w:t>链{{</w:t></w:r></w:hyperlink><w:ins w:id="1" w:author="a"><w:r><w:t>ye</w:t></w:r></w:ins><w:del w:id="2" w:author="a"><w:r><w:delText>X</w:delText></w:r></w:del><w:sdt><w:sdtContent><w:r><w:t>ar}}</w:t></w:r></w:sdtContent></w:sdt></w:p>` +
		`<w:p><w:r><w:t>断{{机关</w:t><w:br/><w:t>名</w:t><w:tab/><w:t>称}}</w:t></w:r></w:p>` +
		para("全角｛｛年份｝｝与{{YEAR}}、{{年份}}{{年份}}") + para("&lt;{{年份}}&amp;")
	file := renderTemplate(t, partial(t, fileOf(t, body, para("眉{{机关名称}}"), para("脚{{发布日期}}{{联系电话}}"), para("注{{requests.new.total}}"))), r)
	want := map[string][]string{
		"word/document.xml": {
			"格淄博市国防动员办公室", "框2024框2024外2024", "框2024", "框2024", "链2024", "断淄博市国防动员办公室",
			"全角2024与2024、20242024", "&lt;2024&amp;",
		},
		"word/header1.xml":   {"眉淄博市国防动员办公室"},
		"word/footer1.xml":   {"脚"},
		"word/footnotes.xml": {"注22"},
	}
	for part, texts := range want {
		if diff := cmp.Diff(texts, shownParagraphs(t, file, part)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", part, diff)
		}
	}
}

// What a report brings is text, whatever it looks like.
func TestTextIsNoMarkup(t *testing.T) {
	r := &report.Report{Office: `{{年份}}<w:p/>&amp;]]>"` + "\u202e", Year: 2024, Overview: report.Plain("{{office}}\n" + strings.Repeat("长", 10000) + "</w:t>")}
	file := renderTemplate(t, partial(t, fileOf(t, para("{{机关名称}}，{{年份}}")+para("{{总体情况}}"))), r)
	checkFile(t, file)
	want := []string{r.Office + "，2024", "{{office}}", strings.Repeat("长", 10000) + "</w:t>"}
	if diff := cmp.Diff(want, shownParagraphs(t, file, documentPart)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// What replaces a placeholder has the formatting of its first run and paragraph.
func TestFormattingOfTheFirstRun(t *testing.T) {
	r := &report.Report{Office: "甲局", Year: 2024, Overview: report.Text{
		report.Paragraph{{Text: "一段"}, {Text: "粗", Bold: true}, {Text: "完"}}, report.Paragraph{{Text: "（一）二段"}},
	}}
	const pPr = `<w:pPr><w:pStyle w:val="a"/><w:keepNext/><w:ind w:firstLine="420"/><w:rPr><w:b/></w:rPr></w:pPr>`
	const rPr = `<w:rPr><w:rFonts w:ascii="宋体"/><w:i/><w:sz w:val="24"/></w:rPr>`
	const bold = `<w:rPr><w:rFonts w:ascii="宋体"/><w:b/><w:bCs/><w:i/><w:sz w:val="24"/></w:rPr>`
	const t1 = `<w:t xml:space="preserve">`
	for _, c := range []struct{ name, in, want string }{
		{"in a text", `<w:p>` + pPr + `<w:r>` + rPr + `<w:t>致{{</w:t></w:r><w:r><w:t>office</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>}}函</w:t></w:r></w:p>`,
			`<w:p>` + pPr + `<w:r>` + rPr + t1 + `致甲局</w:t></w:r><w:r>` + t1 + `</w:t></w:r><w:r><w:rPr><w:b/></w:rPr>` + t1 + `函</w:t></w:r></w:p>`},
		{"paragraphs", `<w:p>` + pPr + `<w:r>` + rPr + `<w:t>{{over</w:t></w:r><w:r><w:t>view}}</w:t></w:r></w:p>`,
			`<w:p>` + pPr + `<w:r>` + rPr + `<w:t>一段</w:t></w:r><w:r>` + bold + `<w:t>粗</w:t></w:r><w:r>` + rPr + `<w:t>完</w:t></w:r></w:p>` +
				`<w:p>` + pPr + `<w:r>` + rPr + `<w:t>（一）二段</w:t></w:r></w:p>`},
		{"paragraphs behind a bookmark", `<w:p>` + pPr + `<w:bookmarkStart w:id="0" w:name="x"/><w:r>` + rPr + `<w:t>{{overview}}</w:t></w:r><w:bookmarkEnd w:id="0"/></w:p>`,
			`<w:p>` + pPr + `<w:bookmarkStart w:id="0" w:name="x"/><w:r>` + rPr + t1 + `一段</w:t></w:r><w:r>` + bold + t1 + `粗</w:t></w:r><w:r>` + rPr + t1 + `完</w:t></w:r><w:bookmarkEnd w:id="0"/></w:p>` +
				`<w:p>` + pPr + `<w:r>` + rPr + `<w:t>（一）二段</w:t></w:r></w:p>`},
		{"paragraphs before the end of a section", `<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>{{overview}}</w:t></w:r></w:p>`,
			`<w:p><w:pPr></w:pPr><w:r><w:t>一段</w:t></w:r><w:r><w:rPr><w:b/><w:bCs/></w:rPr><w:t>粗</w:t></w:r><w:r><w:t>完</w:t></w:r></w:p>` +
				`<w:p><w:pPr></w:pPr><w:r><w:t>（一）二段</w:t></w:r></w:p><w:p><w:pPr><w:sectPr/></w:pPr><w:r>` + t1 + `</w:t></w:r></w:p>`},
		{"nothing, another paragraph follows", para("{{problems}}") + para("后"), para("后")},
		{"nothing, no paragraph follows", `<w:p>` + pPr + `<w:r><w:t>{{problems}}</w:t></w:r></w:p>`, `<w:p>` + pPr + `</w:p>`},
		{"nothing in a text", para("（{{problems}}）"), para("（）")},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, parts := unzip(t, renderTemplate(t, partial(t, fileOf(t, c.in)), r))
			want := testPart("document", "<w:body>"+c.want+testSection+"</w:body>")
			if diff := cmp.Diff(want, string(parts["word/document.xml"])); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// A table of the form takes the place of its placeholder wherever that stands.
func TestTablesInTemplates(t *testing.T) {
	r := samples(t)[4].report
	cell := func(content string) string {
		return `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="8000"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w="8000" w:type="dxa"/></w:tcPr>` + content + `</w:tc></w:tr></w:tbl>`
	}
	for _, c := range []struct {
		name, in string
		after    string // the element behind the table
	}{
		{"before a paragraph", para("{{表三}}") + para("后"), "p"},
		{"at the end", para("{{表三}}"), "p"},
		{"before a table", para("{{表三}}") + cell(para("")), "p"},
		{"in a cell", cell(para("{{表三}}")), "p"},
		{"with a bookmark", `<w:p><w:bookmarkStart w:id="0" w:name="x"/><w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t>{{表三}}</w:t></w:r></w:p><w:p><w:bookmarkEnd w:id="0"/></w:p>`, "p"},
	} {
		t.Run(c.name, func(t *testing.T) {
			file := renderTemplate(t, partial(t, fileOf(t, c.in)), r)
			checkFile(t, file)
			_, parts := unzip(t, file)
			var form *node
			for _, tbl := range parsePart(t, "document", parts["word/document.xml"]).all("tbl") {
				if len(tbl.child("tblGrid").children) == 10 {
					form = tbl
				}
			}
			if form == nil {
				t.Fatal("there is no table of 10 columns")
			}
			if next := sibling(form, 1); next == nil || next.name != c.after {
				t.Errorf("what stands behind the table is not a paragraph")
			}
		})
	}
	file := renderTemplate(t, partial(t, fileOf(t, cell(para(""))+para("{{表三}}"))), r)
	_, parts := unzip(t, file)
	for _, tbl := range parsePart(t, "document", parts["word/document.xml"]).all("tbl") {
		if isElement(sibling(tbl, 1), "tbl") {
			t.Error("two tables stand side by side, which Word joins")
		}
	}
}

// Pictures bring their relationships and content types, under names that the
// template does not have.
func TestPicturesInTemplates(t *testing.T) {
	r := torture(t)
	body := `<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:extent cx="1" cy="1"/><wp:docPr id="7" name="x"/></wp:inline></w:drawing></w:r></w:p>`
	file := renderTemplate(t, partial(t, fileOf(t, body+para("{{总体情况}}")+para("{{总体情况}}"), para("{{总体情况}}"))), r)
	checkFile(t, file)
	_, parts := unzip(t, file)
	for name, want := range map[string]int{"word/document.xml": 5, "word/header1.xml": 2} {
		if got := len(parsePart(t, name, parts[name]).all("docPr")); got != want {
			t.Errorf("%s has %d drawings, want %d", name, got, want)
		}
	}
	if parts["word/_rels/header1.xml.rels"] == nil || parts["word/media/picture6.jpeg"] == nil {
		t.Error("the pictures of the header are missing")
	}
}

// All that is not a placeholder stays as it is, byte for byte.
func TestTemplateStaysAsItIs(t *testing.T) {
	body := "<w:p >\r\n<w:r><w:t>&#x7532;&amp;<![CDATA[<x>]]></w:t></w:r><!-- c --></w:p>" + para("{{year}}") + "<?pi x?>"
	template := fileOf(t, body)
	_, before := unzip(t, template)
	names, after := unzip(t, renderTemplate(t, partial(t, template), samples(t)[0].report))
	for name := range before {
		want := strings.Replace(string(before[name]), "{{year}}", "2024", 1)
		if string(after[name]) != want {
			t.Errorf("%s was changed:\n%s", name, after[name])
		}
	}
	if len(names) != len(before) {
		t.Errorf("the parts are %v", names)
	}
}

func TestTemplateErrors(t *testing.T) {
	for _, c := range []struct{ name, body, header, want string }{
		{"unknown", para("一") + para("至{{机关名}}为止"), "", "docx: template: word/document.xml, paragraph 2 (“至{{机关名}}为止”): there is no placeholder {{机关名}}"},
		{"unknown, however cut", cutInto(1, "{{机关名}}", 1, 3, 5), "", "docx: template: word/document.xml, paragraph 1 (“{{机关名}}”): there is no placeholder {{机关名}}"},
		{"all unknown ones", para("{{a}}{{b}}"), para("{{c}}"), "docx: template: word/document.xml, paragraph 1 (“{{a}}{{b}}”): there is no placeholder {{a}}\n" +
			"word/document.xml, paragraph 1 (“{{a}}{{b}}”): there is no placeholder {{b}}\n" +
			"word/header1.xml, paragraph 1 (“{{c}}”): there is no placeholder {{c}}"},
		{"not closed", para("{{年份"), "", "docx: template: word/document.xml, paragraph 1 (“{{年份”): there is a {{ without a }} in the same paragraph"},
		{"not opened", para("年份}}"), "", "docx: template: word/document.xml, paragraph 1 (“年份}}”): there is a }} without a {{ in the same paragraph"},
		{"over two paragraphs", para("{{年") + para("份}}"), "", "docx: template: word/document.xml, paragraph 1 (“{{年”): there is a {{ without a }} in the same paragraph\n" +
			"word/document.xml, paragraph 2 (“份}}”): there is a }} without a {{ in the same paragraph"},
		{"a picture inside", `<w:p><w:r><w:t>{{年</w:t><w:drawing/><w:t>份}}</w:t></w:r></w:p>`, "", "docx: template: word/document.xml, paragraph 1 (“{{年份}}”): there is a picture inside the placeholder {{年份}}"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := ParseTemplate(fileOf(t, c.body, c.header), TemplateOptions{})
			if err == nil || uncoded(err) != c.want || report.CodeOf(err) == "" {
				t.Errorf("error: %v\nwant:  %s", err, c.want)
			}
		})
	}
	r := samples(t)[4].report
	var b bytes.Buffer
	err := partial(t, fileOf(t, para("见{{总体情况}}"))).Render(&b, r)
	if want := "docx: word/document.xml, paragraph 1 (“见{{总体情况}}”): {{总体情况}}: it stands for "; err == nil || !strings.HasPrefix(err.Error(), want) || b.Len() > 0 {
		t.Errorf("a text of several paragraphs within a paragraph: %v; %d bytes", err, b.Len())
	}
	other, err := report.NewFormat(report.FormatSpec{ID: "other"})
	if err != nil {
		t.Fatal(err)
	}
	if err := partial(t, fileOf(t, para(""))).Render(io.Discard, &report.Report{Format: other}); err == nil || err.Error() != "the report follows the other form, the template the 2021 form [docx.edition]" {
		t.Errorf("a report of another edition: %v", err)
	}
	if err := partial(t, fileOf(t, para(""))).Render(io.Discard, &report.Report{}); err == nil {
		t.Error("a report without an office was rendered")
	}
}

// A report of which something has no place in the template is reported.
func TestUnplaced(t *testing.T) {
	r := samples(t)[4].report
	full := []string{"overview", "proactive.table", "requests.table", "disputes.table", "problems", "other_matters", "opening"}
	const named = "{{office}}{{year}}年"
	body := func(without string, more ...string) string {
		b := para(named)
		for _, key := range append(full, more...) {
			if key != without {
				b += para("{{" + key + "}}")
			}
		}
		return b
	}
	cells := func(section, without string) string {
		b := ""
		for _, f := range r.Edition().Figures() {
			if f.Section.Key == section && string(f.Address) != without {
				b += para("{{" + string(f.Address) + "}}")
			}
		}
		return b
	}
	withNotes := *r
	withNotes.Requests.Notes = report.Plain("表后的说明。")
	dated := *r
	dated.Published = report.Date{Year: 2025, Month: 1, Day: 20}
	// A text in two runs.
	cutIn := func(text string) string {
		return text[:6] + `</w:t></w:r><w:r><w:t xml:space="preserve">` + text[6:]
	}
	for _, c := range []struct {
		name   string
		report *report.Report
		body   string
		want   []string
	}{
		{"everything has a place", r, body(""), nil},
		{"sections as wholes", r, body("requests.table", "requests"), nil},
		{"no problems", r, body("problems"), []string{"problems"}},
		{"no table", r, body("disputes.table"), []string{"disputes.table"}},
		{"cells for a table", r, body("disputes.table") + cells("disputes", ""), nil},
		{"a cell is missing", r, body("disputes.table") + cells("disputes", "disputes.litigation.direct.total"), []string{"disputes.litigation.direct.total"}},
		{"notes", &withNotes, body(""), []string{"requests.notes"}},
		{"notes in the section", &withNotes, body("", "requests"), nil},
		{"no office", r, strings.Replace(body(""), "{{office}}", "", 1), []string{"office"}},
		{"no year", r, strings.Replace(body(""), "{{year}}", "", 1), []string{"year"}},
		{"the title has the year", r, strings.Replace(body(""), "{{year}}", "{{title}}", 1), nil},
		{"the template says both itself", r, strings.Replace(body(""), named, cutIn(r.Office+strconv.Itoa(r.Year)+"年度报告"), 1), nil},
		{"the template says another office", r, strings.Replace(body(""), "{{office}}", "某市教育局", 1), []string{"office"}},
		{"no day", &dated, body(""), []string{"published"}},
		{"a day", &dated, body("", "published"), nil},
		{"the template says the day", &dated, body("") + para("2025年1月20日"), nil},
		{"nothing", r, para("无"), []string{"office", "year", "opening", "overview", "proactive.table", "requests.table", "disputes.table", "problems", "other_matters"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			template, err := ParseTemplate(fileOf(t, c.body), TemplateOptions{})
			if err != nil {
				t.Fatal(err)
			}
			var b bytes.Buffer
			err = template.Render(&b, c.report)
			var unplaced *UnplacedError
			if errors.As(err, &unplaced) {
				if diff := cmp.Diff(c.want, unplaced.Parts); diff != "" {
					t.Errorf("(-want +got):\n%s", diff)
				}
				if b.Len() > 0 {
					t.Errorf("%d bytes were written", b.Len())
				}
			} else if err != nil || c.want != nil {
				t.Errorf("error: %v, want %v", err, c.want)
			}
		})
	}
	err := &UnplacedError{names: []string{"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"}}
	if want := "the template has no place for a, b, c, d, e, f, g, h, i, j and 2 more [docx.unplaced]"; err.Error() != want {
		t.Errorf("%s, want %s", err, want)
	}
}

// 64 goroutines render different reports from one template.
func TestOneTemplateManyGoroutines(t *testing.T) {
	body := ""
	for _, key := range []string{"office", "year", "overview", "requests", "proactive.table", "disputes.litigation.direct.total"} {
		body += para("{{" + key + "}}")
	}
	template := partial(t, fileOf(t, body, para("{{机关名称}}"), para("{{年份}}")))
	all := ofEdition(samples(t), report.Edition2021())
	want := make([][]byte, len(all))
	for i, s := range all {
		want[i] = renderTemplate(t, template, s.report)
		checkFile(t, want[i])
	}
	var wait sync.WaitGroup
	for g := range 64 {
		wait.Go(func() {
			for k := range 2 {
				i := (g + k) % len(all)
				var b bytes.Buffer
				if err := template.Render(&b, all[i].report); err != nil {
					t.Error(err)
				} else if !bytes.Equal(b.Bytes(), want[i]) {
					t.Errorf("%s: other bytes than before", all[i].name)
				}
			}
		})
	}
	wait.Wait()
}

func TestTemplateFromFileAndReader(t *testing.T) {
	file := fileOf(t, para("{{年份}}"))
	path := filepath.Join(t.TempDir(), "a.docx")
	if err := os.WriteFile(path, file, 0o644); err != nil {
		t.Fatal(err)
	}
	r := &report.Report{Office: "甲局", Year: 2024}
	o := TemplateOptions{Partial: true}
	opened, err := OpenTemplate(path, o)
	if err != nil {
		t.Fatal(err)
	}
	read, err := ReadTemplate(bytes.NewReader(file), o)
	if err != nil {
		t.Fatal(err)
	}
	mine := bytes.Clone(file)
	parsed := partial(t, mine)
	clear(mine) // the template has its own
	for _, template := range []*Template{opened, read, parsed} {
		if got := shownParagraphs(t, renderTemplate(t, template, r), "word/document.xml"); !slices.Equal(got, []string{"2024"}) {
			t.Errorf("got %q", got)
		}
	}
	if _, err := OpenTemplate(path+"x", o); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("no file: %v", err)
	}
	if _, err := ReadTemplate(io.MultiReader(bytes.NewReader(file), failing{}), o); !errors.Is(err, errFull) {
		t.Errorf("a reader that fails: %v", err)
	}
	for n := range len(renderTemplate(t, opened, r)) {
		if raceEnabled && n%29 > 0 {
			continue
		}
		if err := opened.Render(&limited{n}, r); !errors.Is(err, errFull) {
			t.Fatalf("a writer that fails after %d bytes: %v", n, err)
		}
	}
}

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, errFull }

// The names in the documentation are those of the code.
func TestPlaceholdersAreDocumented(t *testing.T) {
	const head = `# Placeholders of a Word template

A .docx with these placeholders is filled by ` + "`docx.Template`" + `. A placeholder may be written with its
Chinese name or its key: ` + "`{{年份}}`" + ` and ` + "`{{year}}`" + ` are the same. Spaces, punctuation and the width of letters
and braces in a name do not count. The keys of figures are their addresses, which are also the paths
into a report's file; the Chinese names are made of the labels of the form.

"Paragraphs" stands in a paragraph of its own, which gives way to what the report has there. Where it
stands for one paragraph or none, it may also stand in a line of text.

This page is written by ` + "`go test ./render/docx -run Documented -update`" + `.

| Placeholder | Key | Stands for |
| --- | --- | --- |
`
	var b strings.Builder
	b.WriteString(head)
	for _, p := range Placeholders(nil) {
		var names []string
		for _, n := range p.Names {
			names = append(names, "`{{"+n+"}}`")
		}
		fmt.Fprintf(&b, "| %s | `{{%s}}` | %s |\n", strings.Join(names, " "), p.Key,
			[...]string{aField: "a few words", aFigure: "a figure", someBlocks: "paragraphs"}[p.kind])
	}
	goldenFile(t, filepath.Join("..", "..", "docs", "placeholders.md"), b.String())
}

// No two placeholders share a name.
func TestPlaceholderNames(t *testing.T) {
	seen := map[string]string{}
	figures := 0
	for _, p := range Placeholders(nil) {
		for _, name := range append([]string{p.Key}, p.Names...) {
			if other, ok := seen[foldName(name)]; ok && other != p.Key {
				t.Errorf("%s names %s and %s", name, other, p.Key)
			}
			seen[foldName(name)] = p.Key
		}
		if len(p.Names) == 0 {
			t.Errorf("%s has no Chinese name", p.Key)
		}
		if p.kind == aFigure {
			figures++
		}
	}
	if figures != 200 {
		t.Errorf("%d placeholders for figures, want 200", figures)
	}
	for _, name := range []string{"机关名称", "年份", "总体情况", "表三"} {
		if seen[name] == "" {
			t.Errorf("there is no {{%s}}", name)
		}
	}
}

func FuzzTemplate(f *testing.F) {
	r := &report.Report{Office: "甲局", Year: 2024, Overview: report.Plain("一段\n二段")}
	for _, s := range []string{para("{{机关名称}}"), cutInto(1, "{{总体情况}}", 2, 4), "<w:p/>", "{{", `<w:tbl/>`, para("{{表三}}"), `<w:p><w:r><w:t>{{表三</w:t></w:r>}}</w:p>`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, body string) {
		template, err := ParseTemplate(fileOf(t, body), TemplateOptions{Partial: true})
		if err != nil {
			return
		}
		var b bytes.Buffer
		if err := template.Render(&b, r); err != nil {
			return
		}
		_, parts := unzip(t, b.Bytes())
		parsePart(t, "document", parts["word/document.xml"])
		if _, err := ParseTemplate(b.Bytes(), TemplateOptions{Partial: true}); err != nil {
			t.Errorf("the filled file is no template: %v", err)
		}
	})
}
