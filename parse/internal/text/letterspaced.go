package text

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// A program that reads the letters of a picture may set a space behind every Han
// character. What parts words and cells there is more than one.

// fewestLetterspaced is how many pairs of characters a text has at least that is taken
// for such a one: headings alone are often set so.
const fewestLetterspaced = 200

// closeUp takes the single spaces between Han characters out of a text that has them
// nearly everywhere.
func closeUp(text []byte) []byte {
	parted, together := 0, 0
	for a := range hanPairs(text) {
		if a.parted {
			parted++
		} else {
			together++
		}
	}
	if parted < fewestLetterspaced || parted < 9*together {
		return text
	}
	out := make([]byte, 0, len(text))
	from := 0
	for a := range hanPairs(text) {
		if a.parted {
			out = append(out, text[from:a.end]...)
			from = a.next
		}
	}
	return append(out, text[from:]...)
}

// hanPair is two Han characters beside each other, or parted by one space: where the
// first ends and the second begins.
type hanPair struct {
	end, next int
	parted    bool
}

func hanPairs(text []byte) func(yield func(hanPair) bool) {
	return func(yield func(hanPair) bool) {
		end, spaces := -1, 0
		for i := 0; i < len(text); {
			c, size := utf8.DecodeRune(text[i:])
			switch {
			case setAsHan(c):
				if end >= 0 && spaces < 2 && !yield(hanPair{end, i, spaces == 1}) {
					return
				}
				end, spaces = i+size, 0
			case c == ' ' || c == '\u00A0' || c == '\u3000':
				spaces++
			default:
				end = -1
			}
			i += size
		}
	}
}

// setAsHan reports whether a character takes the place of a Han character: it is one,
// or punctuation between them.
func setAsHan(c rune) bool {
	switch {
	case c == '\u3000':
		return false
	case unicode.Is(unicode.Han, c), c >= 0x3001 && c <= 0x303F, c >= 0xFF01 && c <= 0xFF65:
		return true
	}
	return bytes.ContainsRune([]byte("“”‘’…—·"), c)
}
