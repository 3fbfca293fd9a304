package type0_test

import (
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/go-pdf/fpdf"
	"golang.org/x/text/encoding/unicode"

	"github.com/govdisclosure/annualreport/render/font"
	"github.com/govdisclosure/annualreport/render/internal/fonttest"
	"github.com/govdisclosure/annualreport/render/pdf/faces"
	"github.com/govdisclosure/annualreport/render/pdf/internal/pdffile"
	"github.com/govdisclosure/annualreport/render/pdf/internal/type0"
)

// sample is a font in which two characters share a glyph.
func sample(t testing.TB, change func(*fonttest.Font)) *font.Face {
	t.Helper()
	f := fonttest.Font{
		Outlines:   [][]byte{nil, fonttest.Square(50, 900), fonttest.Square(10, 300), fonttest.Composite(2)},
		Advances:   []int{500, 1000, 320, 333},
		Characters: map[rune]uint16{'一': 1, '⼀': 1, '1': 2, 'i': 3, '𬭚': 1},
		Names:      []fonttest.Name{{Kind: 6, Text: "Sample(1)-Regular"}},
	}
	if change != nil {
		change(&f)
	}
	face, err := font.Parse(f.Build())
	if err != nil {
		t.Fatal(err)
	}
	return face
}

func TestAppendText(t *testing.T) {
	var set type0.Set
	f := set.Font(sample(t, nil))
	// In turn; a character keeps its code.
	for _, test := range []struct{ text, want string }{
		{"", "()"},
		{"1", "(\x00\x01)"},
		{"一1", "(\x00\x02\x00\x01)"},
		{"𬭚⼀一", "(\x00\x03\x00\x04\x00\x02)"},
	} {
		got, err := f.AppendText([]byte("[ "), test.text)
		if err != nil || string(got) != "[ "+test.want {
			t.Errorf("%q is %q (%v), want %q", test.text, got, err, test.want)
		}
	}
	for text, want := range map[string]string{
		"一二":         `'二' (U+4E8C)`,
		"一\xffx":     "not UTF-8",
		"\xe4\xb8":   "not UTF-8",
		"\uFFFD":     "U+FFFD",
		"\U0010FFFF": "U+10FFFF",
	} {
		if _, err := f.AppendText(nil, text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}

// Bytes that a string in parentheses cannot hold as they are.
func TestAppendTextEscapes(t *testing.T) {
	face := sample(t, func(f *fonttest.Font) {
		f.Characters = make(map[rune]uint16)
		for r := rune(0x4E00); r < 0x4E00+300; r++ {
			f.Characters[r] = 1
		}
	})
	var set type0.Set
	f := set.Font(face)
	for code := 1; code < 300; code++ {
		got, err := f.AppendText(nil, string(rune(0x4E00+code-1)))
		if err != nil {
			t.Fatal(err)
		}
		plain := strings.NewReplacer(`\(`, "(", `\)`, ")", `\\`, `\`, `\r`, "\r").Replace(string(got[1 : len(got)-1]))
		if plain != string([]byte{byte(code >> 8), byte(code)}) {
			t.Errorf("code %d is written as %q", code, got)
		}
		if strings.ContainsAny(strings.NewReplacer(`\(`, "", `\)`, "", `\\`, "").Replace(string(got[1:len(got)-1])), "()\\\r") != (code&0xFF == '\r') {
			t.Errorf("code %d is written as %q", code, got)
		}
	}
}

// A document that draws with a font: what the file then holds of it.
type embedded struct {
	name, font, descendant, descriptor, toUnicode, program string
	numbers                                                string // CIDToGIDMap, where it is a stream
}

// embed sets texts, each in a face, on a page and returns the file and its fonts.
func embed(t testing.TB, faces []*font.Face, texts []string) ([]byte, []embedded) {
	t.Helper()
	var set type0.Set
	var content []byte
	for i, face := range faces {
		f := set.Font(face)
		content = fmt.Appendf(content, "BT /%s 16 Tf 72 %d Td ", f.Name(), 700-20*i)
		var err error
		if content, err = f.AppendText(content, texts[i]); err != nil {
			t.Fatal(err)
		}
		content = append(content, " Tj ET\n"...)
	}
	file := pages(t, content)
	if err := set.Embed(file); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if _, err := file.WriteTo(&out); err != nil {
		t.Fatal(err)
	}
	pdf := out.Bytes()
	var fonts []embedded
	list := regexp.MustCompile(`/Font <<\n((?:/F\d+ \d+ 0 R\n)*)>>`).FindSubmatch(pdf)
	if list == nil {
		t.Fatal("no list of fonts")
	}
	for line := range strings.Lines(string(list[1])) {
		var e embedded
		var n int
		if _, err := fmt.Sscanf(line, "/%s %d 0 R", &e.name, &n); err != nil {
			t.Fatal(err)
		}
		e.font = object(t, pdf, n)
		e.descendant = object(t, pdf, number(t, e.font, `/DescendantFonts \[`))
		e.descriptor = object(t, pdf, number(t, e.descendant, "/FontDescriptor "))
		e.toUnicode = inflate(t, object(t, pdf, number(t, e.font, "/ToUnicode ")))
		e.program = inflate(t, object(t, pdf, number(t, e.descriptor, "/FontFile2 ")))
		if !strings.Contains(e.descendant, "/CIDToGIDMap /Identity") {
			e.numbers = inflate(t, object(t, pdf, number(t, e.descendant, "/CIDToGIDMap ")))
		}
		fonts = append(fonts, e)
	}
	return pdf, fonts
}

// pages returns a file with a page of each content, as fpdf lays it down.
func pages(t testing.TB, contents ...[]byte) *pdffile.File {
	t.Helper()
	p := fpdf.New("P", "pt", "A4", "")
	p.SetCompression(false)
	p.SetCatalogSort(true)
	day := time.Date(2025, 1, 20, 0, 0, 0, 0, time.UTC)
	p.SetCreationDate(day)
	p.SetModificationDate(day)
	for _, content := range contents {
		p.AddPage()
		p.RawWriteBuf(bytes.NewReader(content))
	}
	return takeApart(t, p)
}

func takeApart(t testing.TB, p *fpdf.Fpdf) *pdffile.File {
	t.Helper()
	var out bytes.Buffer
	if err := p.Output(&out); err != nil {
		t.Fatal(err)
	}
	file, err := pdffile.Parse(out.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func number(t testing.TB, object, before string) int {
	t.Helper()
	m := regexp.MustCompile(before + `(\d+) 0 R`).FindStringSubmatch(object)
	if m == nil {
		t.Fatalf("no %s in %.200q", before, object)
	}
	n, _ := strconv.Atoi(m[1])
	return n
}

func object(t testing.TB, pdf []byte, n int) string {
	t.Helper()
	_, after, ok := bytes.Cut(pdf, fmt.Appendf(nil, "\n%d 0 obj\n", n))
	body, _, ok2 := bytes.Cut(after, []byte("\nendobj\n"))
	if !ok || !ok2 {
		t.Fatalf("no object %d", n)
	}
	return string(body)
}

func inflate(t testing.TB, object string) string {
	t.Helper()
	_, data, ok := strings.Cut(object, ">>\nstream\n")
	if !ok {
		t.Fatalf("no stream: %.80q", object)
	}
	r, err := zlib.NewReader(strings.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	plain, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(plain)
}

func TestEmbed(t *testing.T) {
	face, small := sample(t, nil), sample(t, func(f *fonttest.Font) { f.UnitsPerEm = 256; f.Advances = []int{100, 256, 129} })
	unused := sample(t, nil)
	pdf, fonts := embed(t, []*font.Face{face, unused, small, face}, []string{"1一i", "", "1一", "𬭚"})
	if len(fonts) != 2 || fonts[0].name != "F1" || fonts[1].name != "F3" {
		t.Fatalf("%d fonts: %+v", len(fonts), fonts)
	}
	f := fonts[0]
	base := regexp.MustCompile(`/BaseFont /([A-Z]{6}\+Sample#281#29-Regular) `)
	if m := base.FindStringSubmatch(f.font); m == nil || !strings.Contains(f.descendant, m[0]) || !strings.Contains(f.descriptor, "/FontName /"+m[1]+" ") {
		t.Errorf("names:\n%s\n%s\n%s", f.font, f.descendant, f.descriptor)
	}
	if base.FindString(f.font) == base.FindString(fonts[1].font) {
		t.Error("two subsets have one name")
	}
	for _, want := range []string{"/Type /Font /Subtype /Type0", "/Encoding /Identity-H"} {
		if !strings.Contains(f.font, want) {
			t.Errorf("no %s in %s", want, f.font)
		}
	}
	for _, want := range []string{"/Subtype /CIDFontType2", "/DW 1000", "/W [ 1 [320 ] 3 [333 ]]"} {
		if !strings.Contains(f.descendant, want) {
			t.Errorf("no %s in %s", want, f.descendant)
		}
	}
	if want := "/FontBBox [0 -200 1000 800] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 729 /StemV 165"; !strings.Contains(f.descriptor, want) {
		t.Errorf("no %s in %s", want, f.descriptor)
	}
	if want := "/W [ 1 [503.906 ]]"; !strings.Contains(fonts[1].descendant, want) {
		t.Errorf("no %s in %s", want, fonts[1].descendant)
	}
	if want := "4 beginbfchar\n<0001> <0031>\n<0002> <4E00>\n<0003> <0069>\n<0004> <D872DF5A>\nendbfchar\n"; !strings.Contains(f.toUnicode, want) {
		t.Errorf("no %s in %s", want, f.toUnicode)
	}
	// 一 and 𬭚 share a glyph, so the numbers of the glyphs are not the codes.
	if f.numbers != "\x00\x00\x00\x01\x00\x02\x00\x03\x00\x02" {
		t.Errorf("codes to glyphs: %x", f.numbers)
	}
	if fonts[1].numbers != "" {
		t.Errorf("codes to glyphs: %x", fonts[1].numbers)
	}
	want, err := face.Subset([]uint16{0, 2, 1, 3})
	if err != nil {
		t.Fatal(err)
	}
	if f.program != string(want) {
		t.Error("the font's program is not the subset")
	}
	if !strings.Contains(string(pdf), fmt.Sprintf("<</Length1 %d/Filter", len(want))) {
		t.Errorf("no length %d", len(want))
	}
}

// A CMap gives at most 100 characters at once.
func TestToUnicodeBlocks(t *testing.T) {
	for _, count := range []int{1, 99, 100, 101, 250} {
		face := faces.Embedded(faces.Body)
		var text []rune
		for r := rune(0x4E00); len(text) < count; r++ {
			if _, ok := face.Glyph(r); ok {
				text = append(text, r)
			}
		}
		_, fonts := embed(t, []*font.Face{face}, []string{string(text)})
		got := make([]rune, count)
		sum := 0
		for _, block := range regexp.MustCompile(`(?s)(\d+) beginbfchar\n(.*?)endbfchar`).FindAllStringSubmatch(fonts[0].toUnicode, -1) {
			stated, _ := strconv.Atoi(block[1])
			if n := strings.Count(block[2], "\n"); n != stated || n > 100 {
				t.Errorf("%d characters in a block of %d", n, stated)
			}
			for line := range strings.Lines(block[2]) {
				var code int
				var r rune
				if _, err := fmt.Sscanf(line, "<%X> <%X>\n", &code, &r); err != nil {
					t.Fatalf("%q: %v", line, err)
				}
				got[code-1] = r
				sum++
			}
		}
		if sum != count || !slices.Equal(got, text) {
			t.Errorf("%d characters: %d mapped, %q", count, sum, string(got))
		}
	}
}

func TestEmbedErrors(t *testing.T) {
	damaged := sample(t, func(f *fonttest.Font) { f.Outlines[3] = fonttest.Composite(9) })
	tests := []struct {
		name string
		face *font.Face
		text string
		add  func(*fpdf.Fpdf)
		want string
	}{
		{"damaged", damaged, "i", nil, "Sample(1)-Regular: font: glyph 3 is built of glyph 9"},
		{"a font of fpdf's", sample(t, nil), "i", func(p *fpdf.Fpdf) { p.SetFont("Helvetica", "", 12) }, "no empty list"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := fpdf.New("P", "pt", "A4", "")
			p.SetCompression(false)
			p.AddPage()
			if test.add != nil {
				test.add(p)
			}
			file := takeApart(t, p)
			var set type0.Set
			if _, err := set.Font(test.face).AppendText(nil, test.text); err != nil {
				t.Fatal(err)
			}
			if err := set.Embed(file); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %q", err, test.want)
			}
		})
	}
}

// Codes have two bytes, and 0 is none.
func TestTooManyCharacters(t *testing.T) {
	face := sample(t, func(f *fonttest.Font) {
		f.Characters = make(map[rune]uint16)
		for r := range rune(0x10001) {
			f.Characters[0x20000+r] = 1
		}
	})
	var set type0.Set
	f := set.Font(face)
	for r := range rune(0xFFFF) {
		if _, err := f.AppendText(nil, string(0x20000+r)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := f.AppendText(nil, string(rune(0x2FFFF))); err == nil || !strings.Contains(err.Error(), "65535") {
		t.Errorf("the 65,536th character: %v", err)
	}
	if _, err := f.AppendText(nil, "𠀀"); err != nil {
		t.Errorf("a character drawn before: %v", err)
	}
}

// The same text makes the same file.
func TestSameBytes(t *testing.T) {
	text := "（一）2024年政府信息公开𬭚——“工作”"
	want, _ := embed(t, []*font.Face{faces.Embedded(faces.Body), faces.Embedded(faces.Title)}, []string{text, text})
	for range 5 {
		got, _ := embed(t, []*font.Face{faces.Embedded(faces.Body), faces.Embedded(faces.Title)}, []string{text, text})
		if !bytes.Equal(got, want) {
			t.Fatal("the same text makes another file")
		}
	}
}

// Whatever the text, it is refused, or its codes map back to it.
func FuzzAppendText(f *testing.F) {
	f.Add("（一）2024年政府信息公开𬭚——“工作”")
	f.Add(`a(b)\c` + "\r\n")
	f.Add("\u00A0 \u3000é\xff")
	f.Fuzz(func(t *testing.T, text string) {
		var set type0.Set
		operand, err := set.Font(faces.Embedded(faces.Body)).AppendText(nil, text)
		if err != nil || text == "" {
			return
		}
		_, fonts := embed(t, []*font.Face{faces.Embedded(faces.Body)}, []string{text})
		characters := make(map[string]string) // by their codes
		for _, m := range regexp.MustCompile(`(?m)^<([0-9A-F]{4})> <([0-9A-F]+)>$`).FindAllStringSubmatch(fonts[0].toUnicode, -1) {
			code, _ := hex.DecodeString(m[1])
			units, _ := hex.DecodeString(m[2])
			character, err := unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewDecoder().Bytes(units)
			if err != nil {
				t.Fatal(err)
			}
			characters[string(code)] = string(character)
		}
		codes := regexp.MustCompile(`(?s)\\(.)`).ReplaceAllStringFunc(string(operand[1:len(operand)-1]), func(escaped string) string {
			return strings.Replace(escaped[1:], "r", "\r", 1)
		})
		got := ""
		for ; len(codes) >= 2; codes = codes[2:] {
			got += characters[codes[:2]]
		}
		if got != text || codes != "" {
			t.Errorf("%q copies out as %q", text, got)
		}
	})
}

// A character of another width has a code of its own, copies out as itself, and is in
// the font as wide as the file says.
func TestAppendCode(t *testing.T) {
	var set type0.Set
	face := sample(t, nil)
	f := set.Font(face)
	content := []byte("BT /F1 16 Tf (")
	for _, c := range []struct {
		r     rune
		wider int16
	}{{'一', 0}, {'一', 250}, {'一', 250}, {'1', -500}, {'1', 0}} {
		var err error
		if content, err = f.AppendCode(content, c.r, c.wider); err != nil {
			t.Fatal(err)
		}
	}
	content = append(content, ")Tj ET"...)
	if want := "(\x00\x01\x00\x02\x00\x02\x00\x03\x00\x04)"; !strings.Contains(string(content), want) {
		t.Errorf("%q, want %q", content, want)
	}
	file := pages(t, content)
	if err := set.Embed(file); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if _, err := file.WriteTo(&out); err != nil {
		t.Fatal(err)
	}
	if want := "/W [ 2 [1250 0 320 ]]"; !strings.Contains(out.String(), want) {
		t.Errorf("no %s", want)
	}
	if _, err := f.AppendCode(nil, '二', 250); err == nil {
		t.Error("a character that the face lacks has a code")
	}
}
