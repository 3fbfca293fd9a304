package validate

import (
	"strconv"

	"github.com/govdisclosure/annualreport/report"
)

// suitsAfterNone asks about suits after reconsideration where there was none in the year
// or the year before. Appeals and slow cases run over years, so that it only asks.
var suitsAfterNone = &Rule{
	Code:     "YTY014",
	Severity: Hint,
	Title: report.Label{
		ZH: "两年没有行政复议，却有经复议的诉讼",
		EN: "Suits after reconsideration, and none in two years"},
	Message: report.Label{
		ZH: "“%[3]s”为%[1]s，而本年和上年的“%[4]s”都是0：是更早复议的案件，还是填错了栏？",
		EN: "“%[3]s” is %[1]s, while “%[4]s” is 0 in this year and the last: are these older cases, or is it the wrong column?"},
	Basis: report.Label{
		ZH: "年度报告格式表四：经复议再起诉的，先有行政复议",
		EN: "The form, table 4: what goes to court after reconsideration went there first"},
	Needs: []string{"disputes.reconsideration", "disputes.litigation.after_reconsideration"},
	Good:  "previous.disputes.reconsideration.upheld = 1\ndisputes.litigation.after_reconsideration.upheld = 1",
	Bad:   "previous.disputes.reconsideration.upheld = 0\ndisputes.litigation.after_reconsideration.upheld = 1",
	Check: func(ctx *Context, _ *report.Report) []Finding {
		const after, reconsidered = report.Address("disputes.litigation.after_reconsideration.total"), report.Address("disputes.reconsideration.total")
		last, t := ctx.last(), ctx.table()
		if last == nil {
			return nil
		}
		suits, ok := t.atLeast(after)
		now, okNow := t.atLeast(reconsidered)
		before, okBefore := last.atLeast(reconsidered)
		if !ok || !okNow || !okBefore || suits == 0 || now > 0 || before > 0 || ctx.tells(slowCases) {
			return nil
		}
		return []Finding{{Places: []Place{t.place(after), t.place(reconsidered), last.foreign(reconsidered)}, Got: strconv.FormatInt(suits, 10),
			Args: []any{t.at(after).figure.Label(), t.at(reconsidered).figure.Label()}}}
	},
}

// slowCases are words of texts that tell that a case ran over years.
var slowCases = []string{"二审", "再审", "上诉", "发回重审", "往年复议", "以前年度复议", "跨年度"}
