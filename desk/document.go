package desk

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/govdisclosure/annualreport/render"
	"github.com/govdisclosure/annualreport/report"
)

// Title is what the statement is called.
func (s *Statement) Title() report.Label {
	return report.Label{
		ZH: fmt.Sprintf("%d年政府信息公开工作年度报告公布情况", s.Year),
		EN: fmt.Sprintf("Who published the reports of %d", s.Year)}
}

// Summary says in a sentence how many offices were obliged and how they stand.
func (s *Statement) Summary() report.Label {
	zh := []string{fmt.Sprintf("应当编制年度报告的机关%d家", s.Obliged), fmt.Sprintf("收到%d家", s.Received)}
	en := []string{fmt.Sprintf("%d offices are obliged", s.Obliged), fmt.Sprintf("of %d something came", s.Received)}
	for _, part := range []struct {
		n      int
		zh, en string
	}{
		{s.InTime, "按期公布%d家", "%d in time"}, {s.Late, "逾期%d家", "%d late"},
		{s.NotKnown, "公布日期不详%d家", "%d on a day that is not known"},
		{s.NoDay, "未规定期限%d家", "%d with no day set"},
		{s.Wrong, "报送的不是本年度现行格式报告%d家", "%d sent a report that does not count"},
		{s.Unreadable, "收到但不能读取%d家", "%d came unreadable"},
		{s.Returned, "有错误需退回%d家", "%d are returned with errors"},
		{s.Missing, "未收到%d家", "%d are missing"},
	} {
		if part.n > 0 {
			zh, en = append(zh, fmt.Sprintf(part.zh, part.n)), append(en, fmt.Sprintf(part.en, part.n))
		}
	}
	return report.Label{ZH: strings.Join(zh, "，") + "。", EN: strings.Join(en, "; ") + "."}
}

// The columns of the statement, with their widths.
var statementColumns = []struct {
	head  report.Label
	width float64
}{
	{report.Label{ZH: "序号", EN: "No."}, 1.5},
	{report.Label{ZH: "机关", EN: "Office"}, 5},
	{report.Label{ZH: "类别", EN: "Kind"}, 2.6},
	{report.Label{ZH: "收到", EN: "Received"}, 1.3},
	{report.Label{ZH: "公布日期", EN: "Published"}, 2.5},
	{report.Label{ZH: "期限", EN: "Due"}, 2.5},
	{report.Label{ZH: "公布情况", EN: "Standing"}, 2.4},
	{report.Label{ZH: "备注", EN: "Remarks"}, 3.6},
}

// Heads are the heads of the columns of [Statement.Rows].
func (s *Statement) Heads() (heads []report.Label) {
	for _, c := range statementColumns {
		heads = append(heads, c.head)
	}
	return heads
}

// Rows are the rows of the statement, an office each, in the language.
func (s *Statement) Rows(english bool) (rows [][]string) {
	for i := range s.Standings {
		st := &s.Standings[i]
		in := func(zh, en string) string { return report.Label{ZH: zh, EN: en}.In(english) }
		received, standing, note := in("是", "yes"), st.Timing.Label().In(english), ""
		switch {
		case st.Missing():
			received, standing = in("否", "no"), in("未收到", "missing")
		case st.Unreadable:
			standing, note = in("不能读取", "unreadable"), st.shown().Remark().In(english)
		case st.Wrong:
			standing, note = in("需重报", "to be sent again"), st.shown().Remark().In(english)
		case st.Errors > 0:
			note = in(fmt.Sprintf("有%d处错误，退回修改", st.Errors), fmt.Sprintf("returned: %d errors", st.Errors))
		}
		if own := st.Own; own != nil && own.ByFileName {
			note = strings.TrimLeft(note+in("；", "; ")+own.Remark().In(english), "；; ")
		}
		if st.HandedIn {
			note = strings.TrimLeft(note+in("；按报送日期", "; by the day of handing in"), "；; ")
		}
		day, due := s.dateText(st.Day, english), s.dateText(st.Due, english)
		rows = append(rows, []string{strconv.Itoa(i + 1), st.Name, st.Kind.Facts().Label.In(english), received, day, due, standing, note})
	}
	return rows
}

// dateText writes a day, without the year where that is the one in which reports are
// published.
func (s *Statement) dateText(d report.Date, english bool) string {
	switch {
	case d.IsZero():
		return ""
	case english || d.Year != s.Year+1:
		return d.String()
	}
	return fmt.Sprintf("%d月%d日", int(d.Month), d.Day)
}

// Document composes the statement for the backends, in the language.
func (s *Statement) Document(english bool) *render.Document {
	title := s.Title().In(english)
	doc := &render.Document{Meta: render.Meta{Title: title, Author: s.Top.Name, Language: "zh-CN", Year: s.Year}}
	if english {
		doc.Meta.Language = "en"
	}
	doc.Blocks = append(doc.Blocks, &render.Title{Parts: []string{s.Top.Name, title}},
		&render.Paragraph{Runs: []render.Run{{Text: s.Summary().In(english)}}})
	if len(s.Standings) > 0 {
		t := &render.Table{Name: title, HeadRows: 1}
		head := render.Row{}
		for _, c := range statementColumns {
			t.Columns = append(t.Columns, c.width)
			head.Cells = append(head.Cells, render.Cell{Text: c.head.In(english), Role: render.RoleColumnHead})
		}
		t.Rows = append(t.Rows, head)
		for _, row := range s.Rows(english) {
			t.Rows = append(t.Rows, textRow(row, 1, 7))
		}
		doc.Blocks = append(doc.Blocks, t)
	}
	if len(s.Others) > 0 {
		name := report.Label{ZH: "未计入的文件", EN: "Files that do not count"}.In(english)
		t := &render.Table{Name: name, Columns: []float64{5, 3, 8}, HeadRows: 1}
		head := render.Row{}
		for _, l := range []report.Label{{ZH: "文件", EN: "File"}, {ZH: "情况", EN: "What became of it"}, {ZH: "说明", EN: "Why"}} {
			head.Cells = append(head.Cells, render.Cell{Text: l.In(english), Role: render.RoleColumnHead})
		}
		t.Rows = append(t.Rows, head)
		for _, f := range s.Others {
			t.Rows = append(t.Rows, textRow([]string{f.File, f.Status.Label().In(english), f.Remark().In(english)}, 0, 2))
		}
		doc.Blocks = append(doc.Blocks, &render.Heading{Level: 1, Runs: []render.Run{{Text: name}}}, t)
	}
	return doc
}

// textRow makes a row of texts; the cells left are set to the left, the others centred.
func textRow(texts []string, left ...int) (row render.Row) {
	for i, text := range texts {
		c := render.Cell{Text: text}
		for _, l := range left {
			if l == i {
				c.Align = render.AlignLeft
			}
		}
		row.Cells = append(row.Cells, c)
	}
	return row
}
