// Package font reads TrueType faces for setting text: which glyph stands for a
// character, how wide it is, and a small font that holds just the glyphs of one
// document.
//
// A face is read where it lies. [Parse] looks at the table directory and at a few
// fixed-size headers and keeps slices of the file's bytes; characters, widths and
// outlines are looked up in those bytes when they are asked for. So a face of
// several megabytes is ready in about a microsecond, costs no memory beside the
// file itself, and a program may embed it uncompressed and use it at once.
//
// Only outlines in the TrueType form (glyf) are read. Nothing in a font file is
// believed: every offset is checked before it is followed, and [Face.Subset] is
// bounded by the size of the file.
package font

import (
	"bytes"
	"encoding/binary"
	"fmt"

	"github.com/govdisclosure/annualreport/internal/message"
)

// Face is one TrueType face. It never changes, so that any number of goroutines
// may use it at once. It refers to the bytes that it was parsed from; they must
// not be changed while the face is in use.
type Face struct {
	glyf, loca, hmtx []byte
	cmap             charmap
	// head, hhea and maxp are copied into a subset, with the counts replaced.
	head, hhea, maxp []byte
	// cvt, fpgm and prep are the instructions that glyphs may call; nil where
	// the face has none.
	cvt, fpgm, prep []byte
	name, os2, post []byte

	glyphs   int  // number of glyphs
	metrics  int  // number of full entries in hmtx
	longLoca bool // loca holds 32-bit offsets
}

// Why a file is refused; errors.Is finds them in what [Parse] returns.
var (
	ErrNotFont    error = message.Errorf("font.not_font")
	ErrCFF        error = message.Errorf("font.cff")
	ErrCollection error = message.Errorf("font.collection")
	ErrWOFF       error = message.Errorf("font.woff")
	ErrTruncated  error = message.Errorf("font.truncated")
)

// Parse reads the face in a TrueType file (.ttf), whose bytes it keeps. The error
// says which table is missing or damaged.
func Parse(ttf []byte) (*Face, error) {
	if len(ttf) >= 4 && string(ttf[:4]) == collectionTag {
		return nil, refused(ErrCollection, "")
	}
	return parseAt(ttf, 0)
}

// ParseCollection reads all faces in a file, in their order: those of a font
// collection (.ttc), or the one of a TrueType file. It keeps the file's bytes.
func ParseCollection(file []byte) ([]*Face, error) {
	offsets, err := faceOffsets(bytes.NewReader(file))
	if err != nil {
		return nil, err
	}
	faces := make([]*Face, len(offsets))
	for i, offset := range offsets {
		if faces[i], err = parseAt(file, offset); err != nil {
			return nil, fmt.Errorf("face %d of %d: %w", i+1, len(offsets), err)
		}
	}
	return faces, nil
}

// parseAt reads the face whose table directory begins at an offset. The offsets in
// the directory count from the beginning of the file.
func parseAt(ttf []byte, offset uint32) (*Face, error) {
	if uint64(offset)+12 > uint64(len(ttf)) {
		return nil, refused(ErrTruncated, ": %d bytes", len(ttf))
	}
	directory := ttf[offset:]
	switch string(directory[:4]) {
	case "\x00\x01\x00\x00", "true":
	case "OTTO":
		return nil, refused(ErrCFF, "")
	case "wOFF", "wOF2":
		return nil, refused(ErrWOFF, "")
	default:
		return nil, refused(ErrNotFont, ": it begins with %q", directory[:4])
	}
	f := new(Face)
	var cmap []byte
	tables := []struct {
		tag  string
		to   *[]byte
		size int // the least; -1 for a table that may be missing
	}{
		{"head", &f.head, 54}, {"hhea", &f.hhea, 36}, {"maxp", &f.maxp, 6},
		{"hmtx", &f.hmtx, 4}, {"loca", &f.loca, 4}, {"glyf", &f.glyf, 0}, {"cmap", &cmap, 4},
		{"cvt ", &f.cvt, -1}, {"fpgm", &f.fpgm, -1}, {"prep", &f.prep, -1},
		{"name", &f.name, -1}, {"OS/2", &f.os2, -1}, {"post", &f.post, -1},
	}
	count := int(binary.BigEndian.Uint16(directory[4:]))
	if len(directory) < 12+16*count {
		return nil, refused(ErrTruncated, ": in the table directory")
	}
	cff := false
	for i := range count {
		entry := directory[12+16*i:]
		cff = cff || string(entry[:3]) == "CFF"
		for _, t := range tables {
			if t.tag != string(entry[:4]) {
				continue
			}
			from := uint64(binary.BigEndian.Uint32(entry[8:]))
			to := from + uint64(binary.BigEndian.Uint32(entry[12:]))
			if to > uint64(len(ttf)) {
				return nil, refused(ErrTruncated, ": table %q reaches to byte %d of %d", t.tag, to, len(ttf))
			}
			*t.to = ttf[from:to:to]
		}
	}
	for _, t := range tables {
		switch {
		case t.size < 0:
		case *t.to == nil && t.tag == "glyf" && cff:
			return nil, refused(ErrCFF, "")
		case *t.to == nil:
			return nil, refused(ErrNotFont, ": it has no table %q", t.tag)
		case len(*t.to) < t.size:
			return nil, refused(ErrTruncated, ": table %q has %d bytes", t.tag, len(*t.to))
		}
	}
	if err := f.readHeaders(); err != nil {
		return nil, err
	}
	var err error
	if f.cmap, err = readCharmap(cmap); err != nil {
		return nil, err
	}
	return f, nil
}

