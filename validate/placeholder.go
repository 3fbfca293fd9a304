package validate

import (
	"regexp"

	"github.com/govdisclosure/annualreport/report"
)

// placeholder is what a template leaves to be filled in, beside lines and boxes.
var placeholder = regexp.MustCompile(`^(?:[×XxＸ*＊]{1,4}(?:年|月|日|件|条|次|个|局|市|县|区|万元|篇|起)|[（(](?:此处|请在此|请填写|待补充|待填写|填写说明))`)

// placeholder returns where the placeholder ends that begins at the k-th mark, 0 where
// none does.
func (l *line) placeholder(k int) int {
	at := int(l.marks[k].at)
	switch r := l.marks[k].r; r {
	case '_', '＿', '□':
		j := k
		for !l.hanAfter(j) && j+1 < len(l.marks) && (l.marks[j+1].r == r || r != '□' && (l.marks[j+1].r == '_' || l.marks[j+1].r == '＿')) {
			j++
		}
		if j == k {
			return 0
		}
		return int(l.marks[j].end)
	case '×', 'X', 'x', 'Ｘ', '*', '＊', '（', '(':
		if m := placeholder.FindStringIndex(l.text[at:min(len(l.text), at+longestPlaceholder)]); m != nil {
			return at + m[1]
		}
	}
	return 0
}

// longestPlaceholder is the length in bytes within which one that placeholder matches
// ends.
const longestPlaceholder = 40

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
			for k := 0; k < len(l.marks); k++ {
				end := l.placeholder(k)
				if end == 0 {
					continue
				}
				if !ctx.Step(1) {
					return nil
				}
				start := int(l.marks[k].at)
				for k+1 < len(l.marks) && int(l.marks[k+1].at) < end {
					k++
				}
				if r := lastRune(l.text[:start]); isLatin(r) || r <= '9' && isDigit(r) {
					continue // the end of a Latin word: Linux系统, MAX值
				}
				place := l.place(start, end)
				findings = append(findings, Finding{Places: []Place{place}, Got: l.text[start:end], Args: []any{place.Quote}})
			}
		}
		return findings
	},
}
