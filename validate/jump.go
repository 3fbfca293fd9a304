package validate

import (
	"fmt"

	"github.com/govdisclosure/annualreport/report"
)

// A count has jumped from this size on, where it is so many times that of last year.
const (
	jumpFrom  = 100
	jumpTimes = 100
)

// jumped finds counts a hundred times those of the year before, or a hundredth.
var jumped = &Rule{
	Code:     "YTY007",
	Severity: Hint,
	Title:    report.Label{ZH: "数据较上年变化悬殊", EN: "A count is a hundred times that of the year before, or a hundredth"},
	Message: report.Label{
		ZH: "“%[3]s”为%[1]s，上年为%[2]s，请核对是否误填。",
		EN: "“%[3]s” is %[1]s; last year it was %[2]s. Is it a slip?"},
	Basis: report.Label{
		ZH: "惯例：较上年相差百倍多为录入错误",
		EN: "Convention: a hundredfold change is mostly a slip"},
	Good: "previous.proactive.penalties.decisions = 4",
	Bad:  "previous.proactive.penalties.decisions = 3600",
	Check: func(ctx *Context, r *report.Report) []Finding {
		last := ctx.last()
		if last == nil {
			return nil
		}
		t := ctx.table()
		var findings []Finding
		for i := range t.format.Figures() {
			figure := &t.format.Figures()[i]
			if last.at(figure.Address) == nil {
				if figure.Free() {
					ctx.notComparable(figure.Address)
				}
				continue
			}
			now, ok := t.count(figure.Address)
			before, okBefore := last.count(figure.Address)
			low, high := min(now, before), max(now, before)
			if !ok || !okBefore || !figure.Free() || figure.Signed || low == 0 || high < jumpFrom || high/jumpTimes < low {
				continue
			}
			findings = append(findings, Finding{
				Places: []Place{t.place(figure.Address), last.foreign(figure.Address)},
				Got:    fmt.Sprint(now), Want: fmt.Sprint(before),
				Args: []any{figure.Label()},
			})
		}
		return findings
	},
}
