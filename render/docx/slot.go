package docx

import (
	"github.com/govdisclosure/annualreport/internal/message"
	"github.com/govdisclosure/annualreport/render"
)

// slot writes what stands for a placeholder.
func (c *composer) slot(s *slot, content *content) error {
	c.look = s.look
	if s.shape == ownParagraph {
		words := s.placeholder.field(content.report)
		if words == "" {
			c.str(s.empty)
			return nil
		}
		c.str(s.open)
		err := c.inRun([]render.Run{{Text: words}})
		c.str(`</w:t></w:r></w:p>`)
		return err
	}
	switch s.placeholder.kind {
	case aField:
		return c.inRun([]render.Run{{Text: s.placeholder.field(content.report)}})
	case aFigure:
		return c.inRun([]render.Run{{Text: content.figure(s.placeholder.address)}})
	}
	blocks := content.blocks[s.placeholder.Key]
	first := firstRuns(blocks)
	switch s.shape {
	case inText:
		if len(blocks) > 1 || len(blocks) == 1 && first == nil {
			return message.Errorf("docx.own_paragraph", len(blocks))
		}
		return c.inRun(first)
	case firstBlock:
		return c.inRun(first)
	case otherBlocks:
		if first != nil {
			blocks = blocks[1:]
		}
		return c.between(s, blocks, "")
	default:
		return c.between(s, blocks, s.empty)
	}
}

// firstRuns returns the runs of the first block, where that is text.
func firstRuns(blocks []render.Block) []render.Run {
	if len(blocks) == 0 {
		return nil
	}
	switch b := blocks[0].(type) {
	case *render.Paragraph:
		return b.Runs
	case *render.Heading:
		return b.Runs
	}
	return nil
}

// between writes blocks between paragraphs, and empty where there are none and no
// other paragraph follows.
func (c *composer) between(s *slot, blocks []render.Block, empty string) error {
	if len(blocks) == 0 {
		if !s.followed {
			c.str(empty)
		}
		return nil
	}
	c.afterTable = s.behindTable && s.shape == allBlocks
	if err := c.blocks(blocks); err != nil {
		return err
	}
	if c.afterTable && !s.followed {
		c.separator()
	}
	c.afterTable = false
	return nil
}

// inRun writes runs into an open w:t.
func (c *composer) inRun(runs []render.Run) error {
	const open = `<w:t xml:space="preserve">`
	runLook := &c.look.runs[0]
	for _, r := range runs {
		if r.Bold {
			c.str(`</w:t></w:r><w:r>` + runLook.bold + open)
		}
		start := 0
		for i := 0; i <= len(r.Text); i++ {
			if i < len(r.Text) && r.Text[i] != '\n' && r.Text[i] != '\t' {
				continue
			}
			var err error
			if c.body, err = appendText(c.body, r.Text[start:i]); err != nil {
				return err
			}
			if i < len(r.Text) {
				if r.Text[i] == '\n' {
					c.str(`</w:t><w:br/>` + open)
				} else {
					c.str(`</w:t><w:tab/>` + open)
				}
			}
			start = i + 1
		}
		if r.Bold {
			c.str(`</w:t></w:r><w:r>` + runLook.plain + open)
		}
	}
	return nil
}
