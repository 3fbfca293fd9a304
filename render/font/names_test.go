package font_test

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/render/font"
	"github.com/govdisclosure/annualreport/render/internal/fonttest"
)

func TestNames(t *testing.T) {
	tests := []struct {
		name    string
		entries []fonttest.Name
		want    []string
		ps      string
	}{
		{"none", nil, nil, "Unnamed"},
		{"Windows", []fonttest.Name{
			{Kind: 0, Text: "Copyright"}, {Kind: 1, Text: "仿宋_GB2312"}, {Kind: 2, Text: "Regular"}, {Kind: 4, Text: "仿宋_GB2312"},
			{Kind: 6, Text: "FangSong_GB2312"}, {Kind: 16, Text: "仿宋"}},
			[]string{"仿宋_GB2312", "FangSong_GB2312", "仿宋"}, "FangSong_GB2312"},
		{"above U+FFFF", []fonttest.Name{{Kind: 1, Text: "𬭚体"}}, []string{"𬭚体"}, "Unnamed"},
		{"Unicode", []fonttest.Name{{Platform: 3, Encoding: 10, Kind: 1, Text: "楷体"}}, []string{"楷体"}, "Unnamed"},
		{"Macintosh", []fonttest.Name{
			{Platform: 1, Kind: 6, Raw: []byte("SimHei")},
			{Platform: 1, Encoding: 25, Kind: 1, Raw: []byte("\xba\xda\xcc\xe5")}, // 黑体 in GBK
			{Platform: 1, Kind: 1, Raw: []byte("\xba\xda")},                       // no name in Roman
			{Platform: 1, Encoding: 2, Kind: 1, Raw: []byte("?")}},                // Chinese, traditional
			[]string{"SimHei", "黑体"}, "SimHei"},
		{"not for PostScript", []fonttest.Name{{Kind: 6, Text: "Sim Hei"}, {Kind: 6, Text: "黑"}, {Kind: 6, Text: "Hei"}},
			[]string{"Sim Hei", "黑", "Hei"}, "Hei"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			f := sample()
			f.Names = test.entries
			face := parse(t, f.Build())
			if got := face.Names(); !slices.Equal(got, test.want) {
				t.Errorf("names %q, want %q", got, test.want)
			}
			if got := face.Name(); got != test.ps {
				t.Errorf("PostScript name %q, want %q", got, test.ps)
			}
			got, err := font.CollectionNames(bytes.NewReader(f.Build()))
			if err != nil || len(got) != 1 || !slices.Equal(got[0], test.want) {
				t.Errorf("names in the file %q (%v), want %q", got, err, test.want)
			}
		})
	}
}

// Damaged entries are left out, the others are read.
func TestNamesDamaged(t *testing.T) {
	f := sample()
	f.Names = []fonttest.Name{{Kind: 1, Text: "宋体"}, {Kind: 4, Text: "SimSun"}}
	table := []byte{0, 0, 0, 9, 0, 30} // nine entries are stated, two are there
	table = append(table, 0, 3, 0, 1, 4, 9, 0, 1, 0, 4, 0, 0)
	table = append(table, 0, 3, 0, 1, 4, 9, 0, 4, 0, 4, 0, 2) // reaches beyond the table
	table = append(table, 0x5B, 0x8B, 0x4F, 0x53)
	f.Tables = map[string][]byte{"name": table}
	if got := parse(t, f.Build()).Names(); !slices.Equal(got, []string{"宋体"}) {
		t.Errorf("names %q, want 宋体", got)
	}
	f.Tables = nil
	f.Names = []fonttest.Name{{Kind: 1, Text: strings.Repeat("长", 257)}, {Kind: 4, Text: strings.Repeat("长", 256)}}
	if got := parse(t, f.Build()).Names(); len(got) != 1 || got[0] != strings.Repeat("长", 256) {
		t.Errorf("%d names, want the one of 256 characters", len(got))
	}
	f.Tables = map[string][]byte{"name": {0, 0, 0}}
	if got := parse(t, f.Build()).Names(); got != nil {
		t.Errorf("names %q, want none", got)
	}
}

