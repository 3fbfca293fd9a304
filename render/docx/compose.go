package docx

import (
	"fmt"
	"strconv"
	"sync"

	"github.com/govdisclosure/annualreport/internal/budget"
	"github.com/govdisclosure/annualreport/internal/message"
	"github.com/govdisclosure/annualreport/render"
)

// composer turns the blocks of one document into the content of w:body.
type composer struct {
	look     *look
	body     []byte
	pictures []*render.Figure
	// The names of the pictures and the ids of their drawings must differ from
	// those that a user's file has already: pictures are named pictureStem and a
	// number above firstPicture, drawings numbered above firstDrawing.
	pictureStem                string
	firstPicture, firstDrawing int
	// afterTable is set where the block before was a table, from which the next
	// one keeps a distance.
	afterTable bool
	file       fileBuffer
	// budget is that of filling a user's file; nil otherwise.
	budget *budget.Budget
}

var composers = sync.Pool{New: func() any { return new(composer) }}

func getComposer(l *look) *composer {
	c := composers.Get().(*composer)
	c.look = l
	c.pictureStem, c.firstPicture, c.firstDrawing = "image", 0, 0
	return c
}

// mostKept is how large the memory may be that is kept for another document.
const mostKept = 8 << 20

// release makes c fit for another document, and keeps nothing of this one but
// the memory.
func (c *composer) release() {
	clear(c.pictures)
	c.pictures = c.pictures[:0]
	c.body = c.body[:0]
	c.afterTable = false
	c.budget, c.file.budget = nil, nil
	if cap(c.body) > mostKept || c.file.file.Cap() > mostKept || c.file.compressed.Cap() > mostKept {
		return
	}
	composers.Put(c)
}

// blocks composes blocks. It leaves afterTable set where the last is a table.
func (c *composer) blocks(blocks []render.Block) error {
	for i, block := range blocks {
		if isNil(block) {
			return message.Within("render.block", i+1, message.Errorf("render.missing", fmt.Sprintf("%T", block)))
		}
		var err error
		table := false
		switch b := block.(type) {
		case *render.Title:
			err = c.title(b)
		case *render.Heading:
			err = c.heading(b)
		case *render.Paragraph:
			err = c.paragraph(c.look.text, b.Runs)
		case *render.Table:
			err = c.table(b)
			table = true
		case *render.Figure:
			err = c.figure(b)
		default:
			return message.Within("render.block", i+1, message.Errorf("render.kind", fmt.Sprintf("%T", block)))
		}
		if err != nil {
			return message.Within("render.block", i+1, err)
		}
		c.afterTable = table
		if c.look == &house && isEmptySection(blocks[i:]) {
			c.openParagraph(c.look.text, properties{})
			c.str(`</w:p>`)
		}
	}
	return nil
}

// isEmptySection reports whether blocks begin with a title or a heading of the first
// level that nothing stands under. There is an empty paragraph then, for a clerk to
// type the text in: behind the heading he would type another heading.
func isEmptySection(blocks []render.Block) bool {
	if _, ok := blocks[0].(*render.Title); !ok && !isSectionHeading(blocks[0]) {
		return false
	}
	return len(blocks) == 1 || isSectionHeading(blocks[1])
}

// isNil reports whether a block is one of the kinds but points to nothing.
func isNil(block render.Block) bool {
	switch b := block.(type) {
	case *render.Title:
		return b == nil
	case *render.Heading:
		return b == nil
	case *render.Paragraph:
		return b == nil
	case *render.Table:
		return b == nil
	case *render.Figure:
		return b == nil
	}
	return false
}

// properties are those of a paragraph that its look does not set.
type properties struct {
	keepNext bool
	before   int    // twips of space above
	align    string // a value of w:jc
}

// openParagraph begins a paragraph. The order of the elements is that of CT_PPr
// in ECMA-376.
func (c *composer) openParagraph(l paragraphLook, p properties) {
	if c.afterTable {
		p.before = c.look.gap
		c.afterTable = false
	}
	c.str(`<w:p><w:pPr>`)
	c.str(l.start)
	if p.keepNext {
		c.str(`<w:keepNext/>`)
	}
	c.str(l.rest)
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

// separator parts what WordprocessingML would join: two tables, or a table and
// the end of what holds it.
func (c *composer) separator() {
	c.str(c.look.table.separator)
	c.afterTable = false
}

// title sets the parts on lines of their own in one paragraph: they are one
// title.
func (c *composer) title(t *render.Title) error {
	c.openParagraph(c.look.title, properties{})
	var err error
	for i, part := range t.Parts {
		c.str(`<w:r>`)
		if i > 0 {
			c.str(`<w:br/>`)
		}
		if c.body, err = appendRunText(c.body, part); err != nil {
			return message.Within("docx.title_part", i+1, err)
		}
		c.str(`</w:r>`)
	}
	c.str(`</w:p>`)
	return nil
}

func (c *composer) heading(h *render.Heading) error {
	if h.Level < 1 || h.Level >= len(c.look.heading) {
		return message.Errorf("render.level", h.Level)
	}
	return c.paragraph(c.look.heading[h.Level], h.Runs)
}

func (c *composer) paragraph(l paragraphLook, runs []render.Run) error {
	c.openParagraph(l, properties{})
	for i := range runs {
		if err := c.run(&runs[i]); err != nil {
			return message.Within("docx.run", i+1, err)
		}
	}
	c.str(`</w:p>`)
	return nil
}

func (c *composer) run(r *render.Run) error {
	if r.Heading < 0 || r.Heading >= len(c.look.runs) {
		return message.Errorf("render.level", r.Heading)
	}
	if r.Text == "" {
		return nil
	}
	c.str(`<w:r>`)
	if r.Bold {
		c.str(c.look.runs[r.Heading].bold)
	} else {
		c.str(c.look.runs[r.Heading].plain)
	}
	var err error
	if c.body, err = appendRunText(c.body, r.Text); err != nil {
		return err
	}
	c.str(`</w:r>`)
	return nil
}

// charge charges n bytes that are about to be written: in the body, in the copy of it
// that is compressed, and in the file.
func (c *composer) charge(n int) error {
	if err := c.budget.Step(n / 16); err != nil {
		return err
	}
	return c.budget.Grow(3 * int64(n))
}

func (c *composer) str(s string) { c.body = append(c.body, s...) }

func (c *composer) int(n int) { c.body = strconv.AppendInt(c.body, int64(n), 10) }
