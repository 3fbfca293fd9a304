package validate

import (
	"github.com/govdisclosure/annualreport/report"
	"github.com/govdisclosure/annualreport/validate/internal/facts"
	"github.com/shopspring/decimal"
)

// figures are all cells of a report as they are shown, read once: the rules ask for
// the same cells many times over.
type figures struct {
	report *report.Report
	format *report.Format
	cells  map[report.Address]*cell
	list   []cell // in the order of the form

	unbalanced []*equation // nil until it is worked out
	// What quantities of the text mean, as far as it was asked.
	meant    map[facts.Quantity][]report.Address
	reckoned map[reckoningKey][]reckoning
	wholesOf map[facts.Quantity][]reckoning
	names    map[facts.Quantity]report.Label
}

// cell is what a cell of figures shows.
type cell struct {
	figure *report.Figure
	value  report.Value // what it shows; nil where that is no figure
	text   string       // what it shows, as it is printed
	stated bool         // the report states it, though a sum derives it or it is no figure
}

// known reports whether the cell shows a figure, neither blank nor anything else.
func (c *cell) known() bool { return c.value != nil && !c.value.Blank() }

// derived reports whether the cell shows what its parts add up to, so that nothing
// can be wrong with it that is not wrong with them.
func (c *cell) derived() bool { return !c.stated && !c.figure.Free() }

func newFigures(r *report.Report) *figures {
	all := r.Edition().Figures()
	f := &figures{report: r, format: r.Edition(), cells: make(map[report.Address]*cell, len(all)), list: make([]cell, len(all)),
		meant: map[facts.Quantity][]report.Address{}, reckoned: map[reckoningKey][]reckoning{},
		wholesOf: map[facts.Quantity][]reckoning{}, names: map[facts.Quantity]report.Label{}}
	for i := range all {
		c := &f.list[i]
		c.figure = &all[i]
		f.cells[c.figure.Address] = c
		if text, stated := r.Stated.Figures[c.figure.Address]; stated {
			c.text, c.stated = text, true
			if v, err := c.figure.Read(text); err == nil {
				c.value = v
			}
			continue
		}
		// The address is one of the form's, so there is no error.
		c.value, _ = r.Value(c.figure.Address)
		c.text = c.value.String()
	}
	return f
}

// at returns the cell, or nil where the form has none at the address.
func (f *figures) at(a report.Address) *cell { return f.cells[a] }

// count returns the count that the cell shows, and false where it shows none.
func (f *figures) count(a report.Address) (int64, bool) {
	if c := f.cells[a]; c != nil {
		if n, ok := c.value.(report.Count); ok {
			return n.Int()
		}
	}
	return 0, false
}

// atLeast returns the count of a total by what it shows and by the sum of its parts,
// whichever is more: one of them may be left at 0 where the other is filled in.
func (f *figures) atLeast(a report.Address) (int64, bool) {
	n, ok := f.count(a)
	c := f.cells[a]
	if c == nil {
		return 0, false
	}
	if sum, known := f.sum(c.figure.Parts); known && len(c.figure.Parts) > 0 {
		n, ok = max(n, sum.IntPart()), true
	}
	return n, ok
}

// equalValues reports whether two figures are the same number.
func equalValues(a, b report.Value) bool {
	x, _ := a.Decimal()
	y, _ := b.Decimal()
	return x.Equal(y)
}

// sum adds the cells as they are shown, and returns false where one is not known.
func (f *figures) sum(addresses []report.Address) (decimal.Decimal, bool) {
	var n int64
	var d decimal.Decimal
	for _, a := range addresses {
		c := f.cells[a]
		if c == nil || !c.known() {
			return d, false
		}
		if v, ok := c.value.(report.Count); ok {
			k, _ := v.Int()
			n += k
		} else {
			v, _ := c.value.Decimal()
			d = d.Add(v)
		}
	}
	return d.Add(decimal.NewFromInt(n)), true
}

// tableLabel names a part of the table that a figure stands in by labels of the part.
func tableLabel(figure *report.Figure, labels []report.Label) report.Label {
	l := figure.Section.Table.Name
	for _, part := range labels {
		l.ZH += " " + part.ZH
		l.EN += " " + part.EN
	}
	return l
}
