package likeness

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"

	"github.com/govdisclosure/annualreport/report"
)

// gram is how many letters are looked at together. In texts with a tenth of the words
// changed a stretch of 8 letters, some four words, is left whole in two places of three.
const gram = 8

// text is what is compared of a report: the letters of its paragraphs one behind the
// other.
type text struct {
	letters []rune
	at      []at // of each letter
	blocks  []block
	known   []bool   // letters that stand in what everybody writes
	hashes  []uint64 // of the gram that begins at each letter, 0 where none does
	own     int      // letters that are not known
}

// at says where a letter stands.
type at struct {
	block    int32 // the number in blocks
	from, to int32 // bytes of its paragraph
}

// block is a paragraph.
type block struct {
	key    string
	number int // from 1, among the blocks of its text
	text   string
}

// newText takes the letters of a report. The opening is left out: basis, period and
// contact are what the notice asks everybody for.
func newText(r *report.Report, known map[uint64]bool) *text {
	t := &text{}
	if r == nil {
		return t
	}
	for _, key := range r.Edition().TextKeys() {
		if key == "opening" {
			continue
		}
		blocks, err := r.Text(key)
		if err != nil {
			continue // the key is the edition's own
		}
		for i, b := range blocks {
			if p, ok := b.(report.Paragraph); ok {
				t.add(block{key, i + 1, p.String()})
			}
		}
	}
	t.hash()
	t.mark(known)
	return t
}

// add takes the letters of a paragraph: digits count as one, however many, and what is no
// letter not at all.
func (t *text) add(b block) {
	n := int32(len(t.blocks))
	t.blocks = append(t.blocks, b)
	inNumber := false
	for i, c := range b.text {
		digit := unicode.IsDigit(c)
		if !digit && !unicode.IsLetter(c) {
			continue
		}
		end := int32(i + len(string(c)))
		if digit && inNumber {
			t.at[len(t.at)-1].to = end
			continue
		}
		if inNumber = digit; digit {
			c = '0'
		}
		t.letters = append(t.letters, unicode.ToLower(c))
		t.at = append(t.at, at{n, int32(i), end})
	}
}

// base is that of the polynomial by which grams are told apart, odd and without meaning.
const base = 0x9e3779b97f4a7c15

// hash makes the hashes of all grams; none goes over the end of a paragraph.
func (t *text) hash() {
	t.hashes = make([]uint64, len(t.letters))
	top := uint64(1)
	for range gram - 1 {
		top *= base
	}
	var h uint64
	n := 0 // letters in h
	for i, c := range t.letters {
		if i > 0 && t.at[i].block != t.at[i-1].block {
			h, n = 0, 0
		}
		if n == gram {
			h -= uint64(t.letters[i-gram]+1) * top
			n--
		}
		h = h*base + uint64(c+1)
		if n++; n == gram {
			t.hashes[i-gram+1] = max(mix(h), 1)
		}
	}
}

// mix spreads a hash over all bits, so that the least of several is any of them.
func mix(h uint64) uint64 {
	h ^= h >> 31
	h *= 0xbf58476d1ce4e5b9
	return h ^ h>>29
}

// mark says which letters stand in what everybody writes.
func (t *text) mark(known map[uint64]bool) {
	t.known = make([]bool, len(t.letters))
	for i, h := range t.hashes {
		if h != 0 && known[h] {
			for k := i; k < i+gram; k++ {
				t.known[k] = true
			}
		}
	}
	for _, k := range t.known {
		if !k {
			t.own++
		}
	}
}

//go:embed known.txt
var knownFile string

// knownTexts returns the grams of known.txt and of the form's own labels and titles.
var knownTexts = sync.OnceValue(func() map[uint64]bool {
	var lines []string
	for line := range strings.Lines(knownFile) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			lines = append(lines, line)
		}
	}
	for _, f := range report.Editions() {
		lines = append(lines, f.Title(0), f.Notice().ZH)
		for _, s := range f.Sections() {
			lines = append(lines, s.Heading())
		}
		for _, figure := range f.Figures() {
			for _, l := range append(append([]report.Label{}, figure.RowLabels...), figure.ColumnLabels...) {
				lines = append(lines, l.ZH)
			}
		}
	}
	return grams(nil, lines)
})

// grams returns the grams of texts beside those of others.
func grams(others map[uint64]bool, texts []string) map[uint64]bool {
	all := make(map[uint64]bool, len(others)+64*len(texts))
	for h := range others {
		all[h] = true
	}
	t := &text{}
	for _, s := range texts {
		t.add(block{text: s})
	}
	t.hash()
	for _, h := range t.hashes {
		if h != 0 {
			all[h] = true
		}
	}
	return all
}
