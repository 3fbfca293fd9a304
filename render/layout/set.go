package layout

// alignment says where a line stands in its width.
type alignment uint8

const (
	alignJustify alignment = iota // spread to both edges, but the last line of a paragraph
	alignLeft
	alignCenter
	alignRight
)

// emTop is how far the body of a Han character rises above the baseline, in
// thousandths of its size. Its foot lies as much below as is left of the size.
const emTop = 880

// baseline returns the baseline of type of a size that stands in the middle of a
// line of a height.
func baseline(top, height, size Length) Length {
	return top + (height-size)/2 + size.times(emTop, 1000)
}

// setLine returns a line of the paragraph as glyphs, from x over a width.
func (s *setter) setLine(p *paragraph, l line, x, y, width Length, align alignment) []Run {
	if l.begin == l.end {
		return nil
	}
	m := p.measureLine(l.begin, l.end)
	left := width - m.width
	var by adjustment
	switch {
	case left < -m.hang:
		by.shrink, by.shrinkOf = min(-left-m.hang, m.shrink), m.shrink
		left = -m.hang
	case left > 0 && align == alignJustify && !l.last:
		by.stretch, by.stretchOf = min(left, m.stretch), m.stretch
		by.spread, by.spreadOf = left-by.stretch, Length(m.spread)
		if by.spread > by.spreadOf*p.size/2 {
			by = adjustment{} // rather ragged than torn apart
		}
	}
	switch align {
	case alignCenter: // by its ink: a mark's blank half does not count
		x += (left + m.hang) / 2
	case alignRight:
		x += left
	}
	return s.glyphRuns(p, l, x, y, by)
}

// adjustment is what the spaces of a line lose or take in all, and the whole of
// what each may, of which it gets its part.
type adjustment struct {
	shrink, shrinkOf, stretch, stretchOf, spread, spreadOf Length
	shrunk, stretched, spreads                             Length // so far
	given                                                  Length
}

// next returns what the space before a character is to take.
func (a *adjustment) next(c *char) Length {
	part := func(total, so, of Length) Length {
		if of <= 0 {
			return 0
		}
		return total.times(int64(so), int64(of))
	}
	a.shrunk += c.shrink
	a.stretched += c.stretch
	if c.spread {
		a.spreads++
	}
	sum := part(a.stretch, a.stretched, a.stretchOf) + part(a.spread, a.spreads, a.spreadOf) - part(a.shrink, a.shrunk, a.shrinkOf)
	now := sum - a.given
	a.given = sum
	return now
}

// glyphRuns places the glyphs of a line; a new run begins where the face changes,
// or what the text is.
func (s *setter) glyphRuns(p *paragraph, l line, x, y Length, by adjustment) []Run {
	var runs []Run
	glyphs := s.roomFor(l.end - l.begin)
	var last *Glyph // the one whose advance reaches up to x
	var face uint8
	var meaning uint16
	begin := 0 // of the run, in glyphs
	for k := l.begin; k < l.end; k++ {
		c := &p.chars[k]
		step := -c.left
		if k > l.begin {
			step = c.gap + by.next(c)
		}
		x += step
		if last != nil {
			last.Advance += step
		}
		switch {
		case c.kind == kindIgnore:
		case c.kind == kindSpace && c.id == 0: // a blank that no face draws
			if last != nil {
				last.Advance += c.advance
				last.Space = true
			}
		default:
			if last == nil || face != c.face || meaning != c.meaning {
				face, meaning, begin = c.face, c.meaning, len(glyphs)
				m := &p.meanings[meaning]
				runs = append(runs, Run{Face: s.faces[face], Size: p.size, Condensed: 1000, X: x, Y: y, Heading: m.heading, Link: m.link})
			}
			glyphs = append(glyphs, Glyph{Rune: c.r, ID: c.id, Advance: c.advance})
			last = &glyphs[len(glyphs)-1]
			runs[len(runs)-1].Glyphs = glyphs[begin:]
		}
		x += c.advance
	}
	return runs
}

// roomFor returns room for n glyphs. They come from large pieces: a document has
// some hundred lines.
func (s *setter) roomFor(n int) []Glyph {
	if len(s.glyphs) < n {
		s.glyphs = make([]Glyph, max(n, 2048))
	}
	room := s.glyphs[:0:n]
	s.glyphs = s.glyphs[n:]
	return room
}
