// Package type0 puts fonts into a PDF: as composite fonts (Type 0 fonts, ISO
// 32000-1 clause 9.7), each with just the glyphs that the document draws, exact
// widths, and a map from which every character copies out as itself, also those
// above U+FFFF.
//
// A painter asks a [Set] for the [Font] of each face and writes text with
// [Font.AppendText]:
//
//	BT /F1 16 Tf 1 0 0 1 79.37 700 Tm (…) Tj ET
//
// and [Set.Embed] adds the fonts to the finished pages.
//
// fpdf embeds fonts too, but each takes it some milliseconds and 4 MB even where the
// font has just 150 glyphs (it prints 65,536 widths as JSON to name the font, and
// deflates a table of 65,536 glyph numbers), more than a whole document may take;
// and it panics on a character above U+FFFF.
package type0

import (
	"fmt"
	"strconv"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/render/font"
)

// Set is the fonts of one document. The zero value is an empty set. It is not
// safe for concurrent use.
type Set struct {
	fonts []*Font
}

// Font returns the document's font for a face; always the same for the same face.
func (s *Set) Font(face *font.Face) *Font {
	for _, f := range s.fonts {
		if f.face == face {
			return f
		}
	}
	f := &Font{
		face:  face,
		name:  "F" + strconv.Itoa(len(s.fonts)+1),
		codes: make(map[spaced]uint16, 256),
	}
	s.fonts = append(s.fonts, f)
	return f
}

// Font is one face as a document uses it. Its codes are two bytes, given to the
// characters in the order in which they are first drawn, from 1.
type Font struct {
	face  *font.Face
	name  string
	codes map[spaced]uint16
	drawn []character // drawn[i] has the code i+1
}

// spaced is a character with a width of its own.
type spaced struct {
	rune  rune
	wider int16 // in font units; may be negative
}

// character is a character that a document draws, and its glyph in the face.
type character struct {
	spaced
	glyph uint16
}

// Name returns the name by which a page's content calls the font: F1.
func (f *Font) Name() string { return f.name }

// Face returns the face that the font is made of.
func (f *Font) Face() *font.Face { return f.face }

// AppendText appends a text to dst as the operand of Tj, or an element of the
// array of TJ: a string in parentheses. It is an error when the face lacks one of
// the characters or the text is not UTF-8.
func (f *Font) AppendText(dst []byte, text string) ([]byte, error) {
	dst = append(dst, '(')
	for i, r := range text {
		if r == utf8.RuneError {
			if _, size := utf8.DecodeRuneInString(text[i:]); size == 1 {
				return dst, fmt.Errorf("type0: %q is not UTF-8", text)
			}
		}
		var err error
		if dst, err = f.AppendCode(dst, r, 0); err != nil {
			return dst, err
		}
	}
	return append(dst, ')'), nil
}

// AppendCode appends a character to dst as a part of a string in parentheses. It is
// drawn so many font units wider than in the face, with its ink where it was: what a
// reader of the document sees is a matter of where the next character stands, but a
// program that takes the text out reads a gap between two characters as a space.
func (f *Font) AppendCode(dst []byte, r rune, wider int16) ([]byte, error) {
	code, err := f.code(spaced{r, wider})
	if err != nil {
		return dst, err
	}
	return appendByte(appendByte(dst, byte(code>>8)), byte(code)), nil
}

// appendByte appends a byte of a literal string (ISO 32000-1 clause 7.3.4.2). A
// carriage return would be read as a line feed.
func appendByte(dst []byte, b byte) []byte {
	switch b {
	case '(', ')', '\\':
		return append(dst, '\\', b)
	case '\r':
		return append(dst, '\\', 'r')
	}
	return append(dst, b)
}

// code returns the code of a character, a new one where it is drawn for the first
// time.
func (f *Font) code(s spaced) (uint16, error) {
	if code, ok := f.codes[s]; ok {
		return code, nil
	}
	r := s.rune
	glyph, ok := f.face.Glyph(r)
	if !ok {
		return 0, fmt.Errorf("type0: %s has no %q (%U)", f.face.Name(), r, r)
	}
	if len(f.drawn) == 0xFFFF {
		return 0, fmt.Errorf("type0: more than %d characters of %s in one document", len(f.drawn), f.face.Name())
	}
	f.drawn = append(f.drawn, character{s, glyph})
	code := uint16(len(f.drawn))
	f.codes[s] = code
	return code, nil
}
