package layout

import (
	"errors"
	"fmt"

	"github.com/govdisclosure/annualreport/internal/message"
	"github.com/govdisclosure/annualreport/render"
)

// Looks of tables.
const (
	ruleWidth = Point / 2
	tableStep = Point / 2 // between the sizes of type that are tried
)

// bandColor shades the cells of [render.RoleBand], as in the form that came with the
// notice 国办公开办函〔2021〕30号.
var bandColor = Color{0xC6, 0xD9, 0xF1}

// table is a table that is being set in one size of type.
type table struct {
	*render.Table
	grid [][]render.Place
	size Length
	// condensed is the width, in thousandths of its own, down to which a figure may
	// be condensed before its column grows; cramped says that the columns have no
	// room even so.
	condensed int64
	cramped   bool
	// padding is the blank above and below the text of a cell; beside it there is side.
	padding Length
	columns []Length  // widths
	rows    []Length  // heights
	cells   []setCell // in the order of reading
	at      [][]int   // for each place of the grid, the index of its cell in cells
}

// setCell is a cell whose text is broken into lines.
type setCell struct {
	*render.Cell
	row, column int
	height      int       // rows that it spans
	lines       []Line    // from the cell's left edge and the baseline of its first line
	parts       cellParts // where the table goes over several sheets
	drawn       bool      // its text stands on a sheet already
}

// line returns the height of a line in a cell.
func (t *table) line() Length { return leading(t.size) }

// leading returns the height of a line of type of a size in a cell.
func leading(size Length) Length { return size.times(13, 10) }

// side returns the blank beside the text of a cell.
func side(size Length) Length { return size / 4 }

// paddings are the blanks above and below a cell's text that are tried, as
// thousandths of the size of its type: the first that fits is taken.
var paddings = [...]int64{360, 300, 240, 180, 120, 80}

// table sets a table: whole on one sheet wherever that is possible, with the
// headings above it.
func (s *setter) table(source *render.Table, headings []galley) error {
	grid, err := source.Grid()
	if err != nil {
		return err
	}
	caption, err := s.caption(source.Caption)
	if err != nil {
		return err
	}
	if s.long(caption) {
		s.placeAll(headings, 1)
		s.flowCaption(caption)
		headings, caption = nil, nil
	}
	margin := s.page.line() / 6
	above := margin + s.page.captionLine()*Length(len(caption))
	room := s.page.slotsHeight(s.page.Lines-height(headings)) - above
	t, err := s.wholeTable(source, grid, room)
	if err != nil {
		return err
	}
	if t == nil { // it fits on no sheet
		if t, err = s.newTable(source, grid, s.page.TableSize, condensings[0]); err != nil {
			return err
		}
		t.pad(0)
		return s.breakTable(t, headings, caption, above)
	}
	// A little less air is better than a sheet left half empty.
	if left := s.page.slotsHeight(s.free()-height(headings)) - above; s.free() > 0 && t.total() > left {
		t.fit(left)
	}
	slots := s.slots(above + t.total())
	s.placeAll(headings, slots)
	s.reserve(slots)
	top := s.page.slot(s.flow.slot)
	s.putCaption(caption, top+margin)
	s.drawTable(t, []fragment{t.whole()}, 0, top+above)
	s.advance(above + t.total() + margin)
	return nil
}

// condensings are the widths of figures that are tried where a table is too wide or
// too high, in thousandths of their own.
var condensings = [...]int64{1000, 850, 700, 600}

// wholeTable returns the table in the largest type with which it is no higher than
// room, with figures condensed only where no smaller type helps; nil where nothing
// does.
func (s *setter) wholeTable(source *render.Table, grid [][]render.Place, room Length) (*table, error) {
	least := s.page.TableLeast
	if (leading(least)+2*least.times(paddings[len(paddings)-1], 1000))*Length(len(grid)) > room {
		return nil, nil // so many rows fit in no way
	}
	if s.higher(source, room) {
		return nil, nil
	}
	for _, condensed := range condensings {
		for size := s.page.TableSize; size >= least; size -= tableStep {
			t, err := s.newTable(source, grid, size, condensed)
			if err != nil {
				return nil, err
			}
			if !t.cramped && t.fit(room) {
				return t, nil
			}
		}
	}
	return nil, nil
}

// higher reports whether a cell alone is surely higher than room, for its Han characters
// in the least type over all the columns. It spares long texts from being broken in every
// type there is.
func (s *setter) higher(source *render.Table, room Length) bool {
	least := s.page.TableLeast
	for i := range source.Rows {
		for k := range source.Rows[i].Cells {
			c := &source.Rows[i].Cells[k]
			if c.Role == render.RoleFigure || len(c.Text) < 1000 {
				continue
			}
			p, err := s.measure(least, 0, span{text: c.Text, role: roleBody})
			if err != nil {
				return false // told with the cell's place when the table is set
			}
			var han Length
			for _, c := range p.chars {
				if c.kind == kindHan {
					han += c.advance
				}
			}
			if leading(least)*(han/s.page.AreaWidth) > room {
				return true
			}
		}
	}
	return false
}

// slotsHeight returns the height of so many lines of the grid.
func (p Page) slotsHeight(n int) Length { return p.AreaHeight.times(int64(max(n, 0)), int64(p.Lines)) }

