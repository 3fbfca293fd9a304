package form

import (
	"slices"

	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/report"
)

// Orders are the ways in which the column heads above a row's figures come in order.
type Orders struct {
	Rows       [][]string // of the heads in one row
	All, Inner Order      // of all of them, and of the innermost
}

// Order is that of heads as one reads the form, and as its columns lie.
type Order struct{ read, columns []string }

func (o *Order) Has(head string) bool { return slices.Contains(o.columns, head) }

// Mixed reports whether heads are these in another order.
func (o *Order) Mixed(heads []string) bool { return Mixed(heads, o.read, o.columns) }

// Follows reports whether heads come in this order, as far as they are there.
func (o *Order) Follows(heads []string) bool {
	return follow(heads, o.read) || follow(heads, o.columns)
}

// headOrders returns those of a row.
func (r *Row) headOrders() Orders {
	var o Orders
	var before []string
	for _, heads := range r.Columns {
		for k, head := range heads {
			if k == len(heads)-1 {
				o.Inner.columns = append(o.Inner.columns, head)
			}
			if k >= len(before) || before[k] != head || k == len(heads)-1 {
				o.All.columns = append(o.All.columns, head)
				before = nil // what stands under another head is another
			}
		}
		before = heads
	}
	o.Rows = [][]string{o.Inner.columns}
	for _, row := range r.Section.Table.Rows {
		var heads []string
		for _, c := range row.Cells {
			head := han.Fold(c.Label.ZH).Full
			if c.Role != report.RoleColumnHead || !o.All.Has(head) {
				continue
			}
			heads = append(heads, head)
			if o.Inner.Has(head) {
				o.Inner.read = append(o.Inner.read, head)
			}
		}
		o.Rows, o.All.read = append(o.Rows, heads), append(o.All.read, heads...)
	}
	return o
}

// Mixed reports whether heads are the same as others, and in the order of none of them.
func Mixed(heads []string, others ...[]string) bool {
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
