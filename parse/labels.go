package parse

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/report"
)

// form is an edition of the form, indexed by its labels.
type form struct {
	format *report.Format
	rows   []*formRow
	// byFull finds labels by all they say, byCore by what stands behind the
	// number; labels are all, for the search by similarity.
	byFull, byCore map[string][]*label
	labels         []*label
	// headings are the folded titles of the sections, and title what stands
	// behind the year in the title of a report.
	headings []han.Folded
	title    han.Folded

	// What texts were found to be; nil where nothing is remembered.
	matches map[string]match
	scores  map[string]headingScore
	// charge counts steps of comparing texts with the form; nil where nobody counts.
	charge func(steps int)
}

// What it takes to compare a text with the form, in steps.
const (
	stepsOfCharacter = 20 // of a text that is searched or folded
	stepsOfHeading   = 3000
	stepsOfTitle     = 5000
	stepsOfLabels    = 20_000 // with all labels by similarity
)

func (fm *form) step(n int) {
	if fm.charge != nil {
		fm.charge(n)
	}
}

// formRow is a row of the form that holds figures.
type formRow struct {
	section *report.Section
	index   int // row of the skeleton
	figures []*report.Figure
	columns [][]string // the folded column heads above each figure, outermost first
	orders  headOrders
	leaf    *label // nil where the row has no label of its own
}

// label is a label of the form, with where it stands.
type label struct {
	han.Folded
	zh      string
	section *report.Section
	kind    labelKind
	row     *formRow // of a leaf
	heads   []string // of a head: the folded column heads it says, outermost first
	// otherYear is set where it speaks of another year.
	otherYear bool
}

type labelKind int

const (
	otherLabel labelKind = iota // a note
	leafLabel                   // names one row of figures, and stands beside it
	groupLabel                  // names several rows
	bandLabel
	headLabel // names columns
)

// formOf returns the index of an edition, that in force from the store.
func formOf(f *report.Format) *form {
	if f == nil || f == report.Edition2021() {
		return form2021()
	}
	return newForm(f)
}

var form2021 = sync.OnceValue(func() *form { return newForm(report.Edition2021()) })

// mostRemembered bounds how many texts are remembered.
const mostRemembered = 1 << 14

// remembered returns what find does, and remembers it.
func remembered[T any](known map[string]T, text string, find func(string) T) T {
	v, ok := known[text]
	if !ok {
		v = find(text)
		if known != nil && len(known) < mostRemembered {
			known[text] = v
		}
	}
	return v
}

// remembering returns the form for one document: what its texts are is asked again
// and again. It counts what it takes.
func (fm *form) remembering(b *account) *form {
	own := *fm
	own.charge = func(steps int) { must(b.Step(steps)) }
	own.matches, own.scores = map[string]match{}, map[string]headingScore{}
	return &own
}

func newForm(f *report.Format) *form {
	fm := &form{format: f, byFull: map[string][]*label{}, byCore: map[string][]*label{}}
	fm.addRows()
	for _, r := range fm.rows {
		r.orders = r.headOrders()
	}
	sections := f.Sections()
	for i := range sections {
		s := &sections[i]
		fm.headings = append(fm.headings, han.Fold(s.Heading()))
		if s.Table != nil {
			fm.addCells(s)
		}
	}
	// The year is taken out of the title, to leave what every year's says.
	const year = 9999
	fm.title = han.Fold(strings.ReplaceAll(f.Title(year), strconv.Itoa(year)+"年", ""))
	return fm
}

// rowsOf returns the rows of a section's table.
func (fm *form) rowsOf(s *report.Section) []*formRow {
	return slices.DeleteFunc(slices.Clone(fm.rows), func(r *formRow) bool { return r.section != s })
}

func (fm *form) add(l *label) {
	for _, known := range fm.byFull[l.Full] {
		if known.section == l.section && known.kind == l.kind && known.row == l.row {
			return
		}
	}
	l.otherYear = otherYear.MatchString(l.Core)
	fm.byFull[l.Full] = append(fm.byFull[l.Full], l)
	if l.Core != l.Full {
		fm.byCore[l.Core] = append(fm.byCore[l.Core], l)
	}
	fm.labels = append(fm.labels, l)
}

// addCells takes up the labels that are not of one row of figures.
func (fm *form) addCells(s *report.Section) {
	for _, row := range s.Table.Rows {
		for _, c := range row.Cells {
			l := &label{Folded: han.Fold(c.Label.ZH), zh: c.Label.ZH, section: s}
			switch c.Role {
			case report.RoleFigure:
				continue
			case report.RoleColumnHead:
				l.kind, l.heads = headLabel, []string{l.Full}
			case report.RoleRowHead:
				l.kind = groupLabel
				if fm.isLeaf(l) {
					continue
				}
			case report.RoleBand:
				l.kind = bandLabel
			}
			fm.add(l)
		}
	}
}

func (fm *form) isLeaf(l *label) bool {
	for _, known := range fm.byFull[l.Full] {
		if known.section == l.section && known.kind == leafLabel {
			return true
		}
	}
	return false
}

