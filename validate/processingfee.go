package validate

import (
	"strings"

	"github.com/govdisclosure/annualreport/report"
)

// noProcessingFee finds reports whose last section does not say what was charged for
// processing requests, or that nothing was. The fee goes by many names in reports;
// any of them will do.
var noProcessingFee = &Rule{
	Code:     "FRM008",
	Severity: Warning,
	Title: report.Label{
		ZH: "第六部分未报告信息处理费收取情况",
		EN: "Section six does not report the fee for processing requests"},
	Message: report.Label{
		ZH: "第六部分未报告收取信息处理费的情况；没有收取的也应当写明。",
		EN: "Section six does not say what was charged for processing requests; that none was must be said too."},
	Basis: report.Label{
		ZH: "年度报告格式；《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）",
		EN: "The notice on the format; the measures on the processing fee, 国办函〔2020〕109号"},
	Needs: []string{"other_matters"},
	Good:  "other_matters = 本机关没有收取信息处理费。",
	Bad:   "other_matters =\nother_matters = 没有其他需要说明的事情。",
	Check: func(ctx *Context, r *report.Report) []Finding {
		if ctx.dated() && r.Year < firstFeeYear {
			ctx.NotApplied(report.Label{ZH: "信息处理费自2021年起收取", EN: "the fee has been charged since 2021"})
			return nil
		}
		lines := ctx.text("other_matters")
		if len(lines) == 0 {
			return nil // an empty section is another rule's
		}
		for _, l := range lines {
			if strings.Contains(l.text, "处理费") ||
				strings.Contains(l.text, "公开") && containsAny(l.text, []string{"收费", "费用"}) {
				return nil
			}
		}
		return []Finding{{Places: []Place{{Key: "other_matters"}}}}
	},
}

// firstFeeYear is the first year in which the fee could be charged: the measures came
// into force on 1 January 2021.
const firstFeeYear = 2021
