// Package gather makes tables of what is none in the input: lines drawn with characters,
// ruled with dashes, set with spaces, parted by bars, or lists of names with figures. It
// also takes apart tables that only lay out a page.
package gather

import (
	"github.com/govdisclosure/annualreport/internal/form"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
	"github.com/govdisclosure/annualreport/parse/internal/remark"
)

// gatherer makes tables of what is none in the input, and takes tables apart and puts
// them together as the form has them.
type gatherer struct {
	form    *form.Form
	budget  *doc.Account
	remarks *remark.List
}

// step counts steps of work.
func (ga *gatherer) step(n int) { doc.Must(ga.budget.Step(n)) }

// Gather gathers the tables of a document, the surest shape before the next. lines says
// that the document is a text that was reduced to lines.
func Gather(fm *form.Form, b *doc.Account, l *remark.List, blocks []doc.Block, lines bool) ([]doc.Block, error) {
	ga := &gatherer{fm, b, l}
	if lines {
		ga.leaveOutPageNumbers(blocks)
	}
	for _, step := range []func([]doc.Block) ([]doc.Block, error){
		ga.gatherDrawn, ga.gatherRuled, ga.gatherListed, ga.splitTables, ga.gatherTables,
	} {
		var err error
		if blocks, err = step(blocks); err != nil {
			return nil, err
		}
	}
	doc.ShowBars(blocks)
	return ga.headCaptions(ga.joinHeadTables(blocks)), nil
}