// addRows takes up the rows of figures: their own labels, alone and behind those of
// the groups they stand in; and the column heads as tables without spans write
// them, the inner behind the outer.
func (fm *form) addRows() {
	figures := fm.format.Figures()
	var row *formRow
	for i := range figures {
		f := &figures[i]
		if row == nil || row.section != f.Section || row.index != f.Row {
			row = &formRow{section: f.Section, index: f.Row}
			fm.rows = append(fm.rows, row)
			var path, zh string
			for k := len(f.RowLabels) - 1; k >= 0; k-- {
				l := han.Fold(f.RowLabels[k].ZH)
				zh = f.RowLabels[k].ZH + zh
				path = l.Full + path
				leaf := &label{Folded: han.Folded{Full: path, Core: path}, zh: zh, section: f.Section, kind: leafLabel, row: row}
				if row.leaf == nil {
					leaf.Folded, row.leaf = l, leaf
				}
				fm.add(leaf)
			}
		}
		row.figures = append(row.figures, f)
		var heads []string
		for _, l := range f.ColumnLabels {
			heads = append(heads, han.Fold(l.ZH).Full)
		}
		row.columns = append(row.columns, heads)
		for end := len(heads); end > 1; end-- {
			for k := end - 2; k >= 0; k-- {
				path := strings.Join(heads[k:end], "")
				fm.add(&label{Folded: han.Folded{Full: path, Core: path}, zh: f.ColumnLabels[end-1].ZH,
					section: f.Section, kind: headLabel, heads: heads[k:end]})
			}
		}
	}
}

// match says which labels a text may be.
type match struct {
	labels []*label // none where the text is no label
	said   string   // the text, folded
	// varied is set where the text says it in other words or under another
	// number than the form.
	varied bool
}

// alike is how alike a text and a label have to be, and margin how much more than
// the text and the next label.
const (
	alike  = 0.70
	margin = 0.10
)

// match finds the labels that a text says.
func (fm *form) match(text string) match {
	if len(text) == 0 || len(text) > 4*maxLabel {
		return match{}
	}
	return remembered(fm.matches, text, fm.findLabels)
}

func (fm *form) findLabels(text string) match {
	fm.step(len(text) * stepsOfCharacter)
	f := han.Fold(text)
	if f.Core == "" || utf8.RuneCountInString(f.Full) > maxLabel {
		return match{}
	}
	found := fm.byFull[f.Full]
	if found != nil && f.Number != "" {
		return match{labels: found, said: f.Full}
	}
	// The number is missing, or another.
	found = slices.Concat(found, fm.byFull[f.Core], fm.byCore[f.Core])
	if len(found) > 0 {
		return match{labels: found, said: f.Full, varied: fm.byFull[f.Full] == nil}
	}
	if other := synonyms[f.Core]; other != "" {
		m := fm.match(strings.Replace(han.Squeeze(text), f.Core, other, 1))
		m.varied = true
		return m
	}
	return fm.resembling(f)
}

// synonyms are what offices write for a label, too short to resemble it.
var synonyms = map[string]string{"合计": "总计"}

// otherYear says that a column or a row is of another year, or compares with it: as
// alike as it may be otherwise, it is no label without such words.
var otherYear = regexp.MustCompile(`[上去前往]年|上一年|同比|环比|比上|增减|增长`)

// resembling finds the one label that a text resembles: by similarity, or, where
// the text is the beginning of a label cut short, by its number and its beginning.
func (fm *form) resembling(f han.Folded) match {
	size := utf8.RuneCountInString(f.Core)
	if size < 4 {
		return match{}
	}
	fm.step(stepsOfLabels)
	var best *label
	var score, second float64
	other := otherYear.MatchString(f.Core)
	for _, l := range fm.labels {
		if other != l.otherYear {
			continue
		}
		s := similarity(f.Core, l.Core, max(alike, score-0.2))
		if f.Number != "" && f.Number == l.Number {
			if strings.HasPrefix(l.Core, f.Core) {
				s = max(s, 0.95)
			}
			// The same number is worth an edit in a short label.
			if s > 0 {
				s = min(s+0.1, 1)
			}
		}
		switch {
		case s > score && (best == nil || !same(l, best)):
			best, score, second = l, s, score
		case s > score:
			best, score = l, s
		case s > second && best != nil && !same(l, best):
			second = s
		}
	}
	if best == nil || score < alike || score-second < margin {
		return match{}
	}
	return match{labels: []*label{best}, said: f.Full, varied: true}
}

// begins reports whether a text is the beginning of a label that goes on elsewhere.
func (fm *form) begins(text string) bool {
	fm.step(len(text) * stepsOfCharacter)
	f := han.Fold(text)
	return utf8.RuneCountInString(f.Core) >= 6 &&
		slices.ContainsFunc(fm.labels, func(l *label) bool { return strings.HasPrefix(l.Core, f.Core) })
}

// endsOrBegins reports whether a text is a label, or the beginning or the end of one
// that stands over several lines.
func (fm *form) endsOrBegins(text string) bool {
	if m := fm.match(text); len(m.labels) > 0 {
		return true
	}
	fm.step(len(text) * stepsOfCharacter)
	f := han.Fold(text)
	return utf8.RuneCountInString(f.Core) >= 3 && slices.ContainsFunc(fm.labels, func(l *label) bool {
		return strings.HasPrefix(l.Core, f.Core) || strings.HasSuffix(l.Full, f.Full)
	})
}

// same reports whether two labels mean the same rows or columns.
func same(a, b *label) bool {
	return a.section == b.section && a.kind == b.kind && a.row == b.row && (a.row != nil || a.Core == b.Core)
}
