package gather

import (
	"slices"
	"strings"

	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
)

// splitTables takes a table apart that holds more than a table: a form that was
// set as one large table has the headings and the texts of the sections as rows.
func (ga *gatherer) splitTables(blocks []doc.Block) ([]doc.Block, error) {
	out := make([]doc.Block, 0, len(blocks))
	for _, b := range blocks {
		if b.Table == nil || !ga.holdsHeadings(b.Table) {
			out = append(out, b)
			continue
		}
		var rows [][]doc.Cell
		flush := func() {
			if len(rows) > 0 {
				out = append(out, doc.Block{Table: &doc.Table{Rows: rows, Line: rows[0][0].Line}, Line: b.Line, Ancestor: b.Ancestor})
				rows = nil
			}
		}
		for _, row := range b.Table.Rows {
			c, alone := onlyCell(row)
			if !alone {
				if len(row) > 0 {
					rows = append(rows, row)
				}
				continue
			}
			text := han.Trim(c.Text)
			label := len(ga.form.Match(text).Labels) > 0
			if ga.form.Heading(text) < 0 && (label || len(rows) > 0 && len(row) > 1 && !running(text)) {
				rows = append(rows, row)
				continue
			}
			flush()
			if len(c.Blocks) > 0 {
				out = append(out, c.Blocks...)
				continue
			}
			for l := range strings.Lines(c.Text) {
				if err := ga.budget.AddBlock(); err != nil {
					return nil, err
				}
				out = append(out, doc.TextBlock(strings.TrimRight(l, "\r\n"), c.Line))
			}
		}
		flush()
	}
	return out, nil
}

// onlyCell returns the one cell of a row that is not blank and has no picture either.
func onlyCell(row []doc.Cell) (*doc.Cell, bool) {
	var only *doc.Cell
	for k := range row {
		pictured := slices.ContainsFunc(row[k].Blocks, func(b doc.Block) bool { return b.Picture != nil })
		if han.Trim(row[k].Text) == "" && !pictured {
			continue
		}
		if only != nil {
			return nil, false
		}
		only = &row[k]
	}
	return only, only != nil
}

// holdsHeadings reports whether a row of a grid is the heading of a section.
func (ga *gatherer) holdsHeadings(g *doc.Table) bool {
	for _, row := range g.Rows {
		if c, alone := onlyCell(row); alone && ga.form.Heading(han.Trim(c.Text)) >= 0 {
			return true
		}
	}
	return false
}
