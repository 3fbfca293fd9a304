package terminal

import (
	"strings"
	"unicode"

	"github.com/govdisclosure/annualreport/render"
)

// What does not stand at the begin of a line, and what not at its end.
const (
	notFirst = "，。、；：？！）》〉」』】”’…·％,.;:?!)]}%"
	notLast  = "（《〈「『【“‘([{"
)

// broken breaks a text into lines of a width, that of the first and that of the others: between Han characters, at spaces, which
// are left out there, and behind the slashes of a path; never before a mark that closes or
// behind one that opens, and within a word or number only where it is wider than a line.
func broken(s string, first, others int) []string {
	var lines []string
	rs := []rune(s)
	start, wide, width := 0, 0, first
	last := 0 // the last place where the line may end
	for i := 0; i < len(rs); i++ {
		if i > start && mayBreak(rs[i-1], rs[i]) {
			last = i
		}
		w := render.Width(string(rs[i]))
		if wide+w <= width || i == start {
			wide += w
			continue
		}
		end := i
		if last > start {
			end = last
		}
		lines = append(lines, strings.TrimRight(string(rs[start:end]), " "))
		for end < len(rs) && rs[end] == ' ' {
			end++
		}
		start, wide, width = end, 0, others
		i = start - 1
	}
	return append(lines, string(rs[start:]))
}

// mayBreak reports whether a line may end between two characters.
func mayBreak(before, after rune) bool {
	switch {
	case strings.ContainsRune(notFirst, after) || strings.ContainsRune(notLast, before):
		return false
	case before == ' ' || after == ' ' || before == '/':
		return true
	}
	return !narrow(before) || !narrow(after)
}

// narrow reports whether a character is one of a word, number or path.
func narrow(r rune) bool {
	return r < unicode.MaxLatin1 && r != ' '
}
