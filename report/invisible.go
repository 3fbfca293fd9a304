package report

import "unicode"

// Invisible reports whether a character has no glyph of its own and only stands
// between or changes the order of others (不可见字符): zero-width spaces and joiners,
// soft hyphens, fillers, tags, annotations, and what [Reorders] finds. In a name it
// makes two that look alike differ; beside digits it makes a figure that is not the
// one a reader sees.
//
// It is what Unicode calls Default_Ignorable_Code_Point, with the marks of interlinear
// annotations (U+FFF9–U+FFFB) and without the variation selectors U+FE00–U+FE0F and
// U+E0100–U+E01EF: those choose which form of the character before them is drawn, and
// in Han names do so rightly.
func Invisible(c rune) bool { return c >= 0xAD && unicode.Is(invisible, c) }

// Reorders reports whether a character is a control of the direction of text, which
// makes others show in another order than they are stored in (双向控制字符): what
// Unicode calls Bidi_Control.
func Reorders(c rune) bool { return c >= 0x61C && unicode.Is(reordering, c) }

// invisible and reordering are tables of Unicode 17, kept here so that a report is
// judged alike whatever version of Go builds the program.
var (
	invisible = &unicode.RangeTable{
		R16: []unicode.Range16{
			{0x00AD, 0x00AD, 1}, // soft hyphen
			{0x034F, 0x034F, 1}, // combining grapheme joiner
			{0x061C, 0x061C, 1}, // Arabic letter mark
			{0x115F, 0x1160, 1}, // Hangul fillers
			{0x17B4, 0x17B5, 1}, // Khmer inherent vowels
			{0x180B, 0x180F, 1}, // Mongolian selectors and vowel separator
			{0x200B, 0x200F, 1}, // zero-width space and joiners, marks of direction
			{0x202A, 0x202E, 1}, // embeddings and overrides of direction
			{0x2060, 0x206F, 1}, // word joiner, invisible operators, isolates
			{0x3164, 0x3164, 1}, // Hangul filler
			{0xFEFF, 0xFEFF, 1}, // zero-width no-break space, the byte order mark
			{0xFFA0, 0xFFA0, 1}, // half-width Hangul filler
			{0xFFF0, 0xFFFB, 1}, // reserved; interlinear annotations
		},
		R32: []unicode.Range32{
			{0x1BCA0, 0x1BCA3, 1}, // shorthand format controls
			{0x1D173, 0x1D17A, 1}, // controls of musical notation
			{0xE0000, 0xE00FF, 1}, // tags
			{0xE01F0, 0xE0FFF, 1}, // reserved
		},
		LatinOffset: 1,
	}
	reordering = &unicode.RangeTable{
		R16: []unicode.Range16{
			{0x061C, 0x061C, 1},
			{0x200E, 0x200F, 1},
			{0x202A, 0x202E, 1},
			{0x2066, 0x2069, 1},
		},
	}
)
