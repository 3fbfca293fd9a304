package validate

import (
	"github.com/govdisclosure/annualreport/report"
	"github.com/shopspring/decimal"
)

// feeInYuan finds fees of eight digits, which are in 万元: a hundred billion yuan is more
// than the fees of any county or city, and what stands there was given in 元. The
// governments of provinces and their departments of finance are left alone.
var feeInYuan = &Rule{
	Code:     "SUM010",
	Severity: Warning,
	Title: report.Label{
		ZH: "收费金额疑以元填报",
		EN: "The fees seem to be given in yuan"},
	Message: report.Label{
		ZH: "“%[3]s”为%[1]s，单位为万元；疑误以元填报，核对是否应为%[2]s。",
		EN: "“%[3]s” is %[1]s, in units of 10,000 yuan; it seems to be in yuan. Should it be %[2]s?"},
	Basis: report.Label{
		ZH: "年度报告格式表二：收费金额的单位为万元",
		EN: "The form, table 2: fees are in units of 10,000 yuan"},
	Needs: []string{"proactive.fees.amount"},
	Good:  "proactive.fees.amount = 96171.6",
	Bad:   "proactive.fees.amount = 12345678",
	Check: func(ctx *Context, r *report.Report) []Finding {
		t := ctx.table()
		c := t.at("proactive.fees.amount")
		if c == nil || !c.known() || startsWithProvince(squeeze(r.Office)) {
			return nil
		}
		v, _ := c.value.Decimal()
		if v.LessThan(decimal.New(1, 7)) {
			return nil
		}
		return []Finding{{Places: []Place{t.place("proactive.fees.amount")}, Got: c.text, Want: v.Shift(-4).String(),
			Args: []any{c.figure.Label()}}}
	},
}

// startsWithProvince reports whether an office is one of a province or of the country: the
// first area that its name has is a province, and nothing smaller follows.
func startsWithProvince(office string) bool {
	return containsAny(office, []string{"省", "自治区", "国家", "国务院", "北京市", "上海市", "天津市", "重庆市"}) &&
		!containsAny(office, []string{"县", "旗", "镇", "乡", "街道", "州"}) && !hasLower(office)
}

// hasLower reports whether a name has a city below a province, or a district.
func hasLower(office string) bool {
	seen := false
	for i, r := range office {
		switch {
		case r == '市' && seen, r == '区' && (i < len("治") || lastRune(office[:i]) != '治'):
			return true
		case r == '省', r == '市', r == '区':
			seen = true
		}
	}
	return false
}
