package word

import (
	"cmp"
	"encoding/xml"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
	"github.com/govdisclosure/annualreport/report"
)

// docxParagraph is a paragraph that is being read.
type docxParagraph struct {
	d      *docxReader
	blocks []doc.Block
	after  []doc.Block // text boxes and notes, which stand behind it
	runs   []report.Run
	hint   doc.Hint
	broken bool

	base, look docxLook // of the style, and of the run
	endDeleted bool

	formulas, scripts int  // that are open, and raised or lowered parts of formulas
	script            rune // the sign of the innermost such part
	crossed           bool // out, in a formula
	// joint is what keeps the next number from running into the last, 0 for nothing, and
	// sign says whether the last was raised or lowered.
	joint, sign rune
}

func (p *docxParagraph) flush() {
	if len(p.runs) == 0 && p.broken {
		return
	}
	p.blocks = append(p.blocks, doc.Block{Runs: doc.MergeRuns(p.runs), Hint: p.hint, Loose: p.broken})
	p.runs, p.broken = nil, true
}

func (p *docxParagraph) element(s xml.StartElement) error {
	d := p.d
	switch name := s.Name.Local; {
	case name == "pPr":
		return p.properties()
	case name == "r":
		p.look = p.base
		return d.each(p.inRun)
	case name == "ins" || name == "moveTo":
		d.inserted++
		return d.each(p.element)
	case name == "del" || name == "moveFrom":
		d.deleted++
		return d.skip()
	case name == "sdt":
		return d.control(p.element)
	case name == "AlternateContent":
		return d.alternate(p.element)
	case name == "subDoc":
		d.notRead(value(s, "id"), errApart)
	case name == "oMath":
		return p.formula()
	case name == "oMathPara":
		return p.formulaLines()
	case p.formulas > 0:
		return p.inFormula(s)
	case name == "fldSimple":
		return p.simpleField(s)
	case transparent[name]:
		return d.each(p.element)
	}
	return d.skip()
}

// properties reads what the paragraph is: its style, its number, whether its end was
// deleted.
func (p *docxParagraph) properties() error {
	d := p.d
	var num numberOf
	style := ""
	err := d.each(func(s xml.StartElement) error {
		switch s.Name.Local {
		case "pStyle":
			style = value(s, "val")
		case "outlineLvl":
			p.hint = doc.HintTitle
		case "numPr":
			return d.each(num.element(d))
		case "framePr":
			// A letter that is dropped stands before the next paragraph.
			drop := value(s, "dropCap")
			p.endDeleted = p.endDeleted || drop == "drop" || drop == "margin"
		case "rPr":
			return d.properties(func(s xml.StartElement) {
				if s.Name.Local == "del" || s.Name.Local == "moveFrom" {
					p.endDeleted = true
				}
			})
		}
		return d.skip()
	})
	if err != nil {
		return err
	}
	st := d.styles[style]
	if st.heading {
		p.hint = doc.HintTitle
	}
	if !num.set {
		num = st.number
	}
	p.base.take(st.run)
	// The text of a number may be as long as its list likes.
	if err := d.budget.Grow(d.numbering.size(num)); err != nil {
		return err
	}
	text, err := d.numbering.next(d.budget, num)
	if err != nil {
		return err
	}
	if text != "" {
		p.joint = ' '
		if d.cells > 0 {
			text = d.looks.mark(text, cellLook{number: true})
		}
		p.runs = append(p.runs, report.Run{Text: text})
	}
	return nil
}

