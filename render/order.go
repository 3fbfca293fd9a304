package render

import (
	"strings"

	"github.com/govdisclosure/annualreport/report"
)

// Programs disagree on what a control of direction does: a Word file shows 21件 where a
// PDF shows 12件. So none is printed: every backend gets the characters in the order in
// which the report holds them, which is also that in which they are checked. The report
// that a file carries keeps them. Letters that are written from right to left stay: Word
// files and pages are shown by Unicode's algorithm for them, and package layout, which
// does not follow it, refuses them.

// inOrder returns a text without the controls of direction.
func inOrder(s string) string {
	if !mayReorder(s) {
		return s
	}
	return strings.Map(func(c rune) rune {
		if report.Reorders(c) {
			return -1
		}
		return c
	}, s)
}

// mayReorder reports whether a text may hold a control of direction: all begin with one
// of two bytes, which are rare in Chinese.
func mayReorder(s string) bool {
	if strings.IndexByte(s, 0xD8) >= 0 {
		return true
	}
	for {
		i := strings.IndexByte(s, 0xE2)
		if i < 0 || i+2 >= len(s) {
			return false
		}
		if c := s[i+1]; c == 0x80 || c == 0x81 {
			for _, r := range s[i : i+3] {
				if report.Reorders(r) {
					return true
				}
			}
		}
		s = s[i+3:]
	}
}

// order takes the controls of direction out of all that a document shows.
func (d *Document) order() {
	m := &d.Meta
	for _, s := range []*string{&m.Title, &m.Author, &m.Subject} {
		*s = inOrder(*s)
	}
	for i, s := range m.Keywords {
		m.Keywords[i] = inOrder(s)
	}
	for _, block := range d.Blocks {
		switch b := block.(type) {
		case *Title:
			for i, s := range b.Parts {
				b.Parts[i] = inOrder(s)
			}
		case *Heading:
			orderRuns(b.Runs)
		case *Paragraph:
			orderRuns(b.Runs)
		case *Figure:
			b.Alt, b.Caption = inOrder(b.Alt), inOrder(b.Caption)
		case *Table:
			b.Name, b.Caption = inOrder(b.Name), inOrder(b.Caption)
			for _, row := range b.Rows {
				for k := range row.Cells {
					row.Cells[k].Text = inOrder(row.Cells[k].Text)
				}
			}
		}
	}
}

func orderRuns(runs []Run) {
	for i := range runs {
		runs[i].Text = inOrder(runs[i].Text)
	}
}
