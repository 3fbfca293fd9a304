package parse

import (
	"slices"

	"github.com/govdisclosure/annualreport/report"
)

// headOrders are the ways in which the column heads above a row's figures come in order.
type headOrders struct {
	rows  [][]string // of the heads in one row
	whole [][]string // of all of them: as the columns lie, and as one reads the form
}

// headOrders returns those of a row, by the innermost head of each column.
func (r *formRow) headOrders() headOrders {
	var columns []string
	for _, heads := range r.columns {
		if len(heads) > 0 {
			columns = append(columns, heads[len(heads)-1])
		}
	}
	o := headOrders{rows: [][]string{columns}}
	var read []string
	for _, row := range r.section.Table.Rows {
		var heads []string
		for _, c := range row.Cells {
			if head := fold(c.Label.ZH).full; c.Role == report.RoleColumnHead && slices.Contains(columns, head) {
				heads = append(heads, head)
			}
		}
		o.rows, read = append(o.rows, heads), append(read, heads...)
	}
	o.whole = [][]string{columns, read}
	return o
}

// reordered reports whether the column heads above a row are those of the form in
// another order: heads in one row, where all of a row of the form are there, and heads
// in several, each perhaps on a line of its own.
func (r *record) reordered() bool {
	orders := &r.row.orders
	var all []string
	single := true
	for _, h := range r.heads {
		var heads []string
		for _, t := range h.heads {
			if head := t.label.heads[len(t.label.heads)-1]; slices.Contains(orders.whole[0], head) {
				heads = append(heads, head)
			}
		}
		if mixed(heads, orders.rows) {
			return true
		}
		single = single && len(h.heads) == 1
		all = append(all, heads...)
	}
	return mixed(all, orders.whole) || r.grid.flat && single && !slices.ContainsFunc(orders.whole, func(heads []string) bool { return follow(all, heads) })
}

// mixed reports whether heads are the same as others, and in the order of none of them.
func mixed(heads []string, others [][]string) bool {
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
