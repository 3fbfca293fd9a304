package pdf_test

import (
	"errors"
	"image"
	"io"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govdisclosure/annualreport/render/layout"
	"github.com/govdisclosure/annualreport/render/pdf"
	"github.com/govdisclosure/annualreport/report"
)

// A character that no face has is named with its place as a reader of the report finds
// it.
func TestMissingCharacterIsFound(t *testing.T) {
	const c = "😀"
	text := func(s string) report.Text { return report.Text{report.Paragraph{{Text: s}}} }
	for _, tc := range []struct {
		name, section, where string
		change               func(r *report.Report)
	}{
		{"title", "", "the title, character 2", func(r *report.Report) { r.Office = "某" + c + "局" }},
		{"opening", "", "paragraph 1, character 1", func(r *report.Report) { r.Opening = text(c) }},
		{"contact", "", "paragraph 1, character 20", func(r *report.Report) { r.Contact.Address = c }},
		{"paragraph", "一、总体情况", "paragraph 3, character 4", func(r *report.Report) {
			r.Overview = report.Text{report.Paragraph{{Text: "一"}}, report.Paragraph{{Text: "（一）主动公开"}}, report.Paragraph{{Text: "一二"}, {Text: "三" + c, Bold: true}}}
		}},
		{"caption of a picture", "五、存在的主要问题及改进情况", "picture 1, caption, character 2", func(r *report.Report) {
			r.Problems = report.Text{&report.Picture{Data: picture(t, image.Pt(1, 1)), Alt: c, Caption: "图" + c}}
		}},
		{"caption of a table", "六、其他需要报告的事项", "table 1 “表😀”, caption, character 2", func(r *report.Report) {
			r.OtherMatters = report.Text{&report.TextTable{Caption: "表" + c, Rows: [][]string{{"1"}}}}
		}},
		{"small table", "六、其他需要报告的事项", "table 1, row 2, column 2 (数量), character 1", func(r *report.Report) {
			r.OtherMatters = report.Text{&report.TextTable{HeaderRows: 1, Rows: [][]string{{"月份", "数量"}, {"一月", c}}}}
		}},
		{"figure of table 3", "三、收到和处理政府信息公开申请情况",
			"table 1, row 12 (三、本年度办理结果 · （三）不予公开 · 5.属于三类内部事务信息), column 5 (申请人情况 · 法人或其他组织 · 商业企业), character 1",
			func(r *report.Report) {
				r.Stated.Figures = map[report.Address]string{"requests.outcome.refused.internal_affairs.enterprise": c}
			}},
		{"text below a table", "二、主动公开政府信息情况", "paragraph 1, character 1", func(r *report.Report) { r.Proactive.Notes = text(c) }},
	} {
		t.Run(tc.name, func(t *testing.T) {
			r := &report.Report{Office: "某局", Year: 2024}
			tc.change(r)
			err := pdf.Renderer{}.Render(io.Discard, r)
			var missing *layout.MissingError
			if !errors.As(err, &missing) || missing.Rune != '😀' {
				t.Fatalf("the error is %v", err)
			}
			if diff := cmp.Diff([]string{tc.section, tc.where}, []string{missing.Section, missing.Where}); diff != "" {
				t.Errorf("section and place (-want +got):\n%s", diff)
			}
		})
	}
}
