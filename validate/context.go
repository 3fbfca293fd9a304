package validate

import (
	"slices"

	"github.com/govdisclosure/annualreport/report"
)

// Context is what a rule may know beside the report under check. It belongs to one
// check and is not used by two goroutines.
type Context struct {
	// Previous are the office's earlier reports, the latest first.
	Previous []*report.Report
	// Subordinates are the reports that the report rolls up, and Offices the
	// names of those that should be among them; nil where that is not known.
	Subordinates []*report.Report
	Offices      []string
	// Published is the day of publication; zero where it is not known.
	Published report.Date

	report *report.Report

	// What the rules share is worked out when the first asks for it, and nil
	// until then.
	figures     *figures
	lastFigures *figures // of the report of the year before
	stated      []statement
	lines       []*line
	numbers     []longNumber
	cited       []citation
}

func newContext(r *report.Report, o Options) *Context {
	c := &Context{Subordinates: o.Subordinates, Offices: o.Offices, Published: o.Published, report: r}
	if c.Published.IsZero() {
		c.Published = r.Published
	}
	for _, p := range o.Previous {
		if p != nil && p.Year < r.Year {
			c.Previous = append(c.Previous, p)
		}
	}
	slices.SortStableFunc(c.Previous, func(a, b *report.Report) int { return b.Year - a.Year })
	return c
}

// Last returns the report of the year before, or nil where it is not at hand.
func (c *Context) Last() *report.Report {
	if len(c.Previous) > 0 && c.Previous[0].Year == c.report.Year-1 {
		return c.Previous[0]
	}
	return nil
}

// table returns the figures of the report under check. They are read once, by
// whichever rule asks first.
func (c *Context) table() *figures {
	if c.figures == nil {
		c.figures = newFigures(c.report)
	}
	return c.figures
}
