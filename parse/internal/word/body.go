package word

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/govdisclosure/annualreport/internal/message"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
	"github.com/govdisclosure/annualreport/parse/internal/remark"
)

// docxReader turns the body of a Word document into blocks: what a reader sees when
// all changes are accepted and nothing hidden is shown.
type docxReader struct {
	budget  *doc.Account
	remarks *remark.List
	exact   bool // a file of ours
	p       *docxPackage
	part    string // the name of the main document
	d       *xml.Decoder

	numbering numbering
	styles    map[string]docxStyle
	targets   map[string]string // of the relationships of the document, by id
	footnotes map[string][]doc.Block
	pictures  map[string][]byte // by the name of their part; nil for what is none

	inChunk bool // it is the reader of a document in another
	depth   int  // elements that are open
	spaces  namespaces
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
	hidden            doc.HiddenText
}

// read reads the document and the parts that it leans on.
func (d *docxReader) read() ([]doc.Block, error) {
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
	d.footnotes = map[string][]doc.Block{}
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
func (d *docxReader) document() ([]doc.Block, error) {
	data, err := d.p.read(d.part)
	if err != nil {
		return nil, err
	}
	d.d, d.spaces = d.p.decoder(data), namespaces{}
	for {
		t, err := d.token()
		if errors.Is(err, io.EOF) {
			return nil, message.Errorf("parse.no_body")
		}
		if err != nil {
			return nil, err
		}
		if s, ok := t.(xml.StartElement); ok && s.Name.Local == "body" {
			return d.blocks()
		}
	}
}

// wrap says where in the document an error is, unless it is a limit.
func (d *docxReader) wrap(err error) error {
	if doc.OverLimit(err) {
		return err
	}
	return fmt.Errorf("%s: %w", d.part, err)
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
func (d *docxReader) blocks() ([]doc.Block, error) {
	return d.blocksOf(func(xml.StartElement) error { return d.skip() })
}

// blocksOf does so for a cell, whose properties it gives to a function.
func (d *docxReader) blocksOf(property func(xml.StartElement) error) ([]doc.Block, error) {
	var all []doc.Block
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
func joinOpen(blocks []doc.Block) []doc.Block {
	var out []doc.Block
	joined := map[int]bool{}
	for _, b := range blocks {
		if n := len(out); n > 0 && out[n-1].Open && out[n-1].Paragraph() && b.Paragraph() {
			out[n-1].Runs = append(out[n-1].Runs, b.Runs...)
			out[n-1].Open = b.Open
			joined[n-1] = true
			continue
		}
		out = append(out, b)
	}
	for i := range joined {
		out[i].Runs = doc.MergeRuns(out[i].Runs)
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

// paragraph reads a paragraph; more than one block where it holds line breaks, text
// boxes, pictures or notes.
func (d *docxReader) paragraph() ([]doc.Block, error) {
	if err := d.budget.AddBlock(); err != nil {
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
		p.blocks[n-1].Open = true
	}
	return append(p.blocks, p.after...), nil
}
