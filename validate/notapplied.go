package validate

import (
	"slices"
	"strings"

	"github.com/govdisclosure/annualreport/report"
	"github.com/govdisclosure/annualreport/validate/internal/facts"
)

// NotApplied says that a rule, or a rule at some cells, could not look at what it rests
// on: the edition of the form that the report follows has no such thing, or that of last
// year's report has not. That a rule found nothing says nothing then.
type NotApplied struct {
	// Code is that of the rule.
	Code string `json:"code"`
	// Reason says why.
	Reason report.Label `json:"reason"`
	// Cells are the cells that were not looked at; empty where the whole rule was not
	// applied.
	Cells []report.Address `json:"cells,omitempty"`
}

// NotApplied notes that the rule that is running does not apply, or not to the cells that
// are named. It is for rules; see [Rule.Needs] for what can be said beforehand.
func (c *Context) NotApplied(reason report.Label, cells ...report.Address) {
	for i := range c.notApplied {
		n := &c.notApplied[i]
		if n.Code != c.running || n.Reason != reason || len(n.Cells) == 0 != (len(cells) == 0) {
			continue
		}
		for _, a := range cells {
			if !slices.Contains(n.Cells, a) {
				n.Cells = append(n.Cells, a)
			}
		}
		return
	}
	c.notApplied = append(c.notApplied, NotApplied{c.running, reason, slices.Clone(cells)})
}

// lacking returns the first of the keys that the form does not have, "" where it has all.
func lacking(f *report.Format, keys []string) string {
	for _, key := range keys {
		if !has(f, key) {
			return key
		}
	}
	return ""
}

// has reports whether the form has a cell, a part of a table, a text or a section.
func has(f *report.Format, key string) bool {
	if _, err := f.Figure(report.Address(key)); err == nil || f.Section(key) != nil {
		return true
	}
	if slices.ContainsFunc(f.Figures(), func(figure report.Figure) bool { return within(string(figure.Address), key) }) {
		return true
	}
	return slices.Contains(f.TextKeys(), key)
}

// without says that a form has not what a rule rests on, which another has.
func without(f *report.Format, key string) report.Label {
	l := report.Label{ZH: key, EN: key}
	for _, other := range report.Editions() {
		if has(other, key) {
			l = partLabel(other, key)
			break
		}
	}
	return report.Label{ZH: editionLabel(f).ZH + "没有“" + l.ZH + "”", EN: editionLabel(f).EN + " has no “" + l.EN + "”"}
}

// partLabel names a cell, what the cells of a part have in common, a text or a section.
func partLabel(f *report.Format, key string) report.Label {
	if figure, err := f.Figure(report.Address(key)); err == nil {
		return figure.Label()
	}
	for i := range f.Figures() {
		if figure := &f.Figures()[i]; f.Section(key) == nil && strings.HasPrefix(string(figure.Address), key+".") {
			return tableLabel(figure, figure.RowLabels)
		}
	}
	return f.Label(key)
}

// editionLabel names an edition.
func editionLabel(f *report.Format) report.Label {
	return report.Label{ZH: f.ID() + "年版格式", EN: "the " + f.ID() + " edition of the form"}
}

// notComparable notes that cells of the report under check have no counterpart in last
// year's, which follows another edition.
func (c *Context) notComparable(cells ...report.Address) {
	last := c.Last()
	if last == nil || last.Edition() == c.report.Edition() || len(cells) == 0 {
		return
	}
	l := editionLabel(last.Edition())
	c.NotApplied(report.Label{ZH: "上年报告采用" + l.ZH + "，没有相应的单元格，无从比较",
		EN: "last year's report follows " + l.EN + ", which has no such cell to compare with"}, cells...)
}

// noCell notes that a quantity that a text states is a cell of another edition, and none
// of the report's.
func (c *Context) noCell(q facts.Quantity) {
	f, a := c.report.Edition(), report.Address(q)
	if has(f, string(a)) {
		return
	}
	for _, other := range report.Editions() {
		if has(other, string(a)) {
			l := editionLabel(f)
			c.NotApplied(report.Label{ZH: l.ZH + "没有正文所述数据的单元格，无从核对", EN: l.EN + " has no cell for what the text states"}, a)
			return
		}
	}
}
