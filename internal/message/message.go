// Package message makes what a stranger wrote fit to be shown: on a terminal, in a log,
// in the message of an error.
//
// A file, its name and every text in it can hold characters that command a terminal
// (ESC and the other controls), that turn the order of what follows (U+202E), or that
// nobody sees (zero width). Shown raw, they change what the reader of a message sees.
package message

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Visible returns s with every character that is not seen, or that commands, written as
// Go writes it in a string: \u001b, \u202e, \U000e0020, and \xNN for a byte that is no
// UTF-8. Such are the controls (C0 but line feed and tab, DEL, C1), those of
// bidirectional text, line and paragraph separators, and the other invisible characters
// of Unicode (zero width, soft hyphen, fillers, tags). A selector that stands behind a
// Chinese character or a symbol, and chooses how that is drawn, is left. A text without
// any of them is returned as it is; a text that holds `\u202e` in so many characters is
// not told apart from one that was escaped: what must be read back is no message.
func Visible(s string) string {
	start := firstHidden(s)
	if start < 0 {
		return s
	}
	var b strings.Builder
	b.WriteString(s[:start])
	before := rune(0)
	if start > 0 {
		before, _ = utf8.DecodeLastRuneInString(s[:start])
	}
	for i := start; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			fmt.Fprintf(&b, `\x%02x`, s[i])
			r = 0 // what follows stands behind digits
		case !hidden(r, before):
			b.WriteString(s[i : i+size])
		case r <= 0xFFFF:
			fmt.Fprintf(&b, `\u%04x`, r)
			r = 0
		default:
			fmt.Fprintf(&b, `\U%08x`, r)
			r = 0
		}
		before = r
		i += size
	}
	return b.String()
}

// firstHidden returns where in s the first character stands that [Visible] escapes, or
// -1.
func firstHidden(s string) int {
	before := rune(0)
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 || hidden(r, before) {
			return i
		}
		before = r
		i += size
	}
	return -1
}

// hidden reports whether r, which stands behind before, is not seen or commands.
func hidden(r, before rune) bool {
	switch {
	case r == '\n' || r == '\t':
		return false
	case r < utf8.RuneSelf:
		return r < ' ' || r == 0x7F
	case unicode.Is(unicode.Variation_Selector, r):
		return !unicode.In(before, unicode.Han, unicode.So)
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp,
		unicode.Other_Default_Ignorable_Code_Point)
}

// Line is [Visible] for what is to stay one line: a line break is escaped too, with which a
// report could write messages of its own.
func Line(s string) string { return strings.ReplaceAll(Visible(s), "\n", `\u000a`) }
