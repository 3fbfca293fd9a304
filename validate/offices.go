package validate

import (
	"strconv"

	"github.com/govdisclosure/annualreport/report"
)

// missingOffice finds offices whose report is not among the subordinates'.
var missingOffice = &Rule{
	Code:     "SUB003",
	Severity: Warning,
	Title: report.Label{
		ZH: "缺少所属机关的年度报告",
		EN: "A subordinate's report is missing"},
	Message: report.Label{
		ZH: "缺少“%[2]s”%[3]s年的年度报告，汇总不完整。",
		EN: "The report of “%[2]s” for %[3]s is missing; the sums are not whole."},
	Basis: basisRollUp,
	Good:  "under.office = 某某市审计局\noffices = 某某市审计局",
	Bad:   "under.office = 某某市审计局\noffices = 某某市审计局 某某市统计局",
	Check: func(ctx *Context, r *report.Report) []Finding {
		there := map[string]bool{}
		for _, s := range ctx.summed() {
			there[squeeze(s.Office)] = true
		}
		var findings []Finding
		for _, office := range ctx.Offices {
			if name := squeeze(office); name != "" && !there[name] {
				there[name] = true // once, however often it is listed
				findings = append(findings, Finding{Places: []Place{{Office: office, Year: r.Year, Key: "office"}},
					Want: office, Args: []any{strconv.Itoa(r.Year)}})
			}
		}
		return findings
	},
}

// duplicateOffice finds offices that are counted twice.
var duplicateOffice = &Rule{
	Code:     "SUB004",
	Severity: Warning,
	Title: report.Label{
		ZH: "同一机关的年度报告重复",
		EN: "Two subordinates' reports are of one office"},
	Message: report.Label{
		ZH: "“%[1]s”有%[3]s份同一年度的报告，数据被重复汇总。",
		EN: "There are %[3]s reports of “%[1]s” for the year; its figures are counted more than once."},
	Basis: basisRollUp,
	Good:  "under.office = 某某市审计局\nunder2.office = 某某市统计局",
	Bad:   "under.office = 某某市审计局\nunder2.office = 某某市审计局",
	Check: func(ctx *Context, r *report.Report) []Finding {
		times := map[string]int{}
		reports := ctx.summed()
		for _, s := range reports {
			times[squeeze(s.Office)]++
		}
		var findings []Finding
		for _, s := range reports {
			name := squeeze(s.Office)
			if n := times[name]; n > 1 {
				delete(times, name)
				findings = append(findings, Finding{Places: []Place{{Office: s.Office, Year: s.Year, Key: "office"}},
					Got: s.Office, Args: []any{strconv.Itoa(n)}})
			}
		}
		return findings
	},
}

// strangeOffice finds reports among the subordinates' that do not belong there: of an
// office that is not on the list, of another year, or after another edition of the
// form.
var strangeOffice = &Rule{
	Code:     "SUB005",
	Severity: Warning,
	Title: report.Label{
		ZH: "所属机关名单以外或其他年度的报告",
		EN: "A report that does not belong among the subordinates'"},
	Message: report.Label{
		ZH: "“%[1]s”%[3]s年的报告%[4]s。",
		EN: "The report of “%[1]s” for %[3]s %[4]s."},
	Basis: basisRollUp,
	Good:  "under.year = 2024",
	Bad:   "under.year = 2023",
	Check: func(ctx *Context, r *report.Report) []Finding {
		listed := map[string]bool{}
		for _, office := range ctx.Offices {
			if !ctx.Step(len(office)) {
				return nil
			}
			listed[squeeze(office)] = true
		}
		var findings []Finding
		for _, s := range ctx.Subordinates {
			var why report.Label
			switch {
			case s == nil:
				continue
			case s.Year != r.Year:
				why = report.Label{ZH: "不是本年度的，未计入汇总", EN: "is of another year and is not summed up"}
			case s.Edition() != r.Edition():
				why = report.Label{ZH: "采用了不同的格式，未计入汇总", EN: "follows another edition of the form and is not summed up"}
			case ctx.Offices != nil && !listed[squeeze(s.Office)]:
				why = report.Label{ZH: "不在所属机关名单内", EN: "is of an office that is not on the list"}
			default:
				continue
			}
			findings = append(findings, Finding{Places: []Place{{Office: s.Office, Year: s.Year, Key: "office"}},
				Got: s.Office, Args: []any{strconv.Itoa(s.Year), why}})
		}
		return findings
	},
}
