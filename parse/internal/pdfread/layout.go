package pdfread

import (
	"cmp"
	"slices"
)

// Element is a line of a page, a table or a picture.
type Element struct {
	Line    *Line
	Table   *Table
	Picture *Box
}

// top is where an element begins.
func (e *Element) top() float64 {
	switch {
	case e.Table != nil:
		return e.Table.Top
	case e.Picture != nil:
		return e.Picture.Top
	}
	return e.Line.Y - 0.9*e.Line.Size
}

// Elements returns what stands on a page, from the top down, and text that does not
// run from left to right, as stamps do, apart. In a cell it may run up or down, but
// text at a slant is part of nothing.
//
// On a page of ours lines are drawn before characters, so that others are none of
// its tables: they frame what was typed over. And there a frame around one cell is a
// table, elsewhere it is none.
func (p *Page) Elements(ours bool, b Budget) (all []Element, aside string, err error) {
	rules := p.Rules
	if ours && len(p.Glyphs) > 0 {
		n := 0
		for n < len(rules) && rules[n].order < p.Glyphs[0].order {
			n++
		}
		if n > 0 {
			rules = rules[:n]
		}
	}
	defer stopped(&err)
	ts, err := tables(rules, charger{b})
	if err != nil {
		return nil, "", err
	}
	// A table in a cell of another has its characters first.
	slices.SortStableFunc(ts, func(a, b Table) int { return cmp.Compare(a.Width()*a.Height(), b.Width()*b.Height()) })
	rest := p.Glyphs
	for i := range ts {
		t := &ts[i]
		if len(t.Cells) < 2 && !ours {
			continue
		}
		charger{b}.step(len(rest) + len(t.Cells))
		rest = t.take(rest)
		all = append(all, Element{Table: t})
	}
	ls, aside := lines(rest, false)
	aside = p.slanting + aside
	for i := range ls {
		all = append(all, Element{Line: &ls[i]})
	}
	for i := range p.Pictures {
		all = append(all, Element{Picture: &p.Pictures[i]})
	}
	slices.SortStableFunc(all, func(a, b Element) int { return cmp.Compare(a.top(), b.top()) })
	return all, aside, nil
}
