package word

import (
	"encoding/xml"
	"slices"
	"strconv"
	"strings"

	"github.com/govdisclosure/annualreport/parse/internal/doc"
	"github.com/govdisclosure/annualreport/parse/internal/html"
)

// table reads a table. A cell that goes on in the next row is written there again
// and marked as going on (vMerge); so the rows are read first and laid out then.
func (d *docxReader) table() ([]doc.Block, error) {
	var rows []docxRow
	var inside func(s xml.StartElement) error
	inside = func(s xml.StartElement) error {
		switch {
		case s.Name.Local == "tr":
			row, err := d.row()
			if err == nil && !row.deleted {
				rows = append(rows, row)
			}
			return err
		case s.Name.Local == "sdt":
			return d.control(inside)
		case transparent[s.Name.Local]:
			return d.each(inside)
		}
		return d.skip()
	}
	if err := d.each(inside); err != nil {
		return nil, err
	}
	heads := 0
	for heads < len(rows) && rows[heads].head {
		heads++
	}
	g := doc.TableBuilder{Account: d.budget, Exact: d.exact}
	for i := range rows {
		g.Row()
		if err := d.budget.Alive(); err != nil {
			return nil, err
		}
		for k := range rows[i].cells {
			c := &rows[i].cells[k]
			if !c.goesOn || !begun(rows[:i], c.col) {
				g.Col = c.col
				if err := g.Cell(doc.CellOf(c.blocks), c.cols, 1+further(rows[i+1:], c.col)); err != nil {
					return nil, err
				}
			}
		}
	}
	b, err := g.Block(doc.Block{}, heads)
	if err != nil {
		return nil, err
	}
	return []doc.Block{b}, nil
}

// docxRow is a row of a table as it is written.
type docxRow struct {
	before        int // columns left free at its start
	cells         []docxCell
	head, deleted bool
}

type docxCell struct {
	blocks    []doc.Block
	col, cols int  // where it begins, and how many columns it covers
	goesOn    bool // it belongs to the cell above
}

// at returns the cell that begins in a column.
func (r *docxRow) at(col int) *docxCell {
	k, found := slices.BinarySearchFunc(r.cells, col, func(c docxCell, col int) int { return c.col - col })
	if !found {
		return nil
	}
	return &r.cells[k]
}

// begun reports whether a cell in the row above can go on here.
func begun(above []docxRow, col int) bool {
	return len(above) > 0 && above[len(above)-1].at(col) != nil
}

// further counts the rows below into which a cell goes on.
func further(below []docxRow, col int) int {
	n := 0
	for n < len(below) {
		if c := below[n].at(col); c == nil || !c.goesOn {
			break
		}
		n++
	}
	return n
}

func (d *docxReader) row() (docxRow, error) {
	var row docxRow
	var inside func(s xml.StartElement) error
	inside = func(s xml.StartElement) error {
		switch {
		case s.Name.Local == "trPr":
			return d.each(func(s xml.StartElement) error {
				switch s.Name.Local {
				case "gridBefore":
					row.before = count(s)
				case "tblHeader":
					row.head = on(s)
				case "del":
					row.deleted = true
					d.deleted++
				case "ins":
					d.inserted++
				}
				return d.skip()
			})
		case s.Name.Local == "tc":
			return d.tableCell(&row)
		case s.Name.Local == "sdt":
			return d.control(inside)
		case transparent[s.Name.Local]:
			return d.each(inside)
		}
		return d.skip()
	}
	err := d.each(inside)
	col := row.before
	for k := range row.cells {
		row.cells[k].col = col
		col += row.cells[k].cols
	}
	return row, err
}

func (d *docxReader) tableCell(row *docxRow) error {
	outer := d.looks
	d.cells, d.looks = d.cells+1, cellLooks{}
	defer func() { d.cells, d.looks = d.cells-1, outer }()
	c := docxCell{cols: 1}
	merged, deleted := false, false // into the cell on its left; as a tracked change
	var err error
	if c.blocks, err = d.blocksOf(func(s xml.StartElement) error {
		switch s.Name.Local {
		case "gridSpan":
			c.cols = max(count(s), 1)
		case "vMerge":
			c.goesOn = value(s, "val") != "restart"
		case "hMerge":
			merged = value(s, "val") != "restart"
		case "cellDel":
			deleted = true
			d.deleted++
		case "cellIns":
			d.inserted++
		}
		return d.skip()
	}); err != nil {
		return err
	}
	d.looks.settle(c.blocks)
	switch n := len(row.cells); {
	case deleted:
	case merged && n > 0:
		row.cells[n-1].cols += c.cols
	default:
		row.cells = append(row.cells, c)
	}
	return nil
}

// count reads a number of columns.
func count(s xml.StartElement) int {
	n, err := strconv.Atoi(strings.TrimSpace(value(s, "val")))
	if err != nil {
		return 0
	}
	return min(max(n, 0), html.MostSpan)
}
