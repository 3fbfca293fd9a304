package validate

import (
	"strings"

	"github.com/govdisclosure/annualreport/report"
)

// rulesOfNone asks where an office counts 规章 that cannot make any. They are made by the
// departments of the State Council and by the governments of provinces, 设区的市, 自治州
// and a few cities alike; a department that drafted one sometimes counts it.
var rulesOfNone = &Rule{
	Code:     "SUM009",
	Severity: Hint,
	Title: report.Label{
		ZH: "没有规章制定权的机关填报了规章",
		EN: "An organ that makes no 规章 counts some"},
	Message: report.Label{
		ZH: "“%[3]s”为%[1]s：“%[4]s”有规章制定权吗？是否将规范性文件填入了规章栏？",
		EN: "“%[3]s” is %[1]s: may “%[4]s” make 规章, or were other documents entered there?"},
	Basis: report.Label{
		ZH: "《中华人民共和国立法法》：规章由国务院部门和省、自治区、直辖市、设区的市、自治州的人民政府制定",
		EN: "Legislation Law: 规章 are made by departments of the State Council and governments of provinces, cities with districts and autonomous prefectures"},
	Needs: []string{"proactive.rules"},
	Good:  "office = 某某市人民政府\nkind = government\nproactive.rules.issued = 1\nproactive.rules.in_force = 1\noverview = 开展工作考核、社会评议，无责任追究。",
	Bad:   "proactive.rules.issued = 1\nproactive.rules.in_force = 1",
	Check: func(ctx *Context, r *report.Report) []Finding {
		if makesRules(r) || strings.TrimSpace(r.Office) == "" {
			return nil
		}
		t := ctx.table()
		var findings []Finding
		for _, a := range []report.Address{"proactive.rules.issued", "proactive.rules.in_force", "proactive.rules.repealed"} {
			if n, ok := t.count(a); ok && n > 0 {
				findings = append(findings, Finding{Places: []Place{t.place(a)}, Got: t.at(a).text,
					Args: []any{t.at(a).figure.Label(), strings.TrimSpace(r.Office)}})
				break // one question for the row
			}
		}
		return findings
	},
}

// makesRules reports whether an organ may make 规章, or may report for one that may.
func makesRules(r *report.Report) bool {
	name := squeeze(r.Office)
	if r.OfGovernment() {
		name = strings.TrimSuffix(strings.TrimSuffix(name, "办公室"), "办公厅")
		name = strings.TrimSuffix(name, "人民政府")
		switch lastRune(name) {
		case '县', '区', '旗', '镇', '乡', '处', '道':
			return strings.HasSuffix(name, "自治区") || strings.HasSuffix(name, "特别行政区")
		}
		return true
	}
	if containsAny(name, []string{"人民政府办公"}) {
		return !containsAny(name, []string{"县人民政府", "区人民政府", "镇人民政府", "乡人民政府", "旗人民政府"}) || strings.Contains(name, "自治区人民政府")
	}
	// A department of the State Council has no area in its name.
	return startsWithAny(name, []string{"国家", "国务院", "中国", "中华人民共和国", "海关总署"}) && !containsAny(name, []string{"省", "市", "县", "区", "州", "盟"}) ||
		strings.HasSuffix(name, "部") && !containsAny(name, []string{"省", "市", "县", "区"})
}
