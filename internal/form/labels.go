// Package form tells which cell of the form a text names: its labels, headings and title, as
// offices write them.
package form

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

// Form is an edition of the form, indexed by its labels.
type Form struct {
	Format *report.Format
	Rows   []*Row
	// byFull finds labels by all they say, byCore by what stands behind the
	// number; labels are all, for the search by similarity.
	byFull, byCore map[string][]*Label
	Labels         []*Label
	// Headings are the folded titles of the sections, and title what stands
	// behind the year in the title of a report.
	Headings []han.Folded
	title    han.Folded

	// What texts were found to be; nil where nothing is remembered.
	matches map[string]Match
	scores  map[string]headingScore
	// charge counts steps of comparing texts with the form; nil where nobody counts.
	charge func(steps int)
}

// What it takes to compare a text with the form, in steps.
const (
	StepsOfCharacter = 20 // of a text that is searched or folded
	stepsOfHeading   = 3000
	stepsOfTitle     = 5000
	stepsOfLabels    = 20_000 // with all labels by similarity
)

// Step counts steps of comparing texts with the form.
func (fm *Form) Step(n int) {
	if fm.charge != nil {
		fm.charge(n)
	}
}

// Row is a row of the form that holds figures.
type Row struct {
	Section *report.Section
	index   int // row of the skeleton
	Figures []*report.Figure
	Columns [][]string // the folded column heads above each figure, outermost first
	Orders  Orders
	Leaf    *Label // nil where the row has no label of its own
}

// Label is a label of the form, with where it stands.
type Label struct {
	han.Folded
	ZH      string
	Section *report.Section
	Kind    Kind
	Row     *Row     // of a leaf
	Heads   []string // of a head: the folded column heads it says, outermost first
	// otherYear is set where it speaks of another year.
	otherYear bool
}

// Kind says what a label names.
type Kind int

const (
	OtherLabel Kind = iota // a note
	LeafLabel              // names one row of figures, and stands beside it
	groupLabel             // names several rows
	BandLabel
	HeadLabel // names columns
)

// IsHead reports whether a label names columns.
func (l *Label) IsHead() bool { return l.Kind == HeadLabel }

// Of returns the index of an edition, that in force from the store.
func Of(f *report.Format) *Form {
	if f == nil || f == report.Edition2021() {
		return Form2021()
	}
	return newForm(f)
}

var Form2021 = sync.OnceValue(func() *Form { return newForm(report.Edition2021()) })

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

// Remembering returns the form for one document: what its texts are is asked again
// and again. charge counts what it takes.
func (fm *Form) Remembering(charge func(steps int)) *Form {
	own := *fm
	own.charge = charge
	own.matches, own.scores = map[string]Match{}, map[string]headingScore{}
	return &own
}

func newForm(f *report.Format) *Form {
	fm := &Form{Format: f, byFull: map[string][]*Label{}, byCore: map[string][]*Label{}}
	fm.addRows()
	for _, r := range fm.Rows {
		r.Orders = r.headOrders()
	}
	sections := f.Sections()
	for i := range sections {
		s := &sections[i]
		fm.Headings = append(fm.Headings, han.Fold(s.Heading()))
		if s.Table != nil {
			fm.addCells(s)
		}
	}
	// The year is taken out of the title, to leave what every year's says.
	const year = 9999
	fm.title = han.Fold(strings.ReplaceAll(f.Title(year), strconv.Itoa(year)+"年", ""))
	return fm
}

// RowsOf returns the rows of a section's table.
func (fm *Form) RowsOf(s *report.Section) []*Row {
	return slices.DeleteFunc(slices.Clone(fm.Rows), func(r *Row) bool { return r.Section != s })
}

func (fm *Form) add(l *Label) {
	for _, known := range fm.byFull[l.Full] {
		if known.Section == l.Section && known.Kind == l.Kind && known.Row == l.Row {
			return
		}
	}
	l.otherYear = otherYear.MatchString(l.Core)
	fm.byFull[l.Full] = append(fm.byFull[l.Full], l)
	if l.Core != l.Full {
		fm.byCore[l.Core] = append(fm.byCore[l.Core], l)
	}
	fm.Labels = append(fm.Labels, l)
}

// addCells takes up the labels that are not of one row of figures.
func (fm *Form) addCells(s *report.Section) {
	for _, row := range s.Table.Rows {
		for _, c := range row.Cells {
			l := &Label{Folded: han.Fold(c.Label.ZH), ZH: c.Label.ZH, Section: s}
			switch c.Role {
			case report.RoleFigure:
				continue
			case report.RoleColumnHead:
				l.Kind, l.Heads = HeadLabel, []string{l.Full}
			case report.RoleRowHead:
				l.Kind = groupLabel
				if fm.isLeaf(l) {
					continue
				}
			case report.RoleBand:
				l.Kind = BandLabel
			}
			fm.add(l)
		}
	}
}

func (fm *Form) isLeaf(l *Label) bool {
	for _, known := range fm.byFull[l.Full] {
		if known.Section == l.Section && known.Kind == LeafLabel {
			return true
		}
	}
	return false
}

