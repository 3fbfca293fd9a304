package gather

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/internal/form"
	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
)

// A table that was reduced to text is a run of lines: a row a line with bars or
// tabs between the cells, a cell a line behind a tab, a cell a line without one, a
// row over several lines, or columns set with spaces. What is common to all is that
// the labels of the form stand in them. So the lines around labels are taken as
// tables, and split by what parts them.

// longestCell is the number of characters beyond which a line that is no label is
// running text.
const longestCell = 45

// textLine is a line with what can be said of it alone.
type textLine struct {
	raw     string
	line    int
	cells   []string
	blank   bool
	celled  bool // has separators
	spaced  bool // which are spaces
	single  bool // one between two cells
	paged   bool // a line of a printed page
	anchor  bool // holds a label
	figures int  // cells that could be figures
	prose   bool
	heading bool // of a section
}

// gatherTables replaces the lines that make a table by the table.
func (ga *gatherer) gatherTables(blocks []doc.Block) ([]doc.Block, error) {
	var out []doc.Block
	for len(blocks) > 0 {
		n := 0
		for n < len(blocks) && blocks[n].Paragraph() {
			n++
		}
		if n == 0 {
			out = append(out, blocks[0])
			blocks = blocks[1:]
			continue
		}
		lines := make([]textLine, n)
		for i := range lines {
			if err := ga.budget.Alive(); err != nil {
				return nil, err
			}
			lines[i] = ga.textLine(blocks[i].Text(), blocks[i].Line)
			lines[i].paged = blocks[i].Flow != doc.FlowUnknown
		}
		at := 0
		for from, to := range ga.regions(lines) {
			g, err := ga.textGrid(lines[from:to])
			if err != nil {
				return nil, err
			}
			out = append(out, blocks[at:from]...)
			out = append(out, doc.Block{Table: g, Line: lines[from].line, Ancestor: blocks[from].Ancestor, Lines: blocks[from:to]})
			at = to
		}
		out = append(out, blocks[at:n]...)
		blocks = blocks[n:]
	}
	return out, nil
}

var (
	// rule is a line drawn with characters; one or two may stand for no figure.
	rule = regexp.MustCompile(`^\s*(?:[|+\-=:─━┄┌┐└┘├┤┬┴┼╋═╬╪]\s*){3,}$`)
	gap  = regexp.MustCompile(`[\s\x{3000}]{2,}`)
)

func (ga *gatherer) textLine(raw string, line int) textLine {
	l := textLine{raw: raw, line: line}
	l.blank = han.Trim(raw) == "" && !strings.Contains(raw, "\t") || rule.MatchString(raw) && strings.ContainsAny(raw, "-=─━┼")
	if l.blank {
		return l
	}
	if len(raw) > doc.LongestRow {
		l.cells, l.prose = []string{raw}, true
		return l
	}
	ga.form.Step(len(raw) * form.StepsOfCharacter)
	l.cells, l.celled = doc.SplitCells(raw)
	if !l.celled {
		l.cells = gap.Split(han.Trim(raw), -1)
		l.celled = len(l.cells) > 1 && !slices.ContainsFunc(l.cells, running)
		if !l.celled {
			l.cells, l.celled = ga.singleSpaced(han.Trim(raw))
			l.single = l.celled
		}
		l.spaced = l.celled
	}
	for _, c := range l.cells {
		if doc.FigureLike(c) {
			l.figures++
			continue
		}
		m := ga.form.Match(c)
		if ga.form.Begins(c) {
			l.anchor = true
		}
		if len(m.Labels) > 0 && (l.celled || !m.Varied || utf8.RuneCountInString(m.Labels[0].Core) >= 5) {
			l.anchor = true
		}
	}
	text := han.Trim(raw)
	l.heading = (!l.celled || l.spaced) && ga.form.Heading(text) >= 0
	l.prose = !l.celled && !l.anchor && running(text)
	return l
}

// plainFigure is a figure that nothing else could be.
var plainFigure = regexp.MustCompile(`^(?:[0-9]{1,9}(?:\.[0-9]{1,6})?|[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,6})?|[-—–/]{1,2})$`)

