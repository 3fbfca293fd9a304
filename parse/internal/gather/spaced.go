package gather

import (
	"math/bits"
	"slices"
	"strings"

	"github.com/govdisclosure/annualreport/internal/form"
	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
	"github.com/govdisclosure/annualreport/report"
)

// A table set with spaces is what pdftotext -layout makes of a page: each cell
// stands where it stood, a label of three lines around the line of its figures, the
// label of a group somewhere between those of its rows. Blank cells leave nothing.
//
// So the lines with figures are taken for the rows. Which row of the form each is
// follows from all of them together: they come in the order of the form, and the
// words of a row's label stand near its figures.

// spacedLine is a line of such a table.
type spacedLine struct {
	line    int
	single  bool         // one space parts the cells: where they stand says nothing
	words   []spacedWord // that are no figures
	figures []spacedWord
}

// spacedWord is what stands between spaces, and where, in characters.
type spacedWord struct {
	text     string
	from, to int
}

// spacedRows makes rows of such lines: for each row found, the label as the form has
// it and a cell for every figure.
func (ga *gatherer) spacedRows(lines []textLine) [][]doc.Cell {
	table := ga.spacedLines(lines)
	section := ga.spacedSection(table)
	if section == nil {
		return nil
	}
	rows := ga.form.RowsOf(section)
	observed := observe(table)
	pairs := align(observed, rows)
	columns := spacedColumns(observed, pairs)

	out := ga.spacedHeads(section, table)
	for i, o := range observed {
		r := pairs[i]
		if r == nil {
			row := []doc.Cell{}
			for _, w := range slices.Concat(o.own, o.figures) {
				row = append(row, doc.Cell{Text: w.text, Line: o.line})
			}
			out = append(out, row)
			continue
		}
		var row []doc.Cell
		if r.Leaf != nil {
			row = append(row, doc.Cell{Text: r.Leaf.ZH, Line: o.line})
		}
		for _, text := range placeFigures(o.figures, columns[len(r.Figures)], len(r.Figures)) {
			row = append(row, doc.Cell{Text: text, Line: o.line})
		}
		out = append(out, row)
	}
	return append(out, ga.strangers(section, table)...)
}

// spacedLines splits the lines at their spaces.
func (ga *gatherer) spacedLines(lines []textLine) []spacedLine {
	var out []spacedLine
	for _, l := range lines {
		if l.blank || doc.PageNumber.MatchString(l.raw) {
			continue
		}
		s := spacedLine{line: l.line, single: l.single}
		// The figures end the line; a number before a word is part of a label.
		words := spacedWords(l.raw)
		n := len(words)
		for n > 0 && doc.FigureLike(words[n-1].text) {
			n--
		}
		s.words, s.figures = words[:n], words[n:]
		out = append(out, s)
	}
	return out
}

func spacedWords(s string) []spacedWord {
	var words []spacedWord
	at, from := 0, -1
	var b strings.Builder
	end := func() {
		if from >= 0 {
			words = append(words, spacedWord{b.String(), from, at})
			b.Reset()
			from = -1
		}
	}
	for _, c := range s {
		if han.IsSpace(c) {
			end()
		} else {
			if from < 0 {
				from = at
			}
			b.WriteRune(c)
		}
		at++
	}
	end()
	return words
}

// spacedSection returns the section whose labels' words stand in the lines.
func (ga *gatherer) spacedSection(table []spacedLine) *report.Section {
	var all strings.Builder
	for _, l := range table {
		for _, w := range l.words {
			all.WriteString(han.Letters(w.text) + " ")
		}
	}
	var best *report.Section
	most := 0.0
	sections := ga.form.Format.Sections()
	for i := range sections {
		s := &sections[i]
		sum, n := 0.0, 0.0
		for _, l := range ga.form.Labels {
			if l.Section == s && l.Kind != form.OtherLabel {
				sum += contained(l.Core, all.String())
				n++
			}
		}
		if n > 0 && sum/n > most {
			best, most = s, sum/n
		}
	}
	if most < 0.5 {
		return nil
	}
	return best
}

