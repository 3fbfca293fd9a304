package validate

import (
	"errors"
	"slices"
	"strconv"

	"github.com/govdisclosure/annualreport/report"
)

var basisRollUp = report.Label{
	ZH: "《中华人民共和国政府信息公开条例》第四十九条：本级政府年度报告汇总所属各机关的数据",
	EN: "Regulation on government information disclosure, art. 49: a government's report sums up those of its organs",
}

// rollUp finds cells that are not the sum of the same cell in the subordinates'
// reports of the year.
var rollUp = &Rule{
	Code:     "SUB001",
	Severity: Error,
	Title: report.Label{
		ZH: "汇总数不等于所属各机关之和",
		EN: "A figure is not the sum of the subordinates'"},
	Message: report.Label{
		ZH: "“%[3]s”为%[1]s，所属%[4]s个机关之和为%[2]s。",
		EN: "“%[3]s” is %[1]s; the %[4]s subordinates' add up to %[2]s."},
	Basis: basisRollUp,
	Good:  "under.office = 某某市发展和改革委员会",
	Bad:   "under.proactive.penalties.decisions = 2",
	Check: func(ctx *Context, r *report.Report) []Finding {
		reports := ctx.summed()
		if len(reports) == 0 {
			return nil
		}
		cells := len(r.Edition().Figures())
		if !ctx.Step(cellSteps * cells * len(reports)) {
			return nil
		}
		sum, err := report.Sum(reports...)
		t := ctx.table()
		var tooMuch *report.SumError
		switch {
		case errors.As(err, &tooMuch):
			// No report can hold the sum, so that its own figure is not it.
			figure, err := t.format.Figure(tooMuch.Address)
			if err != nil {
				return nil // the address is the form's own
			}
			return []Finding{{Places: []Place{t.place(tooMuch.Address)}, Got: t.at(tooMuch.Address).text, Want: ">" + report.N(report.MaxCount).String(),
				Args: []any{figure.Label(), strconv.Itoa(len(reports))}}}
		case err != nil:
			return nil // reports of other years and editions were left aside
		}
		want := newFigures(sum)
		var findings []Finding
		for i := range t.list {
			got := &t.list[i]
			figure, sum := got.figure, want.at(got.figure.Address)
			if got.derived() || !got.known() || !sum.known() || equalValues(got.value, sum.value) {
				continue
			}
			if !figure.Free() && t.partsKnown(figure) {
				continue // what is wrong with a total is its parts, or their sum
			}
			f := Finding{Places: []Place{t.place(figure.Address)}, Got: got.text, Want: sum.text,
				Args: []any{figure.Label(), strconv.Itoa(len(reports))}}
			if !ctx.Step(cellSteps*len(reports)) || !ctx.alive() {
				return nil
			}
			for _, s := range reports {
				// The address is one of the form's, so there is no error.
				if shown, _ := s.Shown(figure.Address); shown != "0" && shown != "" {
					if !ctx.Grow(placeSize) {
						return nil
					}
					f.Places = append(f.Places, Place{Office: s.Office, Year: s.Year, Address: figure.Address, Quote: shown})
				}
			}
			findings = append(findings, f)
		}
		return findings
	},
}

// cellSteps is what is charged for a look at a cell, in steps, and placeSize for a place,
// in bytes.
const (
	cellSteps = 16
	placeSize = 160
)

// rollsUp reports whether a subordinate's report is of the year and the form of the
// report under check, and of an organ that its roll-up counts.
func (c *Context) rollsUp(s *report.Report) bool {
	return s != nil && s.Year == c.report.Year && s.Edition() == c.report.Edition() && !c.elsewhere(s)
}

// elsewhere reports whether a subordinate's report counts in the roll-up of a system of
// its own and not in this one, as those of taxes and customs do. An organ that the caller
// names among the offices counts whatever it is, and a system adds up its own.
func (c *Context) elsewhere(s *report.Report) bool {
	kind, _ := s.OrganKind()
	own, _ := c.report.OrganKind()
	if kind.Facts().RollsUp || !own.Facts().RollsUp {
		return false
	}
	name := officeKey(s.Office)
	return !slices.ContainsFunc(c.Offices, func(o string) bool { return officeKey(o) == name })
}

// summed returns the subordinates' reports that are of the year and the form of the
// report under check, and count in its roll-up.
func (c *Context) summed() []*report.Report {
	if c.rolledUp == nil {
		c.rolledUp = []*report.Report{}
		for _, s := range c.Subordinates {
			if c.rollsUp(s) {
				c.rolledUp = append(c.rolledUp, s)
			}
		}
	}
	return c.rolledUp
}

func (f *figures) partsKnown(figure *report.Figure) bool {
	for _, part := range figure.Parts {
		if !f.at(part).known() {
			return false
		}
	}
	return true
}

// blankSubordinate finds subordinates whose blanks leave sums unknown.
var blankSubordinate = &Rule{
	Code:     "SUB002",
	Severity: Warning,
	Title: report.Label{
		ZH: "所属机关数据空白，无法汇总核对",
		EN: "A subordinate's blanks leave sums unknown"},
	Message: report.Label{
		ZH: "%[5]s有%[3]s格空白或不是数字（如“%[4]s”），相应的汇总数无法核对。",
		EN: "%[5]s has %[3]s cells without a figure (as “%[4]s”), whose sums cannot be checked."},
	Basis: basisRollUp,
	Good:  "under.office = 某某市发展和改革委员会",
	Bad:   "under.proactive.penalties.decisions =",
	Check: func(ctx *Context, r *report.Report) []Finding {
		var findings []Finding
		for i, s := range ctx.Subordinates {
			if !ctx.rollsUp(s) {
				continue
			}
			if !ctx.Step(cellSteps * len(s.Edition().Figures())) {
				return nil
			}
			n := 0
			var first *report.Figure
			for k := range s.Edition().Figures() {
				figure := &s.Edition().Figures()[k]
				if v, err := s.Value(figure.Address); figure.Free() && err == nil && v.Blank() {
					if n == 0 {
						first = figure
					}
					n++
				}
			}
			if n > 0 {
				if !ctx.Grow(findingSize) {
					return nil
				}
				place := placeOf(s, i+1, "")
				place.Address = first.Address
				findings = append(findings, Finding{Places: []Place{place},
					Got: s.Office, Args: []any{strconv.Itoa(n), first.Label(), reportName(s, i+1)}})
			}
		}
		return findings
	},
}
