package type0

import (
	"fmt"
	"hash/fnv"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/govdisclosure/annualreport/render/pdf/internal/pdffile"
)

// Embed adds the fonts that the document draws with to its file, and their names
// to the resources of its pages. The file must have no other fonts.
func (s *Set) Embed(file *pdffile.File) error {
	var list []byte
	for _, f := range s.fonts {
		if len(f.drawn) == 0 {
			continue
		}
		n, err := f.embed(file)
		if err != nil {
			return err
		}
		list = fmt.Appendf(list, "/%s %d 0 R\n", f.name, n)
	}
	if err := file.AddResources("Font", list); err != nil {
		return fmt.Errorf("type0: %w", err)
	}
	return nil
}

// embed adds one font and returns the number of its object.
func (f *Font) embed(file *pdffile.File) (int, error) {
	face := f.face
	glyphs, wider, numbers := f.glyphs()
	program, err := face.SubsetSpaced(glyphs, wider)
	if err != nil {
		return 0, fmt.Errorf("%s: %w", face.Name(), err)
	}
	toPDF := func(units int) string { return thousandths(units, face.UnitsPerEm()) }
	name := f.baseFont()
	xmin, ymin, xmax, ymax := face.Box()

	programNumber := file.AddDense(fmt.Sprintf("/Length1 %d", len(program)), program)
	descriptor := file.Add(fmt.Appendf(nil, "<</Type /FontDescriptor /FontName /%s /Flags %d /FontBBox [%s %s %s %s] "+
		"/ItalicAngle %s /Ascent %s /Descent %s /CapHeight %s /StemV %d /FontFile2 %d 0 R>>",
		name, f.flags(), toPDF(xmin), toPDF(ymin), toPDF(xmax), toPDF(ymax),
		decimal(face.ItalicAngle()), toPDF(face.Ascent()), toPDF(face.Descent()), toPDF(face.CapHeight()),
		stem(face.Weight()), programNumber))
	toUnicode := file.AddStream("", f.toUnicode())
	codesToGlyphs := "/Identity"
	if numbers != nil {
		codesToGlyphs = fmt.Sprintf("%d 0 R", file.AddStream("", numbers))
	}
	descendant := file.Add(fmt.Appendf(nil, "<</Type /Font /Subtype /CIDFontType2 /BaseFont /%s "+
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> "+
		"/FontDescriptor %d 0 R /DW %d /W [%s] /CIDToGIDMap %s>>",
		name, descriptor, defaultWidth, f.widths(), codesToGlyphs))
	return file.Add(fmt.Appendf(nil, "<</Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H "+
		"/DescendantFonts [%d 0 R] /ToUnicode %d 0 R>>", name, descendant, toUnicode)), nil
}

// glyphs returns the face's glyphs in the order of their numbers in the embedded
// font, and how much wider each is there. As long as no two characters share a glyph, a glyph's number there is the
// character's code and numbers is nil; else numbers holds the glyph's number for
// each code, from 0, in two bytes each.
func (f *Font) glyphs() (glyphs []uint16, wider []int16, numbers []byte) {
	type glyph struct {
		id    uint16
		wider int16
	}
	glyphs = append(make([]uint16, 0, len(f.drawn)+1), 0)
	wider = append(make([]int16, 0, len(f.drawn)+1), 0)
	number := make(map[glyph]int, len(f.drawn))
	numbers = append(make([]byte, 0, 2*len(f.drawn)+2), 0, 0)
	for _, c := range f.drawn {
		g := glyph{c.glyph, c.wider}
		n, ok := number[g]
		if !ok {
			n = len(glyphs)
			number[g] = n
			glyphs, wider = append(glyphs, c.glyph), append(wider, c.wider)
		}
		numbers = append(numbers, byte(n>>8), byte(n))
	}
	if len(glyphs) == len(f.drawn)+1 {
		return glyphs, wider, nil
	}
	return glyphs, wider, numbers
}

