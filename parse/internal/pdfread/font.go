package pdfread

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// Unknown stands for a character that a file draws without saying which it is.
const Unknown = "\uFFFD"

// font is a font as far as it says which characters are drawn and how wide they are
// (ISO 32000-1 clause 9.5 to 9.10).
type font struct {
	name      string // without the letters that mark a subset
	composite bool
	toUnicode *cmap // nil where there is none
	byCMap    *cmap // from codes to glyphs; nil where they are the same
	// coded are the characters behind codes, where the font's encoding is one that is
	// known by name; nil otherwise.
	coded encoding.Encoding
	// length returns how many bytes of a string its first code has.
	length func(s string) int
	names  map[uint32]string // characters that a simple font gives by name
	// widths are those of codes or glyphs, in thousandths of the size, and width that
	// of all others.
	widths []codes[[]float64]
	width  float64
	scale  float64 // of a width; thousandths but for fonts of drawings
	known  map[uint32]drawn
}

// drawn is what a code draws.
type drawn struct {
	text  string
	width float64 // in sizes of the font
}

func newFont(name string) *font {
	return &font{name: name, length: oneByte, scale: 0.001, known: map[uint32]drawn{}}
}

// font returns the font that a reference leads to.
func (r *pageReader) font(v any) (*font, error) {
	key, shared := v.(ref)
	if known := r.fonts[key]; shared && known != nil {
		return known, nil
	}
	f, err := r.f.readFont(r.f.dict(v))
	if err == nil && shared {
		r.fonts[key] = f
	}
	return f, err
}

func (f *File) readFont(d dict) (*font, error) {
	base, _ := f.resolve(d["BaseFont"]).(name)
	fn := newFont(string(base))
	if before, after, subset := strings.Cut(fn.name, "+"); subset && len(before) == 6 {
		fn.name = after
	}
	var err error
	if fn.toUnicode, err = f.cmapOf(d["ToUnicode"]); err != nil {
		return nil, err
	}
	kind, _ := f.resolve(d["Subtype"]).(name)
	if kind == "Type0" {
		return fn, f.readComposite(fn, d)
	}
	if m := f.numbers(d["FontMatrix"]); kind == "Type3" && len(m) == 6 {
		fn.scale = m[0]
	}
	f.readSimple(fn, d)
	return fn, nil
}

// cmapOf returns the CMap that a stream holds; nil where there is none.
func (f *File) cmapOf(v any) (*cmap, error) {
	s, ok := f.resolve(v).(stream)
	if !ok {
		return nil, nil
	}
	key, shared := v.(ref)
	if known, done := f.cmaps[key]; shared && done {
		return known, nil
	}
	m, err := f.readCMapOf(s)
	if err == nil && shared {
		f.cmaps[key] = m
	}
	return m, err
}

func (f *File) readCMapOf(s stream) (*cmap, error) {
	data, err := f.unpack(s)
	if err != nil {
		if f.b.Over(err) {
			return nil, err
		}
		return nil, nil // its characters are unknown then
	}
	m, err := readCMap(data, f.b)
	if f.b.Over(err) {
		return nil, err
	}
	return m, nil
}

// pictorial are the names of fonts that draw pictures.
var pictorial = regexp.MustCompile(`(?i)symbol|dingbats|wingdings|webdings`)

// usualWidth is that of a digit in Helvetica, whose widths a file may leave out.
const usualWidth = 556

// readSimple reads a font whose codes are bytes.
func (f *File) readSimple(fn *font, d dict) {
	fn.width = usualWidth
	if w, ok := number(f.resolve(f.dict(d["FontDescriptor"])["MissingWidth"])); ok && w > 0 {
		fn.width = w
	}
	first, _ := f.resolve(d["FirstChar"]).(int)
	fn.addWidths(first, f.numbers(d["Widths"]))
	encoding := f.resolve(d["Encoding"])
	// A font in the file may have any character at any code, unless it says that its
	// encoding is a usual one; letters and digits are the same in all of these.
	descriptor := f.dict(d["FontDescriptor"])
	inFile := descriptor["FontFile"] != nil || descriptor["FontFile2"] != nil || descriptor["FontFile3"] != nil || d["CharProcs"] != nil
	if encoding != nil || !inFile && !pictorial.MatchString(fn.name) {
		fn.coded = charmap.Windows1252
	}
	if named, ok := encoding.(dict); ok {
		if encoding = f.resolve(named["BaseEncoding"]); encoding == nil && inFile {
			fn.coded = nil
		}
		fn.names = map[uint32]string{}
		code := uint32(0)
		differences := f.array(named["Differences"])
		f.b.step(len(differences))
		f.b.grow(sizeOfObject * len(differences))
		for _, v := range differences {
			switch v := f.resolve(v).(type) {
			case int:
				code = uint32(v)
			case name:
				fn.names[code] = glyphText(string(v))
				code++
			}
		}
	}
	if encoding == name("MacRomanEncoding") {
		fn.coded = charmap.Macintosh
	}
}

