package parse

import (
	"github.com/govdisclosure/annualreport/internal/form"
	"github.com/govdisclosure/annualreport/parse/internal/remark"
	"github.com/govdisclosure/annualreport/report"
)

// assigner tells which cell of the form each figure of a document's tables is.
type assigner struct {
	form    *form.Form
	budget  *account
	remarks *remark.List
	exact   bool // the document is a file of ours

	// What the tables say: the text of each cell, the rows that were found, those whose
	// cells could not be told apart, as was said, and the column heads by the key of
	// the section.
	cells   map[report.Address]cellText
	rows    map[*form.Row]bool
	refused map[*form.Row]bool
	heads   map[string]*headsFound
	pending *pending
	// headsApart are those of a table of heads alone, next before.
	headsApart []headRow
}

func newAssigner(fm *form.Form, b *account, l *remark.List, exact bool) *assigner {
	return &assigner{form: fm, budget: b, remarks: l, exact: exact,
		cells: map[report.Address]cellText{}, rows: map[*form.Row]bool{}, refused: map[*form.Row]bool{}, heads: map[string]*headsFound{}}
}

// step counts steps of work.
func (as *assigner) step(n int) { must(as.budget.Step(n)) }