// addRows takes up the rows of figures: their own labels, alone and behind those of
// the groups they stand in; and the column heads as tables without spans write
// them, the inner behind the outer.
func (fm *Form) addRows() {
	figures := fm.Format.Figures()
	var row *Row
	for i := range figures {
		f := &figures[i]
		if row == nil || row.Section != f.Section || row.index != f.Row {
			row = &Row{Section: f.Section, index: f.Row}
			fm.Rows = append(fm.Rows, row)
			var path, zh string
			for k := len(f.RowLabels) - 1; k >= 0; k-- {
				l := han.Fold(f.RowLabels[k].ZH)
				zh = f.RowLabels[k].ZH + zh
				path = l.Full + path
				leaf := &Label{Folded: han.Folded{Full: path, Core: path}, ZH: zh, Section: f.Section, Kind: LeafLabel, Row: row}
				if row.Leaf == nil {
					leaf.Folded, row.Leaf = l, leaf
				}
				fm.add(leaf)
			}
		}
		row.Figures = append(row.Figures, f)
		var heads []string
		for _, l := range f.ColumnLabels {
			heads = append(heads, han.Fold(l.ZH).Full)
		}
		row.Columns = append(row.Columns, heads)
		for end := len(heads); end > 1; end-- {
			for k := end - 2; k >= 0; k-- {
				path := strings.Join(heads[k:end], "")
				fm.add(&Label{Folded: han.Folded{Full: path, Core: path}, ZH: f.ColumnLabels[end-1].ZH,
					Section: f.Section, Kind: HeadLabel, Heads: heads[k:end]})
			}
		}
	}
}

// Match says which labels a text may be.
type Match struct {
	Labels []*Label // none where the text is no label
	Said   string   // the text, folded
	// Varied is set where the text says it in other words or under another
	// number than the form.
	Varied bool
}

// alike is how alike a text and a label have to be, and margin how much more than
// the text and the next label.
const (
	alike  = 0.70
	Margin = 0.10
)

// Match finds the labels that a text says.
func (fm *Form) Match(text string) Match {
	if len(text) == 0 || len(text) > 4*MaxLabel {
		return Match{}
	}
	return remembered(fm.matches, text, fm.findLabels)
}

func (fm *Form) findLabels(text string) Match {
	fm.Step(len(text) * StepsOfCharacter)
	f := WordingOf(text)
	if f.Core == "" || utf8.RuneCountInString(f.Full) > MaxLabel {
		return Match{}
	}
	found := fm.byFull[f.Full]
	if found != nil && f.Number != "" {
		return Match{Labels: found, Said: f.Full, Varied: f.Varied}
	}
	// The number is missing, or another.
	found = slices.Concat(found, fm.byFull[f.Core], fm.byCore[f.Core])
	if len(found) > 0 {
		return Match{Labels: found, Said: f.Full, Varied: f.Varied || fm.byFull[f.Full] == nil}
	}
	return fm.resembling(f.Folded)
}

// otherYear says that a column or a row is of another year, or compares with it: as
// alike as it may be otherwise, it is no label without such words.
var otherYear = regexp.MustCompile(`[上去前往]年|上一年|同比|环比|比上|增减|增长`)

// resembling finds the one label that a text resembles: by similarity, or, where
// the text is the beginning of a label cut short, by its number and its beginning.
func (fm *Form) resembling(f han.Folded) Match {
	size := utf8.RuneCountInString(f.Core)
	if size < 4 {
		return Match{}
	}
	fm.Step(stepsOfLabels)
	var best *Label
	var score, second float64
	other := otherYear.MatchString(f.Core)
	for _, l := range fm.Labels {
		if other != l.otherYear {
			continue
		}
		s := Similarity(f.Core, l.Core, max(alike, score-0.2))
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
	if best == nil || score < alike || score-second < Margin {
		return Match{}
	}
	return Match{Labels: []*Label{best}, Said: f.Full, Varied: true}
}

// Begins reports whether a text is the beginning of a label that goes on elsewhere.
func (fm *Form) Begins(text string) bool {
	fm.Step(len(text) * StepsOfCharacter)
	f := WordingOf(text)
	return utf8.RuneCountInString(f.Core) >= 6 &&
		slices.ContainsFunc(fm.Labels, func(l *Label) bool { return strings.HasPrefix(l.Core, f.Core) })
}

// EndsOrBegins reports whether a text is a label, or the beginning or the end of one
// that stands over several lines.
func (fm *Form) EndsOrBegins(text string) bool {
	if m := fm.Match(text); len(m.Labels) > 0 {
		return true
	}
	fm.Step(len(text) * StepsOfCharacter)
	f := WordingOf(text)
	return utf8.RuneCountInString(f.Core) >= 3 && slices.ContainsFunc(fm.Labels, func(l *Label) bool {
		return strings.HasPrefix(l.Core, f.Core) || strings.HasSuffix(l.Full, f.Full)
	})
}

// same reports whether two labels mean the same rows or columns.
func same(a, b *Label) bool {
	return a.Section == b.Section && a.Kind == b.Kind && a.Row == b.Row && (a.Row != nil || a.Core == b.Core)
}
