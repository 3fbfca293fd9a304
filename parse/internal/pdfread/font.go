package pdfread

import (
	"regexp"
	"strings"

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
	// coded are the characters behind codes of one or two bytes, where the font's
	// encoding is one that is known by name; nil otherwise.
	coded encoding.Encoding
	// pairs says that codes are of two bytes, whatever their value.
	pairs  bool
	names  map[uint32]string // characters that a simple font gives by name
	widths map[int]float64   // in thousandths of the size, by code or glyph
	width  float64           // of the others
	scale  float64           // of a width; thousandths but for fonts of drawings
	known  map[uint32]drawn
}

// drawn is what a code draws.
type drawn struct {
	text  string
	width float64 // in sizes of the font
}

func newFont(name string) *font {
	return &font{name: name, widths: map[int]float64{}, scale: 0.001, known: map[uint32]drawn{}}
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
	if s, ok := f.resolve(d["ToUnicode"]).(stream); ok {
		var err error
		if fn.toUnicode, err = f.readCMapOf(s); err != nil {
			return nil, err
		}
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
	for i, w := range f.numbers(d["Widths"]) {
		fn.widths[first+i] = w
	}
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
		for _, v := range f.array(named["Differences"]) {
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
	fn.composite = true
	switch v := f.resolve(d["Encoding"]).(type) {
	case stream:
		var err error
		if fn.byCMap, err = f.readCMapOf(v); err != nil {
			return err
		}
	case name:
		fn.coded, fn.pairs = codedBy(string(v))
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
	if !fn.pairs && fn.coded != nil {
		return nil // widths are by glyph, and which glyph a code draws is not known
	}
	w := f.array(cid["W"])
	for len(w) >= 2 {
		if err := f.b.Block(); err != nil {
			return err
		}
		first, _ := f.resolve(w[0]).(int)
		if list, ok := f.resolve(w[1]).([]any); ok {
			for i, v := range list {
				if x, ok := number(f.resolve(v)); ok {
					fn.widths[first+i] = x
				}
			}
			w = w[2:]
			continue
		}
		last, ok := f.resolve(w[1]).(int)
		if len(w) < 3 || !ok || last-first > 1<<16 {
			break
		}
		x, _ := number(f.resolve(w[2]))
		for c := first; c <= last; c++ {
			fn.widths[c] = x
		}
		w = w[3:]
	}
	return nil
}

// codedBy returns what the name of an encoding says of codes (ISO 32000-1 table 118):
// the encoding that they are in, and whether all are of two bytes.
func codedBy(name string) (encoding.Encoding, bool) {
	switch {
	case strings.HasPrefix(name, "Identity"):
		return nil, true
	case strings.HasPrefix(name, "UniGB-UCS2"), strings.HasPrefix(name, "UniGB-UTF16"):
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), true
	case strings.HasPrefix(name, "GBK2K"):
		return simplifiedchinese.GB18030, false
	case strings.HasPrefix(name, "GB"):
		return simplifiedchinese.GBK, false
	}
	return nil, true
}

// next returns the first code of a string, and how many bytes it has.
func (fn *font) next(s string) (code uint32, n int) {
	n = 1
	switch {
	case !fn.composite:
	case fn.byCMap != nil:
		for n = 1; n < len(fn.byCMap.lengths) && !fn.byCMap.lengths[n]; n++ {
		}
	case fn.pairs:
		n = 2
	case s[0] >= 0x81 && s[0] <= 0xFE:
		n = 2
	}
	n = min(n, len(s), 4)
	for i := range n {
		code = code<<8 | uint32(s[i])
	}
	return code, n
}

// draw returns what a code draws.
func (fn *font) draw(code uint32, bytes string) drawn {
	if d, known := fn.known[code]; known {
		return d
	}
	glyph := int(code)
	if fn.byCMap != nil {
		glyph, _ = fn.byCMap.number(code)
	}
	width, ok := fn.widths[glyph]
	switch {
	case ok:
	case fn.composite && fn.coded != nil && len(bytes) == 1:
		width = fn.width / 2 // a letter beside Han characters
	default:
		width = fn.width
	}
	d := drawn{fn.text(code, bytes), width * fn.scale}
	fn.known[code] = d
	return d
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
	if err != nil || s == "" {
		return Unknown
	}
	return s
}
