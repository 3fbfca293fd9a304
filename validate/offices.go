package validate

import (
	"strconv"
	"strings"

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
		ZH: "缺少“%[2]s”%[3]s的年度报告，汇总不完整。",
		EN: "The report of “%[2]s” for %[3]s is missing; the sums are not whole."},
	Basis: basisRollUp,
	Good:  "under.office = 某某市审计局\noffices = 某某市审计局",
	Bad:   "under.office = 某某市审计局\noffices = 某某市审计局 某某市统计局",
	Check: func(ctx *Context, r *report.Report) []Finding {
		there := map[string]bool{}
		for _, s := range ctx.summed() {
			there[officeKey(s.Office)] = true
		}
		var findings []Finding
		for _, office := range ctx.Offices {
			if !ctx.Step(len(office)) {
				return nil
			}
			if name := officeKey(office); name != "" && !there[name] {
				there[name] = true // once, however often it is listed
				findings = append(findings, Finding{Places: []Place{{Office: office, Year: r.Year, Key: "office"}},
					Want: office, Args: []any{forYear(r.Year)}})
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
			times[officeKey(s.Office)]++
		}
		var findings []Finding
		for _, s := range reports {
			name := officeKey(s.Office)
			if n := times[name]; n > 1 && name != "" {
				delete(times, name)
				findings = append(findings, Finding{Places: []Place{{Office: s.Office, Year: s.Year, Key: "office"}},
					Got: s.Office, Args: []any{strconv.Itoa(n)}})
			}
		}
		return findings
	},
}

// strangeOffice finds reports among the subordinates' that do not belong there: of an
// office that is not on the list, of another year, after another edition of the form, or
// of an organ that another system adds up.
var strangeOffice = &Rule{
	Code:     "SUB005",
	Severity: Warning,
	Title: report.Label{
		ZH: "所属机关名单以外或其他年度的报告",
		EN: "A report that does not belong among the subordinates'"},
	Message: report.Label{
		ZH: "所给的所属机关报告中，%[3]s%[4]s。",
		EN: "Of the subordinates' reports: %[3]s %[4]s."},
	Basis: basisRollUp,
	Good:  "under.year = 2024",
	Bad:   "under.year = 2023",
	Check: func(ctx *Context, r *report.Report) []Finding {
		listed := map[string]bool{}
		for _, office := range ctx.Offices {
			if !ctx.Step(len(office)) {
				return nil
			}
			listed[officeKey(office)] = true
		}
		var findings []Finding
		for i, s := range ctx.Subordinates {
			var why report.Label
			switch {
			case s == nil:
				continue
			case s.Year != r.Year && !ctx.dated():
				continue // of what year it should be is not known
			case s.Year != r.Year:
				why = report.Label{ZH: "不是本年度的，未计入汇总", EN: "is of another year and is not summed up"}
			case s.Edition() != r.Edition():
				why = report.Label{ZH: "采用了不同的格式，未计入汇总", EN: "follows another edition of the form and is not summed up"}
			case ctx.elsewhere(s):
				why = report.Label{ZH: "属垂直管理机关，由本系统汇总，未计入", EN: "is of a vertically managed organ, which its own system sums up, and is left out"}
			case ctx.Offices != nil && officeKey(s.Office) != "" && !listed[officeKey(s.Office)]:
				why = report.Label{ZH: "不在所属机关名单内", EN: "is of an office that is not on the list"}
			default:
				continue
			}
			if !ctx.Grow(findingSize) {
				return nil
			}
			findings = append(findings, Finding{Places: []Place{placeOf(s, i+1, "office")},
				Got: s.Office, Args: []any{reportName(s, i+1), why}})
		}
		return findings
	},
}

// forYear writes the year of a report in a sentence.
func forYear(year int) report.Label {
	if !isReportYear(year) {
		return report.Label{ZH: "本年度", EN: "the year"}
	}
	return report.Label{ZH: yearText(year), EN: strconv.Itoa(year)}
}

// mostNumbers is how many reports a finding names by their numbers.
const mostNumbers = 10

// unknownOffice finds reports among the subordinates' that do not say whose they are, so
// that nobody can tell whether one of them is missing or there twice.
var unknownOffice = &Rule{
	Code:     "SUB006",
	Severity: Warning,
	Title: report.Label{
		ZH: "所属机关的报告没有机关名称",
		EN: "A subordinate's report does not say whose it is"},
	Message: report.Label{
		ZH: "所给的所属机关报告中，%[3]s没有机关名称（共%[4]s份），不能核对是否齐全、有无重复。",
		EN: "Of the subordinates' reports, %[3]s do not say whose they are (%[4]s in all); whether one is missing or there twice cannot be told."},
	Basis: basisRollUp,
	Good:  "under.office = 某某市审计局",
	Bad:   "under.office = ",
	Check: func(ctx *Context, _ *report.Report) []Finding {
		var f Finding
		var numbers []string
		for i, s := range ctx.Subordinates {
			if s == nil || strings.TrimSpace(s.Office) != "" {
				continue
			}
			if !ctx.Grow(placeSize) {
				return nil
			}
			f.Places = append(f.Places, placeOf(s, i+1, "office"))
			if len(numbers) < mostNumbers {
				numbers = append(numbers, strconv.Itoa(i+1))
			}
		}
		if f.Places == nil {
			return nil
		}
		zh, en := "第"+strings.Join(numbers, "、"), "no. "+strings.Join(numbers, ", ")
		if len(f.Places) > mostNumbers {
			zh, en = zh+"……", en+" …"
		}
		f.Args = []any{report.Label{ZH: zh + "份", EN: en}, strconv.Itoa(len(f.Places))}
		return []Finding{f}
	},
}