// Flags of a font descriptor (ISO 32000-1 table 123).
const (
	flagSymbolic  = 1 << 2 // its characters are not those of standard Latin
	flagItalic    = 1 << 6
	boldestStem   = 220
	defaultWidth  = 1000 // of Han characters, in thousandths of an em
	mappingsBlock = 100  // a CMap gives at most so many mappings at once
)

func (f *Font) flags() int {
	flags := flagSymbolic
	if f.face.ItalicAngle() != 0 {
		flags |= flagItalic
	}
	return flags
}

// stem estimates the width of the vertical stems, in thousandths of an em, from
// the weight; TrueType does not state it. A viewer asks for it only where it has
// to find another font.
func stem(weight int) int { return min(50+weight*weight/4225, boldestStem) }

// baseFont returns the font's name with the tag that marks a subset: six letters,
// here a digest of the characters.
func (f *Font) baseFont() string {
	digest := fnv.New64a()
	name := f.face.Name()
	digest.Write([]byte(name))
	for _, c := range f.drawn {
		digest.Write([]byte{byte(c.rune >> 16), byte(c.rune >> 8), byte(c.rune)})
		if c.wider != 0 {
			digest.Write([]byte{0xFF, byte(c.wider >> 8), byte(c.wider)}) // no character begins so
		}
	}
	sum := digest.Sum64()
	var tag [6]byte
	for i := range tag {
		tag[i] = byte('A' + sum%26)
		sum /= 26
	}
	var b strings.Builder
	b.Write(tag[:])
	b.WriteByte('+')
	for _, c := range []byte(name) {
		if strings.IndexByte("()<>[]{}/%#", c) >= 0 {
			fmt.Fprintf(&b, "#%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// widths returns the entries of W: stretches of widths that are not the default,
// each after the code of its first.
func (f *Font) widths() []byte {
	var w []byte
	open := false
	for i, c := range f.drawn {
		width := thousandths(max(f.face.Advance(c.glyph)+int(c.wider), 0), f.face.UnitsPerEm())
		if width == strconv.Itoa(defaultWidth) {
			if open {
				w = append(w, ']')
			}
			open = false
			continue
		}
		if !open {
			w = fmt.Appendf(w, " %d [", i+1)
		}
		w = append(append(w, width...), ' ')
		open = true
	}
	if open {
		w = append(w, ']')
	}
	return w
}

// toUnicode returns the map from codes to characters (ISO 32000-1 clause 9.10.3):
// UTF-16, so with two surrogates for a character above U+FFFF.
func (f *Font) toUnicode() []byte {
	b := make([]byte, 0, 512+16*len(f.drawn))
	b = append(b, "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"+
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"+
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"+
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"...)
	for i, c := range f.drawn {
		if i%mappingsBlock == 0 {
			b = fmt.Appendf(b, "%d beginbfchar\n", min(mappingsBlock, len(f.drawn)-i))
		}
		b = appendHex(append(b, '<'), uint16(i+1))
		b = append(b, "> <"...)
		if high, low := utf16.EncodeRune(c.rune); c.rune > 0xFFFF {
			b = appendHex(appendHex(b, uint16(high)), uint16(low))
		} else {
			b = appendHex(b, uint16(c.rune))
		}
		b = append(b, ">\n"...)
		if i%mappingsBlock == mappingsBlock-1 || i == len(f.drawn)-1 {
			b = append(b, "endbfchar\n"...)
		}
	}
	return append(b, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"...)
}

func appendHex(b []byte, v uint16) []byte {
	const digits = "0123456789ABCDEF"
	return append(b, digits[v>>12], digits[v>>8&15], digits[v>>4&15], digits[v&15])
}

// thousandths returns a length in font units in thousandths of an em.
func thousandths(units, perEm int) string { return decimal(float64(units) * 1000 / float64(perEm)) }

// decimal prints a number to three places, without trailing zeros: PDF knows no
// exponents.
func decimal(v float64) string {
	s := strconv.FormatFloat(v, 'f', 3, 64)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}
