package validate

import (
	"strconv"

	"github.com/govdisclosure/annualreport/report"
)

// tooManyRepealed finds more documents repealed than there were: those in force at the end
// of last year and those issued since. Where organs merged or functions moved, another
// organ's are among them; where a text tells so, nothing is found.
var tooManyRepealed = &Rule{
	Code:     "YTY013",
	Severity: Warning,
	Title: report.Label{
		ZH: "废止数多于上年现行有效数与本年制发数之和",
		EN: "More documents were repealed than there were"},
	Message: report.Label{
		ZH: "“%[3]s”为%[1]s，上年现行有效%[4]s件、本年制发%[5]s件，合计只有%[2]s件；机构合并、职能划转或者计入失效文件的，请核对。",
		EN: "“%[3]s” is %[1]s; with %[4]s in force last year and %[5]s issued there were only %[2]s. Merged organs or lapsed documents may explain it."},
	Basis: report.Label{
		ZH: "惯例：废止的是上年现行有效或者本年制发的文件",
		EN: "Convention: what is repealed was in force last year or was issued since"},
	Needs: []string{"proactive.rules.repealed", "proactive.normative_documents.repealed"},
	Good:  "previous.proactive.normative_documents.in_force = 4\nproactive.normative_documents.repealed = 4\nproactive.normative_documents.in_force = 1",
	Bad:   "previous.proactive.normative_documents.in_force = 2\nproactive.normative_documents.repealed = 6\nproactive.normative_documents.in_force = 0",
	Check: func(ctx *Context, _ *report.Report) []Finding {
		last := ctx.last()
		if last == nil {
			return nil
		}
		t := ctx.table()
		var findings []Finding
		for _, row := range documentRows {
			if last.at(row+"in_force") == nil {
				ctx.notComparable(row + "repealed")
				continue
			}
			before, okBefore := last.count(row + "in_force")
			issued, okIssued := t.count(row + "issued")
			repealed, ok := t.count(row + "repealed")
			if !ok || !okBefore || !okIssued || repealed <= before+issued || ctx.tells(lapses) || ctx.tells(reorganised) {
				continue
			}
			findings = append(findings, Finding{
				Places: []Place{t.place(row + "repealed"), t.place(row + "issued"), last.foreign(row + "in_force")},
				Got:    strconv.FormatInt(repealed, 10), Want: strconv.FormatInt(before+issued, 10),
				Args: []any{t.at(row + "repealed").figure.Label(), strconv.FormatInt(before, 10), strconv.FormatInt(issued, 10)},
			})
		}
		return findings
	},
}

// reorganised are words of texts that tell that organs merged or functions moved.
var reorganised = []string{"机构改革", "合并", "并入", "划转", "划入", "整合", "撤并", "承接原", "职能调整", "机构调整"}
