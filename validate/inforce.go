package validate

import (
	"strconv"

	"github.com/govdisclosure/annualreport/report"
)

// inForce finds documents in force that do not follow from last year's. Offices that
// were reorganised have others' documents to count, so it warns.
var inForce = &Rule{
	Code:     "YTY002",
	Severity: Warning,
	Title: report.Label{
		ZH: "现行有效数与上年数据不衔接",
		EN: "The documents in force do not follow from last year's"},
	Message: report.Label{
		ZH: "“%[3]s”为%[1]s；上年%[4]s，加本年制发、减本年废止，应为%[2]s。机构改革等原因造成的，请核对。",
		EN: "“%[3]s” is %[1]s; last year's %[4]s with those issued and without those repealed make %[2]s. A reorganisation may explain it."},
	Basis: report.Label{
		ZH: "年度报告格式表二：现行有效数＝上年现行有效数＋本年制发数－本年废止数",
		EN: "The form, table 2: in force = in force last year + issued − repealed"},
	Needs: []string{"proactive.rules.in_force", "proactive.normative_documents.in_force"},
	Good:  "previous.proactive.normative_documents.in_force = 0",
	Bad:   "previous.proactive.normative_documents.in_force = 5",
	Check: func(ctx *Context, _ *report.Report) []Finding {
		last := ctx.last()
		if last == nil {
			return nil
		}
		var findings []Finding
		t := ctx.table()
		for _, row := range []string{"proactive.rules.", "proactive.normative_documents."} {
			at, issued, repealed := report.Address(row+"in_force"), report.Address(row+"issued"), report.Address(row+"repealed")
			if last.at(at) == nil {
				ctx.notComparable(at)
				continue
			}
			before, okBefore := last.count(at)
			more, okMore := t.count(issued)
			less, okLess := t.count(repealed)
			now, ok := t.count(at)
			want := before + more - less
			if !okBefore || !okMore || !okLess || !ok || now == want {
				continue
			}
			findings = append(findings, Finding{
				Places: []Place{t.place(at), t.place(issued), t.place(repealed), last.foreign(at)},
				Got:    t.at(at).text, Want: strconv.FormatInt(want, 10),
				Args: []any{t.at(at).figure.Label(), last.at(at).text},
			})
		}
		return findings
	},
}
