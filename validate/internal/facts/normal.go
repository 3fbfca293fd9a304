package facts

import (
	"unicode"
	"unicode/utf8"
)

// normal is a text in the form in which it is read: half-width digits, full-width
// punctuation, no spaces and no quotation marks. at gives the byte offset of each
// character in the text as it was written, and one more for its end.
type normal struct {
	src   string
	runes []rune
	at    []int
}

// fold maps punctuation to its full-width form, 0 for what is left out.
var fold = map[rune]rune{
	',': '，', ';': '；', ':': '：', '(': '（', ')': '）', '!': '！', '?': '？', '﹔': '；', '%': '%', '％': '%', '．': '.',
	'“': 0, '”': 0, '‘': 0, '’': 0, '"': 0, '\'': 0, '「': 0, '」': 0, '\u200b': 0, '\ufeff': 0, '＂': 0,
	'[': '（', ']': '）', '【': '（', '】': '）',
}

func normalize(s string) normal {
	n := normal{src: s, runes: make([]rune, 0, len(s)/3+8), at: make([]int, 0, len(s)/3+9)}
	for i, r := range s {
		if r >= 0x4E00 && r <= 0x9FFF || r >= '0' && r <= '9' {
			// as it stands: most of a text
		} else if m, ok := fold[r]; ok {
			r = m
		} else if r >= 0x80 && r < 0x3000 || r < 0x80 && r > ' ' || r > 0x3000 && r < 0xFF00 {
			// as it stands
		} else if unicode.IsSpace(r) || unicode.IsControl(r) {
			r = 0
		} else if r >= '！' && r <= '～' {
			r = r - '！' + '!'
			if m, ok := fold[r]; ok {
				r = m
			}
		}
		if r != 0 {
			n.runes = append(n.runes, r)
			n.at = append(n.at, i)
		}
	}
	n.at = append(n.at, len(s))
	return n
}

// end returns the byte offset behind a character in the text as it was written.
func (n normal) end(i int) int {
	_, size := utf8.DecodeRuneInString(n.src[n.at[i]:])
	return n.at[i] + size
}
