package layout

import (
	"slices"
	"sync"
	"unicode"
)

// setter sets one document.
type setter struct {
	page   Page
	faces  []Face
	chains [roles][]Face
	cache  [roles]*[cacheSize]shape // the same for roles with the same chain
	lines  paragraph                // reused for all paragraphs
	glyphs []Glyph                  // where runs take their glyphs from

	index   int // of the block that is being set
	flow    flow
	sheets  []*Sheet
	outline []Entry
}

// cacheSize is the number of characters that a role's cache holds. An office's
// report has about a thousand different ones, most of them common.
const cacheSize = 1024

// setters holds setters that have done their work. The next document finds in one
// what it would look up anew in the faces, and its working memory; nothing else of
// one document is left for another.
var setters = sync.Pool{New: func() any { return new(setter) }}

// newSetter returns a setter; release gives it back.
func newSetter(page Page, faces Faces) *setter {
	s := setters.Get().(*setter)
	s.page = page
	chains := faces.chains()
	for role := range chains {
		if s.cache[role] == nil || !slices.Equal(chains[role], s.chains[role]) {
			s.useChains(chains)
			break
		}
	}
	return s
}

// useChains makes the setter use other faces.
func (s *setter) useChains(chains [roles][]Face) {
	s.faces, s.cache = nil, [roles]*[cacheSize]shape{}
	for role, chain := range chains {
		s.chains[role] = slices.Clone(chain)
		for other := range role {
			if slices.Equal(chain, chains[other]) {
				s.cache[role] = s.cache[other]
			}
		}
		if s.cache[role] == nil {
			s.cache[role] = new([cacheSize]shape)
		}
	}
}

func (s *setter) release() {
	const most = 1 << 16 // characters of a paragraph; rarely are there a thousand
	if cap(s.lines.chars) > most {
		s.lines = paragraph{}
	}
	s.glyphs, s.sheets, s.outline, s.flow = nil, nil, nil, flow{}
	setters.Put(s)
}

// shape is a character as a face draws it, in font units.
type shape struct {
	r     rune
	known bool
	face  uint8
	kind  kind
	full  bool // as wide as a Han character
	plain bool // see [plainRune]
	// attached: no line may begin with it, see [attached].
	attached bool
	id       uint16
	em       int32
	advance  int32
	// left and right are the blank that a full-width mark may lose there.
	left, right int32
}

// faceIndex returns the index of a face in faces.
func (s *setter) faceIndex(face Face) uint8 {
	for i, f := range s.faces {
		if f == face {
			return uint8(i)
		}
	}
	s.faces = append(s.faces, face)
	return uint8(len(s.faces) - 1)
}

// shape returns how a character is drawn in a role, and false where no face has it.
func (s *setter) shape(role role, r rune) (*shape, bool) {
	slot := &s.cache[role][uint32(r)%cacheSize]
	if slot.r == r && slot.known {
		return slot, true
	}
	*slot = shape{r: r, em: 1000}
	for _, face := range s.chains[role] {
		id, ok := face.Glyph(r)
		if !ok {
			continue
		}
		slot.face, slot.id = s.faceIndex(face), id
		slot.em, slot.advance = int32(face.UnitsPerEm()), int32(face.Advance(id))
		slot.full = slot.advance*10 >= slot.em*9 && !(r < 0x80 || r < 0x2000 && unicode.IsLetter(r))
		slot.kind = kindOf(r, slot.full)
		if slot.full {
			slot.blanks(face)
		}
		slot.known = true
		break
	}
	if !slot.known {
		// What is invisible needs no glyph.
		switch slot.kind = kindOf(r, false); {
		case slot.kind == kindSpace && !unicode.IsControl(r), r == '\t', r == '\n', r == '\r':
			slot.kind, slot.known, slot.advance = kindSpace, true, 250
			if r == 0x3000 {
				slot.advance, slot.full = 1000, true
			}
		case slot.kind == kindIgnore:
			slot.known = true
		default:
			return nil, false
		}
	}
	if slot.kind == kindIgnore || r == '\n' || r == '\r' {
		slot.advance = 0
	}
	slot.plain, slot.attached = plainRune(r), attached(r)
	return slot, true
}

// plainRune reports whether Unicode Standard Annex #14 lets a line break on both sides of
// a character wherever its neighbours are plain too, but for the breaks that [refine]
// forbids anyway: the Han characters (class ID) and the full-width marks of Chinese
// (classes OP, CL, NS and EX).
func plainRune(r rune) bool {
	if r >= 0x4E00 && r <= 0x9FFF {
		return true
	}
	switch r {
	case '，', '。', '、', '；', '：', '？', '！', '（', '）', '《', '》', '〈', '〉', '「', '」', '『', '』', '【', '】', '〔', '〕', '“', '”':
		return true
	}
	return false
}

// blanks measures the blank beside a full-width mark's ink: half an em at most, and
// a little less than there is.
func (s *shape) blanks(face Face) {
	if s.kind != kindOpen && s.kind != kindClose && s.kind != kindMiddle {
		return
	}
	xmin, _, xmax, _ := face.Bounds(s.id)
	if xmin == xmax {
		return
	}
	blank := func(ink int32) int32 { return max(0, min(s.em/2, ink-s.em/20)) }
	left, right := blank(int32(xmin)), blank(s.advance-int32(xmax))
	switch s.kind {
	case kindOpen:
		s.left = left
	case kindClose:
		s.right = right
	case kindMiddle:
		s.left, s.right = left/2, right/2
	}
}
