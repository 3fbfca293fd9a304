package validate

import (
	"strconv"
	"strings"

	"github.com/govdisclosure/annualreport/report"
)

// codefendant asks where a text tells of suits in which the office was a defendant beside
// another as the organ of reconsideration. They are counted by the organ that acted
// first; where the text says that they are left out, nothing is asked.
var codefendant = &Rule{
	Code:     "TXT011",
	Severity: Hint,
	Title: report.Label{
		ZH: "作为复议机关共同应诉的案件是否计入",
		EN: "Were suits counted in which the office is a co-defendant?"},
	Message: report.Label{
		ZH: "正文提到以复议机关身份作为共同被告的诉讼（“%[3]s”），表四“%[4]s”为%[1]s：这些案件由原行政行为机关统计，是否已从本机关数据中剔除？",
		EN: "The text tells of suits as co-defendant (“%[3]s”); “%[4]s” is %[1]s. They are counted by the organ that acted first: were they left out here?"},
	Basis: report.Label{
		ZH: "国办公开办函〔2016〕201号：复议机关作共同被告的案件，由原行政行为机关统计",
		EN: "国办公开办函〔2016〕201号: the organ that acted first counts a suit with the organ of reconsideration as co-defendant"},
	Needs: []string{"disputes.litigation"},
	Good:  "disputes.litigation.after_reconsideration.upheld = 1\ndisputes.reconsideration.upheld = 1\noverview = 作为复议机关共同被告的诉讼由原机关统计，未计入本报告。",
	Bad:   "disputes.litigation.after_reconsideration.upheld = 1\ndisputes.reconsideration.upheld = 1\noverview = 作为复议机关与原机关为共同被告的诉讼1件。",
	Check: func(ctx *Context, _ *report.Report) []Finding {
		const after = report.Address("disputes.litigation.after_reconsideration.total")
		t := ctx.table()
		n, ok := t.atLeast(after)
		if !ok || n == 0 {
			return nil
		}
		for _, l := range ctx.prose() {
			if !l.paragraph || !strings.Contains(l.text, "复议机关") || !strings.Contains(l.text, "共同") || containsAny(l.text, leftOut) {
				continue
			}
			for _, s := range l.parts(fullStops) {
				if !ctx.Step(s.end - s.start) {
					return nil
				}
				part := l.text[s.start:s.end]
				if strings.Contains(part, "复议机关") && containsAny(part, []string{"共同被告", "共同应诉"}) && strings.IndexFunc(part, isDigit) >= 0 {
					place := l.place(s.start, s.end)
					return []Finding{{Places: []Place{t.place(after), place}, Got: strconv.FormatInt(n, 10), Args: []any{place.Quote, t.at(after).figure.Label()}}}
				}
			}
		}
		return nil
	},
}

// leftOut are words by which a text says that something is not counted in.
var leftOut = []string{"不计入", "未计入", "不纳入", "未纳入", "剔除", "不含", "不包括", "由原机关统计", "由原行政"}
