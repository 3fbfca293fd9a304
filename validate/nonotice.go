package validate

import (
	"strconv"
	"strings"

	"github.com/govdisclosure/annualreport/report"
)

// unpaidWithoutNotice finds requests that were ended because a fee was not paid, where a
// text says that no notice of a fee was issued. That nothing was collected is no
// contradiction.
var unpaidWithoutNotice = &Rule{
	Code:     "TXT010",
	Severity: Warning,
	Title: report.Label{
		ZH: "未发出收费通知，却有逾期未缴费不再处理的申请",
		EN: "A request ended for want of payment, and no notice of a fee"},
	Message: report.Label{
		ZH: "正文称“%[4]s”，而表三“%[3]s”为%[1]s；逾期未缴纳费用以已发出收费通知为前提。",
		EN: "The text says “%[4]s”; “%[3]s” is %[1]s, which presupposes a notice."},
	Basis: report.Label{
		ZH: "《中华人民共和国政府信息公开条例》第四十二条；《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）",
		EN: "Regulation on government information disclosure, art. 42; the measures on the processing fee, 国办函〔2020〕109号"},
	Needs: []string{"requests.outcome.other.fee_unpaid"},
	Good:  "other_matters =\nother_matters = 全年未发出信息处理费收费通知。",
	Bad: "requests.outcome.other.fee_unpaid.individual = 1\nrequests.outcome.granted.individual = 0\n" +
		"other_matters =\nother_matters = 全年未发出信息处理费收费通知。",
	Check: func(ctx *Context, _ *report.Report) []Finding {
		const unpaid = report.Address("requests.outcome.other.fee_unpaid.total")
		t := ctx.table()
		n, ok := t.atLeast(unpaid)
		if !ok || n == 0 {
			return nil
		}
		for _, l := range ctx.prose() {
			if !l.paragraph || !strings.Contains(l.text, "通知") {
				continue
			}
			for _, s := range l.parts(stops + "，,") {
				if !ctx.Step(s.end - s.start) {
					return nil
				}
				part := l.text[s.start:s.end]
				if saysNoNotice(part) {
					return []Finding{{Places: []Place{t.place(unpaid), l.place(s.start, s.end)}, Got: strconv.FormatInt(n, 10),
						Args: []any{t.at(unpaid).figure.Label(), strings.TrimRight(part, stops+"，,")}}}
				}
			}
		}
		return nil
	},
}

// saysNoNotice reports whether a part of a sentence says that no notice of a fee was issued.
func saysNoNotice(s string) bool {
	if !strings.Contains(s, "收费通知") && !strings.Contains(s, "缴费通知") {
		return false
	}
	for _, no := range []string{"未", "没有", "无", "零"} {
		for _, issue := range []string{"发出", "发送", "出具", "下达", "制发", "开具", "向申请人发", "向任何", ""} {
			if issue == "" && no != "没有" && no != "无" {
				continue
			}
			i := strings.Index(s, no+issue)
			if i >= 0 && (issue != "" || startsWithAny(s[i+len(no):], []string{"收费通知", "缴费通知", "信息处理费"})) {
				return true
			}
		}
	}
	return false
}
