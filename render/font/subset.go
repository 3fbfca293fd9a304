package font

import (
	"encoding/binary"
	"fmt"
	"math/bits"
)

// Subset returns a TrueType font of a face's few glyphs, numbered in the order
// given: what was glyphs[i] is glyph i. The first should be 0, the glyph that
// stands for a missing character, because a font's glyph 0 is always that one.
// Glyphs of which others are built follow after those asked for.
//
// The font is made to stand inside a document that numbers its glyphs itself, as
// a PDF does: it holds outlines, widths and instructions, but neither characters
// (cmap) nor names. The outlines are copied as they are.
//
// It is an error when a glyph is given twice or does not exist, when an outline
// is damaged, and when the outlines overlap so that they would take more room
// than in the face.
func (f *Face) Subset(glyphs []uint16) ([]byte, error) {
	s := subset{face: f, number: make([]int32, f.glyphs)}
	for _, id := range glyphs {
		if int(id) >= f.glyphs {
			return nil, fmt.Errorf("font: glyph %d of %d", id, f.glyphs)
		}
		if s.number[id] != 0 {
			return nil, fmt.Errorf("font: glyph %d is asked for twice", id)
		}
		s.add(id)
	}
	if len(glyphs) == 0 {
		s.add(0)
	}
	if err := s.collect(); err != nil {
		return nil, err
	}
	return s.assemble(), nil
}

// subset is a font that is being made.
type subset struct {
	face     *Face
	glyphs   []uint16 // the face's numbers in the order of the new ones
	number   []int32  // the new number of each of the face's glyphs, plus one
	outlines [][]byte // of glyphs
	size     int      // bytes of all outlines, each padded to 4
}

// Of a composite outline's parts: what follows the part's flags and glyph.
const (
	composedWords  = 1 << 0 // its place takes 4 bytes, not 2
	composedScale  = 1 << 3 // a scale follows: 2 bytes
	composedMore   = 1 << 5 // another part follows
	composedScales = 1 << 6 // a scale in each direction: 4 bytes
	composedMatrix = 1 << 7 // a matrix: 8 bytes
)

// add gives the next number to a glyph.
func (s *subset) add(id uint16) {
	s.glyphs = append(s.glyphs, id)
	s.number[id] = int32(len(s.glyphs))
}

// collect reads the outlines of all glyphs and adds the glyphs that they are
// built of. Each glyph of the face is added once at most.
func (s *subset) collect() error {
	for i := 0; i < len(s.glyphs); i++ {
		id := s.glyphs[i]
		o, err := s.face.outline(id)
		if err != nil {
			return err
		}
		if len(o) > 0 && signed(o, 0) < 0 {
			if o, err = s.compose(id, o); err != nil {
				return err
			}
		}
		s.outlines = append(s.outlines, o)
		// The padding is left out of the comparison: a face may have none.
		if s.size += (len(o) + 3) &^ 3; s.size-3*len(s.outlines) > len(s.face.glyf) {
			return fmt.Errorf("font: the outlines overlap: %d glyphs take more than the table's %d bytes", i+1, len(s.face.glyf))
		}
	}
	return nil
}

// compose returns a copy of an outline that is built of other glyphs, with their
// new numbers.
func (s *subset) compose(id uint16, outline []byte) ([]byte, error) {
	o := append([]byte(nil), outline...)
	for at, more := 10, true; more; {
		if at+4 > len(o) {
			return nil, fmt.Errorf("font: glyph %d ends in the middle of its parts", id)
		}
		flags := binary.BigEndian.Uint16(o[at:])
		part := binary.BigEndian.Uint16(o[at+2:])
		if int(part) >= s.face.glyphs {
			return nil, fmt.Errorf("font: glyph %d is built of glyph %d of %d", id, part, s.face.glyphs)
		}
		if s.number[part] == 0 {
			s.add(part)
		}
		binary.BigEndian.PutUint16(o[at+2:], uint16(s.number[part]-1))
		at += 6
		if flags&composedWords != 0 {
			at += 2
		}
		switch {
		case flags&composedScale != 0:
			at += 2
		case flags&composedScales != 0:
			at += 4
		case flags&composedMatrix != 0:
			at += 8
		}
		more = flags&composedMore != 0
	}
	return o, nil
}

// assemble writes the font file: directory, then tables, each padded to 4 bytes,
// in the order of their names.
func (s *subset) assemble() []byte {
	f, n := s.face, len(s.glyphs)
	tables := []struct {
		tag  string
		data []byte // nil for a table that is written in place
		size int
	}{
		{"cvt ", f.cvt, len(f.cvt)},
		{"fpgm", f.fpgm, len(f.fpgm)},
		{"glyf", nil, s.size},
		{"head", f.head[:54], 54},
		{"hhea", f.hhea[:36], 36},
		{"hmtx", nil, 4 * n},
		{"loca", nil, 4 * (n + 1)},
		{"maxp", f.maxp, len(f.maxp)},
		{"prep", f.prep, len(f.prep)},
	}
	count, total := 0, 12
	for _, t := range tables {
		if t.size > 0 || t.tag == "glyf" {
			count++
			total += 16 + (t.size+3)&^3
		}
	}
	font := make([]byte, total)
	be := binary.BigEndian
	be.PutUint32(font, 0x00010000)
	be.PutUint16(font[4:], uint16(count))
	power := bits.Len(uint(count)) - 1
	be.PutUint16(font[6:], uint16(16<<power))
	be.PutUint16(font[8:], uint16(power))
	be.PutUint16(font[10:], uint16(16*count-16<<power))

	entry, at, head := 12, 12+16*count, 0
	for _, t := range tables {
		if t.size == 0 && t.tag != "glyf" {
			continue
		}
		end := at + (t.size+3)&^3
		data := font[at:end]
		copy(data, t.data)
		switch t.tag {
		case "glyf":
			place := 0
			for _, o := range s.outlines {
				copy(data[place:], o)
				place += (len(o) + 3) &^ 3
			}
		case "head":
			head = at
			be.PutUint32(data[8:], 0)  // the checksum of the whole, below
			be.PutUint16(data[50:], 1) // loca holds 32-bit offsets
		case "hhea":
			be.PutUint16(data[34:], uint16(n))
		case "hmtx":
			for i, id := range s.glyphs {
				be.PutUint16(data[4*i:], uint16(f.Advance(id)))
				be.PutUint16(data[4*i+2:], uint16(f.bearing(id)))
			}
		case "loca":
			place := 0
			for i, o := range s.outlines {
				be.PutUint32(data[4*i:], uint32(place))
				place += (len(o) + 3) &^ 3
			}
			be.PutUint32(data[4*n:], uint32(place))
		case "maxp":
			be.PutUint16(data[4:], uint16(n))
		}
		copy(font[entry:], t.tag)
		be.PutUint32(font[entry+4:], checksum(data))
		be.PutUint32(font[entry+8:], uint32(at))
		be.PutUint32(font[entry+12:], uint32(t.size))
		entry, at = entry+16, end
	}
	be.PutUint32(font[head+8:], 0xB1B0AFBA-checksum(font))
	return font
}

// checksum adds up 32-bit words, as the format wants it.
func checksum(b []byte) (sum uint32) {
	for ; len(b) >= 4; b = b[4:] {
		sum += binary.BigEndian.Uint32(b)
	}
	return sum
}
