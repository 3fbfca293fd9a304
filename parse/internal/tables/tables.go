package tables

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/internal/form"
	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
	"github.com/govdisclosure/annualreport/parse/internal/remark"
	"github.com/govdisclosure/annualreport/report"
)

// record is a row of the form as the document has it: its label, where it has one,
// and the cells behind it.
type record struct {
	row   *form.Row
	label *Token // nil for a row without one
	grid  *doc.Table
	own   []*Token   // the cells in the label's own row
	later []*Token   // those in the rows below, up to the next label
	heads []headRow  // the column heads above it
	above *doc.Table // in which they stand
	apart []headRow  // those of a table before the grid that has heads alone
	ends  []int      // where the rows of the grid end
	even  *stretch   // the rows below the same heads
}

// values returns the cells among which the figures of the row are. Those of the
// label's own row are, where there are enough of them; in a text a row may go over
// several lines.
func (r *record) values() []*Token {
	own := slices.ContainsFunc(r.own, (*Token).figure)
	if len(r.own) >= len(r.row.Figures) || own && !r.grid.Flat {
		return r.own
	}
	return append(slices.Clone(r.own), r.later...)
}

// wide reports whether the row has cells for its figures, or for half of them.
func (r *record) wide() bool {
	values := r.values()
	return 2*len(values) >= len(r.row.Figures) || r.label == nil && slices.ContainsFunc(values, (*Token).figure)
}

// cellText is what a document has in a cell of the form.
type cellText struct {
	Text string
	Line int
}

// pending is a row without a label whose column heads have been read and whose
// figures have not.
type pending struct {
	row   *form.Row
	heads []headRow
	grid  *doc.Table // of the heads
}

// Assign takes from a grid what it says of the form's tables. It returns the
// section whose table it is, nil where it is none, and the texts in it that are
// neither labels nor figures of the form.
func (as *Assigner) Assign(g *doc.Table) (*report.Section, []*Token, error) {
	if err := as.refuseOther(g); err != nil {
		return nil, nil, err
	}
	apart := as.headsApart
	as.headsApart = nil
	ts, err := as.tokens(g)
	if err != nil {
		return nil, nil, err
	}
	section := as.sectionOf(ts)
	if section == nil {
		return nil, nil, nil
	}
	heads := headRows(g, ts)
	if rest, ok := as.crossed(g, section, ts); ok {
		as.pending = nil
		return section, as.headPieces(section, ts, heads, rest), nil
	}
	records, rest := as.records(g, ts, heads, apart)
	if as.pending != nil && len(as.pending.heads) < 2 {
		as.pending = nil // a column head has others beside it and below
	}
	if !slices.ContainsFunc(records, (*record).wide) && as.pending == nil {
		as.headsApart = heads
		return nil, nil, nil // labels alone: a list of links may say the same words
	}
	layout := layoutOf(records)
	for _, r := range records {
		rest = append(rest, as.fill(r, layout)...)
	}
	return section, as.headPieces(section, ts, heads, rest), nil
}

// sectionOf returns the section to which most labels in a grid belong; nil where it
// is no table of the form. A grid of figures alone goes on with the table before
// it, where that waits for its figures.
func (as *Assigner) sectionOf(ts []Token) *report.Section {
	count := map[string]int{}
	var best *report.Section
	others, figures := 0, 0
	for i := range ts {
		switch t := &ts[i]; {
		case t.label != nil:
			s := t.label.Section
			count[s.Key] += utf8.RuneCountInString(t.label.Core)
			if best == nil || count[s.Key] > count[best.Key] {
				best = s
			}
		case t.figure():
			figures++
		case t.unknown():
			others++
		}
	}
	if best != nil && (count[best.Key] >= 2*form.Telling || figures > 0 && figures >= others) {
		return best
	}
	if best == nil && others == 0 && figures > 0 && as.pending != nil {
		return as.pending.row.Section
	}
	return nil
}

