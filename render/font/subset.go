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
func (f *Face) Subset(glyphs []uint16) ([]byte, error) { return f.SubsetSpaced(glyphs, nil) }

// SubsetSpaced is [Face.Subset] with glyphs that have other widths than in the face:
// glyphs[i] is so many font units wider as wider[i], which may be negative, says, with
// its ink where it was. A glyph may be given once with each width. A nil wider leaves
// all as they are.
//
// Text that is set with blanks beside its marks and figures says with such widths that
// there is no space; a program that takes text out of a document looks for gaps between
// glyphs, and would find one.
func (f *Face) SubsetSpaced(glyphs []uint16, wider []int16) ([]byte, error) {
	if wider != nil && len(wider) != len(glyphs) {
		return nil, fmt.Errorf("font: %d widths for %d glyphs", len(wider), len(glyphs))
	}
	s := subset{face: f, number: make([]int32, f.glyphs)}
	var spaced map[[2]int32]bool
	for i, id := range glyphs {
		if int(id) >= f.glyphs {
			return nil, fmt.Errorf("font: glyph %d of %d", id, f.glyphs)
		}
		var w int16
		if wider != nil {
			w = wider[i]
		}
		key := [2]int32{int32(id), int32(w)}
		if w == 0 && s.number[id] != 0 || w != 0 && spaced[key] {
			return nil, fmt.Errorf("font: glyph %d is asked for twice", id)
		}
		if w != 0 {
			if spaced == nil {
				spaced = map[[2]int32]bool{}
			}
			spaced[key] = true
		}
		s.addSpaced(id, w)
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
	wider    []int16  // how much wider than in the face, in the same order
	number   []int32  // the new number of each of the face's glyphs, plus one
	outlines [][]byte // of glyphs
	size     int      // bytes of all outlines, each padded to 4
	// Tables of a font that stands by itself; nil in one that does not.
	cmap, name, os2, post []byte
}

// Of a composite outline's parts: what follows the part's flags and glyph.
const (
	composedWords  = 1 << 0 // its place takes 4 bytes, not 2
	composedOffset = 1 << 1 // its place is a distance
	composedScale  = 1 << 3 // a scale follows: 2 bytes
	composedMore   = 1 << 5 // another part follows
	composedScales = 1 << 6 // a scale in each direction: 4 bytes
	composedMatrix = 1 << 7 // a matrix: 8 bytes
)

// add gives the next number to a glyph.
func (s *subset) add(id uint16) { s.addSpaced(id, 0) }

// addSpaced gives the next number to a glyph of another width.
func (s *subset) addSpaced(id uint16, wider int16) {
	s.glyphs, s.wider = append(s.glyphs, id), append(s.wider, wider)
	if wider == 0 {
		s.number[id] = int32(len(s.glyphs))
	}
}

// collect reads the outlines of all glyphs and adds the glyphs that they are
// built of. Each glyph of the face is added once at most with its own width.
func (s *subset) collect() error {
	own := 0 // bytes of the outlines that are the face's, without padding
	for i := 0; i < len(s.glyphs); i++ {
		id := s.glyphs[i]
		o, err := s.face.outline(id)
		if err != nil {
			return err
		}
		switch {
		case len(o) > 0 && signed(o, 0) < 0:
			if o, err = s.compose(id, o); err != nil {
				return err
			}
		case len(o) > 0 && s.wider[i] != 0:
			o = s.again(id, o)
		}
		s.outlines = append(s.outlines, o)
		s.size += (len(o) + 3) &^ 3
		if s.wider[i] == 0 {
			own += len(o)
		}
		if own > len(s.face.glyf) {
			return fmt.Errorf("font: the outlines overlap: %d glyphs take more than the table's %d bytes", i+1, len(s.face.glyf))
		}
	}
	return nil
}

// again returns an outline that is built of a whole other glyph, where it stands.
func (s *subset) again(id uint16, outline []byte) []byte {
	if s.number[id] == 0 {
		s.add(id)
	}
	o := append(make([]byte, 0, 16), outline[:10]...) // with the box
	o[0], o[1] = 0xFF, 0xFF                           // it is composed
	o = binary.BigEndian.AppendUint16(o, composedOffset)
	o = binary.BigEndian.AppendUint16(o, uint16(s.number[id]-1))
	return append(o, 0, 0)
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
		{"OS/2", s.os2, len(s.os2)},
		{"cmap", s.cmap, len(s.cmap)},
		{"cvt ", f.cvt, len(f.cvt)},
		{"fpgm", f.fpgm, len(f.fpgm)},
		{"glyf", nil, s.size},
		{"head", f.head[:54], 54},
		{"hhea", f.hhea[:36], 36},
		{"hmtx", nil, 4 * n},
		{"loca", nil, 4 * (n + 1)},
		{"maxp", f.maxp, len(f.maxp)},
		{"name", s.name, len(s.name)},
		{"post", s.post, len(s.post)},
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
				be.PutUint16(data[4*i:], uint16(min(max(f.Advance(id)+int(s.wider[i]), 0), 0xFFFF)))
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
			allowComposed(data)
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

// allowComposed raises what maxp says of composed outlines to what one needs that
// [subset.again] makes of the largest glyph.
func allowComposed(maxp []byte) {
	const points, contours, composedPoints, composedContours, parts, depth, size = 6, 8, 10, 12, 28, 30, 32
	if len(maxp) < size {
		return
	}
	raise := func(at int, to uint16) {
		binary.BigEndian.PutUint16(maxp[at:], max(binary.BigEndian.Uint16(maxp[at:]), to))
	}
	raise(composedPoints, binary.BigEndian.Uint16(maxp[points:]))
	raise(composedContours, binary.BigEndian.Uint16(maxp[contours:]))
	raise(parts, 1)
	raise(depth, 1)
}

// checksum adds up 32-bit words, as the format wants it.
func checksum(b []byte) (sum uint32) {
	for ; len(b) >= 4; b = b[4:] {
		sum += binary.BigEndian.Uint32(b)
	}
	return sum
}
