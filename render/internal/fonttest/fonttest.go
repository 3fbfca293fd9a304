// Package fonttest makes small TrueType fonts for tests: fonts of a few glyphs, sound
// ones and others.
package fonttest

import (
	"encoding/binary"
	"maps"
	"slices"
	"unicode/utf16"
)

// Font describes a font. The zero value is one with the glyph 0 alone, blank.
type Font struct {
	UnitsPerEm int      // 1000 where it is 0
	Outlines   [][]byte // of each glyph; nil for a blank one
	Advances   []int    // of the first glyphs; the last holds for all others
	Characters map[rune]uint16
	Names      []Name
	FSType     uint16
	ShortLoca  bool // 16-bit offsets; all outlines must have even lengths
	Segmented  bool // cmap in form 4, not 12
	// Tables replaces tables, leaves them out where the value is nil, or adds some.
	Tables map[string][]byte
}

// Name is an entry of the table name; Windows, Unicode where Platform is 0.
type Name struct {
	Platform, Encoding, Language uint16
	Kind                         uint16 // 1 family, 4 full name, 6 PostScript name
	Text                         string
	Raw                          []byte // in place of Text, where it is not nil
}

// Square returns an outline of one contour: a square from (x, 0), size wide and high.
func Square(x, size int) []byte {
	b := words(nil, 1, x, 0, x+size, size) // contours, box
	b = words(b, 3, 0)                     // the last point, no instructions
	b = append(b, 1, 1, 1, 1)              // four points on the curve, in 16-bit steps
	b = words(b, x, size, 0, -size)        // along x
	return words(b, 0, 0, size, 0)         // along y
}

// Composite returns an outline that is built of other glyphs, unmoved.
func Composite(parts ...int) []byte {
	b := words(nil, -1, 0, 0, 100, 100)
	for i, part := range parts {
		flags := 0x0003 // offsets follow, in words
		if i < len(parts)-1 {
			flags |= 0x0020
		}
		b = words(b, flags, part, 0, 0)
	}
	return b
}

// Build returns the font's file.
func (f Font) Build() []byte {
	glyphs := max(len(f.Outlines), 1)
	upem := f.UnitsPerEm
	if upem == 0 {
		upem = 1000
	}
	advances := f.Advances
	if advances == nil {
		advances = []int{upem}
	}
	head := make([]byte, 54)
	put(head, 18, upem)
	put(head, 36, 0, -200, upem, 800)
	hhea := make([]byte, 36)
	put(hhea, 4, 800, -200)
	put(hhea, 34, len(advances))
	maxp := make([]byte, 6)
	put(maxp, 4, glyphs)
	os2 := make([]byte, 96)
	put(os2, 0, 4, 500, 700, 5, int(f.FSType))
	put(os2, 88, 729)

	var glyf, loca, hmtx []byte
	for i := range glyphs + 1 {
		if f.ShortLoca {
			loca = words(loca, len(glyf)/2)
		} else {
			loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		}
		if i < len(f.Outlines) {
			glyf = append(glyf, f.Outlines[i]...)
		}
	}
	if !f.ShortLoca {
		put(head, 50, 1)
	}
	for i := range glyphs {
		if i < len(advances) {
			hmtx = words(hmtx, advances[i])
		}
		left := 0
		if i < len(f.Outlines) && len(f.Outlines[i]) >= 4 {
			left = int(int16(binary.BigEndian.Uint16(f.Outlines[i][2:])))
		}
		hmtx = words(hmtx, left)
	}
	if glyf == nil {
		glyf = make([]byte, 4)
	}
	tables := map[string][]byte{
		"head": head, "hhea": hhea, "maxp": maxp, "OS/2": os2,
		"glyf": glyf, "loca": loca, "hmtx": hmtx,
		"cmap": f.characters(), "name": f.names(),
	}
	maps.Copy(tables, f.Tables)
	return Assemble(tables)
}

