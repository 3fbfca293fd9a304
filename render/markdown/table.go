package markdown

import (
	"html"
	"strconv"
	"strings"

	"github.com/govdisclosure/annualreport/render"
)

func (p *printer) table(t *render.Table) error {
	grid, err := t.Grid()
	if err != nil {
		return err
	}
	if t.Caption != "" {
		p.caption(t.Caption)
		p.b.WriteByte('\n')
	}
	if p.Tables == HTMLTables || !pipes(t) {
		p.htmlTable(t)
	} else {
		p.pipeTable(t, grid)
	}
	return nil
}

// pipes reports whether a table can be a pipe table without a loss: a small table
// with one row of headings; or one of the form, whose cells say by their roles what
// is a heading.
func pipes(t *render.Table) bool {
	roles := false
	for _, row := range t.Rows {
		for _, c := range row.Cells {
			if strings.Contains(c.Text, "\n") {
				return false
			}
			roles = roles || c.Role == render.RoleFigure
		}
	}
	return roles || t.HeadRows == 1
}

// pipeTable writes the grid of the table, its first row as the heading that
// Markdown asks for.
func (p *printer) pipeTable(t *render.Table, grid [][]render.Place) {
	cells := make([][]string, len(grid))
	widths := make([]int, len(t.Columns))
	for i, row := range grid {
		cells[i] = make([]string, len(row))
		for k, place := range row {
			if shows(place, i, k) {
				// A cell's outer white space is no part of it in Markdown.
				cells[i][k] = escapeEdges(place.Cell.Text, true, true)
			}
			widths[k] = max(widths[k], render.Width(cells[i][k]), 3)
		}
	}
	for i, row := range cells {
		p.pipeRow(row, widths)
		if i == 0 {
			p.delimiter(grid[len(grid)-1], widths)
		}
	}
}

// shows reports whether a cell's text stands in the place: in the first place that
// it covers always; in the others where it names what stands there.
func shows(place render.Place, row, column int) bool {
	switch place.Cell.Role {
	case render.RoleColumnHead:
		return true
	case render.RoleRowHead:
		return place.Column == column
	default:
		return place.Row == row && place.Column == column
	}
}

func (p *printer) pipeRow(cells []string, widths []int) {
	for k, text := range cells {
		p.b.WriteString("| " + text + strings.Repeat(" ", widths[k]-render.Width(text)+1))
	}
	p.b.WriteString("|\n")
}

// delimiter writes the row below the heading; the last row tells which columns hold
// figures, which are centred.
func (p *printer) delimiter(last []render.Place, widths []int) {
	for k, place := range last {
		if place.Cell.Role == render.RoleFigure {
			p.b.WriteString("|:" + strings.Repeat("-", widths[k]) + ":")
		} else {
			p.b.WriteString("| " + strings.Repeat("-", widths[k]) + " ")
		}
	}
	p.b.WriteString("|\n")
}

// htmlTable writes the table in HTML, a line a row and no empty line, which would
// end it.
func (p *printer) htmlTable(t *render.Table) {
	p.b.WriteString("<table>\n")
	for i, row := range t.Rows {
		switch {
		case i == 0 && t.HeadRows > 0:
			p.b.WriteString("<thead>\n")
		case i == t.HeadRows && i > 0:
			p.b.WriteString("</thead>\n<tbody>\n")
		case i == 0:
			p.b.WriteString("<tbody>\n")
		}
		p.b.WriteString("<tr>")
		for _, c := range row.Cells {
			p.htmlCell(&c)
		}
		p.b.WriteString("</tr>\n")
	}
	if t.HeadRows == len(t.Rows) {
		p.b.WriteString("</thead>\n</table>\n")
	} else {
		p.b.WriteString("</tbody>\n</table>\n")
	}
}

func (p *printer) htmlCell(c *render.Cell) {
	tag, attributes := "td", ""
	switch c.Role {
	case render.RoleColumnHead, render.RoleRowHead, render.RoleBand:
		tag = "th"
	}
	if c.ColSpan > 1 {
		attributes += ` colspan="` + strconv.Itoa(c.ColSpan) + `"`
	}
	if c.RowSpan > 1 {
		attributes += ` rowspan="` + strconv.Itoa(c.RowSpan) + `"`
	}
	switch c.Align {
	case render.AlignLeft, render.AlignJustify:
		attributes += ` align="left"`
	case render.AlignRight:
		attributes += ` align="right"`
	default:
		attributes += ` align="center"`
	}
	if spaced(c.Text) {
		attributes += ` style="white-space:pre-wrap"`
	}
	text := strings.ReplaceAll(html.EscapeString(c.Text), "\n", "<br>")
	p.b.WriteString("<" + tag + attributes + ">" + text + "</" + tag + ">")
}

// spaced reports whether a text has white space that HTML would not show as it stands:
// at its edges, two in a row, a tab.
func spaced(s string) bool {
	return strings.HasPrefix(s, " ") || strings.HasSuffix(s, " ") || strings.Contains(s, "  ") || strings.Contains(s, "\t")
}
