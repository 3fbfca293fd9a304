package font

import (
	"encoding/binary"
	"fmt"
	"math/bits"
	"slices"
)

// SubsetOf returns a TrueType font with the characters alone. Unlike that of
// [Face.Subset] it stands by itself: programs find its glyphs by the characters (cmap),
// and its name, its measures (OS/2) and its post are those of the face. Glyphs are
// numbered in the order of the characters, from 1.
//
// It is an error where the face lacks a character; the others are those of [Face.Subset].
func (f *Face) SubsetOf(characters []rune) ([]byte, error) {
	characters = slices.Clone(characters)
	slices.Sort(characters)
	characters = slices.Compact(characters)
	s := subset{face: f, number: make([]int32, f.glyphs)}
	s.add(0)
	numbers := make([]uint16, len(characters))
	for i, r := range characters {
		id, ok := f.Glyph(r)
		if !ok || int(id) >= f.glyphs {
			return nil, fmt.Errorf("font: the face has no glyph for U+%04X", r)
		}
		if s.number[id] == 0 {
			s.add(id)
		}
		numbers[i] = uint16(s.number[id] - 1)
	}
	if err := s.collect(); err != nil {
		return nil, err
	}
	s.cmap, s.name, s.os2 = charmapOf(characters, numbers), f.name, f.os2
	s.post = make([]byte, 32)
	copy(s.post, f.post)
	binary.BigEndian.PutUint32(s.post, 0x00030000) // glyphs have no names
	return s.assemble(), nil
}

// charmapOf returns the table cmap for characters in their order: segments for programs
// that know the basic plane only (format 4), and groups for all (format 12).
func charmapOf(characters []rune, glyphs []uint16) []byte {
	all := groups(characters, glyphs)
	basic := all[:len(all):len(all)]
	for i, g := range all {
		if g.first > 0xFFFF {
			basic = all[:i]
			break
		}
	}
	const header, entry, longest = 4, 8, 0xFFFF
	segments := segmentTable(basic)
	tables := 2
	if len(segments) > longest {
		segments, tables = nil, 1
	}
	b := binary.BigEndian.AppendUint16(nil, 0)
	b = binary.BigEndian.AppendUint16(b, uint16(tables))
	at := header + entry*tables
	if segments != nil {
		b = append(b, 0, platformWindows, 0, 1)
		b = binary.BigEndian.AppendUint32(b, uint32(at))
	}
	b = append(b, 0, platformWindows, 0, 10)
	b = binary.BigEndian.AppendUint32(b, uint32(at+len(segments)))
	b = append(b, segments...)
	b = append(b, 0, 12, 0, 0)
	b = binary.BigEndian.AppendUint32(b, uint32(16+12*len(all)))
	b = binary.BigEndian.AppendUint32(b, 0) // of no language
	b = binary.BigEndian.AppendUint32(b, uint32(len(all)))
	for _, g := range all {
		b = binary.BigEndian.AppendUint32(b, uint32(g.first))
		b = binary.BigEndian.AppendUint32(b, uint32(g.last))
		b = binary.BigEndian.AppendUint32(b, uint32(g.glyph))
	}
	return b
}

// group is a row of characters with a row of glyphs.
type group struct {
	first, last rune
	glyph       uint16 // of the first
}

func groups(characters []rune, glyphs []uint16) (all []group) {
	for i, r := range characters {
		if n := len(all) - 1; n >= 0 && all[n].last == r-1 && all[n].glyph+uint16(r-all[n].first) == glyphs[i] && (r != 0x10000) {
			all[n].last = r
			continue
		}
		all = append(all, group{r, r, glyphs[i]})
	}
	return all
}

// segmentTable returns a subtable of format 4.
func segmentTable(all []group) []byte {
	if n := len(all); n == 0 || all[n-1].last != 0xFFFF {
		all = append(all[:n:n], group{0xFFFF, 0xFFFF, 0}) // the last must be there
	}
	n := len(all)
	power := bits.Len(uint(n)) - 1
	var b []byte
	for _, v := range []int{4, 16 + 8*n, 0, 2 * n, 2 << power, power, 2*n - 2<<power} {
		b = binary.BigEndian.AppendUint16(b, uint16(v))
	}
	for _, g := range all {
		b = binary.BigEndian.AppendUint16(b, uint16(g.last))
	}
	b = append(b, 0, 0)
	for _, g := range all {
		b = binary.BigEndian.AppendUint16(b, uint16(g.first))
	}
	for _, g := range all {
		b = binary.BigEndian.AppendUint16(b, g.glyph-uint16(g.first))
	}
	return append(b, make([]byte, 2*n)...) // no offsets into a list of glyphs
}