func TestCollection(t *testing.T) {
	first, second := sample(), sample()
	first.Names = []fonttest.Name{{Kind: 1, Text: "宋体"}, {Kind: 6, Text: "SimSun"}}
	second.Names = []fonttest.Name{{Kind: 1, Text: "新宋体"}, {Kind: 6, Text: "NSimSun"}}
	file := fonttest.Collection(first.Build(), second.Build())
	faces, err := font.ParseCollection(file)
	if err != nil || len(faces) != 2 {
		t.Fatalf("%d faces (%v), want 2", len(faces), err)
	}
	names, err := font.CollectionNames(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"SimSun", "NSimSun"} {
		if got := faces[i].Name(); got != want {
			t.Errorf("face %d is %s, want %s", i, got, want)
		}
		if !slices.Equal(names[i], faces[i].Names()) {
			t.Errorf("face %d: names %q in the file, %q in the face", i, names[i], faces[i].Names())
		}
		if id, ok := faces[i].Glyph('二'); id != 3 || !ok {
			t.Errorf("face %d: 二 is glyph %d", i, id)
		}
	}
	for n := range file {
		if _, err := font.ParseCollection(file[:n]); err == nil && n < len(file)-3 {
			t.Errorf("a collection of %d bytes is read from %d", len(file), n)
		}
		font.CollectionNames(bytes.NewReader(file[:n]))
	}
	if faces, err = font.ParseCollection(first.Build()); err != nil || len(faces) != 1 {
		t.Errorf("%d faces in a file of one (%v)", len(faces), err)
	}
	for _, count := range []string{"\x00\x00\x00\x00", "\xFF\xFF\xFF\xFF"} {
		if _, err := font.ParseCollection([]byte("ttcf\x00\x01\x00\x00" + count)); !errors.Is(err, font.ErrNotFont) {
			t.Errorf("a collection of %x faces: %v", count, err)
		}
	}
}

func TestEmbedding(t *testing.T) {
	for bits, want := range map[uint16]string{
		0x0000: "", 0x0004: "", 0x0008: "", 0x000C: "",
		0x0006: "", // the least restrictive of two counts
		0x0002: "restricted", 0x0100: "in part", 0x0104: "in part", 0x0200: "as outlines",
	} {
		f := sample()
		f.FSType = bits
		err := parse(t, f.Build()).Embedding()
		if want == "" && err != nil || want != "" && (!errors.Is(err, font.ErrEmbedding) || !strings.Contains(err.Error(), want)) {
			t.Errorf("permissions %04x: %v, want %q", bits, err, want)
		}
	}
	f := sample()
	f.Tables = map[string][]byte{"OS/2": nil}
	if err := parse(t, f.Build()).Embedding(); err != nil {
		t.Errorf("without permissions: %v", err)
	}
}

func TestChain(t *testing.T) {
	first, second := sample(), sample()
	first.Characters = map[rune]uint16{'一': 1}
	second.Characters = map[rune]uint16{'一': 2, '𬭚': 5}
	chain := font.Chain{parse(t, first.Build()), parse(t, second.Build())}
	for r, want := range map[rune]struct {
		face  int
		glyph uint16
	}{'一': {0, 1}, '𬭚': {1, 5}} {
		face, glyph, err := chain.Find(r)
		if err != nil || face != chain[want.face] || glyph != want.glyph {
			t.Errorf("%q is glyph %d (%v)", r, glyph, err)
		}
	}
	_, _, err := chain.Find('𠀀')
	var missing *font.MissingError
	if !errors.As(err, &missing) || missing.Rune != '𠀀' || !strings.Contains(err.Error(), "'𠀀' (U+20000)") {
		t.Errorf("the error for a character that is nowhere: %v", err)
	}
}
