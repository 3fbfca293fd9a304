package word

import (
	"cmp"
	"encoding/xml"
	"regexp"
	"strconv"
	"strings"

	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
	"github.com/govdisclosure/annualreport/report"
)

// docxLook is how a run looks, as far as that says what its characters are.
type docxLook struct {
	bold, hidden bool
	align        string // superscript, subscript, or anything else
	combined     bool   // two lines in one: what stands above what is not one number
	struck       bool   // by one line, or by two
	struckTwice  bool
	// position is how far it is raised, in half-points, and white whether nobody sees it
	// on paper. A whole cell may be set so, to fit in its row or before a shade; beside
	// other characters such text is no part of their figure.
	position int
	white    bool
}

// docxProperties are the properties that runs have from a style; nil where it says
// nothing. The weight is none of them: a report keeps what stands out from the text
// around it.
type docxProperties struct {
	Vanish    *val `xml:"vanish"`
	VertAlign *val `xml:"vertAlign"`
	Strike    *val `xml:"strike"`
	DStrike   *val `xml:"dstrike"`
	Position  *val `xml:"position"`
	Color     *val `xml:"color"`
}

// over returns the properties of a style that is based on another.
func (p docxProperties) over(q docxProperties) docxProperties {
	return docxProperties{
		cmp.Or(p.Vanish, q.Vanish), cmp.Or(p.VertAlign, q.VertAlign), cmp.Or(p.Strike, q.Strike),
		cmp.Or(p.DStrike, q.DStrike), cmp.Or(p.Position, q.Position), cmp.Or(p.Color, q.Color),
	}
}

// take takes the properties of a style.
func (l *docxLook) take(p docxProperties) {
	for _, of := range []struct {
		name string
		val  *val
	}{{"vanish", p.Vanish}, {"vertAlign", p.VertAlign}, {"strike", p.Strike}, {"dstrike", p.DStrike}, {"position", p.Position}, {"color", p.Color}} {
		if of.val != nil {
			l.set(of.name, of.val.Value)
		}
	}
}

// sign says whether a run is raised or lowered, as programs write it in a line; 0 where
// it is neither.
func (l *docxLook) sign() rune {
	switch l.align {
	case "superscript":
		return '^'
	case "subscript":
		return '_'
	}
	return 0
}

// set takes a property of a run by the name and the value of its element.
func (l *docxLook) set(name, val string) {
	switch name {
	case "b":
		l.bold = switched(val)
	case "vanish":
		l.hidden = switched(val)
	case "vertAlign":
		l.align = val
	case "strike":
		l.struck = switched(val)
	case "dstrike":
		l.struckTwice = switched(val)
	case "position":
		l.position = halfPoints(val)
	case "color":
		l.white = strings.EqualFold(val, "FFFFFF")
	}
}

// halfPoints reads a measure: half-points, or a number with its unit (17.18.81 of
// ISO/IEC 29500-1), of which it matters only whether it is nothing.
func halfPoints(val string) int {
	number := strings.TrimRight(val, "abcdefghijklmnopqrstuvwxyz ")
	f, err := strconv.ParseFloat(number, 64)
	switch {
	case err != nil || f == 0:
		return 0
	case number == val && f > -2000 && f < 2000:
		return int(f)
	case f < 0:
		return -1
	}
	return 1
}

// properties reads rPr, and gives each of its elements.
func (d *docxReader) properties(property func(s xml.StartElement)) error {
	return d.each(func(s xml.StartElement) error {
		property(s)
		return d.skip()
	})
}

// readLook reads rPr, in which the style comes first.
func (p *docxParagraph) readLook() error {
	return p.d.properties(func(s xml.StartElement) {
		switch name := s.Name.Local; name {
		case "rStyle":
			p.look.take(p.d.styles[value(s, "val")].run)
		case "eastAsianLayout":
			combine := value(s, "combine")
			p.look.combined = combine != "" && switched(combine)
		default:
			p.look.set(name, value(s, "val"))
		}
	})
}

// lookBegin and lookEnd stand around a text of a cell that is no part of a figure if the
// cell holds text that looks otherwise. Like the marks of beside.go, no text has them.
const lookBegin, lookEnd = "\uFDD4", "\uFDD5"

var (
	lookRaised = strings.NewReplacer(lookBegin, doc.RaisedBegin, lookEnd, doc.RaisedEnd)
	lookAside  = strings.NewReplacer(lookBegin, "", lookEnd, "")
	lookLines  = strings.NewReplacer(lookBegin, "\n", lookEnd, "", doc.RaisedBegin, "\n", doc.RaisedEnd, "")
	lookedText = regexp.MustCompile(lookBegin + "[^" + lookEnd + "]*" + lookEnd)
)

// cellLook is what sets a text of a cell apart from another.
type cellLook struct {
	sign          rune // as of docxLook
	scripts       int  // in how many parts of a formula that are raised or lowered
	position      int
	white, number bool // number of those that Word counts by itself
}

// cellLooks tells whether all text of a cell looks the same.
type cellLooks struct {
	first      cellLook
	any, mixed bool
}

// mark notes the look of a text of the cell, and marks it where that may set it apart.
// What is raised or lowered is marked as that elsewhere.
func (c *cellLooks) mark(s string, look cellLook) string {
	if han.Trim(s) == "" {
		return s
	}
	c.mixed = c.mixed || c.any && c.first != look
	if !c.any {
		c.any, c.first = true, look
	}
	if look.position == 0 && !look.white && !look.number {
		return s
	}
	return lookBegin + s + lookEnd
}

// settle makes of the marks in the blocks of a cell those of raised text, or takes them
// out where all of the text looks the same. Where all is set apart, each in another way,
// they are lines: none is the figure.
func (c *cellLooks) settle(blocks []doc.Block) {
	to := lookAside
	if c.mixed {
		to = lookLines
		for i := range blocks {
			if blocks[i].Paragraph() && han.Trim(doc.Raised.ReplaceAllString(lookedText.ReplaceAllString(blocks[i].Text(), ""), "")) != "" {
				to = lookRaised
			}
		}
	}
	for i := range blocks {
		for k, r := range blocks[i].Runs {
			if text := to.Replace(r.Text); text != r.Text {
				blocks[i].Runs[k] = report.Run{Text: text, Bold: r.Bold}
			}
		}
	}
}

// halves puts two lines in one into two.
func halves(s string) string {
	text := []rune(s)
	half := (len(text) + 1) / 2
	if half == len(text) {
		return s
	}
	return string(text[:half]) + "\n" + string(text[half:])
}
