package font

import "encoding/binary"

// All lengths below are in font units; [Face.UnitsPerEm] of them make an em.

// UnitsPerEm returns how many font units make an em, the size of the type.
func (f *Face) UnitsPerEm() int { return int(binary.BigEndian.Uint16(f.head[18:])) }

// Ascent returns how far the face rises above the baseline, after the table hhea.
func (f *Face) Ascent() int { return signed(f.hhea, 4) }

// Descent returns how far the face falls below the baseline, after the table
// hhea; it is negative in a sound face.
func (f *Face) Descent() int { return signed(f.hhea, 6) }

// Box returns the box around all glyphs.
func (f *Face) Box() (xmin, ymin, xmax, ymax int) {
	return signed(f.head, 36), signed(f.head, 38), signed(f.head, 40), signed(f.head, 42)
}

// CapHeight returns the height of the Latin capitals: as the face states it, else
// as high as its H is, else the ascent.
func (f *Face) CapHeight() int {
	if len(f.os2) >= 90 && binary.BigEndian.Uint16(f.os2) >= 2 {
		if h := signed(f.os2, 88); h > 0 {
			return h
		}
	}
	if id, ok := f.Glyph('H'); ok {
		if _, _, _, h := f.Bounds(id); h > 0 {
			return h
		}
	}
	return f.Ascent()
}

// Weight returns the weight from 1 to 1000 that the face states: 400 for regular,
// 700 for bold; 400 where it states none.
func (f *Face) Weight() int {
	if len(f.os2) >= 6 {
		if w := int(binary.BigEndian.Uint16(f.os2[4:])); w >= 1 && w <= 1000 {
			return w
		}
	}
	return 400
}

// ItalicAngle returns the slope of the face in degrees, counter-clockwise from
// the vertical: 0 for an upright face.
func (f *Face) ItalicAngle() float64 {
	if len(f.post) < 8 {
		return 0
	}
	return float64(int32(binary.BigEndian.Uint32(f.post[4:]))) / 65536
}

// Advance returns the width of a glyph: from its origin to the next one's.
func (f *Face) Advance(id uint16) int {
	if int(id) >= f.glyphs {
		return 0
	}
	return int(binary.BigEndian.Uint16(f.hmtx[4*min(int(id), f.metrics-1):]))
}

// bearing returns the distance from a glyph's origin to the left edge of its ink.
func (f *Face) bearing(id uint16) int {
	if i := int(id); i >= f.metrics {
		return signed(f.hmtx, 4*f.metrics+2*(i-f.metrics))
	}
	return signed(f.hmtx, 4*int(id)+2)
}

// Bounds returns the box around a glyph's ink, from the glyph's origin; all zero
// for a blank glyph.
func (f *Face) Bounds(id uint16) (xmin, ymin, xmax, ymax int) {
	o, err := f.outline(id)
	if err != nil || o == nil {
		return 0, 0, 0, 0
	}
	// The outline is drawn with its left edge at the bearing, wherever its own
	// coordinates begin.
	shift := f.bearing(id) - signed(o, 2)
	return signed(o, 2) + shift, signed(o, 4), signed(o, 6) + shift, signed(o, 8)
}

func signed(b []byte, at int) int { return int(int16(binary.BigEndian.Uint16(b[at:]))) }
