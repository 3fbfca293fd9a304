package validate

import (
	"github.com/govdisclosure/annualreport/report"
	"github.com/govdisclosure/annualreport/validate/internal/facts"
	"github.com/shopspring/decimal"
)

// feeOffTariff finds processing fees that no use of the tariff gives: by piece it is 100
// yuan and more, by page 10, 20 or 40 a page, so that every sum is a multiple of 10.
var feeOffTariff = &Rule{
	Code:     "TXT009",
	Severity: Warning,
	Title: report.Label{
		ZH: "信息处理费金额不合收费标准",
		EN: "A processing fee that the tariff does not give"},
	Message: report.Label{
		ZH: "%[3]s中称收取信息处理费%[1]s元（“%[4]s”）；按件、按量计收的标准都是10元的整倍数，请核对。",
		EN: "%[3]s says that %[1]s yuan were charged for processing (“%[4]s”); by the tariff every sum is a multiple of 10 yuan."},
	Basis: report.Label{
		ZH: "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）第四条至第六条",
		EN: "The measures on the processing fee, 国办函〔2020〕109号, arts. 4 to 6"},
	Good: "proactive.fees.amount = 0.04\nother_matters =\nother_matters = 全年收取信息处理费380元。",
	Bad:  "proactive.fees.amount = 0.04\nother_matters =\nother_matters = 全年收取信息处理费385元。",
	Check: func(ctx *Context, r *report.Report) []Finding {
		ten := decimal.New(1, 1)
		var findings []Finding
		for _, s := range ctx.statements() {
			if ctx.err != nil {
				return nil
			}
			if s.Quantity != facts.ProcessingFee || s.Kind != facts.Number || s.Bound != facts.Exactly ||
				s.Precision.GreaterThan(decimal.New(1, 0)) || s.Value.Mod(ten).IsZero() {
				continue
			}
			if !ctx.Grow(findingSize) {
				return nil
			}
			findings = append(findings, Finding{Places: []Place{s.place}, Got: s.Value.String(), Args: []any{where(ctx, s), s.place.Quote}})
		}
		return findings
	},
}
