package docx

import (
	"strings"
	"unicode"

	"github.com/govdisclosure/annualreport/internal/form"
	"golang.org/x/text/width"
)

// brackets and quotes that offices type for one another.
var alike = strings.NewReplacer(
	"〔", "(", "〕", ")", "【", "(", "】", ")", "[", "(", "]", ")", "〈", "(", "〉", ")", "《", "(", "》", ")",
	"“", `"`, "”", `"`, "‘", `"`, "’", `"`, "「", `"`, "」", `"`, "'", `"`,
)

// foldLabel returns a text without white space, line breaks and characters that do not
// show, in ordinary width, with one sort of brackets and of quotes.
func foldLabel(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || r == '\ufffc' {
			return -1
		}
		return r
	}, s)
	return alike.Replace(width.Fold.String(s))
}

// wordingOf returns what a text of a form says, as it is compared with labels; nothing
// where it is too long for one.
func wordingOf(text string) form.Wording {
	if len(text) > longestLabel {
		return form.Wording{}
	}
	return form.WordingOf(strings.ReplaceAll(text, object, ""))
}

// longestLabel is the longest text, in bytes, that is compared with a label.
const longestLabel = 4 * form.MaxLabel

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