// singleSpaced splits a line whose cells have one space between them, as pdftotext -raw
// writes it: figures behind a label or a piece of one, figures alone, or labels. A line
// that is anything else is one cell.
func (ga *gatherer) singleSpaced(line string) (cells []string, celled bool) {
	fields := strings.FieldsFunc(line, han.IsSpace)
	n := len(fields)
	for n > 0 && plainFigure.MatchString(fields[n-1]) {
		n--
	}
	label := strings.Join(fields[:n], " ")
	switch {
	case len(fields) < 2 || len(fields) > mostFields || running(label) || doc.PageNumber.MatchString(line):
	case n == 0:
		return fields, true
	case n == len(fields):
		for _, f := range fields {
			if m := ga.form.Match(f); len(m.Labels) == 0 || m.Varied {
				return []string{line}, false
			}
		}
		return fields, true
	case ga.form.EndsOrBegins(label):
		return append([]string{label}, fields[n:]...), true
	}
	return []string{line}, false
}

// mostFields is into how many cells such a line is split.
const mostFields = 40

// running reports whether a text is running text, not a cell.
func running(text string) bool {
	return strings.Contains(text, "。") || utf8.RuneCountInString(text) > longestCell
}

// regions yields the stretches of lines that are tables, from and to.
func (ga *gatherer) regions(lines []textLine) func(yield func(from, to int) bool) {
	return func(yield func(int, int) bool) {
		done := 0
		for i := 0; i < len(lines); i++ {
			if !lines[i].anchor || lines[i].heading {
				continue
			}
			from := i
			for from > done && lines[from-1].celled && !lines[from-1].heading {
				from--
			}
			to, anchors, figures := i, 0, 0
			for j := i; j < len(lines); j++ {
				ga.step(1)
				l := &lines[j]
				if l.heading || l.prose {
					break
				}
				if l.anchor || l.celled || l.figures > 0 {
					to = j + 1
				}
				if l.anchor {
					anchors++
				}
				figures += l.figures
			}
			if anchors >= 3 || anchors >= 1 && figures >= 1 && lines[i].celled {
				if !yield(from, to) {
					return
				}
				done = to
			}
			i = max(i, to-1)
		}
	}
}

// textGrid makes a grid of the lines of a table.
func (ga *gatherer) textGrid(lines []textLine) (*doc.Table, error) {
	g := &doc.Table{Flat: true, Line: lines[0].line}
	var rows [][]doc.Cell
	switch separatorOf(lines) {
	case cellALine:
		rows = cellLines(lines)
	case spaced:
		rows = ga.spacedRows(lines)
	default:
		gaps := 0
		blanks := blankCells(lines)
		var closed []bool // by row, where it ends with a bar
		for i, l := range lines {
			if blanks[i] {
				rows, closed = append(rows, []doc.Cell{{Line: l.line}}), append(closed, false)
				continue
			}
			if l.blank || doc.PageNumber.MatchString(l.raw) {
				if !rule.MatchString(l.raw) {
					gaps++
				}
				continue
			}
			row := make([]doc.Cell, len(l.cells))
			for k, c := range l.cells {
				row[k] = doc.Cell{Text: han.TrimPlain(c), Line: l.line}
			}
			rows, closed = append(rows, row), append(closed, strings.HasSuffix(strings.TrimSpace(doc.Bars.Replace(l.raw)), "|"))
		}
		endRows(rows, closed)
		g.Aligned = aligned(lines, rows)
		// Where every row is followed by an empty line, none of them cuts.
		g.Apart = gaps > 0 && gaps < len(rows)/4
	}
	for i := range rows {
		if !g.Aligned {
			rows[i] = withoutIndent(rows[i])
		}
		for k := range rows[i] {
			rows[i][k].Col, rows[i][k].Cols, rows[i][k].Rows = k, 1, 1
		}
		if err := ga.budget.AddCells(len(rows[i])); err != nil {
			return nil, err
		}
	}
	g.Rows = rows
	return g, nil
}

// endRows gives rows that end with a bar the blank cell behind it, in a table whose
// longest rows all end without.
func endRows(rows [][]doc.Cell, closed []bool) {
	width := 0
	for _, row := range rows {
		width = max(width, len(row))
	}
	for i, row := range rows {
		if len(row) == width && closed[i] {
			return
		}
	}
	for i, row := range rows {
		if closed[i] && len(row) > 0 {
			rows[i] = append(row, doc.Cell{Line: row[0].Line})
		}
	}
}

