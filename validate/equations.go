package validate

import (
	"slices"

	"github.com/govdisclosure/annualreport/report"
	"github.com/shopspring/decimal"
)

// equation is an identity of the form with the figures of a report in it.
type equation struct {
	*report.Identity
	left, right decimal.Decimal
	// terms are the cells that it comes down to, with the sign and the number of
	// times each counts on the left; a derived total counts as its parts.
	terms map[report.Address]int64
	// culprit is the one cell whose change would mend this equation and all
	// broken ones that hang together with it, or nil.
	culprit *Culprit
}

// off returns by how much the left side is more than the right.
func (e *equation) off() decimal.Decimal { return e.left.Sub(e.right) }

// names reports whether a cell stands in the equation itself.
func (e *equation) names(a report.Address) bool {
	return slices.Contains(e.Left, a) || slices.Contains(e.Right, a)
}

// broken returns the equations that do not hold, in the order of the form. They are
// worked out once.
func (f *figures) broken() []*equation {
	if f.unbalanced == nil {
		f.unbalanced = f.balance()
	}
	return f.unbalanced
}

// balance works the equations out. One with a blank in it is not known and not
// broken. One between derived totals alone holds exactly where those between their
// parts do, and is left out. What it returns is never nil.
func (f *figures) balance() []*equation {
	var all []*equation
	broken := []*equation{}
	for _, id := range f.format.Identities() {
		left, leftKnown := f.sum(id.Left)
		right, rightKnown := f.sum(id.Right)
		if !leftKnown || !rightKnown || f.allDerived(id) {
			continue
		}
		e := &equation{Identity: id, left: left, right: right}
		all = append(all, e)
		if !left.Equal(right) {
			broken = append(broken, e)
		}
	}
	if len(broken) == 0 {
		return broken
	}
	for _, e := range all {
		e.terms = f.terms(e.Identity)
	}
	for rest := broken; len(rest) > 0; {
		var group []*equation
		group, rest = connected(rest)
		c := f.culprit(group, all)
		for _, e := range group {
			e.culprit = c
		}
	}
	return broken
}

func (f *figures) allDerived(id *report.Identity) bool {
	for _, side := range [][]report.Address{id.Left, id.Right} {
		for _, a := range side {
			if !f.cells[a].derived() {
				return false
			}
		}
	}
	return true
}

// terms returns what an identity comes down to.
func (f *figures) terms(id *report.Identity) map[report.Address]int64 {
	terms := map[report.Address]int64{}
	var add func(a report.Address, sign int64)
	add = func(a report.Address, sign int64) {
		if c := f.cells[a]; !c.figure.Free() {
			for _, part := range c.figure.Parts {
				add(part, sign)
			}
			return
		}
		terms[a] += sign
	}
	for _, side := range []struct {
		cells []report.Address
		sign  int64
	}{{id.Left, 1}, {id.Right, -1}} {
		for _, a := range side.cells {
			if f.cells[a].stated {
				terms[a] += side.sign
			} else {
				add(a, side.sign)
			}
		}
	}
	return terms
}

// connected splits off the equations that share a cell with the first, or with one
// that does.
func connected(equations []*equation) (group, rest []*equation) {
	group, rest = equations[:1:1], slices.Clone(equations[1:])
	for i := 0; i < len(group); i++ {
		rest = slices.DeleteFunc(rest, func(e *equation) bool {
			for a, k := range e.terms {
				if k != 0 && group[i].terms[a] != 0 {
					group = append(group, e)
					return true
				}
			}
			return false
		})
	}
	return group, rest
}

// culprit returns the one cell whose change mends all equations of the group and
// breaks none that holds, or nil where there is no such cell or more than one.
func (f *figures) culprit(group, all []*equation) *Culprit {
	var found *Culprit
	for a, k := range group[0].terms {
		if k == 0 {
			continue
		}
		c := f.cells[a]
		change := group[0].off().Div(decimal.NewFromInt(k)).Neg()
		if !mends(a, change, group, all) {
			continue
		}
		value, _ := c.value.Decimal()
		mended := value.Add(change).String()
		if _, err := c.figure.Parse(mended); err != nil {
			continue // negative, not whole or too large
		}
		if found != nil {
			return nil
		}
		found = &Culprit{Address: a, Got: c.text, Want: mended}
	}
	return found
}

// mends reports whether a change of the cell makes all equations of the group hold
// and leaves those that hold alone.
func mends(a report.Address, change decimal.Decimal, group, all []*equation) bool {
	for _, e := range group {
		if !e.off().Add(change.Mul(decimal.NewFromInt(e.terms[a]))).IsZero() {
			return false
		}
	}
	return !slices.ContainsFunc(all, func(e *equation) bool {
		return e.off().IsZero() && e.terms[a] != 0
	})
}
