package docx

import (
	"fmt"
	"strconv"
	"sync"

	"github.com/govdisclosure/annualreport/render"
)

// Measures of the page in twips (1/20 pt), as template/word/document.xml sets
// them.
const (
	textWidth  = 8845  // 156 mm between the margins
	textHeight = 12756 // 225 mm
	gridLine   = 579   // one of 22 lines
)

// composer turns the blocks of one document into the content of w:body.
type composer struct {
	body     []byte
	pictures []*render.Figure
	// afterTable is set where the block before was a table, from which the next
	// one keeps a distance.
	afterTable bool
	file       fileBuffer
}

var composers = sync.Pool{New: func() any { return new(composer) }}

func getComposer() *composer {
	return composers.Get().(*composer)
}

// release makes c fit for another document, and keeps nothing of this one but
// the memory.
func (c *composer) release() {
	clear(c.pictures)
	c.pictures = c.pictures[:0]
	c.body = c.body[:0]
	c.afterTable = false
	composers.Put(c)
}

func (c *composer) blocks(blocks []render.Block) error {
	for i, block := range blocks {
		var err error
		kind := ""
		table := false
		switch b := block.(type) {
		case *render.Title:
			kind, err = "title", c.title(b)
		case *render.Heading:
			kind, err = "heading", c.heading(b)
		case *render.Paragraph:
			kind, err = "paragraph", c.paragraph("NormalIndent", b.Runs)
		case *render.Table:
			kind, err = "table", c.table(b)
			table = true
		case *render.Figure:
			kind, err = "figure", c.figure(b)
		default:
			return fmt.Errorf("block %d is a %T, which is not a kind of block", i+1, block)
		}
		if err != nil {
			return fmt.Errorf("block %d, a %s: %w", i+1, kind, err)
		}
		c.afterTable = table
	}
	if c.afterTable {
		c.separator()
	}
	return nil
}

// properties are those of a paragraph that stand beside its style.
type properties struct {
	keepNext bool
	before   int // twips of space above
	align    string
}

// openParagraph begins a paragraph in the style of that name and suffix. The
// order of the elements is that of
// CT_PPr in ECMA-376.
func (c *composer) openParagraph(style, suffix string, p properties) {
	if c.afterTable {
		p.before = gridLine / 2
		c.afterTable = false
	}
	c.str(`<w:p><w:pPr><w:pStyle w:val="`)
	c.str(style)
	c.str(suffix)
	c.str(`"/>`)
	if p.keepNext {
		c.str(`<w:keepNext/>`)
	}
	if p.before > 0 {
		c.str(`<w:spacing w:before="`)
		c.int(p.before)
		c.str(`"/>`)
	}
	if p.align != "" {
		c.str(`<w:jc w:val="`)
		c.str(p.align)
		c.str(`"/>`)
	}
	c.str(`</w:pPr>`)
}

// separator is a paragraph without text, of the height of a line in a table.
// It parts what WordprocessingML would join: two tables, or a table and the
// end of the document.
func (c *composer) separator() {
	c.str(`<w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr></w:p>`)
	c.afterTable = false
}

// title sets the parts on lines of their own in one paragraph: they are one
// title.
func (c *composer) title(t *render.Title) error {
	c.openParagraph("Title", "", properties{})
	var err error
	for i, part := range t.Parts {
		c.str(`<w:r>`)
		if i > 0 {
			c.str(`<w:br/>`)
		}
		if c.body, err = appendRunText(c.body, part); err != nil {
			return fmt.Errorf("part %d: %w", i+1, err)
		}
		c.str(`</w:r>`)
	}
	c.str(`</w:p>`)
	return nil
}

// headingStyles are the styles of headings by level, headingRunStyles those of
// headings that run into a paragraph.
var (
	headingStyles    = [...]string{1: "Heading1", "Heading2", "Heading3", "Heading4"}
	headingRunStyles = [...]string{1: "Heading1Char", "Heading2Char", "Heading3Char", "Heading4Char"}
)

func (c *composer) heading(h *render.Heading) error {
	if h.Level < 1 || h.Level >= len(headingStyles) {
		return fmt.Errorf("its level is %d, not 1 to %d", h.Level, len(headingStyles)-1)
	}
	return c.paragraph(headingStyles[h.Level], h.Runs)
}

func (c *composer) paragraph(style string, runs []render.Run) error {
	c.openParagraph(style, "", properties{})
	for i := range runs {
		if err := c.run(&runs[i]); err != nil {
			return fmt.Errorf("run %d: %w", i+1, err)
		}
	}
	c.str(`</w:p>`)
	return nil
}

func (c *composer) run(r *render.Run) error {
	if r.Text == "" {
		return nil
	}
	c.str(`<w:r>`)
	if r.Heading != 0 || r.Bold {
		c.str(`<w:rPr>`)
		if r.Heading != 0 {
			if r.Heading < 1 || r.Heading >= len(headingRunStyles) {
				return fmt.Errorf("its heading level is %d, not 1 to %d", r.Heading, len(headingRunStyles)-1)
			}
			c.str(`<w:rStyle w:val="`)
			c.str(headingRunStyles[r.Heading])
			c.str(`"/>`)
		}
		if r.Bold {
			c.str(`<w:b/><w:bCs/>`)
		}
		c.str(`</w:rPr>`)
	}
	var err error
	if c.body, err = appendRunText(c.body, r.Text); err != nil {
		return err
	}
	c.str(`</w:r>`)
	return nil
}

func (c *composer) str(s string) { c.body = append(c.body, s...) }

func (c *composer) int(n int) { c.body = strconv.AppendInt(c.body, int64(n), 10) }
