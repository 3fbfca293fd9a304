package validate

import (
	"strings"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/report"
)

// passage is a stretch of a report's text: a paragraph, the alternative text or the
// caption of a picture, the caption or a cell of a small table, a part of the contact.
type passage struct {
	place     Place
	text      string
	paragraph bool
}

// passages returns all text of the report that is not a figure, in its order. They
// are gathered once.
func (c *Context) passages() []passage {
	if c.text == nil {
		c.text = gather(c.report)
	}
	return c.text
}

func gather(r *report.Report) []passage {
	all := []passage{}
	add := func(p Place, s string, paragraph bool) {
		if s != "" {
			all = append(all, passage{p, s, paragraph})
		}
	}
	for _, part := range []struct{ key, value string }{
		{"contact.address", r.Contact.Address}, {"contact.phone", r.Contact.Phone},
		{"contact.fax", r.Contact.Fax}, {"contact.email", r.Contact.Email},
	} {
		add(Place{Key: part.key}, part.value, false)
	}
	for _, key := range r.Edition().TextKeys() {
		text, err := r.Text(key)
		if err != nil {
			continue
		}
		for i, block := range text {
			p := Place{Key: key, Block: i + 1}
			switch b := block.(type) {
			case report.Paragraph:
				add(p, b.String(), true)
			case *report.Picture:
				if b != nil {
					add(p, b.Alt, false)
					add(p, b.Caption, false)
				}
			case *report.TextTable:
				if b == nil {
					continue
				}
				add(p, b.Caption, false)
				for _, row := range b.Rows {
					for _, cell := range row {
						add(p, cell, false)
					}
				}
			}
		}
	}
	return all
}

// span returns a span of the passage as a place, with the sentence it lies in.
func (p passage) span(start, end int) Place {
	place := p.place
	place.Start, place.End = start, end
	place.Character = utf8.RuneCountInString(p.text[:start]) + 1
	from, to := sentenceAround(p.text, start, end)
	place.Quote = strings.TrimSpace(p.text[from:to])
	return place
}

// sentenceEnds are the marks that a sentence ends with.
const sentenceEnds = "。！？；!?;"

// sentenceAround returns the bounds of the sentence, or sentences, that a span lies
// in; the mark at the end is within them.
func sentenceAround(s string, start, end int) (from, to int) {
	if i := strings.LastIndexAny(s[:start], sentenceEnds); i >= 0 {
		_, size := utf8.DecodeRuneInString(s[i:])
		from = i + size
	}
	to = len(s)
	if i := strings.IndexAny(s[end:], sentenceEnds); i >= 0 {
		_, size := utf8.DecodeRuneInString(s[end+i:])
		to = end + i + size
	}
	return from, to
}

// sentences calls f with each sentence of the passage and where it begins.
func (p passage) sentences(f func(start int, s string)) {
	start := 0
	for i, r := range p.text {
		if strings.ContainsRune(sentenceEnds, r) {
			end := i + utf8.RuneLen(r)
			f(start, p.text[start:end])
			start = end
		}
	}
	if start < len(p.text) {
		f(start, p.text[start:])
	}
}
