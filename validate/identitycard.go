package validate

import (
	"time"

	"github.com/govdisclosure/annualreport/report"
)

// identityCard finds identity card numbers: 18 places, of which the first six are an
// area, the next eight a day and the last a checksum that is right.
var identityCard = &Rule{
	Code:     "PUB001",
	Severity: Error,
	Title: report.Label{
		ZH: "公开了居民身份证号码",
		EN: "An identity card number is made public"},
	Message: report.Label{
		ZH: "含有居民身份证号码%[1]s，属于个人隐私，不得公开。",
		EN: "It holds the identity card number %[1]s, which is private and must not be published."},
	Basis: report.Label{
		ZH: "《中华人民共和国政府信息公开条例》第十五条；号码规则见GB 11643",
		EN: "Regulation on government information disclosure, art. 15; the form of the number is in GB 11643"},
	Good:  "overview = 受理编号为110000199001010001。",
	Bad:   "overview = 申请人身份证号为110000199001010005。",
	Check: func(ctx *Context, _ *report.Report) []Finding { return ctx.privateNumbers(privateIdentity) },
}

// isIdentityCard reports whether 18 digits, or 17 and an X, are a citizen's number by
// GB 11643-1999.
func isIdentityCard(s string) bool {
	if len(s) != 18 || s[0] < '1' || s[0] > '8' {
		return false
	}
	number := func(from, to int) int {
		n := 0
		for _, c := range s[from:to] {
			n = n*10 + int(c-'0')
		}
		return n
	}
	born := report.Date{Year: number(6, 10), Month: time.Month(number(10, 12)), Day: number(12, 14)}
	if born.Year < 1900 || born.Year > 2099 || !born.Valid() {
		return false
	}
	sum, weight := 0, 1
	for i := 16; i >= 0; i-- {
		weight = weight * 2 % 11
		sum += int(s[i]-'0') * weight
	}
	return "10X98765432"[sum%11] == s[17]
}
