package gather

import (
	"errors"
	"regexp"
	"slices"
	"strings"

	"github.com/govdisclosure/annualreport/internal/form"
	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
)

// A table may be written as a list, to be read aloud: under the label of a row, or
// behind it, the heads of the columns with their figures.
//
//	label
//	head：1；head：2；head：3。
//
// Each such row becomes two of a table, one of the heads and one of the figures.

// longestPairs is the number of bytes of the longest line of heads with figures.
const longestPairs = 1000

// listed is what a line of such a list says.
type listed struct {
	label string // of the row, where it stands in the same line
	pairs []pair
}

// pair is the head of a column, or the label of a row of one figure, with the figure.
type pair struct {
	of          *form.Label
	name, value string
}

var (
	digits = regexp.MustCompile(`[0-9０-９]`)
	// valued is a figure behind its name.
	valued = regexp.MustCompile(`^(.*?)((?:[0-9０-９][0-9０-９,.]*|[-—–/]|无|零)?\s*(?:[件条个项份次宗起人]|万?元)?)$`)
)

// listedLine reads a line of heads with figures. It returns nil for any other.
func listedLine(fm *form.Form, text string) *listed {
	if len(text) > longestPairs || !digits.MatchString(text) {
		return nil
	}
	fm.Step(len(text) * form.StepsOfCharacter)
	text = bullet(text)
	// The label of the row may stand before them.
	for i, c := range text {
		if c != '：' && c != ':' {
			continue
		}
		if label := han.Trim(text[:i]); len(fm.Exactly(label)) > 0 {
			if pairs := pairsOf(fm, text[i+len(string(c)):]); pairs != nil {
				return &listed{label: label, pairs: pairs}
			}
		}
	}
	if pairs := pairsOf(fm, text); pairs != nil {
		return &listed{pairs: pairs}
	}
	return nil
}

// pairsOf reads heads with figures and nothing else, one of them at least with digits;
// nil where a text is anything else.
func pairsOf(fm *form.Form, text string) []pair {
	var pairs []pair
	r := []rune(text)
	from, filled := 0, false
	for i := 0; i <= len(r); i++ {
		if i < len(r) {
			between := strings.ContainsRune("；;，。、", r[i]) || r[i] == ',' && (i+1 == len(r) || !digits.MatchString(string(r[i+1])))
			if !between {
				continue
			}
		}
		item := han.Trim(string(r[from:i]))
		from = i + 1
		if item == "" {
			continue
		}
		m := valued.FindStringSubmatch(item)
		if m == nil {
			return nil
		}
		name := strings.TrimRight(m[1], "：: \t\u3000")
		of := namedLabel(fm, name)
		if of == nil {
			return nil
		}
		filled = filled || digits.MatchString(m[2])
		pairs = append(pairs, pair{of, name, m[2]})
	}
	if !filled {
		return nil
	}
	return pairs
}

// namedLabel returns the head of a column, or the label of a row of one figure, that a text
// is.
func namedLabel(fm *form.Form, text string) *form.Label {
	labels := fm.Exactly(text)
	for _, kind := range []func(*form.Label) bool{
		func(l *form.Label) bool { return l.Kind == form.HeadLabel },
		func(l *form.Label) bool { return l.Kind == form.LeafLabel && len(l.Row.Figures) == 1 },
	} {
		if i := slices.IndexFunc(labels, kind); i >= 0 {
			return labels[i]
		}
	}
	return nil
}

// gatherListed replaces the lines of tables that are lists by tables.
func (ga *gatherer) gatherListed(blocks []doc.Block) ([]doc.Block, error) {
	blocks = ga.freeLines(blocks)
	out := make([]doc.Block, 0, len(blocks))
	for i := 0; i < len(blocks); {
		g, n, err := ga.listedTable(blocks[i:])
		if err != nil {
			return nil, err
		}
		if g == nil {
			out = append(out, blocks[i:i+n]...)
			i += n
			continue
		}
		out = append(out, doc.Block{Table: g, Line: blocks[i].Line, Ancestor: blocks[i].Ancestor, Lines: blocks[i : i+n]})
		i += n
	}
	return out, nil
}

