package layout

import "unicode"

// kind is what a character is to a line.
type kind uint8

const (
	kindHan    kind = iota // a full-width character, and all that is not listed below
	kindLatin              // a letter, digit or sign of its own width
	kindOpen               // an opening mark: it must not end a line
	kindClose              // a closing mark, comma or stop: it must not begin one
	kindMiddle             // a mark between two words: it must not begin a line either
	kindSpace              // white space
	kindIgnore             // a default ignorable character: it leaves no glyph
)

// mark returns the kind of a punctuation mark, and kindHan for what is none. The
// marks are those of GB/T 15834-2011 (标点符号用法), 5.1, and their half-width forms.
func mark(r rune) kind {
	switch r {
	case '（', '《', '〈', '「', '『', '【', '〔', '〖', '“', '‘', '［', '｛', '(', '[', '{', '〝':
		return kindOpen
	case '，', '。', '、', '；', '：', '？', '！', '）', '》', '〉', '」', '』', '】', '〕', '〗', '”', '’', '］', '｝', '…', '．',
		')', ']', '}', ',', ';', '!', '?', '％', '%', '‰', '℃', '〞', '〟':
		return kindClose
	case '·', '・', '～', '／', '‧', '•', '–':
		return kindMiddle
	}
	return kindHan
}

// kindOf returns the kind of a character; full says whether its glyph is as wide as
// a Han character.
func kindOf(r rune, full bool) kind {
	if r >= 0x4E00 && r <= 0x9FFF {
		return kindHan
	}
	if k := mark(r); k != kindHan {
		return k
	}
	switch {
	case unicode.IsSpace(r):
		return kindSpace
	case ignorable(r):
		return kindIgnore
	case full:
		return kindHan
	}
	return kindLatin
}

// ignorable reports whether a character is one that Unicode calls default
// ignorable: it is invisible unless a program knows what to do with it.
func ignorable(r rune) bool {
	return r == 0x00AD || r >= 0x200B && unicode.In(r, unicode.Cf, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)
}

// attached reports whether a character belongs to the one before it, so that no
// line may begin with it.
func attached(r rune) bool {
	return r >= 0x0300 && (unicode.In(r, unicode.Mn, unicode.Me, unicode.Mc) || r == 0x200D)
}

// spaced reports whether a character of kindLatin keeps a quarter of an em to a Han
// character beside it: letters, digits and the signs that belong to them do.
func spaced(r rune) bool {
	if r < 0x80 {
		return r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r == '%' || r == '+' || r == '$'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}
