package font

import (
	"encoding/binary"
	"slices"
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/render/internal/fonttest"
)

// readable parses a subset, which has no table of characters, by giving it one.
func readable(t *testing.T, subset []byte) *Face {
	t.Helper()
	tables := map[string][]byte{"cmap": {0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12, 0, 12, 0, 0, 0, 0, 0, 16, 0, 0, 0, 0, 0, 0, 0, 0}}
	for i := range int(binary.BigEndian.Uint16(subset[4:])) {
		entry := subset[12+16*i:]
		from, size := binary.BigEndian.Uint32(entry[8:]), binary.BigEndian.Uint32(entry[12:])
		tables[string(entry[:4])] = subset[from : from+size]
	}
	face, err := Parse(fonttest.Assemble(tables))
	if err != nil {
		t.Fatal(err)
	}
	return face
}

func TestSubset(t *testing.T) {
	one, two := fonttest.Square(50, 900), fonttest.Square(10, 300)
	font := fonttest.Font{
		Outlines: [][]byte{two, one, two, fonttest.Composite(1, 2), fonttest.Composite(3), nil,
			fonttest.Composite(7), fonttest.Composite(6)}, // 6 and 7 are built of each other
		Advances: []int{500, 1000, 320},
	}
	tests := []struct {
		name   string
		glyphs []uint16
		want   []uint16 // the glyphs of the subset
		parts  map[int][]byte
	}{
		{"none", nil, []uint16{0}, nil},
		{"one", []uint16{0, 2}, []uint16{0, 2}, nil},
		{"in another order", []uint16{0, 5, 2, 1}, []uint16{0, 5, 2, 1}, nil},
		{"built of others", []uint16{0, 3}, []uint16{0, 3, 1, 2}, map[int][]byte{1: fonttest.Composite(2, 3)}},
		{"built of one asked for", []uint16{0, 2, 3}, []uint16{0, 2, 3, 1}, map[int][]byte{2: fonttest.Composite(3, 1)}},
		{"built of one that is built", []uint16{0, 4}, []uint16{0, 4, 3, 1, 2}, map[int][]byte{1: fonttest.Composite(2), 2: fonttest.Composite(3, 4)}},
		{"built of each other", []uint16{0, 6}, []uint16{0, 6, 7}, map[int][]byte{1: fonttest.Composite(2), 2: fonttest.Composite(1)}},
	}
	for _, short := range []bool{false, true} {
		font.ShortLoca = short
		face, err := Parse(withCharacters(font).Build())
		if err != nil {
			t.Fatal(err)
		}
		for _, test := range tests {
			t.Run(test.name, func(t *testing.T) {
				file, err := face.Subset(test.glyphs)
				if err != nil {
					t.Fatal(err)
				}
				if sum := checksum(file); sum != 0xB1B0AFBA {
					t.Errorf("the file's checksum is %08x", sum)
				}
				got := readable(t, file)
				if got.Glyphs() != len(test.want) {
					t.Fatalf("%d glyphs, want %d", got.Glyphs(), len(test.want))
				}
				for i, id := range test.want {
					want, _ := face.outline(id)
					if parts := test.parts[i]; parts != nil {
						want = parts
					}
					outline, err := got.outline(uint16(i))
					if err != nil || !slices.Equal(outline[:min(len(outline), len(want))], want) || len(outline)-len(want) > 3 {
						t.Errorf("glyph %d: %v\n got %x\nwant %x", i, err, outline, want)
					}
					if a, b := got.Advance(uint16(i)), face.Advance(id); a != b {
						t.Errorf("glyph %d is %d wide, want %d", i, a, b)
					}
					if a, b := got.bearing(uint16(i)), face.bearing(id); a != b {
						t.Errorf("glyph %d begins at %d, want %d", i, a, b)
					}
				}
			})
		}
	}
}

// A subset keeps the instructions that glyphs call.
func TestSubsetInstructions(t *testing.T) {
	font := fonttest.Font{Tables: map[string][]byte{"cvt ": {1, 2}, "fpgm": {3}, "prep": {4, 5, 6}, "GSUB": {7}}}
	face, err := Parse(withCharacters(font).Build())
	if err != nil {
		t.Fatal(err)
	}
	file, err := face.Subset([]uint16{0})
	if err != nil {
		t.Fatal(err)
	}
	got := readable(t, file)
	if string(got.cvt) != "\x01\x02" || string(got.fpgm) != "\x03" || string(got.prep) != "\x04\x05\x06" {
		t.Errorf("cvt %x, fpgm %x, prep %x", got.cvt, got.fpgm, got.prep)
	}
	if strings.Contains(string(file), "GSUB") {
		t.Error("the subset has a table GSUB")
	}
}