// newTable breaks the cells' text into lines of type of a size, in columns in which
// figures have room when they are condensed so far.
func (s *setter) newTable(source *render.Table, grid [][]render.Place, size Length, condensed int64) (*table, error) {
	t := &table{Table: source, grid: grid, size: size, condensed: condensed, at: make([][]int, len(grid))}
	places := make([]int, len(grid)*len(source.Columns))
	for i, row := range grid {
		t.at[i], places = places[:len(row)], places[len(row):]
		for k, place := range row {
			if place.Row == i && place.Column == k {
				t.at[i][k] = len(t.cells)
				t.cells = append(t.cells, setCell{Cell: place.Cell, row: i, column: k, height: max(place.Cell.RowSpan, 1)})
			} else {
				t.at[i][k] = t.at[place.Row][place.Column]
			}
		}
	}
	if err := s.columnWidths(t); err != nil {
		return nil, err
	}
	for i := range t.cells {
		if err := s.cell(t, &t.cells[i]); err != nil {
			return nil, t.locate(&t.cells[i], err)
		}
	}
	return t, nil
}

// locate adds a cell's place to an error.
func (t *table) locate(c *setCell, err error) error {
	where := t.where(c)
	var missing *MissingError
	if errors.As(err, &missing) {
		missing.Address = c.Address
		missing.within(where)
		return missing
	}
	return fmt.Errorf("%s: %w", where.EN, err)
}

// measureCell takes the text of a cell.
func (s *setter) measureCell(t *table, c *setCell) (*paragraph, error) {
	role := roleBody
	if c.Role == render.RoleFigure {
		role = roleFigures
	}
	return s.measure(t.size, 0, span{text: c.Text, role: role})
}

// cell breaks a cell's text into lines. A figure is one line, condensed where its
// column is too narrow for it.
func (s *setter) cell(t *table, c *setCell) error {
	if c.Text == "" {
		return nil
	}
	p, err := s.measureCell(t, c)
	if err != nil {
		return err
	}
	margin := side(t.size)
	width := max(t.width(c)-2*margin, Point)
	align, ok := aligns[c.Align]
	if !ok {
		return message.Errorf("layout.align", int(c.Align))
	}
	y := baseline(0, t.line(), t.size)
	if c.Role == render.RoleFigure {
		whole := line{end: int(p.solid[len(p.chars)]), last: true}
		m := p.measureLine(0, len(p.chars))
		c.lines = []Line{{Kind: KindCell, Runs: s.setLine(p, whole, margin, y, max(width, m.width), align)}}
		if m.width > width {
			c.lines[0].condense(margin, int(width.times(1000, int64(m.width))))
		}
		return nil
	}
	for i, l := range p.breakLines(width, 0, align) {
		runs := s.setLine(p, l, margin, y+t.line()*Length(i), width, align)
		c.lines = append(c.lines, Line{Kind: KindCell, Runs: runs})
	}
	return nil
}

var aligns = map[render.Align]alignment{
	render.AlignCenter: alignCenter, render.AlignLeft: alignLeft,
	render.AlignRight: alignRight, render.AlignJustify: alignJustify,
}

// condense makes a line narrower, to so many thousandths, from x on.
func (l Line) condense(x Length, condensed int) {
	condensed = max(condensed, 1)
	for i := range l.Runs {
		r := &l.Runs[i]
		r.Condensed = condensed
		r.X = x + (r.X-x).times(int64(condensed), 1000)
		for k := range r.Glyphs {
			r.Glyphs[k].Advance = r.Glyphs[k].Advance.times(int64(condensed), 1000)
		}
	}
}

// width returns the width of a cell.
func (t *table) width(c *setCell) Length {
	var w Length
	for k := range max(c.ColSpan, 1) {
		w += t.columns[c.column+k]
	}
	return w
}

// fit chooses the most generous padding with which the table is no higher than room.
func (t *table) fit(room Length) bool {
	before := t.padding
	for i := range paddings {
		if t.pad(i); t.total() <= room {
			return true
		}
	}
	t.setPadding(before)
	return false
}

// pad chooses one of the paddings.
func (t *table) pad(i int) { t.setPadding(t.size.times(paddings[i], 1000)) }

// setPadding computes the heights of the rows with a padding: each holds its cells'
// text, and rows spanned by a cell grow evenly where its text needs more.
func (t *table) setPadding(padding Length) {
	t.padding = padding
	t.rows = make([]Length, len(t.grid))
	for i := range t.rows {
		t.rows[i] = t.line() + 2*padding
	}
	for i := range t.cells {
		if c := &t.cells[i]; c.height == 1 {
			t.rows[c.row] = max(t.rows[c.row], t.needs(len(c.lines)))
		}
	}
	for i := range t.cells {
		c := &t.cells[i]
		if c.height == 1 {
			continue
		}
		rows := t.rows[c.row : c.row+c.height]
		if lack := t.needs(len(c.lines)) - total(rows); lack > 0 {
			for k := range rows {
				rows[k] += (lack + Length(len(rows)) - 1) / Length(len(rows))
			}
		}
	}
}

// needs returns the height that so many lines of text need.
func (t *table) needs(lines int) Length { return t.line()*Length(lines) + 2*t.padding }

// total returns the height of the table.
func (t *table) total() Length { return total(t.rows) }

func total(lengths []Length) Length {
	var sum Length
	for _, l := range lengths {
		sum += l
	}
	return sum
}