// Assemble returns a font file of the tables given; those that are nil are left out.
func Assemble(tables map[string][]byte) []byte {
	maps.DeleteFunc(tables, func(_ string, data []byte) bool { return data == nil })
	b := []byte{0, 1, 0, 0}
	b = words(b, len(tables), 0, 0, 0)
	at := 12 + 16*len(tables)
	var data []byte
	for _, tag := range slices.Sorted(maps.Keys(tables)) {
		b = append(b, tag...)
		b = binary.BigEndian.AppendUint32(b, 0) // nobody asks for the checksum
		b = binary.BigEndian.AppendUint32(b, uint32(at+len(data)))
		b = binary.BigEndian.AppendUint32(b, uint32(len(tables[tag])))
		data = append(data, tables[tag]...)
		for len(data)%4 != 0 {
			data = append(data, 0)
		}
	}
	return append(b, data...)
}

// Collection returns a font collection of the faces in some font files.
func Collection(fonts ...[]byte) []byte {
	b := []byte("ttcf\x00\x01\x00\x00")
	b = binary.BigEndian.AppendUint32(b, uint32(len(fonts)))
	at := 12 + 4*len(fonts)
	var data []byte
	for _, font := range fonts {
		b = binary.BigEndian.AppendUint32(b, uint32(at+len(data)))
		moved := slices.Clone(font)
		for i := range int(binary.BigEndian.Uint16(moved[4:])) {
			offset := moved[12+16*i+8:]
			binary.BigEndian.PutUint32(offset, binary.BigEndian.Uint32(offset)+uint32(at+len(data)))
		}
		data = append(data, moved...)
	}
	return append(b, data...)
}

func (f Font) characters() []byte {
	runes := slices.Sorted(maps.Keys(f.Characters))
	if !f.Segmented {
		b := words(nil, 0, 1, 3, 10, 0, 12, 12, 0)
		b = binary.BigEndian.AppendUint32(b, uint32(16+12*len(runes)))
		b = binary.BigEndian.AppendUint32(b, 0)
		b = binary.BigEndian.AppendUint32(b, uint32(len(runes)))
		for _, r := range runes {
			b = binary.BigEndian.AppendUint32(b, uint32(r))
			b = binary.BigEndian.AppendUint32(b, uint32(r))
			b = binary.BigEndian.AppendUint32(b, uint32(f.Characters[r]))
		}
		return b
	}
	// Every other segment gives its glyph by a delta, the others by the array that
	// follows, so that both ways are read.
	n := len(runes) + 1
	var ends, starts, deltas, offsets, array []byte
	for i, r := range runes {
		ends, starts = words(ends, int(r)), words(starts, int(r))
		if i%2 == 0 {
			deltas, offsets = words(deltas, int(f.Characters[r])-int(r)), words(offsets, 0)
			continue
		}
		deltas, offsets = words(deltas, 0), words(offsets, 2*(n-i)+len(array))
		array = words(array, int(f.Characters[r]))
	}
	ends, starts = words(ends, 0xFFFF), words(starts, 0xFFFF)
	deltas, offsets = words(deltas, 1), words(offsets, 0)
	b := words(nil, 0, 1, 3, 1, 0, 12, 4, 16+8*n+len(array), 0, 2*n, 0, 0, 0)
	return slices.Concat(b, ends, []byte{0, 0}, starts, deltas, offsets, array)
}

func (f Font) names() []byte {
	var storage []byte
	b := words(nil, 0, len(f.Names), 6+12*len(f.Names))
	for _, n := range f.Names {
		if n.Platform == 0 {
			n.Platform, n.Encoding, n.Language = 3, 1, 0x409
		}
		if n.Raw == nil {
			for _, unit := range utf16.Encode([]rune(n.Text)) {
				n.Raw = words(n.Raw, int(unit))
			}
		}
		b = words(b, int(n.Platform), int(n.Encoding), int(n.Language), int(n.Kind), len(n.Raw), len(storage))
		storage = append(storage, n.Raw...)
	}
	return append(b, storage...)
}

// words appends 16-bit numbers.
func words(b []byte, values ...int) []byte {
	for _, v := range values {
		b = binary.BigEndian.AppendUint16(b, uint16(v))
	}
	return b
}

// put writes 16-bit numbers at an offset.
func put(b []byte, at int, values ...int) {
	for i, v := range values {
		binary.BigEndian.PutUint16(b[at+2*i:], uint16(v))
	}
}
