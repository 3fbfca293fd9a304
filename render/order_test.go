package render

import (
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/report"
)

// No control of direction reaches a backend, wherever in a report it stands, and the
// report that is carried keeps it.
func TestComposeOrder(t *testing.T) {
	const c = "\u202e"
	r := &report.Report{Office: "某" + c + "局", Year: 2024, Contact: report.Contact{Address: "某" + c + "路"}}
	r.Overview = report.Text{
		report.Paragraph{{Text: "（一）收到" + c}, {Text: "12件\u202c。", Bold: true}, {Text: "\u2066"}},
		report.Paragraph{{Text: "1." + c + "标题"}},
		&report.Picture{Data: onePixel, Alt: "图" + c, Caption: "图\u200f1"},
		&report.TextTable{Caption: "表\u061c", Rows: [][]string{{"甲" + c}}},
	}
	r.Stated.Figures = map[report.Address]string{"requests.new.total": c + "12件"}
	doc, err := Compose(r)
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	look := func(where string, all ...string) {
		for _, s := range all {
			seen++
			if strings.ContainsFunc(s, report.Reorders) {
				t.Errorf("%s: %+q", where, s)
			}
		}
	}
	look("metadata", doc.Meta.Title, doc.Meta.Author, doc.Meta.Subject, strings.Join(doc.Meta.Keywords, ""))
	for _, block := range doc.Blocks {
		switch b := block.(type) {
		case *Title:
			look("title", b.Parts...)
		case *Heading:
			for _, run := range b.Runs {
				look("heading", run.Text)
			}
		case *Paragraph:
			for _, run := range b.Runs {
				look("paragraph", run.Text)
			}
		case *Figure:
			look("picture", b.Alt, b.Caption)
		case *Table:
			look("table", b.Name, b.Caption)
			for _, row := range b.Rows {
				for _, cell := range row.Cells {
					look("cell", cell.Text)
				}
			}
		}
	}
	if seen < 200 {
		t.Errorf("only %d texts", seen)
	}
	if !strings.Contains(string(doc.Source.JSON), c) {
		t.Error("the carried report has lost it")
	}
	if r.Office != "某"+c+"局" || r.Overview[1].(report.Paragraph)[0].Text != "1."+c+"标题" {
		t.Error("the report has changed")
	}
}

// mayReorder misses none of them, wherever it stands.
func TestMayReorder(t *testing.T) {
	for c := rune(0x80); c <= 0xFFFF; c++ {
		for _, s := range []string{string(c), "一“" + string(c) + "”二", "\u20ac" + string(c)} {
			if report.Reorders(c) && !mayReorder(s) {
				t.Errorf("%+q may not", s)
			}
		}
		if report.Reorders(c) != (inOrder(string(c)) == "") && c&0xF800 != 0xD800 {
			t.Errorf("%U in order is %q", c, inOrder(string(c)))
		}
	}
	if mayReorder("“一”——二…") {
		t.Error("quotation marks may reorder")
	}
}