// records cuts the tokens of a grid into the rows of the form, and returns the
// texts that are in none.
func (as *Assigner) records(g *doc.Table, ts []Token, all, apart []headRow) (records []*record, rest []*Token) {
	var open *record
	ends := g.Ends()
	var even *stretch
	start := func(row *form.Row, label *Token, at int, heads []headRow) {
		open = &record{row: row, label: label, grid: g, heads: heads, above: g, apart: apart}
		from, until := 0, len(g.Rows)
		if n := len(heads); n > 0 && heads[n-1].row <= at {
			from = heads[n-1].row + 1
		}
		if i := slices.IndexFunc(all, func(h headRow) bool { return h.row > at }); i >= 0 {
			until = all[i].row
		}
		if even == nil || even.from != from || even.until != until {
			even = newStretch(ends, from, until)
		}
		open.ends, open.even = ends, even
		records = append(records, open)
	}
	if p := as.pending; p != nil && !slices.ContainsFunc(ts, func(t Token) bool { return t.label != nil }) {
		start(p.row, nil, 0, nil)
		open.heads, open.above = p.heads, p.grid
	}
	as.pending = nil
	ahead := as.lookAhead(ts)
	above := noLeaf
	for i := range ts {
		t := &ts[i]
		if row := as.byPlace(t, above, ahead[i]); row != nil {
			t.label = row.Leaf
			start(row, t, t.Row, headsAbove(all, t.Row))
			above = leafIndex(as.form, t)
			continue
		}
		if leaf := leafIndex(as.form, t); leaf != noLeaf {
			above = leaf
		}
		switch {
		case t.spent:
		case t.label != nil && t.label.Kind == form.LeafLabel:
			if open != nil && open.row == t.label.Row && len(open.own)+len(open.later) == 0 {
				continue // a merged cell, written into each of its parts
			}
			as.varied(t)
			start(t.label.Row, t, t.Row, headsAbove(all, t.Row))
		case t.label != nil:
			as.varied(t)
			open = nil
			if row := as.form.Unlabelled(t.label); row != nil {
				start(row, nil, t.Row, headsAbove(all, t.Row+1))
			}
		case open == nil:
			if t.unknown() {
				rest = append(rest, t)
			}
		case open.label != nil && t.Row == open.label.Row:
			open.own = append(open.own, t)
		case open.label == nil && !g.Flat && amongSeveral(all, t.Row):
			if !t.blank() {
				rest = append(rest, t)
			}
		default:
			open.later = append(open.later, t)
		}
	}
	// Each column head of a row without a label began a record, of which the one
	// behind the last head holds the figures.
	kept := records[:0]
	for i, r := range records {
		last := i+1 == len(records) || records[i+1].row != r.row
		if r.label == nil && !slices.ContainsFunc(r.later, (*Token).figure) {
			if !last || slices.ContainsFunc(kept, func(k *record) bool { return k.row == r.row }) {
				rest = append(rest, texts(r.later)...)
				continue
			}
			// The last has them in the table that follows, or they are blank.
			if !as.exact {
				as.pending = &pending{r.row, r.heads, r.above}
			}
			if len(r.later) < len(r.row.Figures) || len(texts(r.later)) > 0 {
				rest = append(rest, texts(r.later)...)
				continue
			}
		}
		kept = append(kept, r)
	}
	return kept, rest
}

// resemblance is how alike a row's name and a label have to be where the row's place
// says the same, without the same number.
const resemblance = 0.3

// noLeaf stands for no row of the form.
const noLeaf = -2

// leafIndex returns which row's label a token is.
func leafIndex(fm *form.Form, t *Token) int {
	if t.label == nil || t.label.Kind != form.LeafLabel {
		return noLeaf
	}
	return slices.Index(fm.Rows, t.label.Row)
}

// ahead is what comes behind a token: whether a figure does before the next label, and
// which row's label is the next of a row.
type ahead struct {
	figure bool
	leaf   int
}

func (as *Assigner) lookAhead(ts []Token) []ahead {
	all := make([]ahead, len(ts))
	next := ahead{leaf: noLeaf}
	for i := len(ts) - 1; i >= 0; i-- {
		all[i] = next
		switch t := &ts[i]; {
		case len(t.match.Labels) > 0:
			next.figure = false
		case doc.FigureLike(t.Text):
			next.figure = true
		}
		if leaf := leafIndex(as.form, &ts[i]); leaf != noLeaf {
			next.leaf = leaf
		}
	}
	return all
}

// byPlace returns the row that a token names in words of its own: figures follow it,
// the rows above and below are known, and between them the form has just the one. It
// resembles it, or has its number.
func (as *Assigner) byPlace(t *Token, above int, ahead ahead) *form.Row {
	if !t.unknown() || t.label != nil || !ahead.figure || above < 0 || ahead.leaf != above+2 {
		return nil
	}
	row := as.form.Rows[above+1]
	f := han.Fold(t.Text)
	if row.Leaf == nil || f.Number != row.Leaf.Number && form.Similarity(f.Core, row.Leaf.Core, resemblance) == 0 {
		return nil
	}
	as.remarks.Say(remark.RowByPlace, remark.Remark{Key: row.Section.Key, Line: t.Line, Quote: han.OneLine(t.Text), Place: row.Name()})
	return row
}

// varied notes that a label is written otherwise than in the form.
func (as *Assigner) varied(t *Token) {
	if t.match.Varied {
		as.remarks.Say(remark.LabelVaried, remark.Remark{Key: t.label.Section.Key, Line: t.Line, Quote: han.OneLine(t.Text), Read: t.label.ZH})
	}
}

