package layout

import "github.com/govdisclosure/annualreport/render"

// drawTable puts one of a table's fragments on the sheet, from top downwards.
func (s *setter) drawTable(t *table, fragments []fragment, part int, top Length) {
	f := fragments[part]
	if len(f.rows) == 0 {
		return
	}
	// The rows that are seen, the repeated heading first, and their edges.
	var rows []int
	edges := []Length{top}
	see := func(row int, height Length) {
		rows = append(rows, row)
		edges = append(edges, edges[len(edges)-1]+height)
	}
	for i := range f.head {
		see(i, t.rows[i])
	}
	for k, row := range f.rows {
		see(row, f.heights[k])
	}
	left := make([]Length, len(t.columns)+1)
	left[0] = s.page.Left
	for k, w := range t.columns {
		left[k+1] = left[k] + w
	}
	sheet := s.flow.sheet
	for k, row := range rows {
		for column := range t.columns {
			index := t.at[row][column]
			c := &t.cells[index]
			begins := column == c.column && (k == 0 || rows[k-1] < c.row || rows[k-1] >= c.row+c.height)
			if !begins {
				continue
			}
			end := k
			for end < len(rows) && rows[end] >= c.row && rows[end] < c.row+c.height {
				end++
			}
			area := Rectangle{X: left[column], Y: edges[k], Width: t.width(c), Height: edges[end] - edges[k], Color: bandColor}
			if c.Role == render.RoleBand {
				sheet.Areas = append(sheet.Areas, area)
			}
			from, to := 0, len(c.lines)
			if len(fragments) > 1 && k >= f.head {
				from, to = c.in(part)
			}
			repeated := k < f.head || c.drawn && from == 0
			c.drawn = c.drawn || from < to
			y := area.Y + (area.Height-t.line()*Length(to-from))/2
			for _, l := range c.lines[from:to] {
				l = l.moved(area.X, y-t.line()*Length(from))
				l.Block, l.Cell, l.Repeated = s.index, index, repeated
				sheet.Lines = append(sheet.Lines, l)
			}
		}
	}
	s.drawRules(t, rows, edges, left)
}

// moved returns a copy of the line in another place.
func (l Line) moved(x, y Length) Line {
	runs := make([]Run, len(l.Runs))
	for i, r := range l.Runs {
		r.X += x
		r.Y += y
		runs[i] = r
	}
	l.Runs = runs
	return l
}

// drawRules draws the lines between cells, each as long as it goes on straight. The
// lines at the table's edges lie within it.
func (s *setter) drawRules(t *table, rows []int, edges, left []Length) {
	columns := len(t.columns)
	differ := func(r1, c1, r2, c2 int) bool {
		return r1 < 0 || r2 >= len(rows) || c1 < 0 || c2 >= columns || t.at[rows[r1]][c1] != t.at[rows[r2]][c2]
	}
	within := func(edge, first, last Length) Length { // of a rule's upper or left side
		return max(first, min(edge-ruleWidth/2, last-ruleWidth))
	}
	rule := func(x, y, w, h Length) {
		s.flow.sheet.Rules = append(s.flow.sheet.Rules, Rectangle{X: x, Y: y, Width: w, Height: h})
	}
	first, last := edges[0], edges[len(rows)]
	for k := 0; k <= len(rows); k++ {
		y := within(edges[k], first, last)
		for c := 0; c < columns; c++ {
			begin := c
			for c < columns && differ(k-1, c, k, c) {
				c++
			}
			if c > begin {
				rule(left[begin], y, left[c]-left[begin], ruleWidth)
			}
		}
	}
	for c := 0; c <= columns; c++ {
		x := within(left[c], left[0], left[columns])
		for k := 0; k < len(rows); k++ {
			begin := k
			for k < len(rows) && differ(k, c-1, k, c) {
				k++
			}
			if k > begin {
				rule(x, edges[begin], ruleWidth, edges[k]-edges[begin])
			}
		}
	}
}
