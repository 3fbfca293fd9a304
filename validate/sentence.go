package validate

import (
	"strings"
	"unicode/utf8"
)

// place returns the span of a line as a place, with the sentence that it stands in.
func (l *line) place(start, end int) Place {
	p := Place{Key: l.key, Block: l.block}
	if !l.ctx.Grow(findingSize) || !l.ctx.Step(1) {
		return p // there will be no result
	}
	whole := span{0, len(l.text)}
	if l.paragraph {
		p.Start, p.End, p.Character = start, end, l.character(start)
		whole = l.sentence(start, end)
	}
	p.Quote = l.quote(whole, span{start, end})
	return p
}

// The ends of a sentence, and those of its parts that could each be one.
const (
	fullStops = "。！？"
	stops     = fullStops + "；;"
)

// sentence is what stands between two full stops of a line.
type sentence struct {
	// lo and hi are the places behind the stop before it and before the stop behind
	// it, and start and end those with what closes behind a stop cut off and taken in.
	lo, hi, start, end int
	known              bool
}

// around returns what stands around a byte of the line, which may be kept from the look
// before.
func (l *line) around(at int, kept *sentence) *sentence {
	if kept.known && kept.lo <= at && at <= kept.hi {
		return kept
	}
	*kept = sentence{hi: len(l.text), end: len(l.text), known: true}
	if i := strings.LastIndexAny(l.text[:at], fullStops); i >= 0 {
		kept.lo = i + len("。")
		kept.start = behindClosing(l.text, kept.lo)
	}
	if i := strings.IndexAny(l.text[at:], fullStops); i >= 0 {
		kept.hi = at + i
		kept.end = behindClosing(l.text, kept.hi+len("。"))
	}
	l.ctx.Step(kept.hi - kept.lo)
	return kept
}

// behindClosing returns the place behind what closes at a byte of a text.
func behindClosing(s string, at int) int {
	return at + len(s[at:]) - len(strings.TrimLeft(s[at:], "”’）"))
}

// sentence returns the sentences that a span of the line lies in, from the beginning of
// the first to the end of the last, its stop and what closes behind it included.
func (l *line) sentence(start, end int) span {
	s := span{l.around(start, &l.starts).start, end}
	if end == 0 || !strings.ContainsRune(fullStops, lastRune(l.text[:end])) {
		s.end = l.around(end, &l.ends).end
	}
	return s
}

// character returns the number of the character at a byte of the line, from 1.
func (l *line) character(at int) int {
	c := &l.counted
	switch {
	case at >= c.at:
		l.ctx.Step(at - c.at)
		c.characters += utf8.RuneCountInString(l.text[c.at:at])
	case at > c.at/2:
		l.ctx.Step(c.at - at)
		c.characters -= utf8.RuneCountInString(l.text[at:c.at])
	default:
		l.ctx.Step(at)
		c.characters = utf8.RuneCountInString(l.text[:at])
	}
	c.at = at
	return c.characters + 1
}

// The length in bytes from which on a quotation is cut, and what is left of it on
// either side of what it is about.
const (
	longestQuote = 3 * 300
	besideQuoted = 3 * 80
)

// quote returns what the line says in whole, of which a finding is about the span
// about. What is long is cut on both sides of it, which … says, and never within a
// number: a part of one that must not be published would not be known as such.
func (l *line) quote(whole, about span) string {
	if whole.end-whole.start <= longestQuote {
		return l.text[whole.start:whole.end]
	}
	from, to := max(whole.start, about.start-besideQuoted), min(whole.end, about.end+besideQuoted)
	to = min(to, from+longestQuote)
	from, to = l.cutBefore(from, about.start, whole.start), l.cutBehind(to, from, whole.end)
	quote := l.text[from:max(from, to)]
	if from > whole.start {
		quote = "…" + quote
	}
	if to < whole.end {
		quote += "…"
	}
	return quote
}

// cutBefore returns the first place from a byte on, up to another, at which the line
// may be cut.
func (l *line) cutBefore(at, until, start int) int {
	for at > start && at < until && !utf8.RuneStart(l.text[at]) {
		at++
	}
	if at == start || !ofNumber(lastRune(l.text[:at])) {
		return at
	}
	for at < until {
		r, size := utf8.DecodeRuneInString(l.text[at:])
		if !ofNumber(r) {
			break
		}
		at += size
	}
	return at
}

// cutBehind returns the last place up to a byte, from another on, at which the line may
// be cut.
func (l *line) cutBehind(at, from, end int) int {
	for at > from && at < end && !utf8.RuneStart(l.text[at]) {
		at--
	}
	if at == end {
		return at
	}
	if r, _ := utf8.DecodeRuneInString(l.text[at:]); !ofNumber(r) {
		return at
	}
	for at > from {
		r, size := utf8.DecodeLastRuneInString(l.text[:at])
		if !ofNumber(r) {
			break
		}
		at -= size
	}
	return at
}

// ofNumber reports whether a character may be part of a number that is long.
func ofNumber(r rune) bool {
	return isDigit(r) || isSeparator(r) || strings.ContainsRune("xXｘＸ", r)
}