// inRun reads an element of a run.
func (p *docxParagraph) inRun(s xml.StartElement) error {
	d := p.d
	switch s.Name.Local {
	case "rPr":
		return p.readLook()
	case "t":
		return p.text()
	case "r": // of characters with small ones above them, or of those
		look := p.look
		defer func() { p.look = look }()
		return d.each(p.inRun)
	case "ruby":
		return p.ruby()
	case "tab", "ptab":
		p.write("\t")
	case "br", "cr":
		if kind := value(s, "type"); kind != "page" && kind != "column" || len(p.runs) > 0 {
			if err := p.newLine(); err != nil {
				return err
			}
		}
	case "noBreakHyphen":
		p.write("-")
	case "fldChar":
		return p.fieldChar(s)
	case "instrText":
		return p.instruction()
	case "sym":
		// A sign of a font that draws pictures has no character.
		c := utf8.RuneError
		if n, err := strconv.ParseInt(value(s, "char"), 16, 32); err == nil && (n < 0xE000 || n > 0xF8FF) {
			c = rune(n)
		}
		p.write(string(c))
	case "pgNum", "dayShort", "dayLong", "monthShort", "monthLong", "yearShort", "yearLong":
		p.write(string(utf8.RuneError)) // what Word puts in
	case "textpath": // letters drawn as a picture
		if text := value(s, "string"); han.Trim(text) != "" && p.shown() {
			if err := d.budget.AddBlock(); err != nil {
				return err
			}
			p.after = append(p.after, doc.Block{Runs: []report.Run{{Text: text}}})
		}
	case "chart", "contentPart":
		if err := p.leftOut(value(s, "id")); err != nil {
			return err
		}
	case "relIds":
		if err := p.leftOut(value(s, "dm")); err != nil {
			return err
		}
	case "footnoteReference", "endnoteReference":
		key := s.Name.Local + value(s, "id")
		for _, b := range d.footnotes[key] {
			b.Note = true
			p.after = append(p.after, b)
		}
		delete(d.footnotes, key) // a note stands once, however often it is referred to
		if p.joint = ' '; d.cells > 0 {
			p.joint = '\n' // a space may stand in a figure
		}
	case "blip":
		if err := p.picture(value(s, "embed")); err != nil {
			return err
		}
	case "imagedata":
		if err := p.picture(value(s, "id")); err != nil {
			return err
		}
	case "AlternateContent":
		return d.alternate(p.inRun)
	case "txbxContent":
		blocks, err := d.blocks()
		p.after = append(p.after, blocks...)
		return err
	default:
		if transparent[s.Name.Local] {
			if s.Name.Local == "inline" || s.Name.Local == "anchor" {
				return p.drawing()
			}
			return d.each(p.inRun)
		}
	}
	return d.skip()
}

// ruby reads characters with small ones above them. Those tell how to read them and are
// no text, but for figures, which stand behind what they are above.
func (p *docxParagraph) ruby() error {
	var above []report.Run
	return p.d.each(func(s xml.StartElement) error {
		switch s.Name.Local {
		case "rt":
			runs := p.runs
			p.runs = nil
			before, behind := "（", "）"
			if p.d.cells > 0 {
				before, behind = "", "" // it is marked
			}
			err := p.scripted('^', func() error {
				p.write(before)
				err := p.d.each(p.inRun)
				p.write(behind)
				return err
			})
			above, p.runs = p.runs, runs
			return err
		case "rubyBase":
			err := p.d.each(p.inRun)
			if slices.ContainsFunc(above, func(r report.Run) bool { return strings.ContainsFunc(r.Text, unicode.IsNumber) }) {
				p.runs = append(p.runs, above...)
			}
			return err
		}
		return p.d.skip()
	})
}

func (p *docxParagraph) text() error {
	text, err := p.d.characters()
	p.write(text)
	return err
}

// characters reads the characters of an element.
func (d *docxReader) characters() (string, error) {
	var b strings.Builder
	for {
		t, err := d.token()
		if err != nil {
			return "", err
		}
		switch t := t.(type) {
		case xml.CharData:
			if err := d.budget.Grow(int64(2 * len(t))); err != nil {
				return "", err
			}
			b.Write(t)
		case xml.StartElement:
			if err := d.skip(); err != nil {
				return "", err
			}
		case xml.EndElement:
			return b.String(), nil
		}
	}
}

