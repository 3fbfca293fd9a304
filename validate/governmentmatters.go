package validate

import "github.com/govdisclosure/annualreport/report"

// governmentMatters finds reports of governments that leave out what the regulation
// asks of governments alone.
var governmentMatters = &Rule{
	Code:     "FRM006",
	Severity: Warning,
	Title: report.Label{
		ZH: "政府年度报告缺少工作考核、社会评议或责任追究结果",
		EN: "A government's report leaves out assessment, public appraisal or accountability"},
	Message: report.Label{
		ZH: "各级人民政府的年度报告应当写明%[3]s情况，全文未见。",
		EN: "A government's report must tell of %[3]s; this one does not."},
	Basis: report.Label{
		ZH: "《中华人民共和国政府信息公开条例》第五十条第（四）项",
		EN: "Regulation on government information disclosure, art. 50(4)"},
	Needs: []string{"overview"},
	Good:  "kind = government\noverview = 组织开展工作考核和社会评议，全年没有发生责任追究。",
	Bad:   "kind = government",
	Check: func(ctx *Context, r *report.Report) []Finding {
		if !r.OfGovernment() {
			return nil
		}
		var findings []Finding
		for _, matter := range []struct {
			name  report.Label
			words []string
		}{
			{report.Label{ZH: "工作考核", EN: "the assessment of the work"}, []string{"考核", "考评"}},
			{report.Label{ZH: "社会评议", EN: "public appraisal"}, []string{"评议", "满意度", "测评"}},
			{report.Label{ZH: "责任追究", EN: "holding to account"}, []string{"责任追究", "追究责任", "追责", "问责", "追究"}},
		} {
			if !anyLine(ctx.prose(), matter.words) {
				findings = append(findings, Finding{Places: []Place{{Key: "overview"}}, Args: []any{matter.name}})
			}
		}
		return findings
	},
}
