package font_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/render/font"
	"github.com/govdisclosure/annualreport/render/internal/fonttest"
)

// sample is a sound font: a blank glyph 0, squares, a glyph built of two of them,
// and fewer widths than glyphs.
func sample() fonttest.Font {
	return fonttest.Font{
		Outlines: [][]byte{
			nil,
			fonttest.Square(50, 900),
			fonttest.Square(10, 300),
			fonttest.Composite(1, 2),
			fonttest.Composite(3),
			fonttest.Square(0, 700),
		},
		Advances:   []int{500, 1000, 320, 1000},
		Characters: map[rune]uint16{'一': 1, '1': 2, '二': 3, '三': 4, 'H': 5, '𬭚': 1},
		Names:      []fonttest.Name{{Kind: 6, Text: "Sample-Regular"}},
	}
}

func parse(t testing.TB, file []byte) *font.Face {
	t.Helper()
	face, err := font.Parse(file)
	if err != nil {
		t.Fatal(err)
	}
	return face
}

func TestParse(t *testing.T) {
	for name, change := range map[string]func(*fonttest.Font){
		"as it is":         func(f *fonttest.Font) {},
		"short loca":       func(f *fonttest.Font) { f.ShortLoca = true },
		"without OS/2":     func(f *fonttest.Font) { f.Tables = map[string][]byte{"OS/2": nil} },
		"without names":    func(f *fonttest.Font) { f.Names = nil },
		"256 units an em":  func(f *fonttest.Font) { f.UnitsPerEm = 256 },
		"characters by 16": func(f *fonttest.Font) { f.Segmented = true; delete(f.Characters, '𬭚') },
	} {
		t.Run(name, func(t *testing.T) {
			f := sample()
			change(&f)
			face := parse(t, f.Build())
			if face.Glyphs() != 6 {
				t.Errorf("%d glyphs, want 6", face.Glyphs())
			}
			for r, want := range f.Characters {
				if got, ok := face.Glyph(r); got != want || !ok {
					t.Errorf("%q is glyph %d (%v), want %d", r, got, ok, want)
				}
			}
			for _, r := range []rune{-1, 0, '0', 'G', '丁', '三' + 1, 0xFFFF, 0x10000, '𬭚' + 1, 0x10FFFF, 0x7FFFFFFF} {
				if got, ok := face.Glyph(r); ok {
					t.Errorf("%U is glyph %d, want none", r, got)
				}
			}
		})
	}
}

func TestParseErrors(t *testing.T) {
	without := func(tag string) []byte {
		f := sample()
		f.Tables = map[string][]byte{tag: nil}
		return f.Build()
	}
	with := func(tag string, data []byte) []byte {
		f := sample()
		f.Tables = map[string][]byte{tag: data}
		return f.Build()
	}
	changed := func(tag string, at int, to ...byte) []byte {
		file := sample().Build()
		copy(file[strings.Index(string(file), tag)+at:], to) // the entry in the directory
		return file
	}
	tests := []struct {
		name string
		file []byte
		want error
		says string
	}{
		{"empty", nil, font.ErrTruncated, "0 bytes"},
		{"text", []byte("not a font at all"), font.ErrNotFont, `"not "`},
		{"CFF", []byte("OTTO\x00\x01\x00\x00\x00\x00\x00\x00"), font.ErrCFF, "PostScript"},
		{"CFF with a TrueType tag", with("CFF ", []byte{1, 0, 4, 4}), nil, ""},
		{"CFF in place of glyf", fonttest.Assemble(map[string][]byte{"head": make([]byte, 54), "hhea": make([]byte, 36),
			"maxp": make([]byte, 6), "hmtx": make([]byte, 4), "loca": make([]byte, 4), "CFF ": {1, 0, 4, 4}}), font.ErrCFF, "CFF"},
		{"collection", fonttest.Collection(sample().Build()), font.ErrCollection, "ParseCollection"},
		{"WOFF", []byte("wOFF\x00\x01\x00\x00\x00\x00\x00\x00"), font.ErrWOFF, "WOFF"},
		{"WOFF2", []byte("wOF2\x00\x01\x00\x00\x00\x00\x00\x00"), font.ErrWOFF, "WOFF"},
		{"no head", without("head"), font.ErrNotFont, `"head"`},
		{"no hhea", without("hhea"), font.ErrNotFont, `"hhea"`},
		{"no maxp", without("maxp"), font.ErrNotFont, `"maxp"`},
		{"no hmtx", without("hmtx"), font.ErrNotFont, `"hmtx"`},
		{"no loca", without("loca"), font.ErrNotFont, `"loca"`},
		{"no glyf", without("glyf"), font.ErrNotFont, `"glyf"`},
		{"no cmap", without("cmap"), font.ErrNotFont, `"cmap"`},
		{"short head", with("head", make([]byte, 53)), font.ErrTruncated, "53 bytes"},
		{"em of 0", with("head", make([]byte, 54)), font.ErrNotFont, "em of 0"},
		{"no glyphs", with("maxp", make([]byte, 6)), font.ErrNotFont, "0 glyphs"},
		{"more widths than glyphs", with("maxp", []byte{0, 1, 0, 0, 0, 2}), font.ErrNotFont, "2 glyphs, 4"},
		{"short hmtx", with("hmtx", make([]byte, 19)), font.ErrTruncated, "19 bytes of 20"},
		{"short loca", with("loca", make([]byte, 27)), font.ErrTruncated, "27 bytes of 28"},
		{"table beyond the file", changed("glyf", 12, 0x7F), font.ErrTruncated, `"glyf" reaches`},
		{"table at the end of all", changed("glyf", 8, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF), font.ErrTruncated, `"glyf" reaches`},
		{"cmap of no part", with("cmap", []byte{0, 0, 0, 0}), font.ErrNotFont, "Unicode"},
		{"cmap for symbols", with("cmap", []byte{0, 0, 0, 1, 0, 3, 0, 0, 0, 0, 0, 12, 0, 4}), font.ErrNotFont, "Unicode"},
		{"cmap cut short", with("cmap", []byte{0, 0, 0, 2, 0, 3, 0, 0, 0, 0, 0, 12}), font.ErrTruncated, "cmap"},
		{"cmap with a part outside", with("cmap", []byte{0, 0, 0, 1, 0, 3, 0, 1, 0, 0, 0, 12}), font.ErrTruncated, "byte 12 of 12"},
		{"cmap form 4 cut short", with("cmap", []byte{0, 0, 0, 1, 0, 3, 0, 1, 0, 0, 0, 12, 0, 4}), font.ErrTruncated, "cmap"},
		{"cmap form 12 of too many groups", with("cmap", append([]byte{0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12, 0, 12, 0, 0},
			0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF)), font.ErrTruncated, "groups"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			face, err := font.Parse(test.file)
			switch {
			case test.want == nil:
				if err != nil {
					t.Errorf("refused: %v", err)
				}
			case face != nil || !errors.Is(err, test.want):
				t.Errorf("got %v, want %v", err, test.want)
			case !strings.Contains(err.Error(), test.says):
				t.Errorf("%q does not say %q", err, test.says)
			}
		})
	}
}

