package font_test

import (
	"os"
	"testing"

	"github.com/govdisclosure/annualreport/render/font"
)

// The body face, a file of 3.8 MB.
func body(b *testing.B) []byte {
	data, err := os.ReadFile("../pdf/faces/NotoSerifSC-Regular.ttf")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	return data
}

func BenchmarkParse(b *testing.B) {
	data := body(b)
	for b.Loop() {
		if _, err := font.Parse(data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkGlyph(b *testing.B) {
	face := parse(b, body(b))
	for b.Loop() {
		for _, r := range "政府信息公开𬭚1" {
			if _, ok := face.Glyph(r); !ok {
				b.Fatal(string(r))
			}
		}
	}
}

// BenchmarkSubset makes a font of 450 glyphs, as the body of a report needs them.
func BenchmarkSubset(b *testing.B) {
	face := parse(b, body(b))
	glyphs := []uint16{0}
	for r := rune(0x4E00); len(glyphs) <= 450; r++ {
		if id, ok := face.Glyph(r); ok {
			glyphs = append(glyphs, id)
		}
	}
	for b.Loop() {
		subset, err := face.Subset(glyphs)
		if err != nil {
			b.Fatal(err)
		}
		b.SetBytes(int64(len(subset)))
	}
}
