package parse

import (
	"github.com/govdisclosure/annualreport/internal/form"
	"github.com/govdisclosure/annualreport/parse/internal/remark"
)

// gatherer makes tables of what is none in the input, and takes tables apart and puts
// them together as the form has them.
type gatherer struct {
	form    *form.Form
	budget  *account
	remarks *remark.List
}

// step counts steps of work.
func (ga *gatherer) step(n int) { must(ga.budget.Step(n)) }

// gather gathers the tables of a document, the surest shape before the next. lines says
// that the document is a text that was reduced to lines.
func gather(fm *form.Form, b *account, l *remark.List, blocks []block, lines bool) ([]block, error) {
	ga := &gatherer{fm, b, l}
	if lines {
		ga.leaveOutPageNumbers(blocks)
	}
	for _, step := range []func([]block) ([]block, error){
		ga.gatherDrawn, ga.gatherRuled, ga.gatherListed, ga.splitTables, ga.gatherTables,
	} {
		var err error
		if blocks, err = step(blocks); err != nil {
			return nil, err
		}
	}
	showBars(blocks)
	return ga.headCaptions(ga.joinHeadTables(blocks)), nil
}
