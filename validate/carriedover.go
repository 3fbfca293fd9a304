package validate

import (
	"github.com/govdisclosure/annualreport/report"
)

// carriedOver finds columns in which what was carried over from last year is not
// what last year's report carries over.
var carriedOver = &Rule{
	Code:     "YTY001",
	Severity: Error,
	Title: report.Label{
		ZH: "上年结转数与上年报告的结转下年数不一致",
		EN: "What was carried in is not what last year carried out"},
	Message: report.Label{
		ZH: "“%[3]s”为%[1]s，上年报告“%[4]s”为%[2]s。",
		EN: "“%[3]s” is %[1]s; “%[4]s” of last year's report is %[2]s."},
	Basis: report.Label{
		ZH: "年度报告格式表三：上年结转即上年结转下年度继续办理的申请",
		EN: "The form, table 3: what is carried in is what the year before carried out"},
	Needs: []string{"requests.carried_in", "requests.carried_out"},
	Good:  "previous.requests.carried_out.individual = 2",
	Bad:   "previous.requests.carried_out.individual = 1",
	Check: func(ctx *Context, r *report.Report) []Finding {
		last := ctx.last()
		if last == nil {
			return nil
		}
		var findings []Finding
		columns := false // one of the columns that add up to the total differs
		for _, column := range applicantColumns {
			in, out := report.Address("requests.carried_in."+column), report.Address("requests.carried_out."+column)
			now, before := ctx.table().at(in), last.at(out)
			if now != nil && before == nil {
				ctx.notComparable(in)
			}
			if now == nil || before == nil || !now.known() || !before.known() {
				continue
			}
			total := !now.figure.Free()
			if equalValues(now.value, before.value) || total && columns {
				continue
			}
			columns = columns || !total
			findings = append(findings, Finding{
				Places: []Place{ctx.table().place(in), last.foreign(out)},
				Got:    now.text, Want: before.text,
				Args: []any{now.figure.Label(), before.figure.Label()},
			})
		}
		return findings
	},
}

var applicantColumns = []string{"individual", "enterprise", "research", "charity", "legal_service", "other_org", "total"}

// last returns the figures of the year before, nil where its report is not at hand.
func (c *Context) last() *figures {
	if r := c.Last(); r != nil && c.lastFigures == nil {
		c.lastFigures = newFigures(r)
	}
	return c.lastFigures
}

// foreign returns a cell of a report that is not the one under check as a place.
func (f *figures) foreign(a report.Address) Place {
	p := f.place(a)
	p.Office, p.Year = f.report.Office, f.report.Year
	return p
}
