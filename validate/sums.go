package validate

import (
	"strings"

	"github.com/govdisclosure/annualreport/report"
)

// The note of the form's own in the corner of table 三, and what it leaves unsaid.
var basisIdentity = report.Label{
	ZH: "年度报告格式表三所注勾稽关系，及表内“总计”之义",
	EN: "The remark on identities in table 3 of the form, and the meaning of a total",
}

// totalDiffers finds stated totals that are not the sum of their parts.
var totalDiffers = &Rule{
	Code:     "SUM001",
	Severity: Error,
	Title: report.Label{
		ZH: "总计不等于各分项之和",
		EN: "A total is not the sum of its parts"},
	Message: report.Label{
		ZH: "“%[3]s”填报%[1]s，%[4]s之和为%[2]s。",
		EN: "“%[3]s” states %[1]s; %[4]s add up to %[2]s."},
	Basis: basisIdentity,
	Good:  "requests.new.total = 22",
	Bad:   "requests.new.total = 24",
	Check: func(ctx *Context, r *report.Report) []Finding {
		return ctx.unbalanced(report.IdentityTotal, func(f *Finding, e *equation, t *figures) {
			total := t.at(e.Left[0]).figure
			parts := report.Label{ZH: "同一行各列", EN: "the columns of its row"}
			if t.at(e.Right[0]).figure.Row != total.Row {
				parts = report.Label{ZH: "同一列各行", EN: "the rows of its column"}
			}
			f.Args = []any{total.Label(), parts}
		})
	},
}

// unbalancedColumn finds columns of table 三 in which the form's own equation does
// not hold.
var unbalancedColumn = &Rule{
	Code:     "SUM002",
	Severity: Error,
	Title: report.Label{
		ZH: "勾稽关系不成立：收到数与处理数不平",
		EN: "What came in does not balance what was handled and carried over"},
	Message: report.Label{
		ZH: "“%[3]s”列勾稽关系不成立：%[4]s，合计%[1]s；%[5]s，合计%[2]s。",
		EN: "Column “%[3]s” does not balance: %[4]s make %[1]s; %[5]s make %[2]s."},
	Basis: basisIdentity,
	Good:  "requests.new.individual = 21",
	Bad:   "requests.new.individual = 22",
	Check: func(ctx *Context, r *report.Report) []Finding {
		return ctx.unbalanced(report.IdentityBalance, func(f *Finding, e *equation, t *figures) {
			first := t.at(e.Left[0]).figure
			f.Args = []any{tableLabel(first, first.ColumnLabels), t.spell(e.Left), t.spell(e.Right)}
		})
	},
}

// unbalanced makes a finding of each broken equation of a kind. It names all cells
// that the equation joins, those that a derived total adds up included.
func (c *Context) unbalanced(kind report.IdentityKind, describe func(*Finding, *equation, *figures)) []Finding {
	t := c.table()
	var findings []Finding
	for _, e := range t.broken() {
		if e.Kind != kind {
			continue
		}
		f := Finding{Got: e.left.String(), Want: e.right.String(), Culprit: e.culprit}
		f.Places = append(places(e.Left, t.place), places(e.Right, t.place)...)
		for i := range t.format.Figures() {
			a := t.format.Figures()[i].Address
			if _, term := e.terms[a]; term && !e.names(a) {
				f.Places = append(f.Places, t.place(a))
			}
		}
		describe(&f, e, t)
		findings = append(findings, f)
	}
	return findings
}

// place returns the cell as a place.
func (f *figures) place(a report.Address) Place { return Place{Address: a, Quote: f.at(a).text} }

// places returns cells as places, each by what makes a place of one.
func places(cells []report.Address, place func(report.Address) Place) []Place {
	all := make([]Place, len(cells))
	for i, a := range cells {
		all[i] = place(a)
	}
	return all
}

// spell writes cells by the labels of their rows, with what they show.
func (f *figures) spell(addresses []report.Address) report.Label {
	var zh, en []string
	for _, a := range addresses {
		c := f.at(a)
		l := c.figure.RowLabels[len(c.figure.RowLabels)-1]
		zh = append(zh, "“"+l.ZH+"”"+c.text)
		en = append(en, "“"+l.EN+"” "+c.text)
	}
	return report.Label{ZH: strings.Join(zh, "、"), EN: strings.Join(en, " and ")}
}
