package validate

import (
	"github.com/govdisclosure/annualreport/report"
	"github.com/govdisclosure/annualreport/validate/internal/facts"
)

// feeBelowCharged asks where the fees of table 二 are less than what the text says was
// charged for processing requests, which is itself such a fee. Offices differ.
var feeBelowCharged = &Rule{
	Code:     "TXT008",
	Severity: Hint,
	Title: report.Label{
		ZH: "收费金额少于所收信息处理费",
		EN: "The fees of the table are less than the processing fee in the text"},
	Message: report.Label{
		ZH: "%[3]s中称收取信息处理费%[1]s元（“%[4]s”），表二的收费金额为%[5]s万元，少于%[2]s万元：信息处理费是否未计入？",
		EN: "%[3]s says that %[1]s yuan were charged for processing (“%[4]s”); table 2 has %[5]s, less than %[2]s (in 10,000 yuan): was it left out?"},
	Basis: report.Label{
		ZH: "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）：信息处理费本身属于表二所列的收费",
		EN: "The measures on the processing fee, 国办函〔2020〕109号: it is an administrative fee itself"},
	Needs: []string{"proactive.fees.amount"},
	Good:  "proactive.fees.amount = 0.04\nother_matters =\nother_matters = 全年收取信息处理费380元。",
	Bad:   "other_matters =\nother_matters = 全年收取信息处理费380元。",
	Check: func(ctx *Context, r *report.Report) []Finding {
		t := ctx.table()
		c := t.at("proactive.fees.amount")
		if c == nil || !c.known() {
			return nil
		}
		amount, _ := c.value.Decimal()
		for _, s := range ctx.statements() {
			if ctx.err != nil || s.Quantity != facts.ProcessingFee || s.Kind != facts.Number || s.Year != r.Year || !s.Value.IsPositive() {
				continue
			}
			want := s.Value.Shift(-4)
			// What is less than the last digit shown is rounded away, or cut off.
			places := max(2, -amount.Exponent())
			if amount.GreaterThanOrEqual(want.Truncate(places)) {
				continue
			}
			if !ctx.Grow(findingSize) {
				return nil
			}
			return []Finding{{Places: []Place{t.place("proactive.fees.amount"), s.place}, Got: s.Value.String(), Want: want.String(),
				Args: []any{where(ctx, s), s.place.Quote, c.text}}}
		}
		return nil
	},
}
