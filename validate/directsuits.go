package validate

import (
	"strconv"
	"strings"

	"github.com/govdisclosure/annualreport/report"
)

// firstYearOfReconsideration is the first year in which a refusal to disclose had to go to
// reconsideration before it could go to court.
const firstYearOfReconsideration = 2024

// directSuits asks about suits without reconsideration before them where requests were
// refused. Suits over other outcomes, by third parties or begun before 2024 are lawful,
// so that it only asks, and not where a text tells of them.
var directSuits = &Rule{
	Code:     "SUM011",
	Severity: Hint,
	Title: report.Label{
		ZH: "不予公开应当复议前置，却有直接起诉",
		EN: "Direct suits, where a refusal goes to reconsideration first"},
	Message: report.Label{
		ZH: "“%[3]s”为%[1]s，而本年有不予公开或部分公开的答复：直接起诉的是其他答复、由第三人提起，还是2024年以前的案件？应当先复议的不予公开，是否误填为直接起诉？",
		EN: "“%[3]s” is %[1]s while requests were refused: are these suits over other outcomes, by third parties or begun before 2024, or should they stand under those after reconsideration?"},
	Basis: report.Label{
		ZH: "《中华人民共和国行政复议法》第二十三条：申请公开政府信息、行政机关不予公开的，应当先申请行政复议",
		EN: "Administrative Reconsideration Law, art. 23: a refusal to disclose goes to reconsideration first"},
	Needs: []string{"disputes.litigation.direct", "requests.outcome.refused"},
	Good:  "requests.outcome.refused.enforcement_file.individual = 2\ndisputes.reconsideration.upheld = 1",
	Bad:   "disputes.litigation.direct.upheld = 1",
	Check: func(ctx *Context, r *report.Report) []Finding {
		const direct = report.Address("disputes.litigation.direct.total")
		t := ctx.table()
		suits, ok := t.atLeast(direct)
		if !ok || suits == 0 || r.Year < firstYearOfReconsideration {
			return nil
		}
		refused, okRefused := t.total("requests.outcome.refused.total")
		partly, okPartly := t.total("requests.outcome.partly_granted.total")
		if !(okRefused && refused.value.IsPositive()) && !(okPartly && partly.value.IsPositive()) {
			return nil
		}
		for _, l := range ctx.prose() {
			if !ctx.Step(len(l.text)) {
				return nil
			}
			if (strings.Contains(l.text, "诉讼") || strings.Contains(l.text, "起诉")) && containsAny(l.text, otherSuits) {
				return nil
			}
		}
		return []Finding{{Places: []Place{t.place(direct)}, Got: strconv.FormatInt(suits, 10), Args: []any{t.at(direct).figure.Label()}}}
	},
}

// otherSuits are words of texts that tell why a suit went to court at once.
var otherSuits = []string{"第三人", "第三方提起", "2023年", "信息不存在", "不履行", "未答复", "逾期答复", "不服无法提供", "答复程序", "以前年度", "上年起诉", "往年"}
