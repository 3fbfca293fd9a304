package pdfread

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// glyphNames are the characters whose glyphs do not go by the character itself, of
// those that figures and their marks are made of (Adobe Glyph List).
var glyphNames = map[string]string{
	"space": " ", "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
	"eight": "8", "nine": "9", "period": ".", "comma": ",", "colon": ":", "semicolon": ";", "hyphen": "-", "minus": "−",
	"endash": "–", "emdash": "—", "slash": "/", "backslash": `\`, "bar": "|", "underscore": "_", "parenleft": "(",
	"parenright": ")", "bracketleft": "[", "bracketright": "]", "braceleft": "{", "braceright": "}", "percent": "%",
	"plus": "+", "equal": "=", "less": "<", "greater": ">", "asterisk": "*", "numbersign": "#", "dollar": "$",
	"ampersand": "&", "at": "@", "exclam": "!", "question": "?", "quotesingle": "'", "quotedbl": `"`,
	"quoteleft": "‘", "quoteright": "’", "quotedblleft": "“", "quotedblright": "”", "bullet": "•",
	"periodcentered": "·", "asciitilde": "~", "asciicircum": "^", "grave": "`", "nbspace": " ",
}

// glyphText returns the character that a glyph's name stands for.
func glyphText(name string) string {
	if s, ok := glyphNames[name]; ok {
		return s
	}
	if utf8.RuneCountInString(name) == 1 {
		return name
	}
	name, _, _ = strings.Cut(name, ".")
	for _, prefix := range []string{"uni", "u"} {
		if hex, ok := strings.CutPrefix(name, prefix); ok && len(hex) >= 4 && len(hex) <= 6 {
			if n, err := strconv.ParseUint(hex, 16, 32); err == nil && utf8.ValidRune(rune(n)) {
				return string(rune(n))
			}
		}
	}
	return Unknown
}
