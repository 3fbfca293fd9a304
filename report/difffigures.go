package report

import (
	"maps"
	"slices"
)

// figures compares all cells, and what follows from those that differ.
func (c *Changes) figures(a, b *Report) {
	changed := map[Address]bool{}
	for _, address := range union(a.Edition().addresses(), b.Edition().addresses()) {
		before, freeBefore := a.cell(address)
		after, freeAfter := b.cell(address)
		if (freeBefore || freeAfter) && !sameValue(before, after) {
			c.Figures = append(c.Figures, FigureChange{Address: address, Before: before, After: after})
			changed[address] = true
		}
		s, was := a.Stated.Figures[address]
		t, is := b.Stated.Figures[address]
		if was != is || s != t {
			c.Stated = append(c.Stated, StatedChange{address, told(s, was), told(t, is)})
		}
	}
	for _, address := range union(a.Edition().addresses(), b.Edition().addresses()) {
		before, freeBefore := a.cell(address)
		after, freeAfter := b.cell(address)
		if freeBefore || freeAfter || sameValue(before, after) {
			continue
		}
		because := among(changed, a.Edition().summed(address), b.Edition().summed(address))
		c.Follows = append(c.Follows, FigureChange{Address: address, Before: before, After: after, Because: because})
	}
	c.balances(a, b, changed)
}

// balances compares the equations that both editions have.
func (c *Changes) balances(a, b *Report, changed map[Address]bool) {
	for _, id := range b.Edition().Identities() {
		if id.Kind != IdentityBalance || !slices.ContainsFunc(a.Edition().Identities(), func(o *Identity) bool {
			return o.Kind == id.Kind && slices.Equal(o.Left, id.Left) && slices.Equal(o.Right, id.Right)
		}) {
			continue
		}
		before, after := a.balance(id), b.balance(id)
		if before.Known == after.Known && before.Holds() == after.Holds() {
			continue
		}
		var summed [][]Address
		for _, address := range append(slices.Clone(id.Left), id.Right...) {
			summed = append(summed, b.Edition().summed(address))
		}
		c.Balances = append(c.Balances, BalanceChange{id.Left, id.Right, before, after, among(changed, summed...)})
	}
}

func (r *Report) balance(id *Identity) Balance {
	left, right, known := r.Sides(id)
	if !known {
		return Balance{}
	}
	return Balance{true, left.String(), right.String()}
}

// told returns the text of a cell, nil where none is stated.
func told(s string, stated bool) *string {
	if !stated {
		return nil
	}
	return &s
}

// cell returns the figure at an address and whether it is a free one; nil where the form
// has none there.
func (r *Report) cell(a Address) (v Value, free bool) {
	f, err := r.Edition().Figure(a)
	if err != nil {
		return nil, false
	}
	return r.value(f), f.Free()
}

// sameValue tells whether two figures are written alike, of which blank is not none.
func sameValue(a, b Value) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	return a.unit() == b.unit() && a.Blank() == b.Blank() && a.String() == b.String()
}

// addresses returns those of all cells, in the order of the form.
func (f *Format) addresses() []Address {
	all := make([]Address, len(f.figures))
	for i := range f.figures {
		all[i] = f.figures[i].Address
	}
	return all
}

// summed returns the free figures that a cell adds up, itself where it is free.
func (f *Format) summed(a Address) []Address {
	seen := map[Address]bool{}
	var walk func(Address)
	walk = func(a Address) {
		i, ok := f.index[a]
		if !ok || seen[a] {
			return
		}
		seen[a] = true
		for _, part := range f.figures[i].Parts {
			walk(part)
		}
	}
	walk(a)
	maps.DeleteFunc(seen, func(a Address, _ bool) bool { return !f.figures[f.index[a]].Free() })
	return slices.SortedFunc(maps.Keys(seen), func(a, b Address) int { return f.index[a] - f.index[b] })
}

// among returns the addresses that are in the set, each once.
func among(set map[Address]bool, lists ...[]Address) (found []Address) {
	for _, list := range lists {
		for _, a := range list {
			if set[a] && !slices.Contains(found, a) {
				found = append(found, a)
			}
		}
	}
	return found
}
