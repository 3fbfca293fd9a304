package validate

import (
	"strings"

	"github.com/govdisclosure/annualreport/report"
)

// repealedWord finds that documents are said to be 废除: they are 废止. 失效 is neither.
var repealedWord = &Rule{
	Code:     "STY009",
	Severity: Hint,
	Title: report.Label{
		ZH: "文件“废止”写成了“废除”",
		EN: "Documents are 废止, not 废除"},
	Message: report.Label{
		ZH: "文件应称“%[2]s”，不称“%[1]s”（“%[3]s”）。",
		EN: "Documents are “%[2]s”, not “%[1]s” (“%[3]s”)."},
	Basis: report.Label{
		ZH: "年度报告格式表二：文件称“废止”",
		EN: "The form, table 2, speaks of 废止"},
	Good: "overview = 废止规范性文件0件，宣布失效0件。",
	Bad:  "overview = 全年废除规范性文件0件。",
	Check: func(ctx *Context, _ *report.Report) []Finding {
		var findings []Finding
		for _, l := range ctx.prose() {
			if !l.paragraph || !strings.Contains(l.text, "废除") {
				continue
			}
			for _, s := range l.parts(stops + "，") {
				part := l.text[s.start:s.end]
				i := strings.Index(part, "废除")
				if !ctx.Step(len(part)) || i < 0 || !containsAny(part, []string{"文件", "规章", "办法", "规定"}) || !ctx.Grow(findingSize) {
					continue
				}
				place := l.place(s.start+i, s.start+i+len("废除"))
				findings = append(findings, Finding{Places: []Place{place}, Got: "废除", Want: "废止", Args: []any{place.Quote}})
			}
		}
		return findings
	},
}
