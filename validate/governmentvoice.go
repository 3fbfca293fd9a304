package validate

import (
	"strings"

	"github.com/govdisclosure/annualreport/report"
)

// governmentVoice asks where the report of a government speaks as one office of it: it
// speaks for the whole area. 本办 or 我办 as compiler or contact is right.
var governmentVoice = &Rule{
	Code:     "FRM024",
	Severity: Hint,
	Title: report.Label{
		ZH: "政府的年度报告以某一部门的口吻叙述",
		EN: "A government's report speaks as one of its offices"},
	Message: report.Label{
		ZH: "“%[1]s”是某一部门的自称，而本报告是“%[4]s”的：所述是全域的工作还是该部门的？（“%[3]s”）",
		EN: "“%[1]s” is what one office calls itself, and the report is of “%[4]s”: is it told of the whole area? (“%[3]s”)"},
	Basis: report.Label{
		ZH: "惯例：政府的年度报告反映本级政府各机关的整体情况",
		EN: "Convention: a government's report is on all its organs"},
	Good: "kind = government\noffice = 某某市人民政府\noverview = 本报告由我办编制。全市开展工作考核、社会评议，无责任追究。",
	Bad:  "kind = government\noffice = 某某市人民政府\noverview = 我办共收到申请22件。",
	Check: func(ctx *Context, r *report.Report) []Finding {
		if !r.OfGovernment() {
			return nil
		}
		for _, key := range []string{"overview", "requests.lead", "disputes.lead", "problems"} {
			for _, l := range ctx.text(key) {
				if !l.paragraph {
					continue
				}
				for _, s := range l.parts(stops + "，,") {
					part := l.text[s.start:s.end]
					if !ctx.Step(len(part)) {
						return nil
					}
					for _, voice := range []string{"我办", "我局", "本办", "本局", "我委", "我厅", "本委", "本厅"} {
						i := strings.Index(part, voice)
						if i < 0 || i > 3*12 || !containsAny(part[i:], []string{"共收到", "收到", "新收", "受理", "制发", "办结", "主动公开", "发布", "组织", "召开", "举办", "开展"}) ||
							containsAny(part, []string{"联系", "咨询", "编制", "向我", "电话", "指导", "牵头"}) {
							continue
						}
						place := l.place(s.start+i, s.start+i+len(voice))
						return []Finding{{Places: []Place{place}, Got: voice, Args: []any{place.Quote, strings.TrimSpace(r.Office)}}}
					}
				}
			}
		}
		return nil
	},
}
