package word

import (
	"context"
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/parse/internal/doc"
	"github.com/govdisclosure/annualreport/parse/internal/remark"
)

// storeParts are the parts of a Word file with a custom XML part.
func storeParts(item string) wordParts {
	return wordParts{
		"customXml/item1.xml":            item,
		"customXml/itemProps1.xml":       `<ds:datastoreItem xmlns:ds="ds" ds:itemID="{AB}"/>`,
		"customXml/_rels/item1.xml.rels": `<Relationships><Relationship Id="a" Type="types/customXmlProps" Target="itemProps1.xml"/></Relationships>`,
	}
}

// boundTo is a content control bound to a path, with other properties and a content.
func boundTo(path, properties, content string) string {
	return `<w:sdt><w:sdtPr><w:dataBinding w:prefixMappings="xmlns:n='urn:n' xmlns:m=&quot;urn:m&quot;" w:xpath="` + path +
		`" w:storeItemID="{ab}"/>` + properties + `</w:sdtPr><w:sdtContent>` + content + `</w:sdtContent></w:sdt>`
}

// A bound content control says what Word shows, and where that is not what stands in it,
// a diagnostic does.
func TestWordBoundControls(t *testing.T) {
	parts := storeParts(`<n:a xmlns:n="urn:n" n:d="4"><n:b>1</n:b><n:b m:c="2 " xmlns:m="urn:m"> 3
		4</n:b><e>5</e><n:f/><n:g><n:h>6</n:h></n:g><n:g><n:i>7</n:i></n:g></n:a>`)
	const text, placeholder = "<w:text/>", "<w:showingPlcHdr/>"
	cached := wordRun("9", "")
	const list = `<w:listItem w:displayText="甲" w:value="1"/><w:listItem w:value="5"/>`
	for _, c := range []struct {
		name, control, text string
		said                string // the texts in the control and in the data, "" where none are said
	}{
		{"an element", boundTo("/n:a[1]/n:b[1]", text, cached), "1", "9 1"},
		{"the same", boundTo("/n:a[1]/n:b[1]", text, wordRun(" 1", "")), "1", ""},
		{"a later one", boundTo("/n:a/n:b[2]", text, cached), "3 4", "9 3 4"},
		{"two lines", boundTo("/n:a/n:b[2]", `<w:text w:multiLine="1"/>`, cached), "3\n\t\t4", "9 3 4"},
		{"the first of any", boundTo("/n:a/n:g/n:i[1]", text, cached), "7", "9 7"},
		{"no namespace", boundTo("/n:a/e/text()", text, cached), "5", "9 5"},
		{"an attribute", boundTo("/n:a[1]/n:b[2]/@m:c", text, cached), "2", "9 2"},
		{"an attribute of the document element", boundTo("/n:a[1]/@n:d", text, cached), "4", "9 4"},
		{"nothing", boundTo("/n:a[1]/n:f[1]", text, cached), "", "9 "},
		{"nothing in a placeholder", boundTo("/n:a[1]/n:f[1]", text+placeholder, cached), "", ""},
		{"something in a placeholder", boundTo("/n:a[1]/n:b[1]", text+placeholder, wordRun("单击此处", "")), "1", "单击此处 1"},
		{"something in nothing", boundTo("/n:a[1]/n:b[1]", text, ""), "1", " 1"},
		{"several runs", boundTo("/n:a[1]/n:b[1]", text, cached+wordRun("8", "")), "1", "98 1"},
		{"an item of a list", boundTo("/n:a[1]/n:b[1]", "<w:dropDownList>"+list+"</w:dropDownList>", cached), "甲", "9 甲"},
		{"an item that is its value", boundTo("/n:a[1]/e[1]", "<w:comboBox>"+list+"</w:comboBox>", cached), "5", "9 5"},
		{"an item that was typed", boundTo("/n:a/n:b[2]", "<w:comboBox>"+list+"</w:comboBox>", cached), "3 4", "9 3 4"},
		// What follows is read as it stands.
		{"no item", boundTo("/n:a/n:b[2]", "<w:dropDownList>"+list+"</w:dropDownList>", cached), "9", ""},
		{"a day", boundTo("/n:a[1]/n:b[1]", "<w:date/>", cached), "9", ""},
		{"formatted text", boundTo("/n:a[1]/n:b[1]", "<w:richText/>", cached), "9", ""},
		{"no such element", boundTo("/n:a[1]/n:b[3]", text, cached), "9", ""},
		{"an element of elements", boundTo("/n:a[1]/n:g[1]", text, cached), "9", ""},
		{"another namespace", boundTo("/n:a[1]/m:b[1]", text, cached), "9", ""},
		{"an unknown prefix", boundTo("/n:a[1]/x:b[1]", text, cached), "9", ""},
		{"any descendant", boundTo("//n:b", text, cached), "9", ""},
		{"a condition", boundTo("/n:a/n:b[@m:c='2']", text, cached), "9", ""},
		{"a function", boundTo("/n:a/n:b[last()]", text, cached), "9", ""},
		{"another part", strings.Replace(boundTo("/n:a[1]/n:b[1]", text, cached), "{ab}", "{cd}", 1), "9", ""},
	} {
		for _, around := range []struct{ name, body string }{
			{"in a paragraph", "<w:p>" + c.control + "</w:p>"},
			{"around a paragraph", strings.NewReplacer("<w:sdtContent>", "<w:sdtContent><w:p>", "</w:sdtContent>", "</w:p></w:sdtContent>").Replace(c.control)},
		} {
			blocks, diags := wordBlocks(t, parts, around.body)
			var lines []string
			for i := range blocks {
				lines = append(lines, blocks[i].Text())
			}
			said := ""
			if len(diags) > 0 {
				said = diags[0].Quote + " " + diags[0].Read
			}
			if got := strings.Join(lines, "\n"); got != c.text || said != c.said || len(diags) > 0 && diags[0].Code != remark.ControlBound {
				t.Errorf("%s %s: %q, said %q; want %q, said %q", c.name, around.name, got, said, c.text, c.said)
			}
		}
	}
	cell := strings.NewReplacer("<w:sdtContent>", "<w:sdtContent><w:tc><w:p>", "</w:sdtContent>", "</w:p></w:tc></w:sdtContent>").Replace(boundTo("/n:a[1]/n:b[1]", text, cached))
	blocks, _ := wordBlocks(t, parts, "<w:tbl><w:tr><w:tc><w:p>"+wordRun("规章", "")+"</w:p></w:tc>"+cell+"</w:tr></w:tbl>")
	if got := blocks[0].Table.Rows[0][1].Text; got != "1" {
		t.Errorf("around a cell: %q", got)
	}
}

