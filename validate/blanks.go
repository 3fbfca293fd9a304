package validate

import (
	"slices"

	"github.com/govdisclosure/annualreport/report"
	"github.com/shopspring/decimal"
)

// blankTable finds tables in which nothing is filled in: such a report reports nothing.
var blankTable = &Rule{
	Code:     "SUM007",
	Severity: Error,
	Title: report.Label{
		ZH: "整张表格空白未填",
		EN: "Nothing of a table is filled in"},
	Message: report.Label{
		ZH: "“%[3]s”整表空白；没有发生的应填0。",
		EN: "Nothing of “%[3]s” is filled in; what did not occur is filled in as 0."},
	Basis: report.Label{
		ZH: "年度报告格式：报告内容不能遗漏",
		EN: "The notice on the format: the content must omit nothing"},
	Good: "disputes.reconsideration.upheld =",
	Bad: "disputes.reconsideration.upheld =\ndisputes.reconsideration.corrected =\ndisputes.reconsideration.other =\n" +
		"disputes.reconsideration.pending =\ndisputes.reconsideration.total =\n" +
		"disputes.litigation.direct.upheld =\ndisputes.litigation.direct.corrected =\ndisputes.litigation.direct.other =\n" +
		"disputes.litigation.direct.pending =\ndisputes.litigation.direct.total =\n" +
		"disputes.litigation.after_reconsideration.upheld =\ndisputes.litigation.after_reconsideration.corrected =\n" +
		"disputes.litigation.after_reconsideration.other =\ndisputes.litigation.after_reconsideration.pending =\n" +
		"disputes.litigation.after_reconsideration.total =",
	Check: func(ctx *Context, r *report.Report) []Finding {
		t := ctx.table()
		var findings []Finding
		for i := range t.format.Sections() {
			s := &t.format.Sections()[i]
			if rows, all := t.blanks(s); all {
				findings = append(findings, t.blankRow(slices.Concat(rows...), s.Table.Name))
			}
		}
		return findings
	},
}

// blankCells finds cells of figures that were left blank, where others of the table are
// not. Those of one row make one finding.
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
		for i := range t.format.Sections() {
			findings = append(findings, t.blanksOf(&t.format.Sections()[i])...)
		}
		return findings
	},
}

// blanks returns the blank cells of a table, row by row, and whether nothing of it is
// filled in.
func (f *figures) blanks(s *report.Section) (rows [][]*cell, all bool) {
	figures, blank := 0, 0
	for i := range f.list {
		c := &f.list[i]
		if c.figure.Section != s || c.derived() {
			continue
		}
		if figures++; c.text != "" {
			continue
		}
		if blank++; len(rows) == 0 || rows[len(rows)-1][0].figure.Row != c.figure.Row {
			rows = append(rows, nil)
		}
		rows[len(rows)-1] = append(rows[len(rows)-1], c)
	}
	return rows, figures > 0 && blank == figures
}

// blanksOf makes a finding of each row of a table with blank cells, unless the whole
// table is blank.
func (f *figures) blanksOf(s *report.Section) []Finding {
	rows, all := f.blanks(s)
	if all {
		return nil
	}
	var findings []Finding
	for _, row := range rows {
		if len(row) > 1 {
			findings = append(findings, f.blankRow(row, tableLabel(row[0].figure, row[0].figure.RowLabels)))
			continue
		}
		finding := f.blankRow(row, row[0].figure.Label())
		if finding.Culprit = f.solve(row[0].figure.Address); finding.Culprit != nil {
			finding.Want = finding.Culprit.Want
		}
		findings = append(findings, finding)
	}
	return findings
}

// blankRow makes one finding of blank cells.
func (f *figures) blankRow(cells []*cell, name report.Label) Finding {
	finding := Finding{Args: []any{name}}
	for _, c := range cells {
		finding.Places = append(finding.Places, f.place(c.figure.Address))
	}
	return finding
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
	if _, err := c.figure.Parse(found.String()); err != nil {
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
