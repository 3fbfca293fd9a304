package validate

import (
	"regexp"

	"github.com/govdisclosure/annualreport/report"
)

// placeholder is what a template leaves to be filled in.
var placeholder = regexp.MustCompile(`[×XxＸ*＊]{1,4}(?:年|月|日|件|条|次|个|局|市|县|区|万元|篇|起)|[_＿]{2,}|□{2,}|[（(](?:此处|请在此|请填写|待补充|待填写|填写说明)`)

// mayBeTemplate reports whether a line holds a mark that every placeholder begins
// with: a look that costs little.
func mayBeTemplate(l *line) bool {
	for _, m := range l.marks {
		switch m.r {
		case '×', 'X', 'x', 'Ｘ', '*', '＊', '_', '＿', '□':
			return true
		case '（', '(':
			if startsWithAny(l.text[m.end:], []string{"此处", "请", "待", "填写"}) {
				return true
			}
		}
	}
	return false
}

// placeholderLeft finds what was left of a template.
var placeholderLeft = &Rule{
	Code:     "FRM017",
	Severity: Warning,
	Title:    report.Label{ZH: "正文留有未填写的模板内容", EN: "Something of a template was not filled in"},
	Message: report.Label{
		ZH: "“%[1]s”像是未填写的模板内容（“%[3]s”）。",
		EN: "“%[1]s” looks like a part of a template that was not filled in (“%[3]s”)."},
	Basis: report.Label{
		ZH: "年度报告格式（国办公开办函〔2021〕30号）：内容准确、全面",
		EN: "The notice on the format: the content is accurate and complete"},
	Good: "overview = 全年组织政务公开培训3次。",
	Bad:  "overview = 全年组织政务公开培训XX次。",
	Check: func(ctx *Context, r *report.Report) []Finding {
		var findings []Finding
		for _, l := range ctx.prose() {
			if !mayBeTemplate(l) {
				continue
			}
			for _, m := range placeholder.FindAllStringIndex(l.text, -1) {
				if r := lastRune(l.text[:m[0]]); isLatin(r) || r <= '9' && isDigit(r) {
					continue // the end of a Latin word: Linux系统, MAX值
				}
				place := l.place(m[0], m[1])
				findings = append(findings, Finding{Places: []Place{place}, Got: l.text[m[0]:m[1]], Args: []any{place.Quote}})
			}
		}
		return findings
	},
}