// listedTable reads the table that begins with the first block, and how many blocks it
// takes; where none does, it returns nil and how many blocks are surely in none.
func (ga *gatherer) listedTable(blocks []doc.Block) (*doc.Table, int, error) {
	l := rowList{b: ga.budget, figures: map[string]int{}}
	end := 0
	for i := range blocks {
		b := &blocks[i]
		if !b.Paragraph() || l.err != nil {
			break
		}
		text := han.Trim(b.Text())
		if text == "" {
			if i == 0 {
				return nil, 1, nil
			}
			continue
		}
		if ga.form.Heading(text) >= 0 {
			break
		}
		if line := listedLine(ga.form, text); line != nil {
			if !ga.add(&l, line, b.Line) {
				break
			}
			end = i + 1
		} else if text := bullet(text); len(ga.form.Exactly(text)) > 0 || end > 0 && ga.listLabel(text, blocks[i+1:]) {
			l.flush()
			l.label, l.labelLine = text, b.Line
			end = i + 1
		} else if end > 0 && l.label != "" && ga.listed(blocks[i+1:]) {
			// What stands under the label is for a person to read.
			l.flush()
			l.row(b.Line, text)
		} else {
			break
		}
	}
	if end == 0 {
		return nil, 1, nil
	}
	l.flush()
	if l.err != nil || !ga.complete(&l) {
		return nil, end, l.err
	}
	return &doc.Table{Rows: l.rows, Line: blocks[0].Line, Named: true}, end, nil
}

// listLabel reports whether a line inside of a list is the label of a row in words of
// its own: figures follow it.
func (ga *gatherer) listLabel(text string, after []doc.Block) bool {
	if len(ga.form.Match(text).Labels) > 0 {
		return true
	}
	i := ga.firstText(after)
	if i < 0 || !after[i].Paragraph() || running(text) {
		return false
	}
	next := listedLine(ga.form, han.Trim(after[i].Text()))
	return next != nil && next.label == ""
}

// listed reports whether a list goes on with some blocks.
func (ga *gatherer) listed(blocks []doc.Block) bool {
	i := ga.firstText(blocks)
	if i < 0 || !blocks[i].Paragraph() {
		return false
	}
	text := han.Trim(blocks[i].Text())
	return listedLine(ga.form, text) != nil || ga.listLabel(bullet(text), blocks[i+1:])
}

// firstText returns the first block that is not blank, -1 where all are.
func (ga *gatherer) firstText(blocks []doc.Block) int {
	for i := range blocks {
		ga.step(1)
		if !blocks[i].Blank() {
			return i
		}
	}
	return -1
}

// bullet takes the mark of an item from its text.
func bullet(text string) string { return strings.TrimLeft(text, "·•●■◆▪*-– \t\u3000") }

// complete reports whether a list has half the figures of a table at least: a text may
// state some of them.
func (ga *gatherer) complete(l *rowList) bool {
	figures := map[string]int{}
	for _, r := range ga.form.Rows {
		figures[r.Section.Key] += len(r.Figures)
	}
	for key, n := range figures {
		if 2*l.figures[key] >= n {
			return true
		}
	}
	return false
}

// rowList is a table that is being made of a list.
type rowList struct {
	b         *doc.Account
	err       error // of the budget
	rows      [][]doc.Cell
	label     string // of a row that has not come yet
	labelLine int
	pairs     []pair // of the row that is being read
	lines     []int
	figures   map[string]int // that may be of each section, by its key
}

// add adds what a line says to the row that is being read. It returns false where the
// row has no label, though the table has, or the same head twice.
func (ga *gatherer) add(l *rowList, line *listed, at int) bool {
	if line.label != "" {
		l.flush()
		l.label, l.labelLine = line.label, at
	}
	for _, p := range line.pairs {
		bare := p.of.Kind == form.LeafLabel || ga.form.Unlabelled(p.of) != nil
		twice := slices.ContainsFunc(l.pairs, func(q pair) bool { return q.of == p.of })
		if l.label == "" && !bare || twice {
			return false
		}
		l.pairs, l.lines = append(l.pairs, p), append(l.lines, at)
		counted := map[string]bool{}
		for _, of := range ga.form.Exactly(p.name) {
			if !counted[of.Section.Key] {
				counted[of.Section.Key] = true
				l.figures[of.Section.Key]++
			}
		}
	}
	return true
}

// flush ends the row that is being read.
func (l *rowList) flush() {
	if len(l.pairs) == 0 {
		if l.label != "" {
			l.row(l.labelLine, l.label)
		}
		l.label = ""
		return
	}
	heads, figures := []string{""}, []string{l.label}
	for _, p := range l.pairs {
		if p.of.Kind == form.LeafLabel {
			l.row(l.lines[0], p.name, p.value)
			continue
		}
		heads, figures = append(heads, p.name), append(figures, p.value)
	}
	if len(heads) > 1 {
		l.row(l.lines[0], heads...)
		l.row(l.lines[0], figures...)
	}
	l.label, l.pairs, l.lines = "", nil, nil
}

func (l *rowList) row(line int, texts ...string) {
	if l.err = errors.Join(l.err, l.b.AddCells(len(texts))); l.err != nil {
		return
	}
	var row []doc.Cell
	for k, text := range texts {
		row = append(row, doc.Cell{Text: text, Line: line, Col: k, Cols: 1, Rows: 1})
	}
	l.rows = append(l.rows, row)
}
