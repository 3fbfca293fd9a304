package embedded

import (
	"slices"

	"github.com/govdisclosure/annualreport/parse/internal/pages"
	"github.com/govdisclosure/annualreport/parse/internal/recognise"
	"github.com/govdisclosure/annualreport/report"
)

// expected lists what the pages of a report show.
func expected(r *report.Report) []pages.Piece {
	f := r.Edition()
	var w pages.PieceWriter
	w.Write(r.Office + f.Title(r.Year))
	text := func(key string) {
		t, _ := r.Text(key) // the keys are the form's own
		for _, b := range t {
			switch b := b.(type) {
			case report.Paragraph:
				w.Write(b.String())
			case *report.Picture:
				w.Write(b.Caption)
			case *report.TextTable:
				w.Write(b.Caption)
				w.Table(b.Rows, b.HeaderRows)
			}
		}
	}
	text(recognise.OpeningKey)
	w.Write(r.Contact.Sentence(r.Office))
	sections := f.Sections()
	for i := range sections {
		s := &sections[i]
		w.Write(s.Heading())
		for k, key := range s.TextKeys() {
			if k == 1 {
				w.Table(shownTable(r, s), s.Table.HeadRows)
			}
			text(key)
		}
	}
	return w.End()
}

// shownTable lists what the cells of a section's table show, in each row those that
// begin there.
func shownTable(r *report.Report, s *report.Section) [][]string {
	var rows [][]string
	for _, row := range s.Table.Rows {
		var cells []string
		for _, c := range row.Cells {
			text := c.Label.ZH
			if c.Role == report.RoleFigure {
				text, _ = r.Shown(c.Address) // the address is the form's own
			}
			cells = append(cells, text)
		}
		rows = append(rows, cells)
	}
	return rows
}

// shownIn reports whether a table is shown at the beginning of what pages show, and
// by how many pieces: it may go on over several pages, where its heading stands again
// and a row may be cut.
func shownIn(p *pages.Piece, got []pages.Piece) (n int, ok bool) {
	row := 0
	var cut []string // of a row, what a page has
	for ; n < len(got) && got[n].Rows != nil && row < len(p.Rows); n++ {
		rows := got[n].Rows
		if h := p.HeadRows; n > 0 && h > 0 && len(rows) >= h && slices.EqualFunc(rows[:h], p.Rows[:h], slices.Equal) {
			rows = rows[h:]
		}
		for i, cells := range rows {
			if row == len(p.Rows) || cut != nil && len(cut) != len(cells) {
				return n, false
			}
			if cut != nil {
				cells = slices.Clone(cells)
				for k := range cells {
					cells[k] = cut[k] + cells[k]
				}
			}
			switch cut = nil; {
			case slices.Equal(cells, p.Rows[row]):
				row++
			case i == len(rows)-1:
				cut = cells
			default:
				return n, false
			}
		}
	}
	return n, row == len(p.Rows)
}

// Shows reports whether pages show a report as it is, character by character and
// cell by cell. White space does not count, nor what is invisible.
func Shows(r *report.Report, got []pages.Piece) bool {
	want := expected(r)
	for len(want) > 0 {
		if want[0].Rows == nil {
			if len(got) == 0 || got[0].Rows != nil || got[0].Text != want[0].Text {
				return false
			}
			want, got = want[1:], got[1:]
			continue
		}
		n, ok := shownIn(&want[0], got)
		if !ok {
			return false
		}
		want, got = want[1:], got[n:]
	}
	return len(got) == 0
}
