package validate

import (
	"slices"
	"strings"
)

// longNumber is a run of digits as long as a telephone's or longer, which may be
// written in groups and end in the X of an identity card.
type longNumber struct {
	*line
	span
	digits string // half width, without separators
}

// longNumberSize is what is charged for one, in bytes.
const longNumberSize = 96

// shortestLong is the number of digits from which on a number is a long one.
const shortestLong = 11

// longNumbers returns the long numbers of the report's prose. Most reports have
// none. They are found once.
func (c *Context) longNumbers() []longNumber {
	if c.numbers == nil {
		c.numbers = []longNumber{}
		for _, l := range c.prose() {
			if c.err != nil {
				break
			}
			c.numbers = appendLongNumbers(c.numbers, l)
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
			numbers = appendGroups(numbers, l, i, k)
		}
		i = k
	}
	return numbers
}

// appendGroups appends the groups between the spaces of a run that are long numbers
// themselves: several numbers may stand one after the other.
func appendGroups(numbers []longNumber, l *line, i, k int) []longNumber {
	for from := i; from <= k; {
		to := from
		for to < k && l.marks[to+1].r != ' ' {
			to++
		}
		if from > i || to < k {
			numbers = appendLongNumber(numbers, l, from, to)
		}
		from = to + 2
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
	if n.digits = b.String(); len(n.digits) >= shortestLong && l.ctx.Grow(longNumberSize) && l.ctx.Step(k-i) {
		numbers = append(numbers, n)
	}
	return numbers
}

func isSeparator(r rune) bool { return r == ' ' || r == '-' || r == '\u00a0' || r == '－' }

// partOfWord reports whether a character beside digits makes them part of something
// longer: a code, an address of the web, a decimal.
func partOfWord(r rune) bool {
	return isLatin(r) || strings.ContainsRune("/_=%&?.@#", r)
}

// private are the sorts of numbers that must not be published.
type private int

const (
	notPrivate private = iota
	privateIdentity
	privateCard
	privateMobile
)

// private returns what sort of number it is, and how it may be shown: with the digits
// masked that tell whose it is, but for the last two.
func (n longNumber) private() (sort private, masked string) {
	if isIdentityCard(n.digits) {
		return privateIdentity, mask(n.digits, 6)
	}
	if isBankCard(n.digits) {
		return privateCard, mask(n.digits, 4)
	}
	if d, ok := isMobile(n); ok {
		return privateMobile, mask(n.digits, 3+len(n.digits)-len(d))
	}
	return notPrivate, ""
}

// privateNumbers makes findings of the numbers of a sort.
func (c *Context) privateNumbers(sort private) []Finding {
	var findings []Finding
	for _, n := range c.longNumbers() {
		if is, masked := n.private(); is == sort {
			findings = append(findings, Finding{Places: []Place{n.place(n.start, n.end)}, Got: masked})
		}
	}
	return findings
}

// What is charged for a number that is masked, in bytes, and for the masking of a
// place, in steps.
const (
	pairSize  = 1 << 11
	maskSteps = 1 << 8
)

// hide masks in findings the numbers that must not be published, a longer one before
// one that is a part of it: they must not go from here into logs and comments either,
// whatever a finding is about.
func (c *Context) hide(findings []Finding) {
	var pairs [][2]string
	seen := map[string]bool{}
	for _, n := range c.longNumbers() {
		if !c.Step(1) {
			return
		}
		shown := n.text[n.start:n.end]
		if sort, masked := n.private(); sort != notPrivate && !seen[shown] {
			if !c.Grow(pairSize) {
				return
			}
			seen[shown] = true
			pairs = append(pairs, [2]string{shown, masked})
		}
	}
	if pairs == nil {
		return
	}
	slices.SortStableFunc(pairs, func(a, b [2]string) int { return len(b[0]) - len(a[0]) })
	var all []string
	for _, p := range pairs {
		all = append(all, p[0], p[1])
	}
	masks := strings.NewReplacer(all...)
	for i := range findings {
		f := &findings[i]
		if !c.Step(maskSteps * (len(f.Places) + 1)) {
			return
		}
		f.Got, f.Want = masks.Replace(f.Got), masks.Replace(f.Want)
		for k := range f.Places {
			f.Places[k].Quote = masks.Replace(f.Places[k].Quote)
		}
		for k, arg := range f.Args {
			if text, ok := arg.(string); ok {
				f.Args[k] = masks.Replace(text)
			}
		}
	}
}

func mask(digits string, show int) string {
	return digits[:show] + strings.Repeat("*", len(digits)-show-2) + digits[len(digits)-2:]
}