// A damaged custom XML part, or one without an id, holds nothing; one too large is an
// error.
func TestWordBoundDamaged(t *testing.T) {
	body := "<w:p>" + boundTo("/a/b", "<w:text/>", wordRun("9", "")) + "</w:p>"
	for name, parts := range map[string]wordParts{
		"damaged":              storeParts("<a><b>1</b>"),
		"no part":              nil,
		"no id":                {"customXml/item1.xml": "<a><b>1</b></a>"},
		"a damaged id":         {"customXml/item1.xml": "<a><b>1</b></a>", "customXml/_rels/item1.xml.rels": "<Rel"},
		"an id without a part": {"customXml/item1.xml": "<a><b>1</b></a>", "customXml/_rels/item1.xml.rels": storeParts("")["customXml/_rels/item1.xml.rels"]},
	} {
		if got := wordText(t, parts, body); got != "9" {
			t.Errorf("%s: %q", name, got)
		}
	}
	f, err := Open(doc.NewAccount(context.Background(), doc.Limits{Blocks: 50}), storeParts("<a>"+strings.Repeat("<b/>", 100)+"</a>").pack(t, body))
	if err == nil {
		_, err = f.Document(&remark.List{}, false)
	}
	if !doc.OverLimit(err) {
		t.Errorf("a part of 100 elements: %v", err)
	}
}
