package font

import (
	"encoding/binary"
)

// charmap looks characters up in a subtable of cmap. Of the forms that the
// OpenType specification knows, those two are read that Unicode fonts use: 4 for
// the characters up to U+FFFF and 12 for all.
type charmap struct {
	table  []byte
	groups int // segments (form 4) or groups (form 12)
	format int
}

// readCharmap chooses the subtable with the most characters: one of all Unicode,
// else one of its first 65,536 characters.
func readCharmap(cmap []byte) (charmap, error) {
	var best charmap
	count := int(binary.BigEndian.Uint16(cmap[2:]))
	for i := range count {
		if len(cmap) < 4+8*(i+1) {
			return charmap{}, refused(ErrTruncated, ": in the directory of table \"cmap\"")
		}
		entry := cmap[4+8*i:]
		platform, encoding := binary.BigEndian.Uint16(entry), binary.BigEndian.Uint16(entry[2:])
		// Platform 0 is Unicode, 3 Windows with 1 for the first 65,536
		// characters and 10 for all.
		if platform != 0 && (platform != 3 || encoding != 1 && encoding != 10) {
			continue
		}
		offset := binary.BigEndian.Uint32(entry[4:])
		if uint64(offset)+2 > uint64(len(cmap)) {
			return charmap{}, refused(ErrTruncated, ": table \"cmap\" has a part at byte %d of %d", offset, len(cmap))
		}
		m, err := readSubtable(cmap[offset:])
		if err != nil {
			return charmap{}, err
		}
		if m.format > best.format {
			best = m
		}
	}
	if best.format == 0 {
		return charmap{}, refused(ErrNotFont, ": table \"cmap\" has no part for Unicode in form 4 or 12")
	}
	return best, nil
}

// readSubtable reads the header of a subtable; a charmap of form 0 is one in a
// form that is not read. The length in the header is not asked: fonts with large
// tables are known to overflow it.
func readSubtable(table []byte) (charmap, error) {
	m := charmap{table: table, format: int(binary.BigEndian.Uint16(table))}
	want := 0
	switch m.format {
	case 4:
		if want = 16; len(table) >= want {
			m.groups = int(binary.BigEndian.Uint16(table[6:])) / 2
			want += 8 * m.groups
		}
	case 12:
		if want = 16; len(table) >= want {
			groups := binary.BigEndian.Uint32(table[12:])
			if uint64(groups)*12 > uint64(len(table)) {
				return charmap{}, refused(ErrTruncated, ": %d groups in table \"cmap\"", groups)
			}
			m.groups = int(groups)
			want += 12 * m.groups
		}
	default:
		return charmap{}, nil
	}
	if len(table) < want {
		return charmap{}, refused(ErrTruncated, ": table \"cmap\" has %d bytes of %d", len(table), want)
	}
	return m, nil
}

// glyph returns 0 for a character that the table does not have.
func (m charmap) glyph(r rune) uint16 {
	if m.format == 4 {
		return m.segmented(r)
	}
	return m.grouped(r)
}

// segmented looks a character up in form 4: arrays of the segments' ends, starts,
// deltas and offsets, each of 2 bytes a segment, with 2 blank bytes after the ends.
func (m charmap) segmented(r rune) uint16 {
	if r < 0 || r > 0xFFFF {
		return 0
	}
	c, n := int(r), m.groups
	ends := m.table[14:]
	starts, deltas, offsets := ends[2*n+2:], ends[4*n+2:], ends[6*n+2:]
	at := func(array []byte, i int) int { return int(binary.BigEndian.Uint16(array[2*i:])) }
	low, high := 0, n
	for low < high { // find the first segment that ends at c or later
		if mid := (low + high) / 2; at(ends, mid) < c {
			low = mid + 1
		} else {
			high = mid
		}
	}
	if low == n || at(starts, low) > c {
		return 0
	}
	offset := at(offsets, low)
	if offset == 0 {
		return uint16(c + at(deltas, low))
	}
	// The offset counts from its own place in the array.
	place := 2*low + offset + 2*(c-at(starts, low))
	if place+2 > len(offsets) {
		return 0
	}
	if id := binary.BigEndian.Uint16(offsets[place:]); id != 0 {
		return id + uint16(at(deltas, low))
	}
	return 0
}

// grouped looks a character up in form 12: groups of first and last character and
// first glyph, each of 4 bytes.
func (m charmap) grouped(r rune) uint16 {
	c, groups := uint32(r), m.table[16:]
	low, high := 0, m.groups
	for low < high { // find the first group that ends at c or later
		if mid := (low + high) / 2; binary.BigEndian.Uint32(groups[12*mid+4:]) < c {
			low = mid + 1
		} else {
			high = mid
		}
	}
	if low == m.groups {
		return 0
	}
	group := groups[12*low:]
	first := binary.BigEndian.Uint32(group)
	if first > c {
		return 0
	}
	id := uint64(binary.BigEndian.Uint32(group[8:])) + uint64(c-first)
	if id > 0xFFFF {
		return 0
	}
	return uint16(id)
}
