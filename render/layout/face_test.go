package layout

import "unicode"

// plainFace is a face that is easy to reckon with: a Han character is an em wide,
// everything else half an em, and full-width marks have half an em of blank on the
// side where a printed one has it. It has every character but the private ones.
type plainFace struct{ em int }

func (f *plainFace) UnitsPerEm() int { return f.em }

func (f *plainFace) Glyph(r rune) (uint16, bool) {
	switch {
	case unicode.Is(unicode.Co, r), unicode.IsControl(r), r == unicode.ReplacementChar:
		return 0, false
	case r > 0xFFFE:
		return uint16(r), r&0xFFFF != 0 // good enough: the number only tells the width
	}
	return uint16(r), true
}

func (f *plainFace) Advance(id uint16) int {
	switch r := rune(id); {
	case unicode.Is(unicode.Mn, r):
		return 0
	case r >= 0x2E80, wideMark(r):
		return f.em
	}
	return f.em / 2
}

func wideMark(r rune) bool {
	switch r {
	case '“', '”', '‘', '’', '…', '—', '·':
		return true
	}
	return false
}

func (f *plainFace) Bounds(id uint16) (xmin, ymin, xmax, ymax int) {
	em := f.em
	if full := f.Advance(id) == em; !full {
		return em / 20, 0, em * 9 / 20, em
	}
	switch mark(rune(id)) {
	case kindOpen:
		return em * 11 / 20, 0, em * 19 / 20, em
	case kindClose:
		if rune(id) != '…' {
			return em / 20, 0, em * 9 / 20, em
		}
	case kindMiddle:
		return em * 4 / 10, 0, em * 6 / 10, em
	}
	return em / 20, 0, em * 19 / 20, em
}

// plainFaces returns such faces for all roles, one for each.
func plainFaces() Faces {
	face := func(em int) []Face { return []Face{&plainFace{em}} }
	return Faces{Body: face(1000), Title: face(1000), Heading: face(2048), Subheading: face(1000), Figures: face(500), Strong: face(1000)}
}
