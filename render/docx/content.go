package docx

import (
	"github.com/govdisclosure/annualreport/internal/message"
	"github.com/govdisclosure/annualreport/render"
	"github.com/govdisclosure/annualreport/report"
)

// content is a report in the pieces that placeholders ask for.
type content struct {
	report *report.Report
	blocks map[string][]render.Block
	sizes  sizes
}

func newContent(r *report.Report) (*content, error) {
	doc, err := render.Compose(r)
	if err != nil {
		return nil, err
	}
	c := &content{report: r, blocks: map[string][]render.Block{}, sizes: sizes{}}
	rest := doc.Blocks[1:] // behind the title
	sections := r.Edition().Sections()
	key := "opening"
	for i := 0; ; i++ {
		n := 0
		for n < len(rest) && !isSectionHeading(rest[n]) {
			n++
		}
		c.blocks[key] = rest[:n]
		if n == len(rest) {
			break
		}
		if i == len(sections) {
			return nil, message.Errorf("docx.more_sections")
		}
		key = sections[i].Key
		rest = rest[n+1:]
	}
	for i := range sections {
		s := &sections[i]
		if s.Table == nil {
			continue
		}
		lead, err := r.Text(s.Key + leadSuffix)
		if err != nil {
			return nil, err
		}
		blocks := c.blocks[s.Key]
		n := len(lead)
		c.blocks[s.Key+leadSuffix] = blocks[:n]
		c.blocks[s.Key+tableSuffix] = blocks[n : n+1]
		c.blocks[s.Key+notesSuffix] = blocks[n+1:]
	}
	return c, nil
}

func isSectionHeading(b render.Block) bool {
	h, ok := b.(*render.Heading)
	return ok && h.Level == 1
}

// figure returns the text of a cell, which exists.
func (c *content) figure(a report.Address) string {
	text, err := c.report.Shown(a)
	if err != nil {
		return ""
	}
	return text
}

// sizes are how many bytes slots took so far, by what they stand for.
type sizes map[sizeKey]int

type sizeKey struct {
	placeholder string
	shape       slotShape
}

func (sizes) key(s *slot) sizeKey { return sizeKey{s.placeholder.Key, s.shape} }

func (z sizes) of(key sizeKey, content *content, s *slot) int {
	if n, ok := z[key]; ok {
		return n
	}
	n := len(s.empty) + len(s.open)
	for _, block := range content.blocks[s.placeholder.Key] {
		n += blockSize(block)
	}
	return n
}

// blockSize is how many bytes the text and pictures of a block have.
func blockSize(block render.Block) int {
	n := 0
	switch b := block.(type) {
	case *render.Paragraph:
		for _, r := range b.Runs {
			n += len(r.Text)
		}
	case *render.Heading:
		for _, r := range b.Runs {
			n += len(r.Text)
		}
	case *render.Figure:
		n = len(b.Data)
	case *render.Table:
		for _, row := range b.Rows {
			for _, cell := range row.Cells {
				n += len(cell.Text)
			}
		}
	}
	return n
}