// contained returns which part of a label's pairs of neighbouring characters, or of
// a short one's characters, a text holds.
func contained(label, text string) float64 {
	r := []rune(label)
	if len(r) < 3 {
		if strings.Contains(text, label) {
			return 1
		}
		return 0
	}
	hits := 0
	for i := range len(r) - 1 {
		if strings.Contains(text, string(r[i:i+2])) {
			hits++
		}
	}
	return float64(hits) / float64(len(r)-1)
}

// observedRow is a line of figures with what stands around it.
type observedRow struct {
	line    int
	single  bool
	own     []spacedWord // the words of its own line
	figures []spacedWord
	ownText string          // those words, folded
	near    string          // they and the words up to the figures above and below, folded
	words   map[string]bool // those words, each folded by itself
}

func observe(table []spacedLine) []observedRow {
	var rows []observedRow
	for i, l := range table {
		if len(l.figures) == 0 {
			continue
		}
		from, to := i, i+1
		for from > 0 && len(table[from-1].figures) == 0 {
			from--
		}
		for to < len(table) && len(table[to].figures) == 0 {
			to++
		}
		var near strings.Builder
		words := map[string]bool{}
		for k, n := range table[from:to] {
			for _, w := range n.words {
				words[han.Letters(w.text)] = true
				near.WriteString(han.Letters(w.text))
			}
			near.WriteByte(' ')
			if k > 0 {
				writeSeams(&near, table[from+k-1].words, n.words)
			}
		}
		var own strings.Builder
		for _, w := range l.words {
			own.WriteString(han.Letters(w.text))
		}
		rows = append(rows, observedRow{l.line, l.single, l.words, l.figures, own.String(), near.String(), words})
	}
	return rows
}

// writeSeams writes where words of a line go on below others of the line above: the last
// character of the one and the first of the other, which stand side by side in a label
// that is broken between them.
func writeSeams(b *strings.Builder, above, below []spacedWord) {
	const near = 2 // columns by which broken lines are out of line
	if len(above)+len(below) > mostFields {
		return // no lines of a table
	}
	for _, u := range above {
		for _, w := range below {
			if u.from <= w.to+near && w.from <= u.to+near {
				if s, t := han.Letters(u.text), han.Letters(w.text); s != "" && t != "" {
					b.WriteRune(han.LastRune(s))
					b.WriteRune(han.FirstRune(t))
					b.WriteByte(' ')
				}
			}
		}
	}
}

// nearby is the part of a label that must stand near its figures.
const nearby = 0.6

// align pairs the observed rows with those of the form, in order, so that the labels
// fit best as a whole. A row that fits none has nil.
func align(observed []observedRow, rows []*form.Row) []*form.Row {
	n, m := len(observed), len(rows)
	score := func(i, j int) float64 {
		o, r := &observed[i], rows[j]
		switch {
		case len(o.figures) > len(r.Figures):
			return 0
		case r.Leaf == nil && len(o.figures) == len(r.Figures):
			return 1
		case r.Leaf == nil:
			return 0
		}
		if len([]rune(r.Leaf.Core)) < 3 {
			// So short a label may be part of another.
			if o.words[r.Leaf.Core] || o.words[r.Leaf.Full] {
				return 1
			}
			return 0
		}
		// What stands in the line itself counts more than what stands near.
		s := max(contained(r.Leaf.Core, o.ownText), 0.9*contained(r.Leaf.Core, o.near))
		if s < nearby {
			return 0
		}
		return s
	}
	best := make([][]float64, n+1)
	for i := range best {
		best[i] = make([]float64, m+1)
	}
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			best[i][j] = max(best[i+1][j], best[i][j+1])
			if s := score(i, j); s > 0 {
				best[i][j] = max(best[i][j], s+best[i+1][j+1])
			}
		}
	}
	pairs := make([]*form.Row, n)
	for i, j := 0, 0; i < n && j < m; {
		switch s := score(i, j); {
		case s > 0 && best[i][j] == s+best[i+1][j+1]:
			pairs[i] = rows[j]
			i, j = i+1, j+1
		case best[i][j] == best[i+1][j]:
			i++
		default:
			j++
		}
	}
	// Labels without figures stand near those of others: a row that fits two as well,
	// of which neither has another, is refused.
	for i := range pairs {
		j := slices.Index(rows, pairs[i])
		if j < 0 {
			continue
		}
		for k := range rows {
			between := k != j && (k > j || !slices.ContainsFunc(pairs[:i], paired(rows[k:j]))) &&
				(k < j || !slices.ContainsFunc(pairs[i+1:], paired(rows[j+1:k+1])))
			if between && score(i, k) > score(i, j)-form.Margin/2 {
				pairs[i] = nil
				break
			}
		}
	}
	return pairs
}

