package layout

import (
	"math"

	"github.com/govdisclosure/annualreport/render"
)

// char is a character of a paragraph, measured.
type char struct {
	r       rune
	id      uint16
	face    uint8
	kind    kind
	full    bool
	meaning uint16 // index into the paragraph's meanings
	// plain and attached are those of its shape.
	plain, attached bool
	// advance is the width of the character itself.
	advance Length
	// left and right are the blank that a full-width mark may lose there.
	left, right Length
	// The space before it: its natural width (negative where two marks close up),
	// how much it may lose, and how much it should take before any other space does.
	gap, shrink, stretch Length
	// spread says that the space may take its part when a line is spread.
	spread bool
}

// sums adds up the characters before a position and the spaces before each of them.
type sums struct {
	width, shrink, stretch Length
	spread                 int32 // number of spaces that may be spread
	other                  int32 // number of characters that are not Han
}

// paragraph is text that is broken into lines.
type paragraph struct {
	size     Length
	chars    []char
	meanings []meaning
	// chances[i] is the chance to break before chars[i]; sums[i] adds up what is
	// before it; solid[i] is the number of characters before it without the white
	// space that they end with.
	chances []chance
	sums    []sums
	solid   []int32

	looks int // places that were looked at for the end of a line, in all

	text  []byte  // what the Annex sees
	cost  []int64 // of the best lines up to a position
	from  []int32 // where the last of them begins
	ends  []int32
	forms []line
}

// span is a stretch of text in one role.
type span struct {
	text    string
	role    role
	heading int // level of a heading that is run in
}

// meaning says what a stretch of text is beside text.
type meaning struct {
	heading int
	link    string
}

// meant returns the index of a meaning. Beyond the range of an index text is just text.
func (p *paragraph) meant(m meaning) uint16 {
	if n := len(p.meanings); p.meanings[n-1] != m && n <= math.MaxUint16 {
		p.meanings = append(p.meanings, m)
	}
	return uint16(len(p.meanings) - 1)
}

// measure takes the text of a paragraph. All of it has one size; extra is added to the
// advance of every full-width character, so that they meet the grid. The paragraph is
// valid until the next call.
func (s *setter) measure(size, extra Length, spans ...span) (*paragraph, error) {
	p := &s.lines
	p.size = size
	p.chars = p.chars[:0]
	p.meanings = append(p.meanings[:0], meaning{})
	for _, t := range spans {
		links := render.Links(t.text)
		now := p.meant(meaning{heading: t.heading})
		for at, r := range t.text {
			if len(links) > 0 && at >= links[0].From {
				switch at {
				case links[0].From:
					now = p.meant(meaning{t.heading, links[0].URL})
				case links[0].To:
					now = p.meant(meaning{heading: t.heading})
					links = links[1:]
				}
			}
			sh, ok := s.shape(t.role, r)
			if !ok {
				missing := &MissingError{Rune: r}
				missing.within(numbered("第%d字", "character %d", len(p.chars)+1))
				return nil, missing
			}
			scale := func(units int32) Length { return size.times(int64(units), int64(sh.em)) }
			c := char{r: r, id: sh.id, face: sh.face, kind: sh.kind, full: sh.full, meaning: now, plain: sh.plain, attached: sh.attached, advance: scale(sh.advance)}
			if c.full {
				c.advance += extra
				c.left, c.right = scale(sh.left), scale(sh.right)
			}
			p.chars = append(p.chars, c)
		}
	}
	p.space()
	p.opportunities()
	p.sum()
	return p, nil
}

// space fills in the spaces between the characters.
func (p *paragraph) space() {
	quarter := p.size / 4
	for i := 1; i < len(p.chars); i++ {
		a, b := &p.chars[i-1], &p.chars[i]
		if a.kind == kindHan && b.kind == kindHan { // the common case
			b.spread = !b.attached && (a.r != b.r || !inseparable(a.r))
			continue
		}
		b.spread = spreads(a, b)
		switch {
		case a.kind == kindHan && b.kind == kindLatin && spaced(b.r), a.kind == kindLatin && b.kind == kindHan && spaced(a.r):
			b.gap, b.shrink, b.stretch = quarter, quarter/2, quarter/4
		case a.kind == kindSpace:
			b.shrink, b.stretch = a.advance/3, a.advance
		case a.full && b.full && a.kind == kindClose && b.kind == kindClose:
			b.gap = -a.right
		case a.full && b.full && a.kind == kindOpen && b.kind == kindOpen:
			b.gap = -b.left
		case a.full && b.full && a.kind == kindClose && b.kind == kindOpen:
			b.gap = -min(a.right+b.left, p.size/2)
		default:
			b.shrink = (a.right + b.left) / 2
		}
		b.shrink = min(b.shrink, b.advance+b.gap)
	}
}

// spreads reports whether the space between two characters may grow when a line is
// spread: not within a word, and not between a mark and what it belongs to.
func spreads(a, b *char) bool {
	switch {
	case b.kind == kindSpace, b.kind == kindClose, b.kind == kindMiddle, b.kind == kindIgnore, a.kind == kindOpen, b.attached:
		return false
	case b.kind == kindLatin && (a.kind == kindLatin || a.kind == kindClose && !a.full):
		return false
	case a.r == b.r && inseparable(a.r):
		return false
	}
	return true
}

// sum fills in the sums.
func (p *paragraph) sum() {
	n := len(p.chars)
	p.sums = grow(p.sums, n+1)
	p.solid = grow(p.solid, n+1)
	p.sums[0], p.solid[0] = sums{}, 0
	for i := range p.chars {
		c, t := &p.chars[i], p.sums[i]
		t.width += c.gap + c.advance
		t.shrink += c.shrink
		t.stretch += c.stretch
		if c.spread {
			t.spread++
		}
		if c.kind != kindHan {
			t.other++
		}
		p.sums[i+1] = t
		p.solid[i+1] = int32(i + 1)
		if c.kind == kindSpace || c.kind == kindIgnore {
			p.solid[i+1] = p.solid[i]
		}
	}
}

// grow returns a slice of n elements, of s where that has the room.
func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/2)
	}
	return s[:n]
}