// A file cut short anywhere is refused, or read without what was cut off.
func TestParseCutShort(t *testing.T) {
	file := sample().Build()
	refused := 0
	for n := range file {
		face, err := font.Parse(file[:n:n])
		if err != nil {
			refused++
			continue
		}
		exercise(t, face)
	}
	if refused < len(file)-4 { // up to the padding of the last table
		t.Errorf("%d of %d cut files refused", refused, len(file))
	}
}

func TestMetrics(t *testing.T) {
	face := parse(t, sample().Build())
	if got := [...]int{face.UnitsPerEm(), face.Ascent(), face.Descent(), face.CapHeight(), face.Weight()}; got != [...]int{1000, 800, -200, 729, 700} {
		t.Errorf("em, ascent, descent, capitals, weight are %v", got)
	}
	for id, want := range map[uint16]int{0: 500, 1: 1000, 2: 320, 3: 1000, 4: 1000, 5: 1000, 6: 0, 0xFFFF: 0} {
		if got := face.Advance(id); got != want {
			t.Errorf("glyph %d is %d wide, want %d", id, got, want)
		}
	}
	for id, want := range map[uint16][4]int{0: {}, 1: {50, 0, 950, 900}, 5: {0, 0, 700, 700}, 6: {}, 0xFFFF: {}} {
		var got [4]int
		if got[0], got[1], got[2], got[3] = face.Bounds(id); got != want {
			t.Errorf("glyph %d has the box %v, want %v", id, got, want)
		}
	}
}

// Where OS/2 says nothing, the height of the capitals is that of H, then the ascent.
func TestCapHeight(t *testing.T) {
	f := sample()
	f.Tables = map[string][]byte{"OS/2": nil}
	if got := parse(t, f.Build()).CapHeight(); got != 700 {
		t.Errorf("the capitals are %d high, want 700", got)
	}
	delete(f.Characters, 'H')
	face := parse(t, f.Build())
	if got := face.CapHeight(); got != 800 {
		t.Errorf("the capitals are %d high, want 800", got)
	}
	if got := face.Weight(); got != 400 {
		t.Errorf("the weight is %d, want 400", got)
	}
}

func TestItalicAngle(t *testing.T) {
	f := sample()
	if got := parse(t, f.Build()).ItalicAngle(); got != 0 {
		t.Errorf("slope %v, want 0", got)
	}
	f.Tables = map[string][]byte{"post": {0, 3, 0, 0, 0xFF, 0xF4, 0x80, 0}}
	if got := parse(t, f.Build()).ItalicAngle(); got != -11.5 {
		t.Errorf("slope %v, want -11.5", got)
	}
}

// exercise calls everything a face can do.
func exercise(t *testing.T, face *font.Face) {
	face.Name()
	face.Names()
	face.Embedding()
	face.CapHeight()
	face.ItalicAngle()
	face.Weight()
	for _, r := range "一1二三H𬭚\x00\uFFFF" {
		id, ok := face.Glyph(r)
		if ok && int(id) >= face.Glyphs() {
			t.Errorf("%q is glyph %d of %d", r, id, face.Glyphs())
		}
		face.Advance(id)
		face.Bounds(id)
	}
}
