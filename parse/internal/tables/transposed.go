package tables

import (
	"slices"

	"github.com/govdisclosure/annualreport/internal/form"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
	"github.com/govdisclosure/annualreport/report"
)

// The form has a table whose figures stand in one row, under column heads alone. On
// narrow pages it is turned: some of the heads stand beside the figures, or all.

// mostHeads bounds how many heads a table that is turned may have: as many as it has
// figures, and those of their groups.
const mostHeads = 60

// crossed takes the figures of such a table. It reports false, and takes none, where
// the table is not turned or a figure does not have one place.
func (as *Assigner) crossed(g *doc.Table, s *report.Section, ts []Token) (rest []*Token, ok bool) {
	if g.Flat && !g.Aligned {
		return nil, false
	}
	var heads []*Token
	var row *form.Row
	for i := range ts {
		t := &ts[i]
		if t.label == nil {
			continue
		}
		// A short name may be one of another table too.
		k := slices.IndexFunc(t.match.Labels, func(l *form.Label) bool { return l.Section == s && l.Kind == form.HeadLabel })
		if k < 0 {
			return nil, false
		}
		t.label = t.match.Labels[k]
		heads = append(heads, t)
		row = as.form.Unlabelled(t.label)
	}
	if row == nil || len(heads) > mostHeads {
		return nil, false
	}
	cells, ends := make([]*Token, len(row.Figures)), g.Ends()
	even := newStretch(ends, 0, len(ends))
	rows := map[int]bool{}
	for i := range ts {
		t := &ts[i]
		if t.label != nil || t.spent {
			continue
		}
		at, beside := crossing(row, heads, t)
		if t.figure() && !g.Named && even.uneven(ends[t.Row]) {
			return nil, false // which of its cells is missing, nobody knows
		}
		switch {
		case beside && at >= 0 && cells[at] == nil:
			cells[at] = t
			rows[t.Row] = true
		case t.figure() && !t.blank():
			return nil, false
		case !t.blank():
			rest = append(rest, t)
		}
	}
	if len(rows) < 2 {
		return nil, false
	}
	as.Rows[row] = true
	as.take(row, cells)
	return rest, true
}

// crossing returns which figure of the row a cell is by the heads beside and above it,
// -1 where they do not say, and whether any stands beside it.
func crossing(r *form.Row, heads []*Token, t *Token) (at int, beside bool) {
	fits := make([]int, len(r.Figures))
	for i := range fits {
		fits[i] = i
	}
	innermost := func(head string) func(int) bool {
		return func(i int) bool { return r.Columns[i][len(r.Columns[i])-1] == head }
	}
	// under keeps the figures that a head is above.
	under := func(h *Token) []int {
		return slices.DeleteFunc(slices.Clone(fits), func(i int) bool {
			return slices.ContainsFunc(h.label.Heads, func(head string) bool { return !slices.Contains(r.Columns[i], head) })
		})
	}
	named := false // by the innermost head
	take := func(h *Token, fit []int) {
		fits = fit
		last := h.label.Heads[len(h.label.Heads)-1]
		named = named || slices.ContainsFunc(fits, innermost(last))
	}
	for _, h := range heads {
		if h.Row <= t.Row && t.Row < h.Row+h.Rows && h.Col < t.Col {
			take(h, under(h))
			beside = true
		}
	}
	// The nearest above counts: a band further up is that of other rows.
	for _, h := range slices.Backward(heads) {
		if h.Row+h.Rows <= t.Row && h.Col <= t.Col && t.Col < h.Col+h.Cols {
			if fit := under(h); len(fit) > 0 {
				take(h, fit)
			}
		}
	}
	if len(fits) != 1 || !named {
		return -1, beside
	}
	return fits[0], beside
}
