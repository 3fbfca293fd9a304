package parse

import (
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/report"
)

// docxReader turns the body of a Word document into blocks: what a reader sees when
// all changes are accepted and nothing hidden is shown.
type docxReader struct {
	rc   *recogniser
	p    *docxPackage
	part string // the name of the main document
	d    *xml.Decoder

	numbering numbering
	styles    map[string]docxStyle
	targets   map[string]string // of the relationships of the document, by id
	footnotes map[string][]block

	inChunk bool // it is the reader of a document in another
	depth   int  // elements that are open
	// placeholders counts the content controls around that show only what to fill in.
	placeholders int
	// replaced is what stands in the place of the text, nil where that stands itself.
	replaced *boundText
	// open is the paragraph that is being read, nil outside.
	open   *docxParagraph
	fields []*docxField // that are open
	// cells counts the cells around, and looks are those of the text in the innermost.
	cells int
	looks cellLooks
	// inserted and deleted count tracked changes.
	inserted, deleted int
	hidden            hiddenText
}

// read reads the document and the parts that it leans on.
func (d *docxReader) read() ([]block, error) {
	if err := d.prepare(); err != nil {
		return nil, err
	}
	return d.document()
}

// prepare reads the parts that the document leans on. It may do without any.
func (d *docxReader) prepare() error {
	rels, err := d.p.relations(d.part)
	if err != nil {
		return err
	}
	d.targets = targets(rels)
	for _, r := range rels {
		kind := r.Type[strings.LastIndexByte(r.Type, '/')+1:]
		var take func([]byte) error
		switch kind {
		case "numbering":
			take = d.readNumbering
		case "styles":
			take = d.readStyles
		default:
			continue
		}
		data, err := d.p.read(r.Target)
		if errors.Is(err, errNoPart) {
			continue
		}
		if err == nil {
			err = take(data)
		}
		if err != nil {
			return err
		}
	}
	d.footnotes = map[string][]block{}
	for _, r := range rels {
		for _, kind := range []string{"footnote", "endnote"} {
			if strings.HasSuffix(r.Type, "/"+kind+"s") {
				if err := d.readNotes(r.Target, kind); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// targets returns the targets of relationships by id.
func targets(rels []relationship) map[string]string {
	byID := map[string]string{}
	for _, r := range rels {
		byID[r.ID] = r.Target
	}
	return byID
}

// document reads the main document.
func (d *docxReader) document() ([]block, error) {
	data, err := d.p.read(d.part)
	if err != nil {
		return nil, err
	}
	d.d = d.p.decoder(data)
	for {
		t, err := d.d.Token()
		if errors.Is(err, io.EOF) {
			return nil, errors.New("the Word file has no body")
		}
		if err != nil {
			return nil, d.wrap(err)
		}
		if s, ok := t.(xml.StartElement); ok && s.Name.Local == "body" {
			return d.blocks()
		}
	}
}

// wrap says where in the document an error is, unless it is a limit.
func (d *docxReader) wrap(err error) error {
	var limit *LimitError
	if errors.As(err, &limit) {
		return limit
	}
	return fmt.Errorf("%s: %w", d.part, err)
}

// each calls f for every element up to the end of the one that is open. f reads the
// element to its end.
func (d *docxReader) each(f func(xml.StartElement) error) error {
	d.depth++
	defer func() { d.depth-- }()
	if err := d.rc.budget.depth(d.depth); err != nil {
		return err
	}
	for {
		t, err := d.d.Token()
		if err != nil {
			return d.wrap(err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			if err := f(t); err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		}
	}
}

func (d *docxReader) skip() error {
	if err := d.d.Skip(); err != nil {
		return d.wrap(err)
	}
	return nil
}

// value returns the attribute w:val of an element, or another of that name.
func value(s xml.StartElement, key string) string {
	for _, a := range s.Attr {
		if a.Name.Local == key {
			return a.Value
		}
	}
	return ""
}

// on reports whether a switch of Word is set: by its presence, or by its value.
func on(s xml.StartElement) bool {
	return switched(value(s, "val"))
}

func switched(val string) bool {
	switch val {
	case "0", "false", "off", "none":
		return false
	}
	return true
}

// transparent are elements around others that change nothing about them.
var transparent = map[string]bool{
	"ins": true, "moveTo": true, "sdtContent": true, "hyperlink": true, "smartTag": true, "customXml": true,
	"bdo": true, "dir": true, "rubyBase": true, "object": true, "pict": true, "drawing": true, "inline": true, "anchor": true,
	"graphic": true, "graphicData": true, "pic": true, "blipFill": true, "wsp": true, "wgp": true, "txbx": true, "textbox": true, "shape": true,
	"rect": true, "group": true, "roundrect": true, "line": true, "oval": true, "arc": true, "curve": true, "polyline": true,
	"wpc": true, "grpSp": true, "lockedCanvas": true,
}

// blocks reads what stands in a body or a text box up to its end.
func (d *docxReader) blocks() ([]block, error) {
	return d.blocksOf(func(xml.StartElement) error { return d.skip() })
}

// blocksOf does so for a cell, whose properties it gives to a function.
func (d *docxReader) blocksOf(property func(xml.StartElement) error) ([]block, error) {
	var all []block
	var inside func(s xml.StartElement) error
	inside = func(s xml.StartElement) error {
		switch name := s.Name.Local; {
		case name == "p":
			p, err := d.paragraph()
			all = append(all, p...)
			return err
		case name == "tbl":
			t, err := d.table()
			all = append(all, t...)
			return err
		case name == "altChunk":
			c, err := d.chunk(value(s, "id"))
			all = append(all, c...)
			if err != nil {
				return err
			}
		case name == "tcPr":
			return d.each(property)
		case name == "sdt":
			return d.control(inside)
		case name == "AlternateContent":
			return d.alternate(inside)
		case transparent[name]:
			return d.each(inside)
		}
		return d.skip()
	}
	err := d.each(inside)
	return joinOpen(all), err
}

// joinOpen joins a paragraph whose end was deleted to the next.
func joinOpen(blocks []block) []block {
	var out []block
	joined := map[int]bool{}
	for _, b := range blocks {
		if n := len(out); n > 0 && out[n-1].open && out[n-1].paragraph() && b.paragraph() {
			out[n-1].runs = append(out[n-1].runs, b.runs...)
			out[n-1].open = b.open
			joined[n-1] = true
			continue
		}
		out = append(out, b)
	}
	for i := range joined {
		out[i].runs = mergeRuns(out[i].runs)
	}
	return out
}

// control reads a content control, but for a table of contents. One that nobody
// filled in shows what to fill in, and holds nothing.
func (d *docxReader) control(inside func(xml.StartElement) error) error {
	var c docxControl
	return d.each(func(s xml.StartElement) error {
		switch s.Name.Local {
		case "sdtPr":
			return d.each(c.element(d))
		case "sdtContent":
			if c.contents {
				return d.skip()
			}
			if b, err := d.bound(&c); err != nil {
				return err
			} else if b != nil && (b.text != "" || !c.placeholder) {
				return d.boundContent(b, inside)
			}
			if c.placeholder {
				d.placeholders++
				defer func() { d.placeholders-- }()
			}
			return d.each(inside)
		}
		return d.skip()
	})
}

// alternate reads the first of several renderings of the same.
func (d *docxReader) alternate(inside func(xml.StartElement) error) error {
	first := true
	return d.each(func(s xml.StartElement) error {
		if first && (s.Name.Local == "Choice" || s.Name.Local == "Fallback") {
			first = false
			return d.each(inside)
		}
		return d.skip()
	})
}

// paragraph reads a paragraph; more than one block where it holds line breaks, text
// boxes, pictures or notes.
func (d *docxReader) paragraph() ([]block, error) {
	if err := d.rc.budget.addBlock(); err != nil {
		return nil, err
	}
	p := &docxParagraph{d: d}
	outer := d.open
	d.open = p
	err := d.each(p.element)
	d.open = outer
	if err != nil {
		return nil, err
	}
	p.fill(d.replaced)
	p.flush()
	for _, f := range d.fields {
		f.instruction = false // one that never shows anything hides no more than this
	}
	if n := len(p.blocks); n > 0 && p.endDeleted {
		p.blocks[n-1].open = true
	}
	return append(p.blocks, p.after...), nil
}

// docxParagraph is a paragraph that is being read.
type docxParagraph struct {
	d      *docxReader
	blocks []block
	after  []block // text boxes and notes, which stand behind it
	runs   []report.Run
	hint   hint
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
	p.blocks = append(p.blocks, block{runs: mergeRuns(p.runs), hint: p.hint, loose: p.broken})
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
			p.hint = hintTitle
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
		p.hint = hintTitle
	}
	if !num.set {
		num = st.number
	}
	p.base.take(st.run)
	if text := d.numbering.next(num); text != "" {
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
		if text := value(s, "string"); trim(text) != "" && p.shown() {
			if err := d.rc.budget.addBlock(); err != nil {
				return err
			}
			p.after = append(p.after, block{runs: []report.Run{{Text: text}}})
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
			b.note = true
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
		t, err := d.d.Token()
		if err != nil {
			return "", d.wrap(err)
		}
		switch t := t.(type) {
		case xml.CharData:
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
		if p.look.hidden {
			p.d.hidden.add(s)
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
	return !p.look.hidden && p.d.placeholders == 0 && !p.d.instructed()
}

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
	return markBeside(p.d.looks.mark(s, look), look.sign != 0, p.look.struck || p.look.struckTwice || p.crossed)
}

// newLine ends a line.
func (p *docxParagraph) newLine() error {
	if err := p.d.rc.budget.addBlock(); err != nil {
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
		if pic := p.blocks[i].picture; pic != nil {
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
	if err := p.d.rc.budget.addBlock(); err != nil {
		return err
	}
	if len(p.runs) > 0 {
		p.flush()
	}
	p.blocks = append(p.blocks, block{picture: pic})
	p.broken = true
	return nil
}

// picture reads a picture from its part.
func (p *docxParagraph) picture(id string) error {
	target := p.d.targets[id]
	pic := &report.Picture{Alt: target}
	data, err := p.d.p.read(target)
	if overLimit(err) {
		return err
	}
	if err == nil {
		pic.Data = data
		if _, err := pic.Decode(); err != nil {
			pic.Data = nil
		}
	}
	return p.addPicture(pic)
}
