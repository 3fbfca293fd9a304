package layout

// flow is where the next line goes: the sheet that is being filled and the line of
// its grid.
type flow struct {
	sheet *Sheet // the last of setter.sheets; nil before the first
	slot  int    // the next free line, up to page.Lines
}

// galley is a block's lines before they have a place on a sheet: their baselines
// are counted from the top of the line of the grid they are put in.
type galley struct {
	lines []Line
	// entries are the outline entries of the galley's first line.
	entries []Entry
}

// nextSheet begins a sheet.
func (s *setter) nextSheet() {
	s.sheets = append(s.sheets, &Sheet{Number: len(s.sheets) + 1})
	s.flow = flow{sheet: s.sheets[len(s.sheets)-1]}
}

// free returns the number of lines of the grid that are left on the sheet.
func (s *setter) free() int {
	if s.flow.sheet == nil {
		return 0
	}
	return s.page.Lines - s.flow.slot
}

// reserve begins a new sheet unless so many lines are left, or the sheet has nothing
// on it yet.
func (s *setter) reserve(lines int) {
	if s.flow.sheet == nil || s.free() < lines && s.flow.slot > 0 {
		s.nextSheet()
	}
}

// place puts a galley's lines on the sheet and those that follow it.
func (s *setter) place(g galley) {
	for i, l := range g.lines {
		s.reserve(1)
		top := s.page.slot(s.flow.slot)
		if i == 0 {
			for _, e := range g.entries {
				e.Sheet, e.Y = len(s.sheets)-1, top
				s.outline = append(s.outline, e)
			}
		}
		s.put(l, top)
		s.flow.slot++
	}
}

// put puts a line on the sheet, with its baseline counted from top.
func (s *setter) put(l Line, top Length) {
	for i := range l.Runs {
		l.Runs[i].Y += top
	}
	s.flow.sheet.Lines = append(s.flow.sheet.Lines, l)
}

// advance takes a height from the sheet, to the next line of the grid or the sheet's
// end.
func (s *setter) advance(height Length) {
	s.flow.slot = min(s.flow.slot+s.slots(height), s.page.Lines)
}

// slots returns the number of lines of the grid that a height takes.
func (s *setter) slots(height Length) int {
	line := s.page.line()
	return int((height + line - 1) / line)
}
