package validate

import (
	"strings"

	"github.com/govdisclosure/annualreport/report"
)

// doubledMarks finds two marks of punctuation where one belongs.
var doubledMarks = &Rule{
	Code:     "STY004",
	Severity: Hint,
	Title: report.Label{
		ZH: "标点重复",
		EN: "Doubled punctuation"},
	Message: report.Label{
		ZH: "标点“%[1]s”重复，只应保留一个。",
		EN: "Of “%[1]s” one mark is enough."},
	Basis: report.Label{
		ZH: "GB/T 15834—2011：点号不连用",
		EN: "GB/T 15834-2011: stops do not follow one another"},
	Good: "overview = 工作稳步推进……成效明显！",
	Bad:  "overview = 工作稳步推进，，成效明显。。",
	Check: func(ctx *Context, _ *report.Report) []Finding {
		var findings []Finding
		for _, l := range ctx.prose() {
			for k := 1; k < len(l.marks); k++ {
				if !ctx.Step(1) {
					return nil
				}
				a, b := l.marks[k-1], l.marks[k]
				if a.end != b.at || !isStop(a.r) || !isStop(b.r) || isExclamation(a.r) && isExclamation(b.r) {
					continue
				}
				from := k - 1
				for k+1 < len(l.marks) && l.marks[k+1].at == l.marks[k].end && isStop(l.marks[k+1].r) {
					k++
				}
				start, end := int(l.marks[from].at), int(l.marks[k].end)
				findings = append(findings, Finding{Places: []Place{l.place(start, end)}, Got: l.text[start:end]})
			}
		}
		return findings
	},
}

func isStop(r rune) bool { return strings.ContainsRune("，。、；：！？,;:!?", r) }

func isExclamation(r rune) bool { return strings.ContainsRune("！？!?", r) }
