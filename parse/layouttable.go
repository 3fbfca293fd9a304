package parse

import (
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/internal/form"
	"github.com/govdisclosure/annualreport/report"
)

// Readers keep every table, every table in a cell and the words of every picture. Which
// of them only lay out a page, and which pictures stand for a heading, the form tells.

// unfold returns blocks without the tables that lay out a page, which give way to what
// their cells hold, from the inside out; and whether there was any.
func unfold(fm *form.Form, blocks []block) (out []block, changed bool) {
	for i := range blocks {
		switch b := &blocks[i]; {
		case b.alt != "" && (fm.Heading(b.alt) >= 0 || fm.SurelyTitle(b.alt)):
			out = append(out, block{runs: []report.Run{{Text: b.alt}}, hint: hintTitle, line: b.line, place: b.place, note: b.note})
			changed = true
		case b.table != nil:
			inner, gone := unfoldTable(fm, b.table)
			if !gone {
				out = append(out, *b)
				continue
			}
			for _, in := range inner {
				if b.line != 0 {
					in.line = b.line
				}
				if b.place == nil {
					in.place = nil
				}
				in.note = in.note || b.note
				out = append(out, in)
			}
			changed = true
		default:
			out = append(out, *b)
		}
	}
	if !changed {
		return blocks, false
	}
	return out, true
}

// unfoldTable unfolds what the cells of a table hold. It returns that, and true, where
// the table is there to lay out a page.
func unfoldTable(fm *form.Form, g *grid) (inner []block, gone bool) {
	for _, row := range g.rows {
		for k := range row {
			c := &row[k]
			if held, changed := unfold(fm, c.blocks); changed {
				c.blocks = held
				c.settle()
			}
			leaveOutMarks(c.blocks)
		}
	}
	if !g.element {
		return nil, false
	}
	width := g.width()
	spread(fm, g)
	if !laysOut(fm, g, width) {
		return nil, false
	}
	for _, row := range g.rows {
		for _, c := range row {
			inner = append(inner, c.blocks...)
		}
	}
	return inner, true
}

// fewestLabels is how many labels a table of the form has at least.
const fewestLabels = 3

// spread puts the cells of a table of one row that stands in a cell of a table of the
// form in its place: so some set the figures below a column head.
func spread(fm *form.Form, g *grid) {
	labels := 0
	for _, row := range g.rows {
		for k := range row {
			if len(fm.Match(row[k].text).Labels) > 0 {
				labels++
			}
		}
	}
	if labels < fewestLabels {
		return
	}
	for i, row := range g.rows {
		var cells []cell
		for _, c := range row {
			inner := c.only()
			if inner == nil || len(inner.rows) != 1 {
				cells = append(cells, c)
				continue
			}
			for k, in := range inner.rows[0] {
				n := len(inner.rows[0])
				in.col, in.cols, in.rows = c.col+k*c.cols/n, max(c.cols/n, 1), c.rows
				cells = append(cells, in)
			}
		}
		g.rows[i] = cells
	}
}

// longestDataCell is the number of characters beyond which a cell holds running
// text, so that its table is one of layout.
const longestDataCell = 300

// laysOut reports whether a table so wide is there to lay out a page: it holds tables, has
// one column, or has running text and no labels of the form.
func laysOut(fm *form.Form, g *grid, width int) bool {
	if width < 2 {
		return true
	}
	long, labels := false, 0
	for _, row := range g.rows {
		for k := range row {
			for i := range row[k].blocks {
				if row[k].blocks[i].table != nil {
					return true
				}
			}
			switch {
			case utf8.RuneCountInString(row[k].text) > longestDataCell:
				long = true
			case len(fm.Match(row[k].text).Labels) > 0:
				labels++
			}
		}
	}
	return long && labels < fewestLabels
}
