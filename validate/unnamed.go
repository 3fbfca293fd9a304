package validate

import (
	"strconv"
	"strings"

	"github.com/govdisclosure/annualreport/report"
)

var basisNamed = report.Label{
	ZH: "年度报告格式：标题由行政机关名称和“某年政府信息公开工作年度报告”组成",
	EN: "The notice on the format: the name of the organ, the year and the name of the report",
}

// officeUnstated finds reports of no office.
var officeUnstated = &Rule{
	Code:     "FRM018",
	Severity: Error,
	Title: report.Label{
		ZH: "没有行政机关名称",
		EN: "The office is missing"},
	Message: report.Label{
		ZH: "没有行政机关名称，应写明全称。",
		EN: "The report does not say whose it is; it must give the full name of the organ."},
	Basis: basisNamed,
	Good:  "office = 某某市某某局",
	Bad:   "office = ",
	Check: func(_ *Context, r *report.Report) []Finding {
		if strings.TrimSpace(r.Office) != "" {
			return nil
		}
		return []Finding{{Places: []Place{{Key: "office"}}}}
	},
}

// yearUnstated finds reports of no year, or of one that there were no reports in.
var yearUnstated = &Rule{
	Code:     "FRM019",
	Severity: Error,
	Title: report.Label{
		ZH: "没有报告年度，或者年度不可能",
		EN: "The year is missing, or cannot be one"},
	Message: report.Label{
		ZH: "%[3]s；应写明所报告的年度，不早于%[4]s年。",
		EN: "%[3]s; it must be the year that is reported on, not before %[4]s."},
	Basis: basisNamed,
	Good:  "year = 2024",
	Bad:   "year = 0",
	Check: func(ctx *Context, r *report.Report) []Finding {
		if ctx.dated() {
			return nil
		}
		f := Finding{Places: []Place{{Key: "year"}}}
		said := report.Label{ZH: "没有报告年度", EN: "The year is missing"}
		if r.Year != 0 {
			f.Got = strconv.Itoa(r.Year)
			said = report.Label{ZH: "报告年度写作“" + f.Got + "”", EN: "The year is given as " + f.Got}
		}
		f.Args = []any{said, strconv.Itoa(report.FirstYear)}
		return []Finding{f}
	},
}

// dated reports whether the year of the report is known, without which no rule says
// what year anything should be of.
func (c *Context) dated() bool { return isReportYear(c.report.Year) }

// isReportYear reports whether a report can be on a year.
func isReportYear(year int) bool { return year >= report.FirstYear && year <= 9999 }
