package validate

import (
	"github.com/govdisclosure/annualreport/report"
)

// titleDiffers finds titles that do not name the office, the year or the report as
// the form does.
var titleDiffers = &Rule{
	Code:     "FRM011",
	Severity: Warning,
	Title: report.Label{
		ZH: "标题与机关名称、年度或规定的写法不一致",
		EN: "The title is not the office, the year and the name of the report"},
	Message: report.Label{
		ZH: "标题为“%[1]s”，应为“%[2]s”。",
		EN: "The title reads “%[1]s”; it should be “%[2]s”."},
	Basis: report.Label{
		ZH: "年度报告格式：标题由行政机关名称和“某年政府信息公开工作年度报告”组成",
		EN: "The notice on the format: the name of the organ, the year and the name of the report"},
	Good: "stated.title = 2024年政府信息公开工作年度报告",
	Bad:  "stated.title = 2023年政府信息公开工作年度报告",
	Check: func(ctx *Context, r *report.Report) []Finding {
		if !ctx.dated() {
			return nil // what it should be is not known
		}
		title := r.Edition().Title(r.Year)
		full := r.Office + title
		switch squeeze(r.Stated.Title) {
		case "", squeeze(title), squeeze(full):
			return nil
		}
		return []Finding{{
			Places: []Place{{Key: "stated.title", Quote: r.Stated.Title}},
			Got:    r.Stated.Title, Want: full,
		}}
	},
}
