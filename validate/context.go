package validate

import (
	"context"
	"fmt"

	"github.com/govdisclosure/annualreport/internal/budget"
	"github.com/govdisclosure/annualreport/report"
)

// Context is what a rule may know beside the report under check. It belongs to one
// check and is not used by two goroutines.
type Context struct {
	// Previous are the office's reports of earlier years, the latest first and one for
	// a year. What was given as such and is none is left out; rules of the library
	// (YTY008, YTY009, YTY011, YTY012) tell of it.
	Previous []*report.Report
	// Subordinates are the reports that the report rolls up, and Offices the
	// names of those that should be among them; nil where that is not known.
	Subordinates []*report.Report
	Offices      []string
	// Published is the day of publication; zero where it is not known.
	Published report.Date

	report *report.Report
	given  []*report.Report // as previous, in the caller's order
	strays []stray          // those of them that are no predecessors

	ctx    context.Context
	budget *budget.Budget
	limits Limits
	err    error // the first of the budget's; there is no result then

	running    string // the code of the rule that is running
	notApplied []NotApplied

	// What the rules share is worked out when the first asks for it, and nil
	// until then.
	figures     *figures
	lastFigures *figures // of the report of the year before
	lastSaid    map[string]bool
	stated      []statement
	byQuantity  map[statedKey]*statedGroup
	counts      []countedLine
	lines       []*line
	byKey       map[string][]*line // the lines of each text
	numbers     []longNumber
	cited       []citation
	rolledUp    []*report.Report
}

func newContext(ctx context.Context, r *report.Report, o Options, limits Limits) *Context {
	c := &Context{Subordinates: o.Subordinates, Offices: o.Offices, Published: o.Published, report: r, given: o.Previous,
		ctx: ctx, limits: limits, budget: budget.New(ctx, budget.Limits{Memory: limits.Memory, Steps: limits.Steps, Time: limits.Time})}
	if c.Published.IsZero() {
		c.Published = r.Published
	}
	c.sortOut(o.Silence)
	return c
}

// Context returns the context of the check, for rules that ask others.
func (c *Context) Context() context.Context { return c.ctx }

// Step charges n steps of work, each about the look at one character, to the limits of
// the check and reports whether it goes on. A rule of which the work grows with what it
// is given asks in its loops, and returns at once where the answer is no: whatever it
// has found is discarded, and the check ends with the error of the limit or the context.
func (c *Context) Step(n int) bool {
	if c.err == nil {
		c.err = c.budget.Step(n)
	}
	return c.err == nil
}

// Grow charges n bytes that a rule is about to hold, as Step does steps.
func (c *Context) Grow(n int) bool {
	if c.err == nil {
		c.err = c.budget.Grow(int64(n))
	}
	return c.err == nil
}

// alive asks whether there is time left, and reports whether the check goes on.
func (c *Context) alive() bool {
	if c.err == nil {
		c.err = c.budget.Alive()
	}
	return c.err == nil
}

// exceeds ends the check with the error of a limit of a number of things.
func (c *Context) exceeds(limit string, most int64) {
	if c.err == nil {
		c.err = &LimitError{Limit: limit, Max: fmt.Sprint(most)}
	}
}

// What is charged for what is held of a report, in bytes.
const (
	lineSize      = 192
	markSize      = 12
	findingSize   = 640
	statementSize = 640
)

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