// withoutIndent takes the blank cells before the label of a row from it: they stand for
// those that a group of rows has in common, and not for figures of the row above.
func withoutIndent(row []doc.Cell) []doc.Cell {
	for i, c := range row {
		switch {
		case han.Trim(c.Text) == "":
		case doc.FigureLike(c.Text):
			return row
		default:
			return row[i:]
		}
	}
	return row
}

// blankCells returns the empty lines that are blank cells, in a text that has a cell a
// line: an empty line before a figure, where as good as none stands between two
// others. Behind the last figure of a row it may as well be part of the next; and on
// pages it may as well be the end of one.
func blankCells(lines []textLine) map[int]bool {
	if slices.ContainsFunc(lines, func(l textLine) bool { return l.celled || l.paged || doc.PageNumber.MatchString(l.raw) }) {
		return nil
	}
	var blanks []int
	together := 0
	for i := 1; i < len(lines); i++ {
		if lines[i].figures == 0 {
			continue
		}
		from := i
		for from > 0 && lines[from-1].blank && strings.TrimSpace(lines[from-1].raw) == "" {
			from--
		}
		switch {
		case from == i && lines[i-1].figures > 0:
			together++
		case from > 0 && (lines[from-1].figures > 0 || lines[from-1].anchor):
			for k := from; k < i; k++ {
				blanks = append(blanks, k)
			}
		}
	}
	if together < 9*len(blanks) {
		return nil
	}
	cells := map[int]bool{}
	for _, k := range blanks {
		cells[k] = true
	}
	return cells
}

// aligned reports whether a table has a tab or a bar for every border of its columns,
// merged cells or not: then all rows have the same number of cells. Where bars part
// them each row begins with one, or a blank cell might not show; the end of a line ends
// its last cell as well as a bar does.
func aligned(lines []textLine, rows [][]doc.Cell) bool {
	width := 0
	for _, row := range rows {
		width = max(width, len(row))
	}
	for _, row := range rows {
		if len(row) != width {
			return false
		}
	}
	return width > 2 && !slices.ContainsFunc(lines, func(l textLine) bool {
		text := strings.TrimSpace(doc.Bars.Replace(l.raw))
		return strings.Contains(text, "|") && !strings.HasPrefix(text, "|")
	})
}

// separator is what parts the cells of a table in text.
type separator int

const (
	inLine    separator = iota // bars or tabs, or nothing: a cell a line
	cellALine                  // each cell on lines of its own behind a tab
	spaced                     // columns set with spaces
)

func separatorOf(lines []textLine) separator {
	var split, leading, columns, alone int
	for _, l := range lines {
		switch {
		case l.blank:
		case l.figures == 1 && len(l.cells) == 1:
			alone++
		case strings.HasPrefix(l.raw, "\t") && len(l.cells) == 2:
			leading++
		case l.spaced:
			columns++
		case l.celled && len(l.cells) > 1:
			split++
		}
	}
	switch {
	case leading > 2 && leading > 4*split:
		return cellALine
	case columns > max(2, alone) && split == 0 && leading == 0:
		return spaced
	}
	return inLine
}

// cellLines reads the shape in which a tab begins a cell, lines without one go on
// with it, and an empty line before a tab ends a row.
func cellLines(lines []textLine) [][]doc.Cell {
	var rows [][]doc.Cell
	newRow := true
	for _, l := range lines {
		text, begins := strings.CutPrefix(l.raw, "\t")
		switch {
		case begins:
			if newRow {
				rows = append(rows, nil)
				newRow = false
			}
			last := len(rows) - 1
			rows[last] = append(rows[last], doc.Cell{Text: text, Line: l.line})
		case l.blank:
			newRow = true
		case len(rows) > 0:
			row := rows[len(rows)-1]
			row[len(row)-1].Text += l.raw
			newRow = false
		default:
			rows = append(rows, []doc.Cell{{Text: l.raw, Line: l.line}})
			newRow = false
		}
	}
	return slices.Clip(rows)
}
