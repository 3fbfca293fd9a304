package facts

import (
	"strings"

	"github.com/govdisclosure/annualreport/internal/budget"
	"github.com/govdisclosure/annualreport/report"
)

// Reader reads the texts of one report. Make one with [NewReader]. It belongs to one
// goroutine.
type Reader struct {
	// Year is the year of the report.
	Year int
	// Government says that the report is a government's, for which the figures of
	// all organs of its area are its own.
	Government bool

	words   *lexicon
	grammar *grammar
	office  []rune
	names   *lexicon // what the office calls itself

	budget *budget.Budget
	err    error // that of the budget; what is read from then on is nothing
}

// Within makes the reader charge what it does to a budget, which the caller asks for
// the error with [Reader.Err].
func (rd *Reader) Within(b *budget.Budget) *Reader {
	rd.budget = b
	return rd
}

// Err returns why the budget ended the reading, nil where it did not. What was read
// is not whole then.
func (rd *Reader) Err() error { return rd.err }

// step charges n steps and reports whether the reading goes on.
func (rd *Reader) step(n int) bool {
	if rd.err == nil {
		rd.err = rd.budget.Step(n)
	}
	return rd.err == nil
}

// grow charges n bytes that are about to be made and reports whether they may be.
func (rd *Reader) grow(n int) bool {
	if rd.err == nil {
		rd.err = rd.budget.Grow(int64(n))
	}
	return rd.err == nil
}

// NewReader returns a reader for the texts of a report. It takes the year, the office
// and the kind from the report, and nothing of its figures.
func NewReader(r *report.Report) *Reader {
	rd := &Reader{Year: r.Year, Government: r.OfGovernment(), grammar: standardGrammar()}
	if len(r.Office) <= longestOffice {
		rd.office = []rune(r.Office)
	}
	if r.Edition() == report.Edition2021() {
		rd.words = standard()
	} else {
		rd.words = newLexicon(r.Edition())
	}
	rd.names = &lexicon{root: &node{}}
	for _, name := range namesOf(rd.office) {
		rd.names.add(string(name), &word{"scope", "own"})
	}
	return rd
}

// Setting is what is known of a text before its first word is read, from the heading
// above it or the table that it stands at.
type Setting int

const (
	// Anywhere is a text of which nothing is known.
	Anywhere Setting = iota
	// AmongRequests is a text about requests: 收到2件 in it speaks of requests.
	AmongRequests
)

// Text reads the paragraphs of a text in turn. A heading about requests makes the
// paragraphs below it speak of requests. Each fact is passed on with the number of
// its paragraph, from 0.
func (rd *Reader) Text(t report.Text, in Setting, yield func(block int, f Fact)) {
	var level int // of the heading about requests; 0 where there is none
	for i, block := range t {
		p, ok := block.(report.Paragraph)
		if !ok {
			continue
		}
		if rd.err != nil {
			return
		}
		s := p.String()
		l, end := report.Numbering(s)
		if l > 0 {
			if strings.Contains(s[:end], "申请") {
				level = l
			} else if l <= level {
				level = 0
			}
		}
		setting := in
		if level > 0 {
			setting = AmongRequests
		}
		for _, f := range rd.Paragraph(s, setting) {
			yield(i, f)
		}
	}
}
