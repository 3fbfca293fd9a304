// Package tables tells which cell of the form each figure of a table is, and reads the
// figures.
package tables

import (
	"github.com/govdisclosure/annualreport/internal/form"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
	"github.com/govdisclosure/annualreport/parse/internal/remark"
	"github.com/govdisclosure/annualreport/report"
)

// Assigner tells which cell of the form each figure of a document's tables is.
type Assigner struct {
	form    *form.Form
	budget  *doc.Account
	remarks *remark.List
	exact   bool // the document is a file of ours

	// What the tables say: the text of each cell, the rows that were found, those whose
	// cells could not be told apart, as was said, and the column heads by the key of
	// the section.
	Cells   map[report.Address]cellText
	Rows    map[*form.Row]bool
	Refused map[*form.Row]bool
	Heads   map[string]*HeadsFound
	pending *pending
	// headsApart are those of a table of heads alone, next before.
	headsApart []headRow
	// others are the heads that name another edition, found when the first table comes.
	others map[string]*report.Format
}

func New(fm *form.Form, b *doc.Account, l *remark.List, exact bool) *Assigner {
	return &Assigner{form: fm, budget: b, remarks: l, exact: exact,
		Cells: map[report.Address]cellText{}, Rows: map[*form.Row]bool{}, Refused: map[*form.Row]bool{}, Heads: map[string]*HeadsFound{}}
}

// step counts steps of work.
func (as *Assigner) step(n int) { doc.Must(as.budget.Step(n)) }
