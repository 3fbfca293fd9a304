package han

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// FirstRune returns the first character of a text, and LastRune its last.
func FirstRune(s string) rune {
	c, _ := utf8.DecodeRuneInString(s)
	return c
}

func LastRune(s string) rune {
	c, _ := utf8.DecodeLastRuneInString(s)
	return c
}

// PrefixRunes returns the first n characters of a text, and SuffixRunes the last.
func PrefixRunes(s string, n int) string {
	for i := range s {
		if n--; n < 0 {
			return s[:i]
		}
	}
	return s
}

func SuffixRunes(s string, n int) string {
	r := []rune(s)
	return string(r[max(0, len(r)-n):])
}

// OneLine makes a line of a text that may have more.
func OneLine(s string) string { return strings.Join(strings.FieldsFunc(s, IsSpace), " ") }

// TrimPlain leaves out the white space that every reduction to text adds and that
// nobody would call odd.
func TrimPlain(s string) string { return strings.Trim(s, " \t\r\n\u00A0") }

// BeginsNumbered reports whether a text begins with a number as sections have it, 一、
func BeginsNumbered(text string) bool {
	return strings.ContainsRune("一二三四五六七八九十第", FirstRune(text))
}

// Joins returns what stands between two lines of a paragraph when they are joined:
// a space, but none beside a Han character or its punctuation.
func Joins(before, after string) string {
	last := LastRune(before)
	if last >= 0x2E80 || FirstRune(after) >= 0x2E80 {
		return ""
	}
	return " "
}

// Visible writes white space that is not plain so that a person sees it.
func Visible(s string) string {
	var b strings.Builder
	for _, c := range strings.Trim(s, " \t\r\n") {
		if IsSpace(c) && c != ' ' {
			b.WriteString("U+" + strings.ToUpper(strconv.FormatInt(int64(c), 16)) + " ")
		} else {
			b.WriteRune(c)
		}
	}
	return b.String()
}

// Ink leaves of a text what can be seen on paper.
func Ink(s string) string {
	return strings.Map(func(c rune) rune {
		if IsSpace(c) || unicode.In(c, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector) {
			return -1
		}
		return c
	}, s)
}

// Columns returns how many columns of a screen a character takes; wideAmbiguous counts
// two for those that are wide among Han characters alone (Unicode Annex 11).
func Columns(c rune, wideAmbiguous bool) int {
	switch width.LookupRune(c).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	case width.EastAsianAmbiguous:
		if wideAmbiguous {
			return 2
		}
	}
	return 1
}
