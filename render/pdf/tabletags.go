package pdf

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/govdisclosure/annualreport/render"
	"github.com/govdisclosure/annualreport/render/pdf/internal/structure"
)

// mostHeaders is how many headings of its columns, and of its rows, a cell names: the
// nearest. The form has three.
const mostHeaders = 8

// table adds the structure of a table: its rows, and of each cell what it spans and, for
// a reader who goes from cell to cell, which headings it stands under. The tables of the
// form have headings of several levels, so that the scope of a heading does not say
// enough.
func (t *tags) table(document *structure.Element, block int, table *render.Table) error {
	grid, err := table.Grid()
	if err != nil {
		return err
	}
	b := &t.blocks[block]
	whole := t.tree.Add(document, structure.Element{Type: "Table"})
	b.caption = t.tree.Add(whole, structure.Element{Type: "Caption"})
	head := t.tree.Add(whole, structure.Element{Type: "THead"})
	body := t.tree.Add(whole, structure.Element{Type: "TBody"})
	names := map[*render.Cell]string{} // of the headings
	above := make([]headers, len(table.Columns))
	for i, row := range grid {
		section := body
		if i < table.HeadRows {
			section = head
		}
		tr := t.tree.Add(section, structure.Element{Type: "TR", Keep: true})
		var beside headers
		for k, place := range row {
			begins := place.Row == i && place.Column == k
			if begins {
				e := structure.Element{Type: "TD", Keep: true}
				scope := scopes[place.Cell.Role]
				if scope == "" && i < table.HeadRows {
					scope = "Column" // a note that stands among the headings
				}
				if scope != "" {
					t.headings++
					e.Type, e.ID = "TH", "h"+strconv.Itoa(t.headings)
					names[place.Cell] = e.ID
				}
				var heads []string
				if scope != "Column" {
					heads = beside.names
				}
				if scope == "" {
					t.heads = append(append(t.heads[:0], heads...), above[k].names...)
					heads = t.heads
				}
				e.Attributes = cellAttributes(place.Cell, scope, heads)
				b.cells = append(b.cells, t.tree.Add(tr, e))
			}
			switch role := place.Cell.Role; {
			case role == render.RoleRowHead:
				beside.add(names[place.Cell])
			case role == render.RoleColumnHead, role == render.RoleBand, i < table.HeadRows:
				above[k].under(i, names[place.Cell])
			}
		}
	}
	return nil
}

// scopes say what a heading's cell is the heading of.
var scopes = map[render.Role]string{
	render.RoleColumnHead: "Column", render.RoleBand: "Column", render.RoleRowHead: "Row",
}

// cellAttributes returns the attributes of a cell (ISO 32000-1 table 349).
func cellAttributes(c *render.Cell, scope string, headers []string) string {
	b := make([]byte, 0, 96)
	b = append(b, "/A <</O /Table"...)
	empty := len(b)
	if scope != "" {
		b = append(append(b, " /Scope /"...), scope...)
	}
	if c.ColSpan > 1 {
		b = fmt.Appendf(b, " /ColSpan %d", c.ColSpan)
	}
	if c.RowSpan > 1 {
		b = fmt.Appendf(b, " /RowSpan %d", c.RowSpan)
	}
	if len(headers) > 0 {
		b = append(b, " /Headers ["...)
		for _, h := range headers {
			b = append(append(append(b, '('), h...), ')')
		}
		b = append(b, ']')
	}
	if len(b) == empty {
		return ""
	}
	return string(append(b, ">>"...))
}

// headers are the headings that a cell stands under, or beside.
type headers struct {
	names []string
	row   int // the last that had one
}

// under takes a heading in a row. One that stands below figures ends those above them.
func (h *headers) under(row int, name string) {
	if row > h.row+1 {
		h.names = nil
	}
	h.row = row
	h.add(name)
}

func (h *headers) add(name string) {
	if slices.Contains(h.names, name) {
		return
	}
	// Never in place: cells hold the slice.
	h.names = append(slices.Clone(h.names[max(0, len(h.names)+1-mostHeaders):]), name)
}
