package chart

import (
	"strings"

	"github.com/govdisclosure/annualreport/render"
)

// The marks that do not end a line and those that do not begin one.
const (
	openingMarks = "（《〈「『【〔“‘(["
	closingMarks = "，。、；：？！）》〉」』】〕”’…·％),.;:!?%]"
)

// wrap breaks a text into lines of so many columns of a screen: not inside a number or a
// word, nor between a mark and what it stands by, unless that alone is longer than a line.
func wrap(s string, columns int) (lines []string) {
	var line strings.Builder
	width := 0
	for _, piece := range pieces(s) {
		n := render.Width(piece)
		if width > 0 && width+n > columns {
			lines = append(lines, line.String())
			line.Reset()
			width = 0
		}
		for n > columns { // longer than a line: cut anywhere
			head := cut(piece, columns)
			lines = append(lines, head)
			piece = piece[len(head):]
			n = render.Width(piece)
		}
		line.WriteString(piece)
		width += n
	}
	if width > 0 || len(lines) == 0 {
		lines = append(lines, line.String())
	}
	return lines
}

// pieces cuts a text where a line may end.
func pieces(s string) (all []string) {
	from := 0
	var before rune
	for i, c := range s {
		stays := before == 0 || strings.ContainsRune(openingMarks, before) || strings.ContainsRune(closingMarks, c) || narrow(before) && narrow(c)
		if !stays {
			all = append(all, s[from:i])
			from = i
		}
		before = c
	}
	if from < len(s) {
		all = append(all, s[from:])
	}
	return all
}

// narrow reports whether a character is of a word or a number.
func narrow(c rune) bool { return c > ' ' && c < 0x2000 }

// cut returns as much of a text as columns hold, one character at least.
func cut(s string, columns int) string {
	width := 0
	for i, c := range s {
		width += render.Width(string(c))
		if width > columns && i > 0 {
			return s[:i]
		}
	}
	return s
}
