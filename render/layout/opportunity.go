package layout

import (
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// chance says how a line may be broken between two characters. The greater, the
// worse a break it is.
type chance uint8

const (
	chanceMust    chance = iota // a line ends here: the text says so
	chanceFree                  // the line may break here
	chanceUnit                  // between a number and what it counts
	chanceYear                  // between a number and 年, 月 or 日
	chanceAddress               // within an address, after one of its signs
	chanceWord                  // within a word or number: only where there is no other way
	chanceMark                  // a mark would stand on the wrong side: only in the last resort
	chanceNever                 // within a character
)

// opportunities fills in the chance to break before each character of the
// paragraph. The rules are those of Unicode Standard Annex #14, as uniseg applies
// them, with these on top:
//
//   - The quotation marks are opening and closing marks, as in Chinese, where they
//     are not an apostrophe between letters. The Annex lets no line break beside one.
//   - No line begins with a mark that GB/T 15834-2011 (5.1) keeps from its start, or
//     ends with an opening one. —— and …… are not divided.
//   - A year and a date stay whole where they can (2024年).
//   - An address longer than a few words may be divided after one of its signs.
//
// The Annex is asked only where its answer is not known beforehand: see [plainRune].
func (p *paragraph) opportunities() {
	chars := p.chars
	p.chances = grow(p.chances, len(chars)+1)
	for i := 1; i < len(chars); i++ {
		p.chances[i] = chanceFree
	}
	for i := 0; i < len(chars); i++ {
		if chars[i].plain {
			continue
		}
		// A stretch that is not plain, with the plain character on each side of it,
		// on which the chances at its ends depend.
		from := max(i-1, 0)
		for i < len(chars) && !(chars[i].plain && (i+1 == len(chars) || chars[i+1].plain)) {
			i++
		}
		p.ask(from, min(i+1, len(chars)))
	}
	word := 0 // where the row of characters without a chance to break began
	for i := 1; i < len(chars); i++ {
		if p.chances[i] != chanceMust {
			p.chances[i] = refine(p.chances[i], &chars[i-1], &chars[i], i-word)
		}
		if p.chances[i] == chanceAddress && i > 1 && digit(chars[i-2].r) && digit(chars[i].r) {
			p.chances[i] = chanceWord // within a number, a time, a telephone number
		}
		if p.chances[i] <= chanceFree {
			word = i
		}
	}
}

// ask asks the Annex about the places between the characters from up to to.
func (p *paragraph) ask(from, to int) {
	text := p.text[:0]
	for i := from; i < to; i++ {
		text = utf8.AppendRune(text, p.annexRune(i))
	}
	p.text = text
	at := from
	for state, rest := -1, text; len(rest) > 0; {
		var segment []byte
		var must bool
		segment, rest, must, state = uniseg.FirstLineSegment(rest, state)
		for n := utf8.RuneCount(segment); n > 1; n-- {
			at++
			p.chances[at] = chanceWord
		}
		if at++; at < to {
			p.chances[at] = chanceFree
			if must {
				p.chances[at] = chanceMust
			}
		}
	}
}

// annexRune returns the character that stands for one in the eyes of the Annex:
// a corner bracket, whose place is certain, for a quotation mark, whose is not.
func (p *paragraph) annexRune(i int) rune {
	r := p.chars[i].r
	switch r {
	case '“', '‘':
		return '「'
	case '”':
		return '」'
	case '’':
		if i > 0 && i+1 < len(p.chars) && p.chars[i-1].kind == kindLatin && p.chars[i+1].kind == kindLatin {
			return r // an apostrophe
		}
		return '」'
	}
	return r
}

// refine returns the chance to break between two characters, given the one that the
// Annex sees and how many characters back it saw the last one.
func refine(c chance, before, after *char, run int) chance {
	switch {
	case after.attached || before.r == 0x200D || after.kind == kindIgnore:
		return chanceNever
	case before.r == after.r && inseparable(after.r):
		return chanceMark
	case after.kind == kindClose, after.kind == kindMiddle, before.kind == kindOpen:
		return chanceMark
	case c == chanceFree && digit(before.r) && (after.r == '年' || after.r == '月' || after.r == '日'):
		return chanceYear
	case c == chanceFree && digit(before.r) && after.kind == kindHan:
		return chanceUnit
	case c == chanceFree && before.r == '/' && after.kind == kindLatin: // GB/T
		return chanceAddress
	case c == chanceWord && run > 3 && addressSign(before.r) && !addressSign(after.r) && after.kind == kindLatin:
		return chanceAddress
	}
	return c
}

// inseparable reports whether a mark is not divided from another of its kind: —— and
// …….
func inseparable(r rune) bool { return r == '—' || r == '…' }

func digit(r rune) bool { return r >= '0' && r <= '9' }

// addressSign reports whether a character parts the words of a mail or web address.
func addressSign(r rune) bool {
	switch r {
	case '@', '.', '/', '_', '-', '?', '&', '=', ':', '#', '~':
		return true
	}
	return false
}
