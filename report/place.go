package report

import (
	"fmt"
	"strings"

	"github.com/govdisclosure/annualreport/internal/message"
)

// Place is a place in the terms of a report: a cell, a span of a text, or a field; and
// where that stands in a file, for what was read from one.
type Place struct {
	// File, Line and Column are the place in a file, from 1; zero where it is in none or
	// that is not known.
	File   string `json:"file,omitempty"`
	Line   int    `json:"line,omitempty"`
	Column int    `json:"column,omitempty"`
	// Office and Year name the report, where it is not the one under check but a
	// predecessor or a subordinate's.
	Office string `json:"office,omitempty"`
	Year   int    `json:"year,omitempty"`
	// Number is the number of such a report among the predecessors or the
	// subordinates' that were given, from 1, where it does not say whose it is.
	Number int `json:"number,omitempty"`
	// Address is the cell, "" where the place is none.
	Address Address `json:"address,omitempty"`
	// Key is the key of a text ("overview", "requests.lead"), of a section, or
	// of a field ("office", "published", "stated.title"); "" for a cell.
	Key string `json:"key,omitempty"`
	// Block is the number of the paragraph, picture or table within the text,
	// from 1; 0 where the place is the text as a whole.
	Block int `json:"block,omitempty"`
	// Start and End are the byte offsets of the span within the paragraph, and
	// Character the number of its first character, from 1; all 0 where the place
	// is the block as a whole.
	Start     int `json:"start,omitempty"`
	End       int `json:"end,omitempty"`
	Character int `json:"character,omitempty"`
	// Quote is the sentence in which the span lies, or what the cell shows.
	Quote string `json:"quote,omitempty"`
}

// Foreign reports whether the place is one of another report than the one that is spoken
// of.
func (p *Place) Foreign() bool { return p.Office != "" || p.Year != 0 || p.Number != 0 }

// Label names a place as a person does: a cell by the labels of its row and column,
// a span by its section, paragraph and character. What commands a terminal or is not seen
// is escaped, as \u202e, and so is a line break.
func (p *Place) Label(f *Format) Label {
	l := p.label(f)
	if p.Foreign() {
		year := ""
		if p.Year != 0 {
			year = fmt.Sprint(p.Year)
		}
		name := Label{ZH: p.Office, EN: p.Office}
		if p.Number > 0 {
			name = Label{ZH: fmt.Sprintf("第%d份", p.Number), EN: fmt.Sprintf("no. %d", p.Number)}
		}
		l.ZH = "〔" + strings.TrimSpace(name.ZH+" "+year) + "〕" + l.ZH
		l.EN = "[" + strings.TrimSpace(name.EN+" "+year) + "] " + l.EN
	}
	return Label{ZH: message.Line(l.ZH), EN: message.Line(l.EN)}
}

func (p *Place) label(f *Format) Label {
	if _, err := f.Figure(p.Address); err == nil {
		return f.Label(string(p.Address))
	}
	l := f.Label(p.Key)
	if f.Section(p.Key) != nil {
		l = Label{ZH: "“" + l.ZH + "”", EN: "section “" + l.EN + "”"}
	}
	if p.Block > 0 {
		l.ZH += fmt.Sprintf("第%d段", p.Block)
		l.EN += fmt.Sprintf(", paragraph %d", p.Block)
	}
	if p.Character > 0 {
		l.ZH += fmt.Sprintf("第%d字", p.Character)
		l.EN += fmt.Sprintf(", character %d", p.Character)
	}
	return l
}

// Label returns what a person calls a cell by its address, or a field, a section or a text
// by its key; "" is the report as a whole. What the form does not have is called as it is
// written.
func (f *Format) Label(where string) Label {
	if figure, err := f.Figure(Address(where)); err == nil {
		return figure.Label()
	}
	if l, ok := fieldLabels[where]; ok {
		return l
	}
	section, part, _ := strings.Cut(where, ".")
	s := f.Section(section)
	if s == nil {
		return Label{ZH: where, EN: where}
	}
	switch part {
	case "lead":
		return Label{ZH: "“" + s.Heading() + "”表前文字", EN: "the text above the table of section “" + s.Title.EN + "”"}
	case "notes":
		return Label{ZH: "“" + s.Heading() + "”表后文字", EN: "the text below the table of section “" + s.Title.EN + "”"}
	}
	return Label{ZH: s.Heading(), EN: s.Title.EN}
}
