package layout

import "github.com/govdisclosure/annualreport/render"

// title sets the title in the middle, each part on lines of its own, with a blank
// line after it.
func (s *setter) title(t *render.Title) error {
	size := s.page.TitleSize
	pitch := size * 8 / 5
	var lines []Line
	for _, part := range t.Parts {
		p, err := s.measure(size, 0, span{text: part, role: roleTitle})
		if err != nil {
			return err
		}
		for _, l := range p.breakTitle(s.page.AreaWidth) {
			y := baseline(pitch*Length(len(lines)), pitch, size)
			lines = append(lines, Line{Kind: KindTitle, Block: s.index, Runs: s.setLine(p, l, s.page.Left, y, s.page.AreaWidth, alignCenter)})
		}
	}
	if len(lines) == 0 {
		return nil
	}
	// A title longer than a page goes on over the grid as text does.
	for perSheet := max(1, int(s.page.AreaHeight/pitch)); len(lines) > 0; {
		now := lines[:min(len(lines), perSheet)]
		height := pitch * Length(len(now))
		slots := s.slots(height)
		s.reserve(slots)
		shift := s.page.slot(s.flow.slot) + (s.page.line()*Length(slots)-height)/2 - now[0].base() + baseline(0, pitch, size)
		for _, l := range now {
			s.put(l, shift)
		}
		s.flow.slot = min(s.flow.slot+slots+1, s.page.Lines)
		lines = lines[len(now):]
	}
	return nil
}

// base returns the line's baseline.
func (l Line) base() Length {
	if len(l.Runs) == 0 {
		return 0
	}
	return l.Runs[0].Y
}

// breakTitle breaks a part of a title between words, into as few lines as it takes,
// of even length, and of three lines never with the shortest in the middle: a
// trapezium or a rhombus (GB/T 9704-2012, 7.3.1).
func (p *paragraph) breakTitle(width Length) []line {
	n := len(p.chars)
	whole := p.measureLine(0, n).width
	lines := int((whole + width - 1) / width)
	// All ways to break it are tried, so there must not be too many.
	const mostCharacters, mostLines = 200, 6
	if lines < 2 || lines > mostLines || n > mostCharacters {
		return p.breakLines(width, 0, alignCenter)
	}
	b := titleBreaker{paragraph: p, width: width, lines: lines, mean: whole / Length(lines)}
	b.try(nil, 0, 0)
	if b.best == nil {
		return p.breakLines(width, 0, alignCenter)
	}
	return b.best
}

// titleBreaker looks for the best way to break a title into a number of lines.
type titleBreaker struct {
	*paragraph
	width, mean Length
	lines       int

	best      []line
	bestPrice int64
}

// try tries all ways to go on after some lines of a price, the next of which begins
// at begin.
func (b *titleBreaker) try(before []line, begin int, price int64) {
	if b.best != nil && price >= b.bestPrice {
		return
	}
	n := len(b.chars)
	if begin == n {
		if len(before) == b.lines {
			b.best, b.bestPrice = append([]line(nil), before...), price
		}
		return
	}
	if len(before) == b.lines {
		return
	}
	for end := begin + 1; end <= n; end++ {
		if end < n && b.chances[end] > chanceYear {
			continue
		}
		width := b.measureLine(begin, end).width
		if width > b.width {
			return
		}
		if len(before) < b.lines-1 == (end == n) {
			continue
		}
		now := price + square(int64(width-b.mean), int64(b.size)/10)
		if end < n {
			now += b.titleChance(end)
		}
		next := append(before, line{begin: begin, end: max(int(b.solid[end]), begin), last: end == n})
		if b.hourglass(next) {
			now += 100_000
		}
		b.try(next, end, now)
	}
}

// hourglass reports whether the lines are three with the shortest in the middle.
func (b *titleBreaker) hourglass(lines []line) bool {
	if len(lines) != 3 {
		return false
	}
	width := func(l line) Length { return b.measureLine(l.begin, l.end).width }
	return width(lines[1]) < min(width(lines[0]), width(lines[2]))
}

// titleChance returns the price of breaking a title before a character.
func (p *paragraph) titleChance(i int) int64 {
	before, after := p.chars[i-1], p.chars[i]
	switch {
	case before.kind == kindSpace, before.kind == kindClose, after.kind == kindOpen, closesName[before.r]:
		if !titleWords[string([]rune{before.r, after.r})] {
			return 0
		}
		return 2000
	case titleWords[string([]rune{before.r, after.r})]:
		return 4000
	}
	return 500
}
