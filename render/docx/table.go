package docx

import (
	"fmt"

	"github.com/govdisclosure/annualreport/render"
)

// bandFill is the shade of a band, as in the blank form of the notice.
const bandFill = "C6D9F1"

// cellStyle is how the cells of one role are set.
type cellStyle struct {
	paragraph string       // the paragraph style
	align     render.Align // what that style sets
}

var cellStyles = [...]cellStyle{
	render.RoleText:       {"TableText", render.AlignJustify},
	render.RoleColumnHead: {"TableColumnHead", render.AlignCenter},
	render.RoleRowHead:    {"TableRowHead", render.AlignLeft},
	render.RoleBand:       {"TableBand", render.AlignCenter},
	render.RoleFigure:     {"TableFigure", render.AlignCenter},
}

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
			if int(cell.Role) < 0 || int(cell.Role) >= len(cellStyles) {
				return fmt.Errorf("row %d, cell %d: its role is %d, which is none", i+1, j+1, cell.Role)
			}
			if int(cell.Align) < 0 || int(cell.Align) >= len(justifications) {
				return fmt.Errorf("row %d, cell %d: its alignment is %d, which is none", i+1, j+1, cell.Align)
			}
		}
	}
	if t.Caption != "" {
		c.openParagraph("Caption", "", properties{keepNext: true})
		c.str(`<w:r>`)
		if c.body, err = appendRunText(c.body, t.Caption); err != nil {
			return fmt.Errorf("caption: %w", err)
		}
		c.str(`</w:r></w:p>`)
	}
	if c.afterTable {
		c.separator()
	}
	edges := columnEdges(t.Columns)
	size, whole := chooseSize(t, grid, edges)

	c.str(`<w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="`)
	c.int(textWidth)
	c.str(`" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>`)
	if t.Name != "" {
		c.str(`<w:tblCaption w:val="`)
		if c.body, err = appendAttribute(c.body, t.Name); err != nil {
			return fmt.Errorf("name: %w", err)
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
		if size.row > 0 {
			c.str(`<w:trHeight w:val="`)
			c.int(size.row)
			c.str(`"/>`)
		}
		if i < t.HeadRows {
			c.str(`<w:tblHeader/>`)
		}
		c.str(`</w:trPr>`)
		keep := whole && i < len(grid)-1
		for col := 0; col < len(t.Columns); {
			place := grid[i][col]
			span := max(place.Cell.ColSpan, 1)
			width := edges[col+span] - edges[col]
			if err := c.cell(place, i, width, size, keep); err != nil {
				return fmt.Errorf("row %d, column %d: %w", i+1, col+1, err)
			}
			col += span
		}
		c.str(`</w:tr>`)
	}
	c.str(`</w:tbl>`)
	return nil
}

// cell sets one cell of a row: that row's part of it, where it spans several.
// The order of the elements is that of CT_TcPr in ECMA-376.
func (c *composer) cell(place render.Place, row, width int, size tableSize, keep bool) error {
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

	style := cellStyles[cell.Role]
	p := properties{keepNext: keep}
	if cell.Align != style.align {
		p.align = justifications[cell.Align]
	}
	c.openParagraph(style.paragraph, size.suffix, p)
	if first && cell.Text != "" {
		c.str(`<w:r>`)
		if cell.Role == render.RoleFigure {
			if points := size.figurePoints(cell.Text, width); points < size.points {
				halves := int(2 * points)
				c.str(`<w:rPr><w:sz w:val="`)
				c.int(halves)
				c.str(`"/><w:szCs w:val="`)
				c.int(halves)
				c.str(`"/></w:rPr>`)
			}
		}
		var err error
		if c.body, err = appendRunText(c.body, cell.Text); err != nil {
			return err
		}
		c.str(`</w:r>`)
	}
	c.str(`</w:p></w:tc>`)
	return nil
}

// columnEdges returns where the columns of a table begin and end, in twips
// from its left edge: one edge more than there are columns.
func columnEdges(columns []float64) []int {
	total := 0.0
	for _, w := range columns {
		total += w
	}
	edges := make([]int, len(columns)+1)
	sum := 0.0
	for i, w := range columns {
		sum += w
		edges[i+1] = int(sum/total*textWidth + 0.5)
	}
	return edges
}
