package validate

import (
	"strings"

	"github.com/govdisclosure/annualreport/report"
)

var basisPrivacy = report.Label{
	ZH: "《中华人民共和国政府信息公开条例》第十五条：涉及个人隐私的信息不得公开",
	EN: "Regulation on government information disclosure, art. 15: what is private must not be published",
}

// mobileNumber finds mobile telephone numbers.
var mobileNumber = &Rule{
	Code:     "PUB002",
	Severity: Warning,
	Title: report.Label{
		ZH: "公开了手机号码",
		EN: "A mobile telephone number is made public"},
	Message: report.Label{
		ZH: "含有手机号码%[1]s；联系方式应当使用办公电话。",
		EN: "It holds the mobile number %[1]s; give the telephone of the office."},
	Basis: basisPrivacy,
	Good:  "contact.phone = 0533-2700000",
	Bad:   "contact.phone = 13800138000",
	Check: func(ctx *Context, _ *report.Report) []Finding { return ctx.privateNumbers(privateMobile) },
}

// isMobile reports whether a number is a mobile one: 11 digits from 13 to 19, with or
// without 86 before, and no unit behind that makes a figure of it.
func isMobile(n longNumber) (string, bool) {
	d := n.digits
	if len(d) == 13 && strings.HasPrefix(d, "86") {
		d = d[2:]
	} else if len(d) == 15 && strings.HasPrefix(d, "0086") {
		d = d[4:]
	}
	if len(d) != 11 || d[0] != '1' || d[1] < '3' || d[10] == 'X' {
		return "", false
	}
	rest := strings.TrimLeft(n.text[n.end:], " ")
	return d, !startsWithAny(rest, []string{"元", "万", "亿", "件", "条", "次", "人", "个", "号令", "平方", "."})
}
