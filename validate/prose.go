package validate

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/report"
)

// line is a stretch of prose that stands on its own: a paragraph, the alternative
// text or the caption of a picture, the caption or a cell of a table in a text, or a
// field of the report.
type line struct {
	key   string // of the text or the field
	block int    // of a text, from 1; 0 for a field
	text  string
	// paragraph tells a paragraph from what stands beside the running text.
	paragraph bool
	// level and head are what [report.Numbering] says of a paragraph.
	level, head int
	// marks are its characters that are not Han, in their order. A gap between
	// two of them is Han, so that rules on punctuation and digits need not look
	// at the nine characters in ten that are.
	marks []mark
}

// mark is a character that is not Han, at text[at:end].
type mark struct {
	at, end int32
	r       rune
}

// prose returns all that a reader of the report reads beside the form and the
// figures: the title and the contact, then text by text. It is made once, by
// whichever rule asks first.
func (c *Context) prose() []*line {
	if c.lines == nil {
		c.lines = newProse(c.report)
	}
	return c.lines
}

// text returns the lines of the text with the key.
func (c *Context) text(key string) []*line {
	lines := c.prose()
	from := 0
	for from < len(lines) && lines[from].key != key {
		from++
	}
	to := from
	for to < len(lines) && lines[to].key == key {
		to++
	}
	return lines[from:to]
}

func newProse(r *report.Report) []*line {
	p := make([]line, 0, 64)
	add := func(key string, block int, text string) {
		if text != "" {
			p = append(p, line{key: key, block: block, text: text})
		}
	}
	add("office", 0, r.Office)
	add("stated.title", 0, r.Stated.Title)
	add("contact.address", 0, r.Contact.Address)
	add("contact.postcode", 0, r.Contact.Postcode)
	add("contact.phone", 0, r.Contact.Phone)
	add("contact.fax", 0, r.Contact.Fax)
	add("contact.email", 0, r.Contact.Email)
	for _, key := range r.Edition().TextKeys() {
		t, _ := r.Text(key) // the key is one of the form's, so there is no error
		for i, block := range t {
			switch b := block.(type) {
			case report.Paragraph:
				add(key, i+1, b.String())
				if n := len(p) - 1; n >= 0 && p[n].key == key && p[n].block == i+1 {
					p[n].paragraph = true
					p[n].level, p[n].head = report.Numbering(p[n].text)
				}
			case *report.Picture:
				if b != nil {
					add(key, i+1, b.Alt)
					add(key, i+1, b.Caption)
				}
			case *report.TextTable:
				if b == nil {
					continue
				}
				add(key, i+1, b.Caption)
				for _, row := range b.Rows {
					for _, cell := range row {
						add(key, i+1, cell)
					}
				}
			}
		}
	}
	total := 0
	for i := range p {
		total += len(p[i].text)
	}
	lines := make([]*line, len(p))
	marks := make([]mark, 0, total/6)
	for i := range p {
		l, n := &p[i], len(marks)
		marks = appendMarks(marks, l.text)
		l.marks = marks[n:len(marks):len(marks)]
		lines[i] = l
	}
	return lines
}

func appendMarks(marks []mark, s string) []mark {
	for i := 0; i < len(s); {
		if b := s[i]; b >= 0xE4 && b <= 0xE9 && i+2 < len(s) && s[i+1]&0xC0 == 0x80 && s[i+2]&0xC0 == 0x80 {
			i += 3 // from U+4000 to U+9FFF, which is all of the common Han
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if !isHan(r) {
			marks = append(marks, mark{int32(i), int32(i + size), r})
		}
		i += size
	}
	return marks
}

// isHan reports whether a character is Han, the rare ones and 〇 included.
func isHan(r rune) bool {
	return r >= 0x3400 && r <= 0x9FFF || r == '〇' || r >= 0xF900 && r <= 0xFAFF || r >= 0x20000 && r <= 0x3FFFF
}

// isDigit reports whether a character is an Arabic digit, of half or full width.
func isDigit(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }

// isLatin reports whether a character is a Latin letter of half width.
func isLatin(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

// hanBefore and hanAfter report whether the character beside the i-th mark is Han.
func (l *line) hanBefore(i int) bool {
	if i == 0 {
		return l.marks[0].at > 0
	}
	return l.marks[i].at > l.marks[i-1].end
}

func (l *line) hanAfter(i int) bool {
	if i+1 == len(l.marks) {
		return int(l.marks[i].end) < len(l.text)
	}
	return l.marks[i+1].at > l.marks[i].end
}

// place returns the span of a line as a place, with the sentence that it stands in.
func (l *line) place(start, end int) Place {
	p := Place{Key: l.key, Block: l.block, Quote: l.text}
	if l.paragraph {
		p.Start, p.End, p.Character = start, end, utf8.RuneCountInString(l.text[:start])+1
		p.Quote = l.text[sentenceStart(l.text, start):sentenceEnd(l.text, end)]
	}
	return p
}

// The ends of a sentence, and those of its parts that could each be one.
const (
	fullStops = "。！？"
	stops     = fullStops + "；;"
)

// sentenceStart returns where the sentence around a byte of a text begins.
func sentenceStart(s string, at int) int {
	if i := strings.LastIndexAny(s[:at], fullStops); i >= 0 {
		at = i + len("。")
		return at + len(s[at:]) - len(strings.TrimLeft(s[at:], "”’）"))
	}
	return 0
}

// sentenceEnd returns where it ends, its stop and what closes behind it included.
func sentenceEnd(s string, at int) int {
	if at > 0 && strings.ContainsRune(fullStops, lastRune(s[:at])) {
		return at
	}
	i := strings.IndexAny(s[at:], fullStops)
	if i < 0 {
		return len(s)
	}
	at += i + len("。")
	return at + len(s[at:]) - len(strings.TrimLeft(s[at:], "”’）"))
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// span is a part of a line, in bytes.
type span struct{ start, end int }

// parts cuts a line behind its stops, and behind a heading that runs in. Empty parts
// are left out.
func (l *line) parts(stops string) []span {
	var spans []span
	start := 0
	add := func(end int) {
		if strings.TrimSpace(l.text[start:end]) != "" {
			spans = append(spans, span{start, end})
		}
		start = end
	}
	if l.level > 0 {
		add(l.head)
	}
	for _, m := range l.marks {
		if int(m.at) >= start && strings.ContainsRune(stops, m.r) {
			add(int(m.end))
		}
	}
	add(len(l.text))
	return spans
}

// containsAny reports whether s holds one of the words.
func containsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// startsWithAny reports whether s begins with one of the words.
func startsWithAny(s string, words []string) bool {
	for _, w := range words {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

// squeeze removes all white space, which is layout.
func squeeze(s string) string {
	if strings.IndexFunc(s, unicode.IsSpace) < 0 {
		return s
	}
	return strings.Join(strings.Fields(s), "")
}
