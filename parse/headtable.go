package parse

import (
	"slices"

	"github.com/govdisclosure/annualreport/internal/form"
	"github.com/govdisclosure/annualreport/internal/han"
)

// Libraries of tables for web pages set the heads of a table that scrolls as a table of
// their own above that of its rows.

// joinHeadTables joins a table of heads alone and the one that follows it.
func (ga *gatherer) joinHeadTables(blocks []block) []block {
	out := make([]block, 0, len(blocks))
	for i := range blocks {
		b := blocks[i]
		if n := len(out); n > 0 && b.table != nil && out[n-1].table != nil && ga.headsOf(out[n-1].table, b.table) {
			heads := out[n-1].table
			joined := *b.table
			joined.rows = slices.Concat(heads.rows, joined.rows)
			joined.headRows = len(heads.rows)
			joined.line = heads.line
			out[n-1].table = &joined
			continue
		}
		out = append(out, b)
	}
	return out
}

// headsOf reports whether a grid holds the heads of another, which has none above its
// first row, and as many columns: one more stands above the bar for scrolling.
func (ga *gatherer) headsOf(heads, body *grid) bool {
	if heads.flat || body.flat || len(heads.rows) > mostHeadRows {
		return false
	}
	filled, columns := 0, 0
	for _, row := range heads.rows {
		for _, c := range row {
			if han.Trim(c.text) == "" {
				continue
			}
			filled = max(filled, c.col+c.cols)
			labels := ga.form.Match(c.text).Labels
			if !slices.ContainsFunc(labels, func(l *form.Label) bool { return l.Kind != form.LeafLabel }) {
				return false
			}
			if slices.ContainsFunc(labels, (*form.Label).IsHead) {
				columns++
			}
		}
	}
	if w := body.usualWidth(); columns < 2 || w != heads.width() && w != filled {
		return false
	}
	for _, row := range body.rows {
		if !slices.ContainsFunc(row, func(c cell) bool { return han.Trim(c.text) != "" }) {
			continue
		}
		return !slices.ContainsFunc(row, func(c cell) bool {
			labels := ga.form.Match(c.text).Labels
			return len(labels) > 0 && !slices.ContainsFunc(labels, func(l *form.Label) bool { return !l.IsHead() })
		})
	}
	return false
}
