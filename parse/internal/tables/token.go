package tables

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/internal/form"
	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
)

// Token is a cell of a grid with the labels that its text may be.
type Token struct {
	*doc.Cell
	Row   int
	match form.Match
	label *form.Label // the one it is, once that is known
	spent bool        // part of the label of an earlier token
}

func (t *Token) blank() bool { return han.Trim(t.Text) == "" }

// figure reports whether the token could be a figure.
func (t *Token) figure() bool { return t.label == nil && doc.FigureLike(t.Text) }

// tokens lists the cells of a grid in reading order and finds their labels.
func (as *Assigner) tokens(g *doc.Table) ([]Token, error) {
	var ts []Token
	for i := range g.Rows {
		if err := as.budget.Alive(); err != nil {
			return nil, err
		}
		for k := range g.Rows[i] {
			t := Token{Cell: &g.Rows[i][k], Row: i}
			if !t.blank() && !doc.FigureLike(t.Text) {
				t.match = as.form.Match(t.Text)
			}
			ts = append(ts, t)
		}
	}
	if err := as.joinLabels(ts, g.Flat); err != nil {
		return nil, err
	}
	as.settle(ts, g.Flat)
	return ts, nil
}

// mostPieces is into how many pieces a label may be broken.
const mostPieces = 5

// joinLabels finds labels that are broken over several cells: one line below the
// other in a text, or over two rows where the end of a page cuts a cell.
func (as *Assigner) joinLabels(ts []Token, flat bool) error {
	for i := range ts {
		// In a text the first line of one may do for a label, and leave the rest over.
		if begun := flat && !ts[i].spent && len(ts[i].match.Labels) > 0 && ts[i].match.Varied; !begun && !ts[i].unknown() {
			continue
		}
		if err := as.budget.Alive(); err != nil {
			return err
		}
		var joined strings.Builder
		joined.WriteString(ts[i].Text)
		pieces := []int{i}
		for k := i + 1; k < len(ts) && len(pieces) < mostPieces; k++ {
			as.step(form.StepsOfCharacter)
			if ts[k].blank() {
				if flat {
					continue
				}
				break
			}
			if !ts[k].unknown() && !(flat && ts[k].Row > ts[i].Row && len(ts[k].match.Labels) > 0 && ts[k].match.Varied) {
				break
			}
			joined.WriteString(ts[k].Text)
			pieces = append(pieces, k)
			if m := as.form.Match(joined.String()); len(m.Labels) > 0 && !m.Varied {
				ts[i].match = m
				for _, p := range pieces[1:] {
					ts[p].spent, ts[p].match = true, form.Match{}
				}
				break
			}
		}
	}
	if flat {
		as.joinHeads(ts)
	}
	return nil
}

// unknown reports whether the token is a text that is neither label nor figure.
func (t *Token) unknown() bool {
	return !t.spent && len(t.match.Labels) == 0 && !t.blank() && !doc.FigureLike(t.Text)
}

// joinHeads finds column heads of two lines that a text has as two rows: the first
// halves in one, the second halves in the next.
func (as *Assigner) joinHeads(ts []Token) {
	rows := map[int][]int{}
	last := 0
	for i := range ts {
		last = ts[i].Row
		if ts[i].unknown() {
			rows[last] = append(rows[last], i)
		}
	}
	for r := range last {
		upper, lower := rows[r], rows[r+1]
		if len(upper) == 0 || len(upper) != len(lower) {
			continue
		}
		found := make([]form.Match, len(upper))
		whole := true
		for k := range upper {
			found[k] = as.form.Match(ts[upper[k]].Text + ts[lower[k]].Text)
			whole = whole && len(found[k].Labels) > 0 && !found[k].Varied
		}
		for k := range upper {
			if whole {
				ts[upper[k]].match = found[k]
				ts[lower[k]].spent = true
			}
		}
	}
}

// settle chooses among the labels that a token may be, by what stands around it: a
// row's own label where figures follow, a column head where none do, and of two
// tables the one whose other labels stand before it.
func (as *Assigner) settle(ts []Token, flat bool) {
	section := ""
	for i := range ts {
		as.step(1)
		t := &ts[i]
		candidates := t.match.Labels
		if len(candidates) == 0 {
			continue
		}
		best, most := candidates[0], -1
		for _, l := range candidates {
			score := 0
			if l.Section.Key == section {
				score += 4
			}
			if l.Kind == form.LeafLabel {
				if as.followed(ts, i, len(l.Row.Figures), flat) {
					score += 2
				}
			} else {
				score++
			}
			if score > most {
				best, most = l, score
			}
		}
		short := utf8.RuneCountInString(best.Core) < form.Telling
		if short && best.Kind == form.HeadLabel && section != "" && best.Section.Key != section {
			t.match = form.Match{} // a piece of a longer one of this table
			continue
		}
		t.label = best
		t.match.Varied = t.match.Varied || best.Full != t.match.Said && best.Core != t.match.Said && best.Number != ""
		if !short && sole(candidates) {
			section = best.Section.Key
		}
	}
}

// amongHeads reports whether the cell before a token, in its row, may be a column head.
func amongHeads(ts []Token, i int) bool {
	return i > 0 && ts[i-1].Row == ts[i].Row && slices.ContainsFunc(ts[i-1].match.Labels, (*form.Label).IsHead)
}

// sole reports whether all labels are of one section.
func sole(labels []*form.Label) bool {
	for _, l := range labels {
		if l.Section != labels[0].Section {
			return false
		}
	}
	return true
}

// followed reports whether figures come behind a token before the next label, at least
// half as many as wanted. Where rows are known, a text in a later row may be a label
// too, in words of its own, and a row of heads has no figures.
func (as *Assigner) followed(ts []Token, from, want int, flat bool) bool {
	figures := 0
	for i := from + 1; i < len(ts); i++ {
		as.step(form.StepsOfCharacter)
		switch t := &ts[i]; {
		case len(t.match.Labels) > 0, !flat && t.Row > ts[from].Row && (t.unknown() || amongHeads(ts, from)):
			return false
		case doc.FigureLike(t.Text):
			figures++
			if 2*figures >= want {
				return true
			}
		}
	}
	return false
}
