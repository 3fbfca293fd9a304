package pdf

import (
	"fmt"
	"strings"

	"github.com/govdisclosure/annualreport/render"
	"github.com/govdisclosure/annualreport/render/layout"
	"github.com/govdisclosure/annualreport/render/pdf/internal/pdffile"
	"github.com/govdisclosure/annualreport/render/pdf/internal/structure"
)

// tags is the structure of a document: for each block the elements that its content goes
// to. Where a document is not tagged there is a nil *tags.
type tags struct {
	tree     structure.Tree
	blocks   []blockTags
	headings int      // of tables, so far
	heads    []string // used again for every cell
}

// blockTags are the elements of a block.
type blockTags struct {
	text    *structure.Element // of a title, heading or paragraph
	heading *structure.Element // that is run in before it
	caption *structure.Element
	cells   []*structure.Element // of a table, row by row
	figure  *structure.Element
}

// deepestHeading is the lowest level of headings that PDF 1.7 has (ISO 32000-1 table 335).
const deepestHeading = 6

// noDescription stands for what a picture shows where nobody has said it.
const noDescription = "插图"

// newTags returns the structure of a document (ISO 32000-1 clause 14.8.4). The title is
// the heading of the first level, and those of the text come below it. Levels that a text
// leaves out do not count, since ISO 14289-1 clause 7.4 wants none left out; what stands on
// one level in the text does so here.
func newTags(doc *render.Document) (*tags, error) {
	t := &tags{blocks: make([]blockTags, len(doc.Blocks))}
	document := t.tree.Add(nil, structure.Element{Type: "Document", Keep: true})
	var above []int // levels in the text, of the headings that the next may stand under
	heading := func(level int, blank bool) *structure.Element {
		if !blank {
			for len(above) > 0 && above[len(above)-1] >= level {
				above = above[:len(above)-1]
			}
			above = append(above, level)
		}
		return t.tree.Add(document, structure.Element{Type: fmt.Sprintf("H%d", min(max(len(above), 1), deepestHeading))})
	}
	for i, block := range doc.Blocks {
		b := &t.blocks[i]
		switch block := block.(type) {
		case *render.Title:
			b.text = heading(1, blank(strings.Join(block.Parts, "")))
		case *render.Heading:
			b.text = heading(1+block.Level, blank(plain(block.Runs)))
		case *render.Paragraph:
			if n := runIn(block.Runs); n > 0 {
				b.heading = heading(1+block.Runs[0].Heading, blank(plain(block.Runs[:n])))
			}
			b.text = t.tree.Add(document, structure.Element{Type: "P"})
		case *render.Table:
			if err := t.table(document, i, block); err != nil {
				return nil, err
			}
		case *render.Figure:
			b.figure = t.tree.Add(document, structure.Element{Type: "Figure"})
			b.caption = t.tree.Add(b.figure, structure.Element{Type: "Caption"})
		}
	}
	return t, nil
}

// runIn returns how many runs of a paragraph are a heading that is run in.
func runIn(runs []render.Run) int {
	n := 0
	for n < len(runs) && runs[n].Heading > 0 {
		n++
	}
	return n
}

func plain(runs []render.Run) string {
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(r.Text)
	}
	return b.String()
}

func blank(text string) bool { return strings.TrimSpace(text) == "" }

// of returns the element that a run of a line belongs to; nil for what is no content of
// the document: a page number, and what stands on an earlier sheet already.
func (t *tags) of(l *layout.Line, r *layout.Run) *structure.Element {
	if l.Kind == layout.KindNumber || l.Repeated {
		return nil
	}
	b := &t.blocks[l.Block]
	e := b.text
	switch {
	case l.Kind == layout.KindCell:
		e = b.cells[l.Cell]
	case l.Kind == layout.KindCaption:
		e = b.caption
	case r.Heading > 0 && b.heading != nil:
		e = b.heading
	}
	return e
}

// link returns the element of an address in another, the one that is there where the
// address goes on.
func (t *tags) link(in *structure.Element, url string) *structure.Element {
	attributes := "/Alt " + hexString(url)
	if last := in.Last(); last != nil && last.Type == "Link" && last.Attributes == attributes {
		return last
	}
	return t.tree.Add(in, structure.Element{Type: "Link", Attributes: attributes})
}

// picture says what a figure shows, and where it stands, in hundredths of a point.
func (t *tags) picture(f *render.Figure, e *structure.Element, box [4]hundredths) {
	alt := f.Alt
	if blank(alt) {
		alt = f.Caption
	}
	if blank(alt) {
		alt = noDescription
	}
	b := []byte("/Alt " + hexString(alt) + " /A <</O /Layout /Placement /Block /BBox [")
	for _, v := range box {
		b = append(appendHundredths(b, v), ' ')
	}
	e.Attributes = string(append(b, "]>>"...))
}

// write adds the structure to the file and says in the catalog and on the pages that they
// have one.
func (t *tags) write(file *pdffile.File, pages int) error {
	root, err := t.tree.Write(file, pages)
	if err != nil {
		return err
	}
	for i := range pages {
		n, err := file.Page(i)
		if err != nil {
			return err
		}
		if err := file.AddEntries(n, fmt.Sprintf("/StructParents %d\n", i)); err != nil {
			return err
		}
	}
	return file.AddEntries(file.Root(), fmt.Sprintf("/MarkInfo <</Marked true>>\n/StructTreeRoot %d 0 R\n", root))
}

// hexString returns a text string in hexadecimal digits.
func hexString(s string) string { return fmt.Sprintf("<%x>", textString(s)) }
