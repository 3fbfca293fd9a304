package validate

import (
	"strings"

	"github.com/govdisclosure/annualreport/report"
	"golang.org/x/text/width"
)

// privateMailbox finds addresses of mailboxes that providers give to anyone.
var privateMailbox = &Rule{
	Code:     "PUB004",
	Severity: Warning,
	Title: report.Label{
		ZH: "使用了社会化电子邮箱",
		EN: "A mailbox of a public provider"},
	Message: report.Label{
		ZH: "电子邮箱%[1]s是社会化邮箱，应当使用党政机关电子邮箱。",
		EN: "%[1]s is a mailbox of a public provider; use one of the government's."},
	Basis: report.Label{
		ZH: "惯例：工作联系使用党政机关电子邮箱",
		EN: "Convention: organs use mailboxes of the government"},
	Good: "contact.email = xxgk@zb.shandong.cn",
	Bad:  "contact.email = xxgk@163.com",
	Check: func(ctx *Context, _ *report.Report) []Finding {
		var findings []Finding
		for _, l := range ctx.prose() {
			for k := range l.marks {
				if !ctx.Step(1) {
					return nil
				}
				if r := l.marks[k].r; r != '@' && r != '＠' {
					continue
				}
				from, to := l.latinAround(k)
				address := width.Narrow.String(l.text[from:to])
				_, domain, _ := strings.Cut(address, "@")
				if isPublicProvider(strings.ToLower(strings.TrimRight(domain, "."))) && domain != address {
					findings = append(findings, Finding{Places: []Place{l.place(from, to)}, Got: address})
				}
			}
		}
		return findings
	},
}

// latinAround returns the bounds of the Latin letters, digits and marks of an address
// around the k-th mark.
func (l *line) latinAround(k int) (from, to int) {
	i, j := k, k
	for i > 0 && !l.hanBefore(i) && partOfAddress(l.marks[i-1].r) {
		i--
	}
	for j+1 < len(l.marks) && !l.hanAfter(j) && partOfAddress(l.marks[j+1].r) {
		j++
	}
	return int(l.marks[i].at), int(l.marks[j].end)
}

func partOfAddress(r rune) bool {
	if r >= '！' && r <= '～' {
		r = r - '！' + '!'
	}
	return isDigit(r) || isLatin(r) || strings.ContainsRune("._-+", r)
}

// publicProviders are the domains of mailboxes that anyone can have.
var publicProviders = []string{
	"qq.com", "foxmail.com", "163.com", "126.com", "yeah.net", "188.com", "139.com", "189.cn", "wo.cn", "wo.com.cn",
	"sina.com", "sina.cn", "sina.com.cn", "sohu.com", "tom.com", "21cn.com", "aliyun.com", "263.net", "china.com",
	"gmail.com", "hotmail.com", "outlook.com", "live.com", "live.cn", "msn.com", "icloud.com", "yahoo.com", "yahoo.com.cn", "yahoo.cn",
}

func isPublicProvider(domain string) bool {
	for _, p := range publicProviders {
		if rest, ok := strings.CutSuffix(domain, p); ok && (rest == "" || rest == "vip.") {
			return true
		}
	}
	return false
}
