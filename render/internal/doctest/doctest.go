// Package doctest makes documents for tests that no report is composed to: with missing
// blocks, ragged tables, spans of any size.
package doctest

import (
	"math"
	"math/rand/v2"

	"github.com/govdisclosure/annualreport/render"
)

// Random returns a document of a seed. Most are not in order; a backend returns an error
// for those, or writes what it can make of them.
func Random(seed uint64) *render.Document {
	g := generator{rand.New(rand.NewPCG(seed, 11))}
	doc := &render.Document{}
	for range g.IntN(5) {
		doc.Blocks = append(doc.Blocks, g.block())
	}
	return doc
}

type generator struct{ *rand.Rand }

func pick[T any](g generator, from ...T) T { return from[g.IntN(len(from))] }

func (g generator) text() string {
	return pick(g, "", " ", "一", "12", "一，二", "a", "\n", "\t", "一\n二", "\xff", "\a", "|", "**", "\u200b", "1234567890123456789012345", "——")
}

// number is a number that is in order, as a rule.
func (g generator) number() int {
	return pick(g, 0, 1, 1, 1, 2, 2, 3, 4, -1, math.MaxInt, math.MinInt, math.MaxInt32, 1<<40)
}

func (g generator) runs() []render.Run {
	var runs []render.Run
	for range g.IntN(4) {
		runs = append(runs, render.Run{Text: g.text(), Bold: g.IntN(2) == 0, Heading: pick(g, 0, 0, g.number())})
	}
	return runs
}

func (g generator) block() render.Block {
	switch g.IntN(16) {
	case 0:
		return pick[render.Block](g, nil, (*render.Title)(nil), (*render.Heading)(nil), (*render.Paragraph)(nil), (*render.Table)(nil), (*render.Figure)(nil))
	case 1:
		return &render.Title{Parts: pick(g, nil, []string{}, []string{g.text()}, []string{g.text(), g.text()})}
	case 2:
		return &render.Heading{Level: pick(g, 1, 2, 3, 4, g.number()), Runs: g.runs()}
	case 3:
		return &render.Figure{Data: []byte(g.text()), Format: pick(g, "png", "jpeg", "", "x"), Width: g.number(), Height: g.number(), Alt: g.text(), Caption: g.text()}
	case 4, 5, 6:
		return &render.Paragraph{Runs: g.runs()}
	}
	return g.table()
}

// table returns a table that is whole but for one or two of its numbers, or anything.
func (g generator) table() *render.Table {
	t := &render.Table{Name: g.text(), Caption: g.text(), HeadRows: pick(g, 0, 1, g.number())}
	columns := g.IntN(4)
	for range columns {
		t.Columns = append(t.Columns, pick(g, 1, 1, 2, 40, 1e-300, 1e300, math.Inf(1), math.NaN(), 0, -1))
	}
	for range g.IntN(5) {
		var row render.Row
		for range pick(g, columns, columns, columns, g.IntN(5)) {
			row.Cells = append(row.Cells, render.Cell{
				Text: g.text(), Role: pick(g, render.RoleText, render.RoleFigure, render.RoleBand, render.RoleColumnHead, render.RoleRowHead, render.Role(g.number())),
				Align: render.Align(g.number()), ColSpan: pick(g, 0, 0, 0, 1, g.number()), RowSpan: pick(g, 0, 0, 0, 1, g.number()),
			})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
