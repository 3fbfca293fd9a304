package layout

import (
	"math"
	"sort"
)

// line is one line of a paragraph: the characters from begin up to end, the last
// of them not white space.
type line struct {
	begin, end int
	last       bool // the paragraph, or a part that the text itself ends, ends here
}

// measured is what a line would be without any squeezing or spreading.
type measured struct {
	width   Length // natural
	shrink  Length // how much its inner spaces can lose
	hang    Length // how much the blank of the mark that ends it can lose
	stretch Length
	spread  int32
	other   int32
}

// measureLine measures the characters from i up to j.
func (p *paragraph) measureLine(i, j int) measured {
	j = max(int(p.solid[j]), i)
	if i == j {
		return measured{}
	}
	first, a, b := &p.chars[i], &p.sums[i], &p.sums[j]
	m := measured{
		// The space before the first character is not in the line, nor is the
		// blank half of an opening mark.
		width:   b.width - a.width - first.gap - first.left,
		shrink:  b.shrink - a.shrink - first.shrink,
		stretch: b.stretch - a.stretch - first.stretch,
		spread:  b.spread - a.spread,
		other:   b.other - a.other,
		hang:    p.chars[j-1].right,
	}
	if first.spread {
		m.spread--
	}
	return m
}

// Prices of what a line can suffer. Spreading a line of 28 by a twentieth of an em
// in each space (1.3 characters in all) costs 100.
const (
	priceHang    = 10   // the mark at its end loses its blank
	priceShrink  = 100  // all its spaces lose all they can
	priceLoose   = 10   // it is spread at all
	priceHanOnly = 1200 // it is spread, having nothing but Han characters
	priceSingle  = 800  // the last line is a single character
	priceUnit    = 50
	priceYear    = 150
	priceAddress = 2000
	priceLine    = 1 << 36 // of a line that is not justified: as few as possible
)

// maxLook is the number of characters that are looked at for the end of a line.
const maxLook = 512

// epsilon is a difference in width that is not worth adjusting.
const epsilon = Point / 20

// breakLines breaks the paragraph into lines of a width, the first of them shorter
// by the indent. Justified lines are chosen so that they need the least squeezing
// and spreading; others so that they are few and, in the middle, of even length. The
// lines are valid until the next call.
func (p *paragraph) breakLines(width, indent Length, align alignment) []line {
	n := len(p.chars)
	p.forms = p.forms[:0]
	if n == 0 {
		return p.forms
	}
	p.cost, p.from = grow(p.cost, n+1), grow(p.from, n+1)
	for i := range p.cost {
		p.cost[i] = math.MaxInt64
	}
	p.cost[0] = 0
	must := p.nextMust(0)
	for i := 0; i < n; i++ {
		if i >= must {
			must = p.nextMust(i)
		}
		if p.cost[i] == math.MaxInt64 {
			continue
		}
		w := width
		if i == 0 {
			w -= indent
		}
		p.extend(i, must, w, align)
	}
	p.ends = p.ends[:0]
	for j := n; j > 0; j = int(p.from[j]) {
		p.ends = append(p.ends, int32(j))
	}
	begin := 0
	for k := len(p.ends) - 1; k >= 0; k-- {
		end := int(p.ends[k])
		p.forms = append(p.forms, line{begin: begin, end: max(int(p.solid[end]), begin), last: end == n || p.chances[end] == chanceMust})
		begin = end
	}
	return p.forms
}

// nextMust returns the next position after i where the text itself ends a line.
func (p *paragraph) nextMust(i int) int {
	for j := i + 1; j < len(p.chars); j++ {
		if p.chances[j] == chanceMust {
			return j
		}
	}
	return len(p.chars)
}

