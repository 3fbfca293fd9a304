// Package han compares and cuts texts in Han characters: widths, white space, numerals
// and ordinals, without what a form or a report is.
package han

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Folded is a text reduced to what counts when two wordings of a label are
// compared: letters, digits and Han characters, without width, white space,
// brackets, quotation marks and punctuation.
type Folded struct {
	Full   string // with the number that it begins with
	Core   string // without it
	Number string // that number in digits, "" where there is none
}

// ordinal is the number before a label or a heading, in the forms that offices
// write: 一、 （一） 1. 1、 (1) 第一部分. It is matched after compatibility
// normalisation, which makes （ ( and ． . and ⒈ 1. of their variants.
var ordinal = regexp.MustCompile(`^(?:第([一二三四五六七八九十]{1,3})(?:部分|章|节)[、.,:]?|[(\[]?([一二三四五六七八九十]{1,3}|[0-9]{1,2})(?:[)\]][、.,:]?|[、.,:]))`)

// looseOrdinal is the same with its mark lost, as in "三 本年度办理结果".
var looseOrdinal = regexp.MustCompile(`^([一二三四五六七八九十]{1,3}|[0-9]{1,2})\s+`)

// Fold folds a text.
func Fold(s string) Folded {
	s = strings.TrimSpace(norm.NFKC.String(s))
	f := Folded{Full: Letters(s)}
	tight := strings.Join(strings.Fields(s), "")
	switch m := ordinal.FindStringSubmatch(tight); {
	case m != nil:
		f.Number = Arabic(m[1] + m[2])
		f.Core = Letters(tight[len(m[0]):])
	default:
		if m := looseOrdinal.FindStringSubmatch(s); m != nil {
			f.Number = Arabic(m[1])
			f.Core = Letters(s[len(m[0]):])
		} else {
			f.Core = f.Full
		}
	}
	return f
}

// variants are characters that stand for the same one in these texts.
var variants = strings.NewReplacer("臺", "台", "裏", "里")

// Letters keeps the letters and digits of a normalised text.
func Letters(s string) string {
	var b strings.Builder
	for _, c := range s {
		if unicode.IsLetter(c) || unicode.IsDigit(c) || c == '〇' {
			b.WriteRune(unicode.ToLower(c))
		}
	}
	return variants.Replace(b.String())
}

// Arabic writes a number from 1 to 99 in Chinese numerals, or in digits, in digits.
func Arabic(s string) string {
	const digits = "〇一二三四五六七八九"
	n, seen := 0, false
	for _, c := range s {
		switch {
		case c >= '0' && c <= '9':
			return s
		case c == '十':
			n = max(n, 1) * 10
			seen = true
		default:
			i := strings.IndexRune(digits, c)
			if i < 0 {
				return ""
			}
			n += i / len("〇")
			seen = true
		}
	}
	if !seen {
		return ""
	}
	return strconv.Itoa(n)
}

// Squeeze removes all white space, and what is as good as none.
func Squeeze(s string) string {
	return strings.Map(func(c rune) rune {
		if IsSpace(c) {
			return -1
		}
		return c
	}, s)
}

// IsSpace reports whether a character is white space, or has no width and no
// meaning: zero-width spaces, the byte order mark, soft hyphens.
func IsSpace(c rune) bool {
	switch c {
	case '\u200B', '\u200C', '\u200D', '\u2060', '\uFEFF', '\u00AD', '\u2800', '\u3164', '\uFFA0', '\u115F', '\u180E':
		return true
	}
	return unicode.IsSpace(c)
}

// Trim removes such characters at both ends.
func Trim(s string) string { return strings.TrimFunc(s, IsSpace) }
