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

	ctx *Context // that of the check
	// What was looked up last: most findings of a line are about one sentence, one
	// behind the other.
	starts, ends sentence
	counted      struct{ at, characters int }
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
		c.lines = c.newProse(c.report)
		c.byKey = map[string][]*line{}
		for from, to := 0, 0; from < len(c.lines); from = to {
			key := c.lines[from].key
			for to < len(c.lines) && c.lines[to].key == key {
				to++
			}
			c.byKey[key] = c.lines[from:to:to]
		}
	}
	return c.lines
}

// text returns the lines of the text with the key.
func (c *Context) text(key string) []*line {
	c.prose()
	return c.byKey[key]
}

// newProse reads the prose of a report. It is not nil, and empty where the limits of
// the check leave no room for it.
func (c *Context) newProse(r *report.Report) []*line {
	p := make([]line, 0, 64)
	total, marked := 0, 0
	add := func(key string, block int, text string) {
		if text == "" || !c.Grow(lineSize) {
			return
		}
		total += len(text)
		marked += countMarks(text)
		p = append(p, line{key: key, block: block, text: text, ctx: c})
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
			if !c.Step(1) {
				return []*line{}
			}
			switch b := block.(type) {
			case report.Paragraph:
				if len(b) > 1 && !c.Grow(length(b)) { // its runs are joined
					return []*line{}
				}
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
					if !c.Step(len(row) + 1) {
						return []*line{}
					}
					for _, cell := range row {
						add(key, i+1, cell)
					}
				}
			}
		}
	}
	if !c.Step(total) || !c.Grow(markSize*marked) {
		return []*line{}
	}
	lines := make([]*line, len(p))
	marks := make([]mark, 0, marked)
	for i := range p {
		l, n := &p[i], len(marks)
		marks = appendMarks(marks, l.text)
		l.marks = marks[n:len(marks):len(marks)]
		lines[i] = l
	}
	return lines
}

// countMarks returns how many marks a text has.
func countMarks(s string) int {
	n := 0
	for i := 0; i < len(s); {
		if commonHan(s, i) {
			i += 3
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if !isHan(r) {
			n++
		}
		i += size
	}
	return n
}

// commonHan reports whether a character from U+4000 to U+9FFF begins at i, which is all
// of the common Han: a look that costs little.
func commonHan(s string, i int) bool {
	b := s[i]
	return b >= 0xE4 && b <= 0xE9 && i+2 < len(s) && s[i+1]&0xC0 == 0x80 && s[i+2]&0xC0 == 0x80
}

func appendMarks(marks []mark, s string) []mark {
	for i := 0; i < len(s); {
		if commonHan(s, i) {
			i += 3
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

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// length returns the length in bytes of a paragraph.
func length(p report.Paragraph) int {
	n := 0
	for _, run := range p {
		n += len(run.Text)
	}
	return n
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
