package validate

import (
	"strings"

	"github.com/govdisclosure/annualreport/report"
)

// bankCard finds numbers of bank cards: an issuer's first digits, a length that goes
// with them, and a check digit by Luhn's rule. One number in ten is right by chance,
// so it warns and does not call it proved.
var bankCard = &Rule{
	Code:     "PUB003",
	Severity: Warning,
	Title: report.Label{
		ZH: "公开了银行卡号",
		EN: "A bank card number is made public"},
	Message: report.Label{
		ZH: "含有疑似银行卡号%[1]s，请核对并删除。",
		EN: "%[1]s looks like the number of a bank card; check it and take it out."},
	Basis: basisPrivacy,
	Good:  "overview = 流水号为6200000000000000001。",
	Bad:   "overview = 缴费账号为6200000000000000000。",
	Check: func(ctx *Context, _ *report.Report) []Finding { return ctx.privateNumbers(privateCard) },
}

// issuers are the first digits of cards with the lengths of their numbers.
var issuers = []struct {
	prefix   string
	min, max int
}{
	{"62", 16, 19}, {"60", 16, 19}, {"9558", 19, 19}, {"95599", 19, 19}, {"68", 16, 19},
	{"4", 16, 16}, {"51", 16, 16}, {"52", 16, 16}, {"53", 16, 16}, {"54", 16, 16}, {"55", 16, 16},
	{"34", 15, 15}, {"37", 15, 15}, {"35", 16, 16},
}

func isBankCard(s string) bool {
	for _, i := range issuers {
		if strings.HasPrefix(s, i.prefix) && len(s) >= i.min && len(s) <= i.max {
			return luhn(s)
		}
	}
	return false
}

// luhn reports whether the check digit of a number is right: with every second digit
// from the right doubled, and its digits added, the sum is a multiple of ten.
func luhn(s string) bool {
	sum := 0
	for i := range len(s) {
		d := int(s[len(s)-1-i] - '0')
		if d < 0 || d > 9 {
			return false
		}
		if i%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
	}
	return sum%10 == 0
}
