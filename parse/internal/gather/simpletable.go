package gather

import (
	"regexp"
	"slices"
	"strings"

	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
)

// A ruled table has lines of dashes that say how wide its columns are, as pandoc and
// reStructuredText write them:
//
//	------  ------  ------
//	label        1       2
//
//	label                3
//	------  ------  ------
//
// A cell stands under its dashes, and one without a text leaves them blank. Where
// empty lines part the rows, a cell may go over several lines.

// ruler is such a line: two groups of dashes or more.
var ruler = regexp.MustCompile(`^\s*(?:-{2,}(?:[ \t]+-{2,})+|={2,}(?:[ \t]+={2,})+)\s*$`)

// fullRule is one that goes over all columns.
var fullRule = regexp.MustCompile(`^\s*(?:-{5,}|={5,})\s*$`)

// longestRuled is over how many lines a ruled table may go.
const longestRuled = 1000

// mostRulers is how many lines that only look like a ruler are tried.
const mostRulers = 100

// gatherRuled replaces the lines of ruled tables by the tables.
func (ga *gatherer) gatherRuled(blocks []doc.Block) ([]doc.Block, error) {
	out := make([]doc.Block, 0, len(blocks))
	tried := 0
	for i := 0; i < len(blocks); {
		if !blocks[i].Paragraph() || tried > mostRulers || !ruler.MatchString(blocks[i].Text()) {
			out = append(out, blocks[i])
			i++
			continue
		}
		columns := rulerColumns(blocks[i].Text())
		end := i + ruledEnd(blocks[i:])
		rows := ruledRows(blocks[i:end], columns)
		if rows == nil {
			tried++
			out = append(out, blocks[i])
			i++
			continue
		}
		above := out[len(out)-headsOver(out, columns):]
		rows = append(ruledRows(above, columns), rows...)
		for _, row := range rows {
			if err := ga.budget.AddCells(len(row)); err != nil {
				return nil, err
			}
		}
		lines := slices.Concat(above, blocks[i:end])
		out = append(out[:len(out)-len(above)], doc.Block{Table: &doc.Table{Rows: rows, Line: lines[0].Line}, Line: lines[0].Line, Ancestor: blocks[i].Ancestor, Lines: lines})
		i = end
	}
	return out, nil
}

// headsOver returns how many lines above a ruler are its column heads: they stand in
// its columns, and in two of them at least.
func headsOver(above []doc.Block, columns []ruledColumn) int {
	n := 0
	for n < len(above) && n < longestRuled {
		if b := &above[len(above)-1-n]; !b.Paragraph() || b.Blank() || dashes(b) {
			break
		}
		n++
	}
	for _, row := range ruledRows(above[len(above)-n:], columns) {
		if _, alone := onlyCell(row); !alone {
			return n
		}
	}
	return 0
}

// ruledEnd returns how many lines a table takes that begins with a ruler: up to the
// last of its rulers, or, where it has but the one, to an empty line.
func ruledEnd(blocks []doc.Block) int {
	same := func(b *doc.Block) bool {
		text := strings.TrimSpace(b.Text())
		return text == strings.TrimSpace(blocks[0].Text()) || fullRule.MatchString(text) && len(text) >= len(strings.TrimSpace(blocks[0].Text()))
	}
	last, blank, end := 0, 0, 1
	for ; end < min(len(blocks), longestRuled) && blocks[end].Paragraph(); end++ {
		switch b := &blocks[end]; {
		case same(b):
			last = end
			if end+1 == len(blocks) || blocks[end+1].Blank() {
				return end + 1
			}
		case b.Blank() && blank == 0:
			blank = end
		}
	}
	switch {
	case last > 0:
		return last + 1
	case blank > 0:
		return blank
	}
	return end
}

// ruledColumn is where a column stands, in columns of a screen.
type ruledColumn struct{ from, to int }

func rulerColumns(text string) []ruledColumn {
	var columns []ruledColumn
	at := 0
	for field := range strings.FieldsSeq(text) {
		at += strings.Index(text[at:], field)
		columns = append(columns, ruledColumn{at, at + len(field)})
		at += len(field)
	}
	return columns
}

// ruledRows cuts lines at the columns. It returns nil where a text stands between two
// columns, whether the characters of doubtful width are wide or narrow.
func ruledRows(blocks []doc.Block, columns []ruledColumn) [][]doc.Cell {
	body := slices.Clone(blocks)
	for len(body) > 0 && dashes(&body[0]) {
		body = body[1:]
	}
	for len(body) > 0 && dashes(&body[len(body)-1]) {
		body = body[:len(body)-1]
	}
	parted := slices.ContainsFunc(body, func(b doc.Block) bool { return b.Blank() })
	for _, wide := range []bool{false, true} {
		if rows := cutRuled(body, columns, wide, parted); rows != nil {
			return rows
		}
	}
	return nil
}

func dashes(b *doc.Block) bool {
	return b.Paragraph() && (ruler.MatchString(b.Text()) || fullRule.MatchString(b.Text()))
}

func cutRuled(body []doc.Block, columns []ruledColumn, wide, parted bool) [][]doc.Cell {
	var rows [][]doc.Cell
	fresh := true
	for i := range body {
		b := &body[i]
		if b.Blank() || dashes(b) {
			fresh = true
			continue
		}
		cells := cutLine(b.Text(), columns, wide)
		if cells == nil {
			return nil
		}
		if fresh || !parted {
			row := make([]doc.Cell, len(columns))
			for k := range row {
				row[k] = doc.Cell{Line: b.Line, Col: k, Cols: 1, Rows: 1}
			}
			rows = append(rows, row)
			fresh = false
		}
		row := rows[len(rows)-1]
		for k, text := range cells {
			if row[k].Text != "" && text != "" {
				text = han.Joins(row[k].Text, text) + text
			}
			row[k].Text += text
		}
	}
	return rows
}

// cutLine cuts a line at the columns; nil where a text stands between two of them.
func cutLine(text string, columns []ruledColumn, wide bool) []string {
	parts := make([]strings.Builder, len(columns))
	at, k := 0, 0
	for _, c := range text {
		for k+1 < len(columns) && at >= columns[k+1].from {
			k++
		}
		switch {
		case han.IsSpace(c) && c != '\u3000':
			parts[k].WriteByte(' ')
		case at < columns[k].from || k+1 < len(columns) && at+han.Columns(c, wide) > columns[k].to:
			return nil
		default:
			parts[k].WriteRune(c)
		}
		at += han.Columns(c, wide)
	}
	cells := make([]string, len(parts))
	for i := range parts {
		cells[i] = strings.TrimSpace(parts[i].String())
	}
	return cells
}
