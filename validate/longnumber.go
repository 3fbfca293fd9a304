package validate

import "strings"

// longNumber is a run of digits as long as a telephone's or longer, which may be
// written in groups and end in the X of an identity card.
type longNumber struct {
	*line
	span
	digits string // half width, without separators
}

// shortestLong is the number of digits from which on a number is a long one.
const shortestLong = 11

// longNumbers returns the long numbers of the report's prose. Most reports have none.
func (c *Context) longNumbers() []longNumber {
	if !c.numbered {
		c.numbered = true
		lines := c.prose()
		for i := range lines {
			c.numbers = appendLongNumbers(c.numbers, &lines[i])
		}
	}
	return c.numbers
}

func appendLongNumbers(numbers []longNumber, l *line) []longNumber {
	if len(l.marks) < shortestLong {
		return numbers
	}
	for i := 0; i < len(l.marks); i++ {
		if !isDigit(l.marks[i].r) {
			continue
		}
		k, n := i, 0 // the last mark of the number, and its digits
		for j := i; ; j++ {
			if isDigit(l.marks[j].r) {
				k = j
				n++
			} else if !isDigit(l.marks[j-1].r) {
				break // two separators
			}
			if j+1 == len(l.marks) || l.hanAfter(j) || !isDigit(l.marks[j+1].r) && !isSeparator(l.marks[j+1].r) {
				break
			}
		}
		if n >= shortestLong-1 {
			numbers = appendLongNumber(numbers, l, i, k)
		}
		i = k
	}
	return numbers
}

// appendLongNumber appends the number from mark i to mark k, unless it is part of a
// word, an address or a decimal.
func appendLongNumber(numbers []longNumber, l *line, i, k int) []longNumber {
	if i > 0 && !l.hanBefore(i) && partOfWord(l.marks[i-1].r) {
		return numbers
	}
	n := longNumber{line: l, span: span{int(l.marks[i].at), int(l.marks[k].end)}}
	var b strings.Builder
	for _, m := range l.marks[i : k+1] {
		if isDigit(m.r) {
			b.WriteByte(byte('0' + digitOf(m.r)))
		}
	}
	if k+1 < len(l.marks) && !l.hanAfter(k) {
		switch m := l.marks[k+1]; {
		case strings.ContainsRune("xXｘＸ", m.r):
			b.WriteByte('X')
			n.end = int(m.end)
		case partOfWord(m.r) && m.r != '.':
			return numbers
		}
	}
	if n.digits = b.String(); len(n.digits) >= shortestLong {
		numbers = append(numbers, n)
	}
	return numbers
}

func isSeparator(r rune) bool { return r == ' ' || r == '-' || r == '\u00a0' || r == '－' }

// partOfWord reports whether a character beside digits makes them part of something
// longer: a code, an address of the web, a decimal.
func partOfWord(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || strings.ContainsRune("/_=%&?.@#", r)
}

// finding makes a finding of a number, which is not repeated in it: what must not be
// published must not go from here into logs and comments either. The digits from
// the show-th on are masked but for the last two, and so are those of the other
// numbers of the line.
func (n longNumber) finding(ctx *Context, show int) Finding {
	p := n.place(n.start, n.end)
	for _, other := range ctx.longNumbers() {
		if other.line == n.line {
			p.Quote = strings.ReplaceAll(p.Quote, other.text[other.start:other.end], mask(other.digits, 3))
		}
	}
	return Finding{Places: []Place{p}, Got: mask(n.digits, show)}
}

func mask(digits string, show int) string {
	return digits[:show] + strings.Repeat("*", len(digits)-show-2) + digits[len(digits)-2:]
}