// readHeaders takes the counts from head, hhea and maxp and checks them against
// the sizes of the tables that they count.
func (f *Face) readHeaders() error {
	if upem := f.UnitsPerEm(); upem < 16 || upem > 16384 {
		return refused(ErrNotFont, ": an em of %d units", upem)
	}
	f.glyphs = int(binary.BigEndian.Uint16(f.maxp[4:]))
	f.metrics = int(binary.BigEndian.Uint16(f.hhea[34:]))
	if f.glyphs == 0 || f.metrics == 0 || f.metrics > f.glyphs {
		return refused(ErrNotFont, ": %d glyphs, %d of them with a width", f.glyphs, f.metrics)
	}
	if want := 4*f.metrics + 2*(f.glyphs-f.metrics); len(f.hmtx) < want {
		return refused(ErrTruncated, ": table \"hmtx\" has %d bytes of %d", len(f.hmtx), want)
	}
	entry := 2
	switch format := binary.BigEndian.Uint16(f.head[50:]); format {
	case 0:
	case 1:
		f.longLoca, entry = true, 4
	default:
		return refused(ErrNotFont, ": table \"loca\" of an unknown form %d", format)
	}
	if want := entry * (f.glyphs + 1); len(f.loca) < want {
		return refused(ErrTruncated, ": table \"loca\" has %d bytes of %d", len(f.loca), want)
	}
	return nil
}

// Glyphs returns the number of glyphs; a glyph's number is below it.
func (f *Face) Glyphs() int { return f.glyphs }

// Glyph returns the number of the glyph that stands for a character, and false
// where the face has none.
func (f *Face) Glyph(r rune) (id uint16, ok bool) {
	id = f.cmap.glyph(r)
	return id, id != 0 && int(id) < f.glyphs
}

// outline returns the bytes of a glyph's outline: none for a blank glyph.
func (f *Face) outline(id uint16) ([]byte, error) {
	if int(id) >= f.glyphs {
		return nil, fmt.Errorf("font: glyph %d of %d", id, f.glyphs)
	}
	var from, to uint64
	if f.longLoca {
		from = uint64(binary.BigEndian.Uint32(f.loca[4*int(id):]))
		to = uint64(binary.BigEndian.Uint32(f.loca[4*int(id)+4:]))
	} else {
		from = 2 * uint64(binary.BigEndian.Uint16(f.loca[2*int(id):]))
		to = 2 * uint64(binary.BigEndian.Uint16(f.loca[2*int(id)+2:]))
	}
	if from > to || to > uint64(len(f.glyf)) {
		return nil, fmt.Errorf("font: glyph %d lies at bytes %d to %d of %d", id, from, to, len(f.glyf))
	}
	if from == to {
		return nil, nil
	}
	if to-from < 10 {
		return nil, fmt.Errorf("font: glyph %d has only %d bytes", id, to-from)
	}
	return f.glyf[from:to:to], nil
}
