package parse

import (
	"slices"

	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/report"
)

// headOrders are the ways in which the column heads above a row's figures come in order.
type headOrders struct {
	rows       [][]string // of the heads in one row
	all, inner wholeOrder // of all of them, and of the innermost
}

// wholeOrder is that of heads as one reads the form, and as its columns lie.
type wholeOrder struct{ read, columns []string }

func (o *wholeOrder) has(head string) bool { return slices.Contains(o.columns, head) }

// mixed reports whether heads are these in another order.
func (o *wholeOrder) mixed(heads []string) bool { return mixed(heads, o.read, o.columns) }

// follows reports whether heads come in this order, as far as they are there.
func (o *wholeOrder) follows(heads []string) bool {
	return follow(heads, o.read) || follow(heads, o.columns)
}

// headOrders returns those of a row.
func (r *formRow) headOrders() headOrders {
	var o headOrders
	var before []string
	for _, heads := range r.columns {
		for k, head := range heads {
			if k == len(heads)-1 {
				o.inner.columns = append(o.inner.columns, head)
			}
			if k >= len(before) || before[k] != head || k == len(heads)-1 {
				o.all.columns = append(o.all.columns, head)
				before = nil // what stands under another head is another
			}
		}
		before = heads
	}
	o.rows = [][]string{o.inner.columns}
	for _, row := range r.section.Table.Rows {
		var heads []string
		for _, c := range row.Cells {
			head := han.Fold(c.Label.ZH).Full
			if c.Role != report.RoleColumnHead || !o.all.has(head) {
				continue
			}
			heads = append(heads, head)
			if o.inner.has(head) {
				o.inner.read = append(o.inner.read, head)
			}
		}
		o.rows, o.all.read = append(o.rows, heads), append(o.all.read, heads...)
	}
	return o
}

// reordered reports whether rows of column heads above a record are those of the form in
// another order: heads in one row, where all of a row of the form are there, and heads
// in several, each perhaps on a line of its own.
func (r *record) reordered(rows []headRow) bool {
	orders := &r.row.orders
	var all, inner []string
	single := true
	for _, h := range rows {
		var heads []string
		for _, t := range h.heads {
			head := t.label.heads[len(t.label.heads)-1]
			if orders.all.has(head) {
				heads = append(heads, head)
			}
			if orders.inner.has(head) {
				inner = append(inner, head)
			}
		}
		if mixed(slices.Compact(slices.Clone(heads)), orders.rows...) {
			return true
		}
		single = single && len(h.heads) == 1
		all = append(all, heads...)
	}
	return orders.inner.mixed(inner) || orders.all.mixed(all) ||
		r.grid.flat && single && !(orders.inner.follows(inner) && orders.all.follows(all))
}

// mixed reports whether heads are the same as others, and in the order of none of them.
func mixed(heads []string, others ...[]string) bool {
	same := false
	for _, o := range others {
		if slices.Equal(heads, o) {
			return false
		}
		same = same || len(heads) == len(o) && slices.Equal(slices.Sorted(slices.Values(heads)), slices.Sorted(slices.Values(o)))
	}
	return same
}

// follow reports whether heads come in the order of others, which may be more.
func follow(heads, others []string) bool {
	for _, o := range others {
		if len(heads) > 0 && heads[0] == o {
			heads = heads[1:]
		}
	}
	return len(heads) == 0
}

// wanted lists by figure the heads that have to stand above it: all that the form has
// there, or the innermost, where each of them is of one column and no other is there.
func (r *record) wanted() [][]string {
	inner := make([][]string, len(r.row.columns))
	known := map[string]bool{}
	for i, heads := range r.row.columns {
		if len(heads) == 0 || known[heads[len(heads)-1]] {
			return r.row.columns
		}
		inner[i] = heads[len(heads)-1:]
		known[inner[i][0]] = true
	}
	for _, h := range r.heads {
		for _, t := range h.heads {
			if slices.ContainsFunc(t.label.heads, func(head string) bool { return !known[head] }) {
				return r.row.columns
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
			for _, head := range t.label.heads {
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
func (r *record) contradicted(cells []*token) bool {
	if r.grid.flat && !r.grid.aligned || len(r.heads) == 0 || r.allHeads() || r.edge() != r.ends[cells[0].row] {
		return false
	}
	for i, t := range cells {
		if at := r.column(t.cell); at >= 0 && at != i {
			return true
		}
	}
	return false
}

// inOrder reports whether the column heads above the row come in the order of the
// form, as far as they are there, so that the figures do too.
func (r *record) inOrder() bool {
	if len(r.row.figures) == 1 {
		return true // one figure has no order
	}
	innermost := make([]string, len(r.row.columns))
	for i, heads := range r.row.columns {
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
			head := t.label.heads[len(t.label.heads)-1]
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