// paired reports whether a row is among those that have their figures.
func paired(rows []*form.Row) func(*form.Row) bool {
	return func(r *form.Row) bool { return r != nil && slices.Contains(rows, r) }
}

// spacedColumns learns where the columns stand, from the rows without a blank: by
// the number of figures in a row, the middle of each column. It learns nothing where
// the cells only have so many spaces between them.
func spacedColumns(observed []observedRow, pairs []*form.Row) map[int][]float64 {
	if evenlySpaced(observed) {
		return nil
	}
	sums, counts := map[int][]float64{}, map[int]float64{}
	for i, o := range observed {
		if pairs[i] == nil || len(o.figures) != len(pairs[i].Figures) {
			continue
		}
		n := len(o.figures)
		if sums[n] == nil {
			sums[n] = make([]float64, n)
		}
		for k, w := range o.figures {
			sums[n][k] += float64(w.from+w.to) / 2
		}
		counts[n]++
	}
	for n := range sums {
		for k := range sums[n] {
			sums[n][k] /= counts[n]
		}
	}
	return sums
}

// widestSeparator is the number of spaces up to which they may only part cells.
const widestSeparator = 4

// evenlySpaced reports whether the figures have the same number of spaces between them:
// everywhere, or nearly so where so few are between them that one cell with a space in
// it, or one that is longer, is all that differs.
func evenlySpaced(observed []observedRow) bool {
	gaps := map[int]int{}
	all := 0
	for _, o := range observed {
		if o.single {
			return true
		}
		for k := 1; k < len(o.figures); k++ {
			gaps[o.figures[k].from-o.figures[k-1].to]++
			all++
		}
	}
	for gap, n := range gaps {
		if n == all || gap <= widestSeparator && 10*n >= 9*all {
			return true
		}
	}
	return all == 0
}

// placeFigures gives each of n columns its figure, "" where it has none. Where the
// columns are not known, or the figures would stand in others no worse, they stay as
// they are, for the recogniser to refuse.
func placeFigures(figures []spacedWord, columns []float64, n int) []string {
	var out []string
	for _, w := range figures {
		out = append(out, w.text)
	}
	if len(figures) >= n || columns == nil || n > mostPlaced {
		return out
	}
	best, second := -1.0, -1.0
	var found uint
	for set := range uint(1) << n {
		if bits.OnesCount(set) != len(figures) {
			continue
		}
		switch m := misfit(figures, columns, set); {
		case best < 0 || m < best:
			best, second, found = m, best, set
		case second < 0 || m < second:
			second = m
		}
	}
	if best > mostMisfit || second >= 0 && second < 1.5*best+leastDoubt {
		return out
	}
	placed := make([]string, n)
	for k := range n {
		if found&(1<<k) != 0 {
			placed[k], figures = figures[0].text, figures[1:]
		}
	}
	return placed
}

const (
	// mostPlaced is the number of columns up to which all places are tried.
	mostPlaced = 10
	// mostMisfit is how badly figures may stand in their columns, and leastDoubt how
	// much worse they have to stand in others.
	mostMisfit = 6
	leastDoubt = 1
)

// misfit says how badly figures stand in a set of columns: the variance of their
// distances, in characters. The row as a whole may be shifted, for a Han character is
// wider than a space, at a lower price.
func misfit(figures []spacedWord, columns []float64, set uint) float64 {
	var d []float64
	for k, c := range columns {
		if set&(1<<k) != 0 {
			w := figures[len(d)]
			d = append(d, float64(w.from+w.to)/2-c)
		}
	}
	mean, variance := 0.0, 0.0
	for _, x := range d {
		mean += x / float64(len(d))
	}
	for _, x := range d {
		variance += (x - mean) * (x - mean) / float64(len(d))
	}
	return variance + mean*mean/8
}