// readComposite reads a font whose codes are of one or more bytes.
func (f *File) readComposite(fn *font, d dict) error {
	fn.composite, fn.length = true, twoBytes
	switch v := f.resolve(d["Encoding"]).(type) {
	case stream:
		var err error
		if fn.byCMap, err = f.cmapOf(d["Encoding"]); err != nil {
			return err
		}
		if fn.byCMap != nil {
			fn.length = fn.byCMap.length
		}
	case name:
		fn.coded, fn.length = codedBy(string(v))
	}
	descendants := f.array(d["DescendantFonts"])
	fn.width = 1000
	if len(descendants) == 0 {
		return nil
	}
	cid := f.dict(descendants[0])
	if w, ok := number(f.resolve(cid["DW"])); ok {
		fn.width = w
	}
	if fn.coded != nil {
		return nil // widths are by glyph, and which glyph a code draws is not known
	}
	w := f.array(cid["W"])
	for len(w) >= 2 {
		if err := f.b.Block(); err != nil {
			return err
		}
		first, _ := f.resolve(w[0]).(int)
		if _, ok := f.resolve(w[1]).([]any); ok {
			fn.addWidths(first, f.numbers(w[1]))
			w = w[2:]
			continue
		}
		last, ok := f.resolve(w[1]).(int)
		if len(w) < 3 || !ok || first < 0 || last < first {
			break
		}
		x, _ := number(f.resolve(w[2]))
		f.b.grow(sizeOfObject)
		fn.widths = append(fn.widths, codes[[]float64]{uint32(first), uint32(last), []float64{x}})
		w = w[3:]
	}
	inOrder(fn.widths)
	return nil
}

// addWidths adds the widths of codes or glyphs from the first on.
func (fn *font) addWidths(first int, widths []float64) {
	if first >= 0 && len(widths) > 0 {
		fn.widths = append(fn.widths, codes[[]float64]{uint32(first), uint32(first + len(widths) - 1), widths})
	}
}

// widthOf returns the width of a code or glyph, in thousandths of the size.
func (fn *font) widthOf(n uint32) float64 {
	r := find(fn.widths, n)
	switch {
	case r == nil:
		return fn.width
	case len(r.first) == 1:
		return r.first[0]
	}
	return r.first[n-r.low]
}

// codedBy returns what the name of an encoding says of codes (ISO 32000-1 table 118):
// the encoding that they are in, nil where they are numbers of glyphs, and how long
// they are.
func codedBy(name string) (encoding.Encoding, func(string) int) {
	switch {
	case strings.HasPrefix(name, "UniGB-UCS2"), strings.HasPrefix(name, "UniGB-UTF16"):
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), utf16Unit
	case strings.HasPrefix(name, "GBK2K"):
		return simplifiedchinese.GB18030, gb18030Unit
	case strings.HasPrefix(name, "GB"):
		return simplifiedchinese.GBK, gbkUnit
	}
	return nil, twoBytes
}

func oneByte(string) int  { return 1 }
func twoBytes(string) int { return 2 }

func utf16Unit(s string) int {
	if s[0] >= 0xD8 && s[0] <= 0xDB {
		return 4 // a pair of surrogates
	}
	return 2
}

func gbkUnit(s string) int {
	if s[0] >= 0x81 && s[0] <= 0xFE {
		return 2
	}
	return 1
}

func gb18030Unit(s string) int {
	if n := gbkUnit(s); n == 1 || len(s) < 2 || s[1] < '0' || s[1] > '9' {
		return n
	}
	return 4
}

// next returns the first code of a string, and how many bytes it has.
func (fn *font) next(s string) (code uint32, n int) {
	n = min(fn.length(s), len(s))
	for i := range n {
		code = code<<8 | uint32(s[i])
	}
	return code, n
}

// draw returns what a code draws, and keeps it.
func (fn *font) draw(code uint32, bytes string) drawn {
	d := drawn{text: fn.text(code, bytes)}
	glyph := code
	if fn.byCMap != nil {
		glyph = fn.byCMap.number(code)
	}
	d.width = fn.widthOf(glyph)
	if r, _ := utf8.DecodeRuneInString(d.text); fn.composite && fn.coded != nil && !wide(r) {
		d.width /= 2 // a letter or a digit beside Han characters
	}
	d.width *= fn.scale
	if fn.known != nil {
		fn.known[code] = d
	}
	return d
}

// work is how many steps it takes to find a code in a string.
func (fn *font) work() int {
	if fn.byCMap == nil {
		return 1
	}
	return 1 + len(fn.byCMap.spaces)
}

// text returns the characters of a code: as the font says, or as its encoding does.
func (fn *font) text(code uint32, bytes string) string {
	if fn.toUnicode != nil {
		if s, ok := fn.toUnicode.character(code); ok && s != "\x00" {
			return s
		}
	}
	if s, ok := fn.names[code]; ok {
		return s
	}
	if fn.coded == nil {
		return Unknown
	}
	s, err := fn.coded.NewDecoder().String(bytes)
	if err != nil || s == "" || strings.Contains(s, Unknown) {
		return Unknown // and none of what a broken code leaves
	}
	return s
}
