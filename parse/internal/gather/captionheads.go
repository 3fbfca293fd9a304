package gather

import (
	"slices"
	"strings"

	"github.com/govdisclosure/annualreport/internal/form"
	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
)

// A table of the form whose figures have heads of several levels may be cut into one
// for each head of the outer levels, which stands above it as a caption.

// headCaptions puts such captions into their tables, as the heads that they are.
func (ga *gatherer) headCaptions(blocks []doc.Block) []doc.Block {
	out := make([]doc.Block, 0, len(blocks))
	for i := range blocks {
		b := blocks[i]
		at := lastParagraph(out)
		if b.Table == nil || b.Table.Flat || at < 0 || !ga.headsOnly(b.Table) {
			out = append(out, b)
			continue
		}
		heads := ga.captionHeads(out[at].Text())
		if heads == nil {
			out = append(out, b)
			continue
		}
		width := b.Table.Width()
		joined := *b.Table
		joined.Rows = nil
		for _, h := range heads {
			joined.Rows = append(joined.Rows, []doc.Cell{{Text: h, Line: out[at].Line, Cols: width, Rows: 1}})
		}
		joined.Rows = append(joined.Rows, b.Table.Rows...)
		b.Table = &joined
		out = append(out[:at], b)
	}
	return out
}

// lastParagraph returns the paragraph that stands last, -1 where a table does.
func lastParagraph(blocks []doc.Block) int {
	for i := len(blocks) - 1; i >= 0; i-- {
		switch b := &blocks[i]; {
		case !b.Paragraph():
			return -1
		case !b.Blank():
			return i
		}
	}
	return -1
}

// headsOnly reports whether the labels of a grid are the innermost heads of a row
// without a label of its own.
func (ga *gatherer) headsOnly(g *doc.Table) bool {
	heads := 0
	for _, row := range g.Rows {
		for _, c := range row {
			labels := ga.form.Match(c.Text).Labels
			if len(labels) == 0 {
				continue
			}
			if !slices.ContainsFunc(labels, func(l *form.Label) bool { return ga.form.Unlabelled(l) != nil && ga.form.Innermost(l) }) {
				return false
			}
			heads++
		}
	}
	return heads > 1
}

// captionHeads returns the outer heads that a caption names, one inside the other; nil
// where it says anything else.
func (ga *gatherer) captionHeads(text string) []string {
	if len(text) > 4*form.MaxLabel {
		return nil
	}
	parts := strings.FieldsFunc(text, func(c rune) bool { return han.IsSpace(c) || strings.ContainsRune("—–-·:：/>", c) })
	for _, p := range parts {
		m := ga.form.Match(p)
		if m.Varied && han.Fold(p).Number == "" || !slices.ContainsFunc(m.Labels, func(l *form.Label) bool { return ga.form.Unlabelled(l) != nil && !ga.form.Innermost(l) }) {
			return nil
		}
	}
	return parts
}
