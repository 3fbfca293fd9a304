package report

import (
	"strings"

	"github.com/govdisclosure/annualreport/internal/message"
)

// LeftOut is a part of the opening text that [Next] did not take over: a sentence, or
// what a picture or a table there shows.
type LeftOut struct {
	Block int    // of last year's opening, from 1
	Text  string // as it stood there
}

// Next begins the report of the year after last. From last year's it takes the office,
// its kind and contact; the headings within the texts (（一）主动公开), without what stands
// below them; what was carried over, as each cell's Out handed on to its In
// ([Table.Carries]); and the opening, moved on a year where it surely speaks of the
// period or the title. A sentence of the opening that holds another figure is left out
// and returned, since nobody can say whether it is still true. Every other cell and text
// is blank, and nothing is stated. A total that last year states is no figure that is
// carried over.
//
// The edition is that of last year, or the one that came into force since. It is an
// error if there is no report, or if it has no year.
func Next(last *Report) (next *Report, left []LeftOut, err error) {
	switch {
	case last == nil:
		return nil, nil, message.Errorf("report.none")
	case last.Year < 1 || last.Year >= 9999:
		return nil, nil, message.Errorf("report.next_year")
	}
	next = &Report{Format: successor(last), Office: last.Office, Kind: last.Kind, Year: last.Year + 1, Contact: last.Contact}
	next.Opening, left = openingMovedOn(last.Opening, last.Year)
	f := next.Edition()
	for _, key := range f.TextKeys() {
		t, err := last.Text(key)
		if key == openingKey || err != nil { // a text that last year's edition has not
			continue
		}
		if err := next.SetText(key, headingsOf(t)); err != nil {
			return nil, nil, err
		}
	}
	for i := range f.spec.Sections {
		if t := f.spec.Sections[i].Table; t != nil {
			if err := next.carryIn(t, last); err != nil {
				return nil, nil, err
			}
		}
	}
	return next, left, nil
}

// successor returns the edition for the year after a report.
func successor(last *Report) *Format {
	if last.Edition() == Edition2019() && last.Year >= 2020 {
		return nil // the one in force
	}
	return last.Format
}

// carryIn fills in what last year handed on.
func (r *Report) carryIn(t *Table, last *Report) error {
	for _, c := range t.Carries {
		out, err := last.Edition().Figure(c.Out)
		if err != nil || !out.Free() {
			continue // an edition without the cell, or a total, which derives
		}
		in, err := r.Edition().Figure(c.In)
		if err != nil {
			return err
		}
		if in.Free() && in.Unit == out.Unit {
			if err := r.Set(c.In, last.value(out)); err != nil {
				return err
			}
		}
	}
	return nil
}

// longestKept is the length in characters of the longest heading that is taken over: a
// longer one says what happened.
const longestKept = 24

// headingsOf returns the headings of a text, each a paragraph.
func headingsOf(t Text) (kept Text) {
	for _, block := range t {
		p, ok := block.(Paragraph)
		if !ok {
			continue
		}
		s := p.String()
		_, end := Numbering(s)
		head := strings.TrimSpace(s[:end])
		if head == "" || len([]rune(head)) > longestKept || strings.Contains(head, "，") || hasFigures(numberBefore.ReplaceAllString(head, "")) {
			continue
		}
		kept = append(kept, Paragraph{{Text: head}})
	}
	return kept
}