func (p *docxParagraph) write(s string) {
	switch {
	case s == "" || !p.shown():
		if p.look.hidden || p.unseen() {
			p.d.hidden.Add(s)
		}
	case p.d.replaced != nil:
		p.d.replaced.instead.WriteString(s)
		p.fill(p.d.replaced)
	default:
		if sign := p.look.sign(); sign != p.sign && p.d.cells == 0 {
			p.sign, p.joint = sign, cmp.Or(p.joint, sign, ' ')
		}
		p.append(p.joined(s))
	}
}

// append adds a text to the paragraph.
func (p *docxParagraph) append(s string) {
	if s != "" {
		p.runs = append(p.runs, p.run(s))
	}
}

// shown reports whether what is written now is.
func (p *docxParagraph) shown() bool {
	if p.unseen() {
		return false
	}
	return !p.look.hidden && (p.d.placeholders == 0 || p.d.exact) && !p.d.instructed()
}

// unseen reports whether what is written now is white, as nothing is in a file of ours.
// (In those of others it may stand before a shade.) Nor does one of ours ask to fill in:
// what stands in place of that is seen like all else.
func (p *docxParagraph) unseen() bool { return p.look.white && p.d.exact }

// run makes a run of a text.
func (p *docxParagraph) run(s string) report.Run {
	if p.d.cells > 0 {
		s = p.markLook(s)
	}
	return report.Run{Text: s, Bold: p.look.bold}
}

// markLook marks a text of a cell that is no part of a figure beside it.
func (p *docxParagraph) markLook(s string) string {
	look := cellLook{sign: cmp.Or(p.look.sign(), p.script), scripts: p.scripts}
	if p.look.combined {
		look.sign, s = '^', halves(s)
	}
	if look.sign == 0 {
		look.position, look.white = p.look.position, p.look.white
	}
	return doc.Mark(p.d.looks.mark(s, look), look.sign != 0, p.look.struck || p.look.struckTwice || p.crossed)
}

// newLine ends a line.
func (p *docxParagraph) newLine() error {
	if err := p.d.budget.AddBlock(); err != nil {
		return err
	}
	p.flush()
	return nil
}

// drawing reads a drawing: its alternative text, and the picture or the text in it.
func (p *docxParagraph) drawing() error {
	before := len(p.blocks)
	alt := ""
	err := p.d.each(func(s xml.StartElement) error {
		if s.Name.Local == "docPr" {
			if alt = value(s, "descr"); alt == "" {
				alt = value(s, "title")
			}
			return p.d.skip()
		}
		return p.inRun(s)
	})
	for i := before; i < len(p.blocks); i++ {
		if pic := p.blocks[i].Picture; pic != nil {
			if len(pic.Data) == 0 && alt != "" {
				pic.Alt = alt + " " + pic.Alt
			} else {
				pic.Alt = alt
			}
		}
	}
	return err
}

// leftOut keeps the place of a drawing of another part that is not read: a chart, a
// diagram.
func (p *docxParagraph) leftOut(id string) error {
	return p.addPicture(&report.Picture{Alt: p.d.targets[id]})
}

// addPicture adds a picture where it stands in the paragraph.
func (p *docxParagraph) addPicture(pic *report.Picture) error {
	if err := p.d.budget.AddBlock(); err != nil {
		return err
	}
	if len(p.runs) > 0 {
		p.flush()
	}
	p.blocks = append(p.blocks, doc.Block{Picture: pic})
	p.broken = true
	return nil
}

// picture reads a picture from its part.
func (p *docxParagraph) picture(id string) error {
	d := p.d
	target := d.targets[id]
	data, known := d.pictures[target]
	if !known {
		var err error
		if data, err = d.p.read(target); doc.OverLimit(err) {
			return err
		}
		if err == nil {
			if data, err = d.budget.Picture(data); err != nil {
				return err
			}
		}
		if d.pictures == nil {
			d.pictures = map[string][]byte{}
		}
		d.pictures[target] = data
	}
	return p.addPicture(&report.Picture{Alt: target, Data: data})
}
