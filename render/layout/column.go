package layout

import "github.com/govdisclosure/annualreport/render"

// columnWidths divides the type area's width among the columns by their relative
// widths, and gives a column more where a figure or a word in it needs more. Where
// there is not room for all, figures come first, and are condensed where they alone
// are wider than the area.
func (s *setter) columnWidths(t *table) error {
	n := len(t.Columns)
	figures, words := make([]Length, n), make([]Length, n)
	for i := range t.cells {
		c := &t.cells[i]
		if c.Text == "" {
			continue
		}
		p, err := s.measureCell(t, c)
		if err != nil {
			return t.locate(c, err)
		}
		needs, least := words, Length(0)
		whole := p.measureLine(0, len(p.chars)).width
		switch c.Role {
		case render.RoleFigure:
			needs, least = figures, whole.times(t.condensed, 1000)
		case render.RoleRowHead:
			least = p.leastWidth(whole, 3, s.page.AreaWidth/4)
		default:
			least = p.leastWidth(whole, 2, s.page.AreaWidth/4)
		}
		widen(needs[c.column:c.column+max(c.ColSpan, 1)], t.Columns[c.column:], least+2*side(t.size)+ruleWidth)
	}
	both := make([]Length, n)
	for k := range both {
		both[k] = max(figures[k], words[k])
	}
	least := both
	if t.cramped = total(both) > s.page.AreaWidth; t.cramped {
		least = figures
	}
	t.columns = divide(s.page.AreaWidth, t.Columns, least)
	return nil
}

// leastWidth returns the least width for a cell's words: that of its longest piece,
// and at least so many characters where it has them, but no more than most.
func (p *paragraph) leastWidth(whole Length, characters int, most Length) Length {
	return min(max(p.longestPiece(), min(whole, p.size*Length(characters))), most)
}

// longestPiece returns the width of the longest piece of the paragraph that cannot
// be broken well.
func (p *paragraph) longestPiece() Length {
	longest, begin := Length(0), 0
	for i := 1; i <= len(p.chars); i++ {
		if i == len(p.chars) || p.chances[i] <= chanceAddress {
			longest = max(longest, p.measureLine(begin, i).width)
			begin = i
		}
	}
	return longest
}

// widen raises the needs of columns that a cell spans until the cell has its least
// width.
func widen(needs []Length, relative []float64, least Length) {
	lack := least - total(needs)
	if lack <= 0 {
		return
	}
	for k, l := range share(lack, relative[:len(needs)]) {
		needs[k] += l
	}
}

// share divides a length in proportion to weights; the parts add up to it.
func share(length Length, weights []float64) []Length {
	var sum, so float64
	for _, w := range weights {
		sum += w
	}
	parts := make([]Length, len(weights))
	var given Length
	for k, w := range weights {
		so += w
		up := min(Length(float64(length)*(so/sum)), length)
		if k == len(weights)-1 {
			up = length
		}
		parts[k] = max(0, up-given)
		given = max(given, up)
	}
	return parts
}

// divide divides a width among columns in proportion to their weights, with none
// narrower than its least width. Where the least widths alone are too much they are
// all cut down in proportion.
func divide(width Length, weights []float64, least []Length) []Length {
	n := len(weights)
	if total(least) >= width {
		asWeights := make([]float64, n)
		for k, l := range least {
			asWeights[k] = float64(max(l, 1))
		}
		return share(width, asWeights)
	}
	columns := make([]Length, n)
	fixed := make([]bool, n)
	for {
		// Columns that would be too narrow get their least width, and what is
		// left is divided anew among the others.
		room, others := width, make([]float64, n)
		for k := range columns {
			if fixed[k] {
				room -= least[k]
			} else {
				others[k] = weights[k]
			}
		}
		parts := share(room, others)
		again := false
		for k := range columns {
			switch {
			case fixed[k]:
				columns[k] = least[k]
			case parts[k] < least[k]:
				fixed[k], again = true, true
			default:
				columns[k] = parts[k]
			}
		}
		if !again {
			return columns
		}
	}
}
