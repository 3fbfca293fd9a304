package tables

import (
	"slices"

	"github.com/govdisclosure/annualreport/internal/form"
)

// reordered reports whether rows of column heads above a record are those of the form in
// another order: heads in one row, where all of a row of the form are there, and heads
// in several, each perhaps on a line of its own.
func (r *record) reordered(rows []headRow) bool {
	orders := &r.row.Orders
	var all, inner []string
	single := true
	for _, h := range rows {
		var heads []string
		for _, t := range h.heads {
			head := t.label.Heads[len(t.label.Heads)-1]
			if orders.All.Has(head) {
				heads = append(heads, head)
			}
			if orders.Inner.Has(head) {
				inner = append(inner, head)
			}
		}
		if form.Mixed(slices.Compact(slices.Clone(heads)), orders.Rows...) {
			return true
		}
		single = single && len(h.heads) == 1
		all = append(all, heads...)
	}
	return orders.Inner.Mixed(inner) || orders.All.Mixed(all) ||
		r.grid.Flat && single && !(orders.Inner.Follows(inner) && orders.All.Follows(all))
}

// wanted lists by figure the heads that have to stand above it: all that the form has
// there, or the innermost, where each of them is of one column and no other is there.
func (r *record) wanted() [][]string {
	inner := make([][]string, len(r.row.Columns))
	known := map[string]bool{}
	for i, heads := range r.row.Columns {
		if len(heads) == 0 || known[heads[len(heads)-1]] {
			return r.row.Columns
		}
		inner[i] = heads[len(heads)-1:]
		known[inner[i][0]] = true
	}
	for _, h := range r.heads {
		for _, t := range h.heads {
			if slices.ContainsFunc(t.label.Heads, func(head string) bool { return !known[head] }) {
				return r.row.Columns
			}
		}
	}
	return inner
}

// allHeads reports whether all heads that have to stand above the row are there.
func (r *record) allHeads() bool {
	there := map[string]bool{}
	for _, h := range r.heads {
		for _, t := range h.heads {
			for _, head := range t.label.Heads {
				there[head] = true
			}
		}
	}
	for _, heads := range r.wanted() {
		if slices.ContainsFunc(heads, func(head string) bool { return !there[head] }) {
			return false
		}
	}
	return true
}

// contradicted reports whether heads are missing and one that is there stands above
// another of the cells than the form has it, where columns are what they seem.
func (r *record) contradicted(cells []*Token) bool {
	if r.grid.Flat && !r.grid.Aligned || len(r.heads) == 0 || r.allHeads() || r.edge() != r.ends[cells[0].Row] {
		return false
	}
	for i, t := range cells {
		if at := r.column(t.Cell); at >= 0 && at != i {
			return true
		}
	}
	return false
}

// inOrder reports whether the column heads above the row come in the order of the
// form, as far as they are there, so that the figures do too.
func (r *record) inOrder() bool {
	if len(r.row.Figures) == 1 {
		return true // one figure has no order
	}
	innermost := make([]string, len(r.row.Columns))
	for i, heads := range r.row.Columns {
		if len(heads) > 0 {
			innermost[i] = heads[len(heads)-1]
		}
	}
	heads := r.heads
	if len(heads) == 0 {
		heads = r.apart
	}
	if r.reordered(heads) {
		return false
	}
	for _, h := range heads {
		rest := innermost
		for _, t := range h.heads {
			head := t.label.Heads[len(t.label.Heads)-1]
			if !slices.Contains(innermost, head) {
				continue // an outer head
			}
			i := slices.Index(rest, head)
			if i < 0 {
				return false
			}
			rest = rest[i+1:]
		}
	}
	return true
}
