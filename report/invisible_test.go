package report

import (
	"testing"
	"unicode"
)

// Invisible is Default_Ignorable_Code_Point as Unicode derives it, but for the two
// differences that its comment names.
func TestInvisibleIsUnicodes(t *testing.T) {
	for c := rune(0); c <= unicode.MaxRune; c++ {
		ignorable := unicode.In(c, unicode.Other_Default_Ignorable_Code_Point, unicode.Cf, unicode.Variation_Selector) &&
			!unicode.In(c, unicode.White_Space, unicode.Prepended_Concatenation_Mark) &&
			!(c >= 0xFFF9 && c <= 0xFFFB) && !(c >= 0x13430 && c <= 0x13440) // hieroglyphs have glyphs for these
		want := ignorable && !(c >= 0xFE00 && c <= 0xFE0F) && !(c >= 0xE0100 && c <= 0xE01EF) ||
			c >= 0xFFF9 && c <= 0xFFFB
		if got := Invisible(c); got != want {
			t.Errorf("Invisible(%U) = %v, want %v", c, got, want)
		}
		if got, want := Reorders(c), unicode.Is(unicode.Bidi_Control, c); got != want {
			t.Errorf("Reorders(%U) = %v, want %v", c, got, want)
		}
		if Reorders(c) && !Invisible(c) {
			t.Errorf("%U reorders and is not invisible", c)
		}
	}
}

func TestInvisible(t *testing.T) {
	for _, tc := range []struct {
		c                   rune
		invisible, reorders bool
	}{
		{'\u202E', true, true},       // right-to-left override
		{'\u200B', true, false},      // zero-width space
		{'\u00AD', true, false},      // soft hyphen
		{'\uFEFF', true, false},      // byte order mark
		{'\U000E0041', true, false},  // tag
		{'\U000E0100', false, false}, // the variant of a Han character
		{'\uFE0F', false, false},     // the variant of a symbol
		{'\u3000', false, false},     // ideographic space
		{'\u00A0', false, false},     // no-break space
		{'\n', false, false},
		{'0', false, false},
		{'䶮', false, false},
		{'\U00030EDE', false, false}, // a Han character of extension H
	} {
		if Invisible(tc.c) != tc.invisible || Reorders(tc.c) != tc.reorders {
			t.Errorf("%U: %v, %v, want %v, %v", tc.c, Invisible(tc.c), Reorders(tc.c), tc.invisible, tc.reorders)
		}
	}
}
