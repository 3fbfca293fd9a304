package gather

import (
	"slices"

	"github.com/govdisclosure/annualreport/internal/form"
	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
)

// Libraries of tables for web pages set the heads of a table that scrolls as a table of
// their own above that of its rows.

// joinHeadTables joins a table of heads alone and the one that follows it.
func (ga *gatherer) joinHeadTables(blocks []doc.Block) []doc.Block {
	out := make([]doc.Block, 0, len(blocks))
	for i := range blocks {
		b := blocks[i]
		if n := len(out); n > 0 && b.Table != nil && out[n-1].Table != nil && ga.headsOf(out[n-1].Table, b.Table) {
			heads := out[n-1].Table
			joined := *b.Table
			joined.Rows = slices.Concat(heads.Rows, joined.Rows)
			joined.HeadRows = len(heads.Rows)
			joined.Line = heads.Line
			out[n-1].Table = &joined
			continue
		}
		out = append(out, b)
	}
	return out
}

// headsOf reports whether a grid holds the heads of another, which has none above its
// first row, and as many columns: one more stands above the bar for scrolling.
func (ga *gatherer) headsOf(heads, body *doc.Table) bool {
	if heads.Flat || body.Flat || len(heads.Rows) > doc.MostHeadRows {
		return false
	}
	filled, columns := 0, 0
	for _, row := range heads.Rows {
		for _, c := range row {
			if han.Trim(c.Text) == "" {
				continue
			}
			filled = max(filled, c.Col+c.Cols)
			labels := ga.form.Match(c.Text).Labels
			if !slices.ContainsFunc(labels, func(l *form.Label) bool { return l.Kind != form.LeafLabel }) {
				return false
			}
			if slices.ContainsFunc(labels, (*form.Label).IsHead) {
				columns++
			}
		}
	}
	if w := body.UsualWidth(); columns < 2 || w != heads.Width() && w != filled {
		return false
	}
	for _, row := range body.Rows {
		if !slices.ContainsFunc(row, func(c doc.Cell) bool { return han.Trim(c.Text) != "" }) {
			continue
		}
		return !slices.ContainsFunc(row, func(c doc.Cell) bool {
			labels := ga.form.Match(c.Text).Labels
			return len(labels) > 0 && !slices.ContainsFunc(labels, func(l *form.Label) bool { return !l.IsHead() })
		})
	}
	return false
}
