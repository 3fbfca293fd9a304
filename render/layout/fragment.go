package layout

import (
	"fmt"
	"sort"
)

// fragment is the part of a table that stands on one sheet.
type fragment struct {
	head int   // rows of the heading that are repeated at its top
	rows []int // the rows that follow, without a gap; the first may continue from the sheet before
	// heights are those of rows. A row higher than a sheet is in several fragments.
	heights []Length
}

// last returns the last of the fragment's rows; -1 where it has none, as a sheet may
// that had no room left.
func (f *fragment) last() int {
	if len(f.rows) == 0 {
		return -1
	}
	return f.rows[len(f.rows)-1]
}

// whole returns the table as one fragment.
func (t *table) whole() fragment {
	f := fragment{heights: t.rows}
	for i := range t.rows {
		f.rows = append(f.rows, i)
	}
	return f
}

// repeated returns the number of heading rows that are repeated on each sheet: none
// where they would take more than half of it.
func (t *table) repeated(room Length) int {
	if total(t.rows[:t.HeadRows]) > room/2 {
		return 0
	}
	return t.HeadRows
}

// split divides the rows over sheets: so much room is left on the first, and so much
// on each of the others. No row is cut that would fit on a sheet.
func (t *table) split(first, others Length) []fragment {
	head := t.repeated(others)
	headHeight := total(t.rows[:head])
	var all []fragment
	f, room := fragment{}, first
	next := func() {
		all = append(all, f)
		f, room = fragment{head: head}, others-headHeight
	}
	for i, left := range t.rows {
		for left > room {
			fresh := len(f.rows) == 0 && len(all) > 0
			least := 2 // lines of a row that is cut: one is enough where there is never more room
			if fresh {
				least = 1
			}
			cut := left > others-headHeight && room >= t.needs(least)
			if fresh && !cut {
				break // no sheet has more room
			}
			if cut {
				f.rows, f.heights = append(f.rows, i), append(f.heights, room)
				left -= room
			}
			next()
		}
		f.rows, f.heights = append(f.rows, i), append(f.heights, left)
		room -= left
	}
	return append(all, f)
}

// breakTable sets a table that is higher than a sheet.
func (s *setter) breakTable(t *table, headings []galley, caption []Line, above Length) error {
	lead := min(t.HeadRows+1, len(t.rows))
	need := min(s.slots(above+min(total(t.rows[:lead]), s.page.AreaHeight/2)), s.page.Lines)
	s.placeAll(headings, need)
	s.reserve(need)
	top := s.page.slot(s.flow.slot)
	first := s.page.slotsHeight(s.free()) - above
	var fragments []fragment
	for try := 0; ; try++ {
		fragments = t.split(first, s.page.AreaHeight)
		row, lack := t.lack(fragments)
		if lack == 0 {
			break
		}
		if try == 50 {
			return fmt.Errorf("the text of row %d cannot be divided over sheets", row+1)
		}
		t.rows[row] += lack
	}
	s.putCaption(caption, top+s.page.line()/6)
	for i, f := range fragments {
		if i > 0 {
			s.nextSheet()
			top, above = s.page.slot(0), 0
		}
		s.drawTable(t, fragments, i, top+above)
		s.advance(above + total(t.rows[:f.head]) + total(f.heights) + s.page.line()/6)
	}
	return nil
}

// part is the part of a cell that is in one fragment.
type part struct {
	fragment int
	height   Length
	// from and to are the lines of the cell's text that stand in it.
	from, to int
}

// parts returns the parts of a cell, with its text divided among them, and the
// number of lines for which there is no room. The text stands whole in the first
// part that has room for it. That of a cell of several rows stands again in those
// that follow, so that a reader of the next sheet sees what its rows belong to. Where
// no part has room for all of it, it flows from one to the next.
func (t *table) parts(c *setCell, fragments []fragment) (parts []part, lack int) {
	first := sort.Search(len(fragments), func(i int) bool { return fragments[i].last() >= c.row })
	for i := first; i < len(fragments); i++ {
		f := &fragments[i]
		from := max(c.row-f.rows[0], 0)
		to := min(c.row+c.height-f.rows[0], len(f.rows))
		if from >= to {
			break
		}
		parts = append(parts, part{fragment: i, height: total(f.heights[from:to])})
	}
	n, found := len(c.lines), false
	for i := range parts {
		if t.needs(n) <= parts[i].height && (!found || c.height > 1) {
			parts[i].to, found = n, true
		}
	}
	if found {
		return parts, 0
	}
	so := 0
	for i := range parts {
		capacity := int(max(0, parts[i].height-2*t.padding) / t.line())
		parts[i].from = so
		so = min(n, so+capacity)
		parts[i].to = so
	}
	return parts, n - so
}

// lack returns a row that must be higher, and by how much, for all text to have
// room; 0 when none must.
func (t *table) lack(fragments []fragment) (row int, height Length) {
	for i := range t.cells {
		c := &t.cells[i]
		if _, lines := t.parts(c, fragments); lines > 0 {
			return c.row + c.height - 1, t.needs(lines)
		}
	}
	return 0, 0
}