// fill takes the figures of a record, and returns the texts among them that are
// none.
func (as *Assigner) fill(r *record, layout layout) (rest []*Token) {
	n := len(r.row.Figures)
	values := r.values()
	if len(values) == len(r.own) {
		rest = texts(r.later)
	}
	var cells, columns []*Token
	if filled := texts(values); len(filled) == n && lineEach(values) && !slices.ContainsFunc(filled, not((*Token).figure)) && r.inOrder() {
		cells = filled // whatever empty lines there are between
	} else if columns = r.columns(values); columns != nil && !slices.Contains(columns, nil) {
		cells = columns // every figure stands under its head
	} else if from, ok := window(values, n, layout[shapeOf(r, values)]); ok && r.inOrder() && !r.contradicted(values[from:from+n]) {
		cells = values[from : from+n]
	} else if cells = unfolded(values, n); cells != nil {
		// Merged cells, written into each of their parts.
	} else if columns != nil && !slices.ContainsFunc(texts(values), func(t *Token) bool { return !slices.Contains(columns, t) }) {
		cells = columns // cells are missing, and all that are there have their places
	} else if len(texts(values)) == 0 {
		cells = make([]*Token, n)
	}
	as.Rows[r.row] = true
	if cells != nil {
		for _, t := range texts(values) {
			if !slices.Contains(cells, t) && !r.again(t, cells) {
				rest = append(rest, t)
			}
		}
		as.take(r.row, cells)
		return rest
	}
	as.Refused[r.row] = true
	var quote []string
	for _, t := range values {
		quote = append(quote, han.OneLine(t.Text))
	}
	as.remarks.Say(remark.RowAmbiguous, remark.Remark{Key: r.row.Section.Key, Line: values[0].Line, Quote: strings.Join(quote, " | "),
		Read: strconv.Itoa(n), Place: r.row.Name()})
	return rest
}

// lineEach reports whether each of several cells has a line to itself.
func lineEach(ts []*Token) bool {
	for i := 1; i < len(ts); i++ {
		if ts[i].Row == ts[i-1].Row {
			return false
		}
	}
	return len(ts) > 1
}

// again reports whether a cell is a part of a merged one that was taken.
func (r *record) again(t *Token, cells []*Token) bool {
	if r.grid.Flat && !r.grid.Aligned {
		return slices.ContainsFunc(cells, func(c *Token) bool { return c != nil && c.Text == t.Text })
	}
	i := r.column(t.Cell)
	return i >= 0 && cells[i] != nil && cells[i].Text == t.Text
}

// take notes the cells of a row, in the order of the form; nil for one that the
// document does not have. Where the row was there before, that counts.
func (as *Assigner) take(row *form.Row, cells []*Token) {
	var before, now []string
	line := 0
	for i, t := range cells {
		if t == nil {
			continue
		}
		a := row.Figures[i].Address
		known, twice := as.Cells[a]
		switch {
		case !twice || han.Trim(known.Text) == "" && !t.blank():
			as.Cells[a] = cellText{t.Text, t.Line}
		case han.Trim(known.Text) != han.Trim(t.Text) && !t.blank():
			before, now = append(before, han.OneLine(known.Text)), append(now, han.OneLine(t.Text))
			line = t.Line
		}
	}
	if len(now) > 0 {
		as.remarks.Say(remark.RowTwice, remark.Remark{Key: row.Section.Key, Line: line, Quote: strings.Join(now, " | "), Read: strings.Join(before, " | "), Place: row.Name()})
	}
}

// headPieces notes which column heads a section's table has, and takes the pieces
// of others out of the texts that belong nowhere.
func (as *Assigner) headPieces(s *report.Section, ts []Token, heads []headRow, rest []*Token) []*Token {
	h := as.Heads[s.Key]
	if h == nil {
		h = &HeadsFound{Found: map[string]bool{}}
		as.Heads[s.Key] = h
	}
	for _, row := range heads {
		for _, t := range row.heads {
			for _, head := range t.label.Heads {
				h.Found[head] = true
			}
		}
	}
	near := headArea(ts)
	var others []*Token
	for _, t := range rest {
		if doc.MergeMark(t.Text) {
			continue
		}
		if near[t.Row] && len(t.Text) < 40 {
			h.Pieces = append(h.Pieces, han.OneLine(t.Text))
		} else {
			others = append(others, t)
		}
	}
	return others
}

// headArea returns the rows from a column head to the next with no figure between
// them, and the row below: where pieces of other heads stand.
func headArea(ts []Token) map[int]bool {
	area := map[int]bool{}
	from := -1
	for i := range ts {
		switch t := &ts[i]; {
		case t.label != nil && t.label.Kind == form.HeadLabel:
			if from < 0 {
				from = t.Row
			}
			for r := from; r <= t.Row+1; r++ {
				area[r] = true
			}
		case t.label != nil || t.figure():
			from = -1
		}
	}
	return area
}

// HeadsFound is what a document has of the column heads of a table.
type HeadsFound struct {
	Found  map[string]bool
	Pieces []string // texts between them that are no heads
}

// texts returns the tokens that hold a text.
func texts(ts []*Token) []*Token {
	var out []*Token
	for _, t := range ts {
		if !t.blank() {
			out = append(out, t)
		}
	}
	return out
}
