package validate

import (
	"strings"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/report"
)

// shortestTwice is the number of characters from which on a sentence does not stand in a
// report twice by chance.
const shortestTwice = 15

// saidTwice finds sentences that stand in the report twice, word for word. What every
// office says where there was nothing (无, 未收到申请) is said in several places rightly.
var saidTwice = &Rule{
	Code:     "STY007",
	Severity: Warning,
	Title: report.Label{
		ZH: "同一句话在报告中重复出现",
		EN: "A sentence stands in the report twice"},
	Message: report.Label{
		ZH: "“%[1]s”在%[3]s已经出现过。",
		EN: "“%[1]s” stands in %[3]s already."},
	Basis: report.Label{
		ZH: "年度报告格式：不得敷衍塞责，篇幅不宜冗长",
		EN: "The notice on the format: no going through the motions, and no sprawling"},
	Good: "overview = 无。\nother_matters = 无。",
	Bad:  "overview = 坚持把政务公开工作纳入全年重点任务统筹推进落实。\nproblems = 坚持把政务公开工作纳入全年重点任务统筹推进落实。",
	Check: func(ctx *Context, r *report.Report) []Finding {
		type said struct {
			*line
			span
			found bool // once is enough, however often it is said
		}
		first := map[string]*said{}
		var findings []Finding
		for _, l := range ctx.prose() {
			if !l.paragraph {
				continue
			}
			for _, s := range l.parts(fullStops) {
				if !ctx.Step(s.end-s.start) || !ctx.Grow(sentenceSize) {
					return nil
				}
				words := strings.TrimSpace(strings.TrimRight(l.text[s.start:s.end], fullStops))
				if utf8.RuneCountInString(words) < shortestTwice || s.start == 0 && l.level > 0 && s.end == l.head || l.key == "opening" {
					continue
				}
				before, seen := first[words]
				if !seen {
					first[words] = &said{line: l, span: s}
					continue
				}
				if before.found || before.key != l.key && prescribed(words) || !ctx.Grow(findingSize) {
					continue
				}
				before.found = true
				place := l.place(s.start, s.end)
				findings = append(findings, Finding{Places: []Place{place, before.place(before.start, before.end)}, Got: words,
					Args: []any{ctx.textLabel(before.key)}})
			}
		}
		return findings
	},
}
