package layout

import (
	"slices"
	"sort"

	"github.com/govdisclosure/annualreport/internal/message"
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

// splitter divides the rows of a table over sheets, one row after the other, so that a
// row that must be higher is put down anew and none before it.
type splitter struct {
	*table
	head   int    // rows of the heading that are repeated
	others Length // the room for rows on each sheet but the first
	done   []fragment
	now    fragment
	room   Length // that is left for now
}

// split divides the rows over sheets: so much room is left on the first, and so much
// on each of the others. No row is cut that would fit on a sheet. Rows grow where the
// text of cells is cut and has no room otherwise; each cell has its parts then.
func (t *table) split(first, others Length) ([]fragment, error) {
	head := t.repeated(others)
	s := splitter{table: t, head: head, others: others - total(t.rows[:head]), room: first}
	ending := make([]*setCell, len(t.cells)) // in the order of their last rows
	for i := range t.cells {
		ending[i] = &t.cells[i]
	}
	slices.SortStableFunc(ending, func(a, b *setCell) int { return a.last() - b.last() })
	for i := range t.rows {
		n := 0
		for n < len(ending) && ending[n].last() == i {
			n++
		}
		fragments, now, room := len(s.done), s.now, s.room
		const tries = 50
		for try := 0; ; try++ {
			s.put(i)
			lack := s.divide(ending[:n])
			if lack == 0 {
				break
			}
			if try == tries {
				return nil, message.Errorf("layout.row", i+1)
			}
			t.rows[i] += lack
			s.done, s.now, s.room = s.done[:fragments], now, room
		}
		ending = ending[n:]
	}
	return append(s.done, s.now), nil
}

// put puts down a row, cut where no sheet has room for all of it.
func (s *splitter) put(i int) {
	left := s.rows[i]
	for left > s.room {
		fresh := len(s.now.rows) == 0 && len(s.done) > 0
		least := 2 // lines of a row that is cut: one is enough where there is never more room
		if fresh {
			least = 1
		}
		cut := left > s.others && s.room >= s.needs(least)
		if fresh && !cut {
			break // no sheet has more room
		}
		if cut {
			s.add(i, s.room)
			left -= s.room
		}
		s.done = append(s.done, s.now)
		s.now, s.room = fragment{head: s.head}, s.others
	}
	s.add(i, left)
	s.room -= left
}

func (s *splitter) add(row int, height Length) {
	s.now.rows, s.now.heights = append(s.now.rows, row), append(s.now.heights, height)
}

// divide divides the text of cells that end with the last row among the sheets they
// stand on, and returns by how much that row must be higher for all of it to have room.
func (s *splitter) divide(cells []*setCell) (lack Length) {
	for _, c := range cells {
		var lines int
		if c.parts, lines = s.parts(c, s.done, &s.now); lines > 0 {
			lack = max(lack, s.needs(lines))
		}
	}
	return lack
}

// breakTable sets a table that is higher than a sheet.
func (s *setter) breakTable(t *table, headings []galley, caption []Line, above Length) error {
	lead := min(t.HeadRows+1, len(t.rows))
	need := min(s.slots(above+min(total(t.rows[:lead]), s.page.AreaHeight/2)), s.page.Lines)
	s.placeAll(headings, need)
	s.reserve(need)
	top := s.page.slot(s.flow.slot)
	fragments, err := t.split(s.page.slotsHeight(s.free())-above, s.page.AreaHeight)
	if err != nil {
		return err
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

// last returns the last of the cell's rows.
func (c *setCell) last() int { return c.row + c.height - 1 }

// part is the part of a cell that is in one fragment.
type part struct {
	height Length
	// from and to are the lines of the cell's text that stand in it.
	from, to int
}

// cellParts are the parts of a cell in the fragments from first on, one in each.
type cellParts struct {
	first int
	parts []part
}

// in returns the lines of the cell's text that stand in a fragment.
func (c *setCell) in(fragment int) (from, to int) {
	if i := fragment - c.parts.first; i >= 0 && i < len(c.parts.parts) {
		return c.parts.parts[i].from, c.parts.parts[i].to
	}
	return 0, len(c.lines)
}

// parts returns the parts of a cell, with its text divided among them, and the
// number of lines for which there is no room. The text stands whole in the first
// part that has room for it. That of a cell of several rows stands again in those
// that follow, so that a reader of the next sheet sees what its rows belong to. Where
// no part has room for all of it, it flows from one to the next.
func (t *table) parts(c *setCell, fragments []fragment, last *fragment) (cp cellParts, lack int) {
	cp.first = sort.Search(len(fragments), func(i int) bool { return fragments[i].last() >= c.row })
	n, found := len(c.lines), false
	for i := cp.first; i <= len(fragments); i++ {
		f := last
		if i < len(fragments) {
			f = &fragments[i]
		}
		from, to := max(c.row-f.rows[0], 0), min(c.row+c.height-f.rows[0], len(f.rows))
		p := part{height: total(f.heights[from:to])}
		if t.needs(n) <= p.height && (!found || c.height > 1) {
			p.to, found = n, true
		}
		cp.parts = append(cp.parts, p)
	}
	if found {
		return cp, 0
	}
	so := 0
	for i := range cp.parts {
		p := &cp.parts[i]
		capacity := int(max(0, p.height-2*t.padding) / t.line())
		p.from = so
		so = min(n, so+capacity)
		p.to = so
	}
	return cp, n - so
}
