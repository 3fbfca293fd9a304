package report

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// numbered are the forms of numbering below the section headings, by level, as
// GB/T 9704-2012 clause 7.3.3 orders them: （一）, 1. and （1）. Brackets and points
// may be full or half width, as offices type them.
var numbered = []struct {
	level int
	form  *regexp.Regexp
}{
	{2, regexp.MustCompile(`^[（(] *[一二三四五六七八九十]{1,3} *[）)]`)},
	{3, regexp.MustCompile(`^[0-9０-９]{1,2} *(?:．|、|\.(?:[^0-9]|$))`)},
	{4, regexp.MustCompile(`^[（(] *[0-9０-９]{1,2} *[）)]`)},
}

// longestHeading is the number of characters beyond which a paragraph without a
// full stop is an item of a list, not a heading on a line of its own.
const longestHeading = 40

// Numbering reads the numbering at the start of a paragraph. It returns the level
// of the heading, 2 for （一）, 3 for 1. and 4 for （1）, and how many bytes of s the
// heading covers: all of it where it stands on a line of its own, or up to and with
// the first 。 where the text runs on. A paragraph without a heading has level 0
// and 0 bytes.
func Numbering(s string) (level, end int) {
	// Most paragraphs begin with none of what every numbering begins with, which
	// costs less to see than to match.
	switch r, _ := utf8.DecodeRuneInString(s); {
	case r == '（', r == '(', r >= '0' && r <= '9', r >= '０' && r <= '９':
	default:
		return 0, 0
	}
	for _, n := range numbered {
		if n.form.MatchString(s) {
			level = n.level
			break
		}
	}
	if level == 0 {
		return 0, 0
	}
	if stop := strings.Index(s, "。"); stop >= 0 {
		return level, stop + len("。")
	}
	// Without a 。 a heading is short and holds no other end of a sentence.
	if utf8.RuneCountInString(s) > longestHeading || strings.ContainsAny(s, "；;！!？?") ||
		strings.HasSuffix(s, "，") || strings.HasSuffix(s, "：") {
		return 0, 0
	}
	return level, len(s)
}