// extend tries the lines that begin at i and end at limit or before.
func (p *paragraph) extend(i, limit int, width Length, align alignment) {
	far := p.farthest(i, limit, width)
	look := max(i, far-maxLook)
	found := false
	if far == limit {
		m := p.measureLine(i, limit)
		p.take(i, limit, p.priceLast(i, limit, m, width-m.width, align))
		if m.width <= width {
			return
		}
		found = true
		far--
	}
	// Of the places that leave more than this only the nearest is tried, and that
	// only where there is no better one.
	tolerance := 3 * p.size
	if align != alignJustify {
		tolerance = width
	}
	address := false
	for j := far; j > look; j-- {
		p.looks++
		c := p.chances[j]
		if c > chanceAddress {
			continue
		}
		m := p.measureLine(i, j)
		left := width - m.width
		if left > tolerance && (found || c == chanceAddress && address) {
			if found {
				break
			}
			continue
		}
		p.take(i, j, price(c, m, left, p.size, align))
		if c == chanceAddress {
			address = true
		} else {
			found = true
		}
	}
	if !found && !address {
		p.take(i, p.forced(i, far, look), 0)
	}
}

// farthest returns the farthest end of a line that begins at i, or i+1 where not
// even one character fits.
func (p *paragraph) farthest(i, limit int, width Length) int {
	first := &p.chars[i]
	a := &p.sums[i]
	room := width + a.width + first.gap + first.left - a.shrink - first.shrink
	// The least width of what is before a position never falls from one position to
	// the next.
	k := sort.Search(limit-i, func(k int) bool {
		t := &p.sums[i+1+k]
		return t.width-t.shrink > room
	})
	far := i + k
	// The blank of the mark that ends the line may let a character or two more in.
	for j := far + 1; j <= min(far+3, limit); j++ {
		if m := p.measureLine(i, j); m.width-m.shrink-m.hang <= width {
			far = j
		}
	}
	return max(far, i+1)
}

// forced returns where a line ends that offers no place to break: within a word
// rather than beside the wrong side of a mark, and in the last resort anywhere.
func (p *paragraph) forced(i, far, look int) int {
	for worst := chanceWord; worst < chanceNever; worst++ {
		for j := far; j > look; j-- {
			p.looks++
			if p.chances[j] <= worst {
				return j
			}
		}
	}
	return max(far, i+1)
}

// take keeps a line if the lines up to its end were never cheaper.
func (p *paragraph) take(i, j int, price int64) {
	if cost := p.cost[i] + price; cost < p.cost[j] {
		p.cost[j], p.from[j] = cost, int32(i)
	}
}

// price returns what a line costs that leaves so much of its width, or is so much
// too wide when left is negative.
func price(c chance, m measured, left, size Length, align alignment) int64 {
	var total int64
	switch c {
	case chanceUnit:
		total = priceUnit
	case chanceYear:
		total = priceYear
	case chanceAddress:
		total = priceAddress
	}
	switch {
	case align != alignJustify:
		total += priceLine
		if left > 0 {
			// A little more than the last line would cost, so that of two lines
			// the upper one is the longer.
			return total + square(int64(left), int64(size)/10)*9/8
		}
	case left > epsilon:
		total += priceLoose
		if m.other == 0 {
			total += priceHanOnly
		}
		rest := max(0, left-m.stretch)
		return total + 100*square(int64(rest)/int64(max(1, m.spread)), int64(size)/20)
	}
	if need := -left; need > epsilon {
		total += priceHang
		if need -= m.hang; need > 0 {
			total += priceShrink * square(int64(need), int64(m.shrink))
		}
	}
	return total
}

// priceLast returns what the last line of a paragraph costs: it is not spread, and
// should not be a single character.
func (p *paragraph) priceLast(i, j int, m measured, left Length, align alignment) int64 {
	if left < 0 {
		return price(chanceFree, m, left, p.size, align)
	}
	if align == alignCenter {
		return priceLine + square(int64(left), int64(p.size)/10)
	}
	var total int64
	if align != alignJustify {
		total = priceLine
	}
	characters := 0
	for k := i; k < j && characters < 2; k++ {
		if kind := p.chars[k].kind; kind == kindHan || kind == kindLatin {
			characters++
		}
	}
	if i > 0 && characters < 2 {
		total += priceSingle
	}
	return total
}

// square returns (n/d)², not rounded before it is squared, and a million at most.
func square(n, d int64) int64 {
	const most = 1000
	if d <= 0 || n/d >= most {
		return most * most
	}
	return n * n / (d * d)
}
