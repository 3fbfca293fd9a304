package han

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A title, a name or a sentence is recognised in one spelling: widths made equal, no white
// space, years in digits. What is taken from it is taken as it was written.

// Extent is a part of a normalised text, in bytes.
type Extent struct{ From, To int }

func (p Extent) Empty() bool { return p.From >= p.To }

// Normal returns the one spelling of a text. Where compatibility normalisation makes
// several characters of one, so does it.
func Normal(s string) string { return chineseYear(Squeeze(norm.NFKC.String(s))) }

// Written returns a part of normalised as it was written in s, of which that was
// made, without white space.
func Written(s, normalised string, p Extent) string {
	if p.Empty() {
		return ""
	}
	// A year in digits has as many characters as one in numerals, if not as many bytes.
	from := utf8.RuneCountInString(normalised[:p.From])
	to := from + utf8.RuneCountInString(normalised[p.From:p.To])
	begin, end, n := -1, 0, 0
	var it norm.Iter
	it.InitString(norm.NFKC, s)
	for !it.Done() {
		at := it.Pos()
		size := utf8.RuneCountInString(Squeeze(string(it.Next())))
		if size > 0 && n < to {
			if n+size > from && begin < 0 {
				begin = at
			}
			end = it.Pos()
		}
		n += size
	}
	if begin < 0 || n != utf8.RuneCountInString(normalised) {
		return normalised[p.From:p.To] // marks without end on one letter
	}
	return Squeeze(s[begin:end])
}

// chineseYear writes a year in Chinese numerals in digits.
func chineseYear(s string) string {
	return chineseYears.ReplaceAllStringFunc(s, func(y string) string {
		var b strings.Builder
		for _, c := range strings.TrimSuffix(y, "年") {
			if c == '○' || c == 'О' || c == 'O' || c == '零' {
				c = '〇'
			}
			i := strings.IndexRune("〇一二三四五六七八九", c)
			b.WriteByte('0' + byte(i/len("〇")))
		}
		return b.String() + "年"
	})
}

var chineseYears = regexp.MustCompile(`二[〇○零ОO][〇○零ОO一二三四五六七八九]{2}年`)
