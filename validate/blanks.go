package validate

import (
	"github.com/govdisclosure/annualreport/report"
	"github.com/shopspring/decimal"
)

// blankCells finds cells of figures that were left blank. The cells of one row make
// one finding.
var blankCells = &Rule{
	Code:     "SUM003",
	Severity: Warning,
	Title: report.Label{
		ZH: "数据栏空白未填",
		EN: "A cell of figures is left blank"},
	Message: report.Label{
		ZH: "“%[3]s”空白未填；没有发生的应填0。",
		EN: "“%[3]s” is blank; what did not occur is filled in as 0."},
	Basis: report.Label{
		ZH: "年度报告格式：报告内容不能遗漏",
		EN: "The notice on the format: the content must omit nothing"},
	Good: "requests.new.total = 22",
	Bad:  "requests.new.total =",
	Check: func(ctx *Context, r *report.Report) []Finding {
		t := ctx.table()
		var findings []Finding
		var last *report.Figure
		for i := range t.format.Figures() {
			figure := &t.format.Figures()[i]
			c := t.at(figure.Address)
			if c.text != "" || c.derived() {
				continue
			}
			if last == nil || last.Section != figure.Section || last.Row != figure.Row {
				findings = append(findings, Finding{Args: []any{figure.Label()}})
			}
			last = figure
			f := &findings[len(findings)-1]
			f.Places = append(f.Places, t.place(figure.Address))
			switch len(f.Places) {
			case 1:
				if f.Culprit = t.solve(figure.Address); f.Culprit != nil {
					f.Want = f.Culprit.Want
				}
			default: // several cells: the row is named, and none of them singled out
				f.Want, f.Culprit = "", nil
				f.Args = []any{rowLabel(figure)}
			}
		}
		return findings
	},
}

// rowLabel names the row of a figure.
func rowLabel(figure *report.Figure) report.Label {
	l := figure.Section.Table.Name
	for _, part := range figure.RowLabels {
		l.ZH += " " + part.ZH
		l.EN += " " + part.EN
	}
	return l
}

// solve returns a cell that shows no figure as the culprit, with the figure that it
// must show, where the equations that it stands in leave no choice and agree; nil
// where they do not.
func (f *figures) solve(a report.Address) *Culprit {
	var found *decimal.Decimal
	for _, id := range f.format.Identities() {
		v, ok := f.solveIn(id, a)
		if !ok {
			continue
		}
		if found != nil && !found.Equal(v) {
			return nil
		}
		found = &v
	}
	c := f.at(a)
	if found == nil {
		return nil
	}
	if _, err := report.ParseValue(c.figure.Unit, found.String()); err != nil {
		return nil
	}
	return &Culprit{Address: a, Got: c.text, Want: found.String()}
}

// solveIn solves one equation for a cell, where all others in it are known.
func (f *figures) solveIn(id *report.Identity, a report.Address) (v decimal.Decimal, ok bool) {
	if f.allDerived(id) {
		return v, false
	}
	terms := f.terms(id)
	if terms[a] == 0 {
		return v, false
	}
	var rest decimal.Decimal
	for b, n := range terms {
		if b == a || n == 0 {
			continue
		}
		if !f.at(b).known() {
			return v, false
		}
		w, _ := f.at(b).value.Decimal()
		rest = rest.Add(w.Mul(decimal.NewFromInt(n)))
	}
	return rest.Neg().Div(decimal.NewFromInt(terms[a])), true
}