func TestSubsetErrors(t *testing.T) {
	square := fonttest.Square(50, 900)
	tests := []struct {
		name   string
		font   fonttest.Font
		glyphs []uint16
		want   string
	}{
		{"no such glyph", fonttest.Font{}, []uint16{0, 1}, "glyph 1 of 1"},
		{"twice", fonttest.Font{Outlines: [][]byte{nil, square}}, []uint16{0, 1, 1}, "twice"},
		{"built of no glyph", fonttest.Font{Outlines: [][]byte{fonttest.Composite(7)}}, []uint16{0}, "built of glyph 7 of 1"},
		{"built of too little", fonttest.Font{Outlines: [][]byte{fonttest.Composite(0, 0)[:20]}}, []uint16{0}, "in the middle"},
		{"too short", fonttest.Font{Outlines: [][]byte{{0, 1, 0, 0}}}, []uint16{0}, "only 4 bytes"},
		{"backwards", fonttest.Font{Tables: map[string][]byte{"loca": {0, 0, 0, 4, 0, 0, 0, 0}}}, []uint16{0}, "bytes 4 to 0"},
		{"outside", fonttest.Font{Tables: map[string][]byte{"loca": {0, 0, 0, 0, 0, 0, 0, 99}}}, []uint16{0}, "0 to 99 of"},
		{"one over the other", fonttest.Font{Outlines: [][]byte{square, nil, square, nil}, Tables: map[string][]byte{
			"loca": {0, 0, 0, 0, 0, 0, 0, 68, 0, 0, 0, 0, 0, 0, 0, 68, 0, 0, 0, 68}}}, []uint16{0, 2}, "overlap"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			face, err := Parse(withCharacters(test.font).Build())
			if err != nil {
				t.Fatal(err)
			}
			if _, err = face.Subset(test.glyphs); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %q", err, test.want)
			}
		})
	}
}

// withCharacters gives a font a character, without which it is refused.
func withCharacters(f fonttest.Font) fonttest.Font {
	f.Characters = map[rune]uint16{'a': 0}
	return f
}

// A glyph with another width is drawn as the face's, and its ink stays where it was.
func TestSubsetSpaced(t *testing.T) {
	one, two := fonttest.Square(50, 900), fonttest.Square(10, 300)
	face, err := Parse(withCharacters(fonttest.Font{
		Outlines: [][]byte{two, one, two, fonttest.Composite(1, 2), nil},
		Advances: []int{500, 1000, 320, 1000, 250},
	}).Build())
	if err != nil {
		t.Fatal(err)
	}
	file, err := face.SubsetSpaced([]uint16{0, 1, 1, 1, 2, 3, 4, 4}, []int16{0, 0, 250, -500, -400, 125, 0, 250})
	if err != nil {
		t.Fatal(err)
	}
	if sum := checksum(file); sum != 0xB1B0AFBA {
		t.Errorf("the file's checksum is %08x", sum)
	}
	got := readable(t, file)
	for i, want := range []struct {
		of      uint16 // the face's glyph
		advance int
		outline []byte
	}{
		{0, 500, two}, {1, 1000, one}, {1, 1250, fonttest.Composite(1)}, {1, 500, fonttest.Composite(1)},
		{2, 0, fonttest.Composite(8)}, {3, 1125, fonttest.Composite(1, 8)}, {4, 250, nil}, {4, 500, nil}, {2, 320, two},
	} {
		outline, err := got.outline(uint16(i))
		if err != nil {
			t.Fatal(err)
		}
		if n := min(len(outline), 10); n == 10 && signed(want.outline, 0) < 0 {
			// What a composed glyph is built of; the box is that of the face's glyph.
			outline, want.outline = outline[n:], want.outline[n:]
		}
		outline = outline[:min(len(outline), len(want.outline))]
		// Composite writes the place of a part in words or bytes; the parts count.
		if len(outline) >= 4 && len(want.outline) >= 4 && want.of != 3 && (want.advance != face.Advance(want.of)) {
			outline, want.outline = outline[2:4], want.outline[2:4]
		}
		if !slices.Equal(outline, want.outline) {
			t.Errorf("glyph %d:\n got %x\nwant %x", i, outline, want.outline)
		}
		if a := got.Advance(uint16(i)); a != want.advance {
			t.Errorf("glyph %d is %d wide, want %d", i, a, want.advance)
		}
		a, b, c, d := got.Bounds(uint16(i))
		e, f, g, h := face.Bounds(want.of)
		if a != e || b != f || c != g || d != h {
			t.Errorf("glyph %d has its ink at %d %d %d %d, want %d %d %d %d", i, a, b, c, d, e, f, g, h)
		}
	}
	for _, test := range []struct {
		glyphs []uint16
		wider  []int16
		want   string
	}{
		{[]uint16{0, 1}, []int16{0}, "1 widths for 2 glyphs"},
		{[]uint16{0, 1, 1}, []int16{0, 250, 250}, "twice"},
		{[]uint16{0, 9}, []int16{0, 250}, "glyph 9 of"},
	} {
		if _, err := face.SubsetSpaced(test.glyphs, test.wider); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%v: got %v, want %q", test.glyphs, err, test.want)
		}
	}
}
