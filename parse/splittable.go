package parse

import (
	"slices"
	"strings"

	"github.com/govdisclosure/annualreport/internal/han"
)

// splitTables takes a table apart that holds more than a table: a form that was
// set as one large table has the headings and the texts of the sections as rows.
func (ga *gatherer) splitTables(blocks []block) ([]block, error) {
	out := make([]block, 0, len(blocks))
	for _, b := range blocks {
		if b.table == nil || !ga.holdsHeadings(b.table) {
			out = append(out, b)
			continue
		}
		var rows [][]cell
		flush := func() {
			if len(rows) > 0 {
				out = append(out, block{table: &grid{rows: rows, line: rows[0][0].line}, line: b.line, place: b.place})
				rows = nil
			}
		}
		for _, row := range b.table.rows {
			c, alone := onlyCell(row)
			if !alone {
				if len(row) > 0 {
					rows = append(rows, row)
				}
				continue
			}
			text := han.Trim(c.text)
			label := len(ga.form.Match(text).Labels) > 0
			if ga.form.Heading(text) < 0 && (label || len(rows) > 0 && len(row) > 1 && !running(text)) {
				rows = append(rows, row)
				continue
			}
			flush()
			if len(c.blocks) > 0 {
				out = append(out, c.blocks...)
				continue
			}
			for l := range strings.Lines(c.text) {
				if err := ga.budget.addBlock(); err != nil {
					return nil, err
				}
				out = append(out, textBlock(strings.TrimRight(l, "\r\n"), c.line))
			}
		}
		flush()
	}
	return out, nil
}

// onlyCell returns the one cell of a row that is not blank and has no picture either.
func onlyCell(row []cell) (*cell, bool) {
	var only *cell
	for k := range row {
		pictured := slices.ContainsFunc(row[k].blocks, func(b block) bool { return b.picture != nil })
		if han.Trim(row[k].text) == "" && !pictured {
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
func (ga *gatherer) holdsHeadings(g *grid) bool {
	for _, row := range g.rows {
		if c, alone := onlyCell(row); alone && ga.form.Heading(han.Trim(c.text)) >= 0 {
			return true
		}
	}
	return false
}
