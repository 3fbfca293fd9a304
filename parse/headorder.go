package parse

import (
	"slices"

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
			head := fold(c.Label.ZH).full
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
