package docx

import (
	"github.com/govdisclosure/annualreport/internal/message"
	"github.com/govdisclosure/annualreport/render"
)

// bandFill is the shade of a band, as in the blank form of the notice.
const bandFill = "C6D9F1"

// justifications are the values of w:jc for each alignment.
var justifications = [...]string{
	render.AlignCenter:  "center",
	render.AlignLeft:    "left",
	render.AlignRight:   "right",
	render.AlignJustify: "both",
}

// table sets a table across the whole width of the text. Where it fits a page,
// its rows are kept together.
func (c *composer) table(t *render.Table) error {
	grid, err := t.Grid()
	if err != nil {
		return err
	}
	for i := range t.Rows {
		for j := range t.Rows[i].Cells {
			cell := &t.Rows[i].Cells[j]
			if int(cell.Role) < 0 || int(cell.Role) >= len(cellAligns) {
				return message.Errorf("docx.cell_role", i+1, j+1, int(cell.Role))
			}
			if int(cell.Align) < 0 || int(cell.Align) >= len(justifications) {
				return message.Errorf("docx.cell_align", i+1, j+1, int(cell.Align))
			}
		}
	}
	if t.Caption != "" {
		c.openParagraph(c.look.caption, properties{keepNext: true})
		c.str(`<w:r>`)
		if c.body, err = appendRunText(c.body, t.Caption); err != nil {
			return message.Within("docx.caption", err)
		}
		c.str(`</w:r></w:p>`)
	}
	if c.afterTable {
		c.separator()
	}
	edges := columnEdges(t.Columns, c.look.width)
	size, whole := c.look.chooseSize(t, grid, edges)

	heads := headRows(t, whole)

	c.str(`<w:tbl><w:tblPr>`)
	c.str(c.look.table.start)
	c.str(`<w:tblW w:w="`)
	c.int(c.look.width)
	c.str(`" w:type="dxa"/><w:jc w:val="center"/>`)
	c.str(c.look.table.borders)
	c.str(`<w:tblLayout w:type="fixed"/>`)
	c.str(c.look.table.margins)
	if t.Name != "" {
		c.str(`<w:tblCaption w:val="`)
		if c.body, err = appendAttribute(c.body, t.Name); err != nil {
			return message.Within("docx.table_name", err)
		}
		c.str(`"/>`)
	}
	c.str(`</w:tblPr><w:tblGrid>`)
	for i := range t.Columns {
		c.str(`<w:gridCol w:w="`)
		c.int(edges[i+1] - edges[i])
		c.str(`"/>`)
	}
	c.str(`</w:tblGrid>`)
	for i := range grid {
		c.str(`<w:tr><w:trPr><w:cantSplit/>`)
		if row := tableSizes[size].row; row > 0 {
			c.str(`<w:trHeight w:val="`)
			c.int(row)
			c.str(`"/>`)
		}
		if i < heads {
			c.str(`<w:tblHeader/>`)
		}
		c.str(`</w:trPr>`)
		keep := whole && i < len(grid)-1
		for col := 0; col < len(t.Columns); {
			place := grid[i][col]
			span := max(place.Cell.ColSpan, 1)
			width := edges[col+span] - edges[col]
			if err := c.cell(place, i, width, size, keep); err != nil {
				return message.Within("docx.cell", i+1, col+1, err)
			}
			col += span
		}
		c.str(`</w:tr>`)
	}
	c.str(`</w:tbl>`)
	return nil
}

// headRows returns how many rows at the top are flagged as heading. A table that
// begins with a band has no rows to repeat, since others take the band's place
// below; but where it is not parted, nothing is repeated, and a screen reader that
// finds no heading takes the table for one that lays out a page.
func headRows(t *render.Table, whole bool) int {
	if t.HeadRows == 0 && whole && len(t.Rows) > 1 && len(t.Rows[0].Cells) > 0 && t.Rows[0].Cells[0].Role == render.RoleBand {
		return 1
	}
	return t.HeadRows
}

// cell sets one cell of a row: that row's part of it, where it spans several.
// The order of the elements is that of CT_TcPr in ECMA-376.
func (c *composer) cell(place render.Place, row, width, size int, keep bool) error {
	cell := place.Cell
	c.str(`<w:tc><w:tcPr><w:tcW w:w="`)
	c.int(width)
	c.str(`" w:type="dxa"/>`)
	if cell.ColSpan > 1 {
		c.str(`<w:gridSpan w:val="`)
		c.int(cell.ColSpan)
		c.str(`"/>`)
	}
	first := row == place.Row
	if cell.RowSpan > 1 {
		if first {
			c.str(`<w:vMerge w:val="restart"/>`)
		} else {
			c.str(`<w:vMerge/>`)
		}
	}
	if cell.Role == render.RoleBand {
		c.str(`<w:shd w:val="clear" w:color="auto" w:fill="` + bandFill + `"/>`)
	}
	if cell.Role == render.RoleFigure {
		c.str(`<w:noWrap/>`)
	}
	c.str(`<w:vAlign w:val="center"/></w:tcPr>`)

	p := properties{keepNext: keep}
	if cell.Align != cellAligns[cell.Role] || c.look.table.direct {
		p.align = justifications[cell.Align]
	}
	c.openParagraph(c.look.table.cells[cell.Role][size], p)
	if first && cell.Text != "" {
		c.str(`<w:r>`)
		points := tableSizes[size].points
		if cell.Role == render.RoleFigure {
			points = tableSizes[size].figurePoints(cell.Text, width)
		}
		c.cellRun(points, points != tableSizes[size].points)
		var err error
		if c.body, err = appendRunText(c.body, cell.Text); err != nil {
			return err
		}
		c.str(`</w:r>`)
	}
	c.str(`</w:p></w:tc>`)
	return nil
}

// cellRun writes the w:rPr of a cell's text. The size is left out where it is the
// paragraph's own.
func (c *composer) cellRun(points float64, smaller bool) {
	l := &c.look.table
	if !smaller && !l.direct {
		return
	}
	halves := int(2 * points)
	c.str(l.run)
	c.str(`<w:sz w:val="`)
	c.int(halves)
	c.str(`"/><w:szCs w:val="`)
	c.int(halves)
	c.str(`"/>`)
	c.str(l.runEnd)
}

// columnEdges returns where the columns of a table begin and end, in twips
// from its left edge: one edge more than there are columns.
func columnEdges(columns []float64, width int) []int {
	total := 0.0
	for _, w := range columns {
		total += w
	}
	edges := make([]int, len(columns)+1)
	sum := 0.0
	for i, w := range columns {
		sum += w
		edges[i+1] = int(sum/total*float64(width) + 0.5)
	}
	return edges
}
