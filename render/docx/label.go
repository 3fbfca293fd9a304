package docx

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// brackets and quotes that offices type for one another.
var alike = strings.NewReplacer(
	"〔", "(", "〕", ")", "【", "(", "】", ")", "[", "(", "]", ")", "〈", "(", "〉", ")", "《", "(", "》", ")",
	"“", `"`, "”", `"`, "‘", `"`, "’", `"`, "「", `"`, "」", `"`, "'", `"`,
)

// foldLabel returns a label as it is compared: without white space, line breaks
// and characters that do not show, in ordinary width, with one sort of brackets
// and of quotes.
func foldLabel(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || r == '\ufffc' {
			return -1
		}
		return r
	}, s)
	return alike.Replace(width.Fold.String(s))
}

// sectionNumber is the number before the title of a section, folded.
var sectionNumber = regexp.MustCompile(`^[一二三四五六七八九十]{1,3}[、.,]`)

// isBlank reports whether a text is nothing but room to write in.
func isBlank(s string) bool {
	return strings.Trim(foldLabel(s), `_-—–/…·.~`) == ""
}

// isRemark reports whether a text is a sentence in brackets, as forms have in the
// place of text.
func isRemark(s string) bool {
	s = strings.TrimRight(foldLabel(s), "。.;；")
	if !strings.HasPrefix(s, "(") || !strings.HasSuffix(s, ")") {
		return false
	}
	depth := 0
	for i, r := range s {
		switch r {
		case '(':
			depth++
		case ')':
			depth--
		}
		if depth == 0 && i < len(s)-1 { // closed before the end: （一）…（二）
			return false
		}
	}
	return depth == 0
}
