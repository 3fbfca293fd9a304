package word

import (
	"archive/zip"
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/parse/internal/doc"
	"github.com/govdisclosure/annualreport/parse/internal/remark"
	"github.com/govdisclosure/annualreport/parse/internal/tables"
	"github.com/govdisclosure/annualreport/report"
)

// wordParts are the parts of a Word file by name.
type wordParts map[string]string

// wordRun is a run with properties.
func wordRun(text, properties string) string {
	return "<w:r><w:rPr>" + properties + "</w:rPr><w:t>" + text + "</w:t></w:r>"
}

// pack returns the Word file with a body, and the other parts.
func (parts wordParts) pack(t testing.TB, body string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	add := func(name, text string) {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	add("word/document.xml", `<w:document xmlns:w="w" xmlns:m="m" xmlns:r="r" xmlns:v="v" xmlns:a="a" xmlns:wp="wp"><w:body>`+body+"</w:body></w:document>")
	for name, text := range parts {
		add(name, text)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// related are the relationships of the document: of the type x to the target x.xml for
// every x.
func related(kinds ...string) string {
	var b strings.Builder
	for _, kind := range kinds {
		b.WriteString(`<Relationship Id="` + kind + `" Type="types/` + kind + `" Target="` + kind + `.xml"/>`)
	}
	return "<Relationships>" + b.String() + "</Relationships>"
}

// wordBlocks reads the body of a Word file.
func wordBlocks(t testing.TB, parts wordParts, body string) ([]doc.Block, []remark.Remark) {
	t.Helper()
	b, said := doc.NewAccount(context.Background(), doc.Limits{}), &remark.List{}
	p, err := openPackage(b, parts.pack(t, body))
	if err != nil {
		t.Fatal(err)
	}
	d := &docxReader{budget: b, remarks: said, p: p, part: "word/document.xml"}
	blocks, err := d.read()
	if err != nil {
		t.Fatal(err)
	}
	return blocks, said.All
}

// wordCell returns the text of a cell of a Word table that holds paragraphs.
func wordCell(t testing.TB, parts wordParts, paragraphs string) string {
	t.Helper()
	blocks, _ := wordBlocks(t, parts, "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>规章</w:t></w:r></w:p></w:tc><w:tc>"+paragraphs+"</w:tc></w:tr></w:tbl>")
	i := slices.IndexFunc(blocks, func(b doc.Block) bool { return b.Table != nil })
	if i < 0 {
		t.Fatalf("no table: %+v", blocks)
	}
	return blocks[i].Table.Rows[0][1].Text
}

// wordText returns the paragraphs of a body, a line each.
func wordText(t testing.TB, parts wordParts, body string) string {
	t.Helper()
	blocks, _ := wordBlocks(t, parts, body)
	var lines []string
	for i := range blocks {
		lines = append(lines, blocks[i].Text())
	}
	return strings.Join(lines, "\n")
}

// figureCase is a cell and what it is read as.
type figureCase struct {
	name, paragraphs string
	text             string // of the cell
	figure           string // "" where it is none
}

func (c figureCase) test(t *testing.T, parts wordParts) {
	t.Helper()
	text := wordCell(t, parts, c.paragraphs)
	rd := tables.ReadFigure(report.Pieces, text, tables.Spacing{})
	figure := ""
	if rd.Readable {
		figure = rd.Text
	}
	if text != c.text || figure != c.figure {
		t.Errorf("%s: the cell %q is the figure %q; want %q and %q", c.name, text, figure, c.text, c.figure)
	}
}

// What is set apart from a figure by its look is no digit of it, and a cell that looks
// the same throughout is read as it stands.
func TestWordLooks(t *testing.T) {
	parts := wordParts{
		"word/_rels/document.xml.rels": related("styles"),
		"word/styles.xml": `<styles><style styleId="note"><rPr><vertAlign val="superscript"/></rPr></style>
			<style styleId="small"><basedOn val="note"/><rPr><position val="0"/></rPr></style>
			<style styleId="gone"><rPr><vanish/></rPr></style><style styleId="struck"><rPr><strike/></rPr></style></styles>`,
	}
	for _, c := range []figureCase{
		{"raised by position", "<w:p>" + wordRun("5", "") + wordRun("3", `<w:position w:val="12"/>`) + "</w:p>", "5[3]", "5"},
		{"lowered by position", "<w:p>" + wordRun("5", "") + wordRun("3", `<w:position w:val="-6pt"/>`) + "</w:p>", "5[3]", "5"},
		{"before the figure", "<w:p>" + wordRun("3", `<w:position w:val="12"/>`) + wordRun("5", "") + "</w:p>", "[3]5", ""},
		{"a whole cell", "<w:p>" + wordRun("5", `<w:position w:val="-4"/>`) + wordRun("3", `<w:position w:val="-4"/>`) + "</w:p>", "53", "53"},
		{"two positions", "<w:p>" + wordRun("5", `<w:position w:val="-4"/>`) + wordRun("3", `<w:position w:val="8"/>`) + "</w:p>", "\n5\n3", ""},
		{"raised by position above a raised figure", "<w:p>" + wordRun("5", `<w:position w:val="-4"/>`) + wordRun("3", `<w:vertAlign w:val="superscript"/>`) + "</w:p>", "\n5\n3", ""},
		{"raised and lowered", "<w:p>" + wordRun("5", `<w:vertAlign w:val="subscript"/>`) + wordRun("3", `<w:vertAlign w:val="superscript"/>`) + "</w:p>", "\n5\n3", ""},
		{"raised as a whole", "<w:p>" + wordRun("5", `<w:vertAlign w:val="superscript"/>`) + wordRun("3", `<w:vertAlign w:val="superscript"/>`) + "</w:p>", "53", "53"},
		{"no position", "<w:p>" + wordRun("5", "") + wordRun("3", `<w:position w:val="0"/>`) + "</w:p>", "53", "53"},
		{"a label", "<w:p>" + wordRun("规", "") + wordRun("章", `<w:position w:val="2"/>`) + "</w:p>", "规章", ""},
		{"white beside black", "<w:p>" + wordRun("9", `<w:color w:val="FFFFFF"/>`) + wordRun("5", "") + "</w:p>", "[9]5", ""},
		{"white before a shade", "<w:p>" + wordRun("95", `<w:color w:val="FFFFFF"/>`) + "</w:p>", "95", "95"},
		{"raised by a style", "<w:p>" + wordRun("5", "") + wordRun("3", `<w:rStyle w:val="note"/>`) + "</w:p>", "5[3]", "5"},
		{"raised by a style that is based on it", "<w:p>" + wordRun("5", "") + wordRun("3", `<w:rStyle w:val="small"/>`) + "</w:p>", "5[3]", "5"},
		{"not raised in spite of its style", "<w:p>" + wordRun("5", "") + wordRun("3", `<w:rStyle w:val="note"/><w:vertAlign w:val="baseline"/>`) + "</w:p>", "53", "53"},
		{"hidden by a style", "<w:p>" + wordRun("5", "") + wordRun("3", `<w:rStyle w:val="gone"/>`) + "</w:p>", "5", "5"},
		{"struck out by a style", "<w:p>" + wordRun("9", `<w:rStyle w:val="struck"/>`) + wordRun("5", "") + "</w:p>", "~~9~~5", ""},
		{"a hidden paragraph", `<w:p><w:pPr><w:pStyle w:val="gone"/></w:pPr>` + wordRun("9", "") + "</w:p><w:p>" + wordRun("5", "") + "</w:p>", "\n5", "5"},
		{"two lines in one", "<w:p>" + wordRun("12", `<w:eastAsianLayout w:id="1" w:combine="1"/>`) + "</w:p>", "1\n2", ""},
		{"one in two lines", "<w:p>" + wordRun("5", `<w:eastAsianLayout w:id="1" w:combine="1"/>`) + "</w:p>", "5", "5"},
		{"a label in two lines", "<w:p>" + wordRun("规章", `<w:eastAsianLayout w:id="1" w:combine="1"/>`) + "</w:p>", "规\n章", ""},
		{"two lines beside", "<w:p>" + wordRun("5", "") + wordRun("12", `<w:eastAsianLayout w:id="1" w:combine="on"/>`) + "</w:p>", "5[1\n2]", ""},
		{"lying in a line that stands", "<w:p>" + wordRun("12", `<w:eastAsianLayout w:id="1" w:vert="1"/>`) + "</w:p>", "12", "12"},
		{"fitted to a width", "<w:p>" + wordRun("1", `<w:fitText w:val="500"/>`) + wordRun("2", "") + "</w:p>", "12", "12"},
	} {
		c.test(t, parts)
	}
}

// The number that Word gives a paragraph does not run together with a figure, is plain
// in a label, and plain where the cell holds nothing else.
func TestWordNumberInCell(t *testing.T) {
	for _, text := range []string{"%1", "%1."} {
		parts := wordParts{
			"word/_rels/document.xml.rels": related("numbering"),
			"word/numbering.xml": `<numbering><abstractNum abstractNumId="1"><lvl ilvl="0"><start val="3"/><numFmt val="decimal"/><lvlText val="` + text + `"/></lvl></abstractNum>
				<num numId="1"><abstractNumId val="1"/></num></numbering>`,
		}
		number := strings.Replace(text, "%1", "3", 1)
		const numbered = `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>`
		for _, c := range []figureCase{
			{"before a figure", numbered + wordRun("4", "") + "</w:p>", "[" + number + "]4", ""},
			{"before a label", numbered + wordRun("其他", "") + "</w:p>", number + "其他", ""},
			{"below a figure", "<w:p>" + wordRun("4", "") + "</w:p>" + numbered + "</w:p>", "4\n[" + number + "]", "4"},
		} {
			c.test(t, parts)
		}
		if got := wordCell(t, parts, numbered+"</w:p>"); got != number {
			t.Errorf("the cell with the number %q alone is read as %q", number, got)
		}
	}
}

// An element with more attributes than any has is not read; text and values that look
// like attributes are no matter.
func TestOverloaded(t *testing.T) {
	many := strings.Repeat(`a="" `, 2*mostAttributes)
	for text, want := range map[string]bool{
		"<p><w " + many + "/></p>":                     true,
		"<p><w " + many:                                true,
		`<p a='` + many + `'/>`:                        false,
		"<p>" + many + "</p>":                          false,
		"<![CDATA[" + many + "]]><p/>":                 false,
		strings.Repeat(`<p a="1" b="2"/>`, 1000) + "<": false,
	} {
		if got := overloaded([]byte(text)); got != want {
			t.Errorf("%.30s: %v", text, got)
		}
	}
}
