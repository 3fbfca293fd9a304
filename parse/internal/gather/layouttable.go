package gather

import (
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/internal/form"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
	"github.com/govdisclosure/annualreport/report"
)

// Readers keep every table, every table in a cell and the words of every picture. Which
// of them only lay out a page, and which pictures stand for a heading, the form tells.

// Unfold returns blocks without the tables that lay out a page, which give way to what
// their cells hold, from the inside out; and whether there was any.
func Unfold(fm *form.Form, blocks []doc.Block) (out []doc.Block, changed bool) {
	for i := range blocks {
		switch b := &blocks[i]; {
		case b.Alt != "" && (fm.Heading(b.Alt) >= 0 || fm.SurelyTitle(b.Alt)):
			out = append(out, doc.Block{Runs: []report.Run{{Text: b.Alt}}, Hint: doc.HintTitle, Line: b.Line, Ancestor: b.Ancestor, Note: b.Note})
			changed = true
		case b.Table != nil:
			inner, gone := unfoldTable(fm, b.Table)
			if !gone {
				out = append(out, *b)
				continue
			}
			for _, in := range inner {
				if b.Line != 0 {
					in.Line = b.Line
				}
				if b.Ancestor == nil {
					in.Ancestor = nil
				}
				in.Note = in.Note || b.Note
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
func unfoldTable(fm *form.Form, g *doc.Table) (inner []doc.Block, gone bool) {
	for _, row := range g.Rows {
		for k := range row {
			c := &row[k]
			if held, changed := Unfold(fm, c.Blocks); changed {
				c.Blocks = held
				c.Settle()
			}
			doc.LeaveOutMarks(c.Blocks)
		}
	}
	if !g.Element {
		return nil, false
	}
	width := g.Width()
	spread(fm, g)
	if !laysOut(fm, g, width) {
		return nil, false
	}
	for _, row := range g.Rows {
		for _, c := range row {
			inner = append(inner, c.Blocks...)
		}
	}
	return inner, true
}

// fewestLabels is how many labels a table of the form has at least.
const fewestLabels = 3

// spread puts the cells of a table of one row that stands in a cell of a table of the
// form in its place: so some set the figures below a column head.
func spread(fm *form.Form, g *doc.Table) {
	labels := 0
	for _, row := range g.Rows {
		for k := range row {
			if len(fm.Match(row[k].Text).Labels) > 0 {
				labels++
			}
		}
	}
	if labels < fewestLabels {
		return
	}
	for i, row := range g.Rows {
		var cells []doc.Cell
		for _, c := range row {
			inner := c.Only()
			if inner == nil || len(inner.Rows) != 1 {
				cells = append(cells, c)
				continue
			}
			for k, in := range inner.Rows[0] {
				n := len(inner.Rows[0])
				in.Col, in.Cols, in.Rows = c.Col+k*c.Cols/n, max(c.Cols/n, 1), c.Rows
				cells = append(cells, in)
			}
		}
		g.Rows[i] = cells
	}
}

// longestDataCell is the number of characters beyond which a cell holds running
// text, so that its table is one of layout.
const longestDataCell = 300

// laysOut reports whether a table so wide is there to lay out a page: it holds tables, has
// one column, or has running text and no labels of the form.
func laysOut(fm *form.Form, g *doc.Table, width int) bool {
	if width < 2 {
		return true
	}
	long, labels := false, 0
	for _, row := range g.Rows {
		for k := range row {
			for i := range row[k].Blocks {
				if row[k].Blocks[i].Table != nil {
					return true
				}
			}
			switch {
			case utf8.RuneCountInString(row[k].Text) > longestDataCell:
				long = true
			case len(fm.Match(row[k].Text).Labels) > 0:
				labels++
			}
		}
	}
	return long && labels < fewestLabels
}
