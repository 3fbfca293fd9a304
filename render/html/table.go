package html

import (
	"strconv"
	"strings"

	"github.com/govdisclosure/annualreport/render"
)

// table is a table while it is written.
type table struct {
	*render.Table
	grid   [][]render.Place
	groups []int  // the first rows of its bodies
	key    string // what its ids begin with
	heads  heads
	labels int // columns at its left that only name what stands beside them
}

func (p *printer) table(from *render.Table) error {
	grid, err := from.Grid()
	if err != nil {
		return err
	}
	p.tables++
	t := &table{Table: from, grid: grid, key: "table-" + strconv.Itoa(p.tables)}
	t.groups = t.bodies()
	t.labels = t.labelColumns()
	if key := t.formKey(); key != "" {
		t.key = key
		t.heads = t.headsOfFigures()
	}
	p.openTable(t)
	for i := range t.Rows {
		p.bodies(t, i)
		p.b.WriteString("<tr>")
		column := 0
		for k := range t.Rows[i].Cells {
			c := &t.Rows[i].Cells[k]
			for grid[i][column].Cell != c {
				column++
			}
			p.cell(t, c, i, column)
		}
		p.b.WriteString("</tr>\n")
	}
	if t.HeadRows == len(t.Rows) && t.HeadRows > 0 {
		p.b.WriteString("</thead>\n")
	} else if len(t.Rows) > 0 {
		p.b.WriteString("</tbody>\n")
	}
	p.b.WriteString("</table>\n")
	if p.Mode == Page {
		p.b.WriteString("</section>\n")
	} else {
		p.b.WriteString("</div>\n")
	}
	return nil
}

// openTable begins a table, in an element of its own that scrolls sideways where the screen is
// narrow, and that the keyboard reaches.
func (p *printer) openTable(t *table) {
	name := t.Caption
	if name == "" {
		name = t.Name
	}
	widths, least := t.widths()
	if p.Mode == Fragment {
		p.b.WriteString(`<div role="region" tabindex="0"`)
		p.label(name)
		p.b.WriteString(` style="overflow-x:auto">` + "\n" + `<table style="border-collapse:collapse;width:100%;min-width:` + rem(least) + `">` + "\n")
	} else {
		p.b.WriteString(`<section class="table" tabindex="0"`)
		if name != "" {
			p.b.WriteString(` aria-labelledby="` + t.key + `-caption"`)
		} else {
			p.label(name)
		}
		p.b.WriteString(">\n<table")
		if !t.hasFigures() {
			p.b.WriteString(` class="text"`)
		}
		p.b.WriteString(` style="--least:` + rem(least))
		at := 0.0
		for k := range t.held() {
			p.b.WriteString(";--left" + strconv.Itoa(k) + ":" + rem(at))
			at += widths[k]
		}
		p.b.WriteString(`">` + "\n")
	}
	// The heading above a table of the form says what it holds. So its caption is there
	// for those who listen, and not in a fragment, where nothing could hide it.
	if name != "" && (p.Mode == Page || t.Caption != "") {
		p.b.WriteString("<caption")
		if p.Mode == Page {
			p.b.WriteString(` id="` + t.key + `-caption"`)
			if t.Caption == "" {
				p.b.WriteString(` class="unseen"`)
			}
		}
		p.b.WriteByte('>')
		p.text(name, lineBreak)
		p.b.WriteString("</caption>\n")
	}
	p.b.WriteString("<colgroup>")
	for _, w := range widths {
		p.b.WriteString(`<col style="width:` + strconv.FormatFloat(100*w/least, 'f', 2, 64) + `%">`)
	}
	p.b.WriteString("</colgroup>\n")
}

// label names an element that the keyboard reaches.
func (p *printer) label(name string) {
	if name == "" {
		name = "表格"
	}
	p.attribute("aria-label", name)
}

// bodies begins the head or the body whose first row is the row, and ends the one before.
func (p *printer) bodies(t *table, row int) {
	switch {
	case row == 0 && t.HeadRows > 0:
		p.b.WriteString("<thead>\n")
	case row == 0:
		p.b.WriteString("<tbody>\n")
	case row == t.HeadRows:
		p.b.WriteString("</thead>\n<tbody>\n")
	case row > t.HeadRows && t.begins(row):
		p.b.WriteString("</tbody>\n<tbody>\n")
	}
}

// cell writes a cell that begins in the place.
func (p *printer) cell(t *table, c *render.Cell, row, column int) {
	tag := "td"
	if isHead(c) {
		tag = "th"
	}
	p.b.WriteString("<" + tag)
	if c.ColSpan > 1 {
		p.b.WriteString(` colspan="` + strconv.Itoa(c.ColSpan) + `"`)
	}
	if c.RowSpan > 1 {
		p.b.WriteString(` rowspan="` + strconv.Itoa(c.RowSpan) + `"`)
	}
	if tag == "th" {
		p.b.WriteString(` scope="` + t.scope(c, row) + `"`)
	}
	if p.Mode == Fragment {
		p.b.WriteString(` style="` + fragmentStyle(c) + `"`)
	} else {
		p.pageCell(t, c, row, column)
	}
	p.b.WriteByte('>')
	p.text(c.Text, lineBreak)
	p.b.WriteString("</" + tag + ">")
}

// pageCell writes what a cell of a page has beside its span and its scope.
func (p *printer) pageCell(t *table, c *render.Cell, row, column int) {
	place := [2]int{row, column}
	if t.heads.named[place] {
		p.b.WriteString(` id="` + t.id(place) + `"`)
	}
	if heads := t.heads.of[place]; len(heads) > 0 {
		p.b.WriteString(` headers="`)
		for i, h := range heads {
			if i > 0 {
				p.b.WriteByte(' ')
			}
			p.b.WriteString(t.id(h))
		}
		p.b.WriteByte('"')
	}
	if c.Address != "" {
		p.attribute("data-address", c.Address)
	}
	if class := t.class(c, column); class != "" {
		p.b.WriteString(` class="` + class + `"`)
	}
	if spaced(c.Text) {
		p.b.WriteString(` style="white-space:pre-wrap"`)
	}
}

// class returns the classes of a page's cell.
func (t *table) class(c *render.Cell, column int) string {
	var all []string
	switch {
	case c.Role == render.RoleFigure:
		all = append(all, "figure")
	case c.Role == render.RoleBand:
		all = append(all, "band")
	}
	switch c.Align {
	case render.AlignLeft, render.AlignJustify:
		all = append(all, "left")
	case render.AlignRight:
		all = append(all, "right")
	}
	if column < t.held() && c.Role != render.RoleBand {
		all = append(all, "held"+strconv.Itoa(column))
	}
	return strings.Join(all, " ")
}

// fragmentStyle is how a cell looks where there is no style sheet.
func fragmentStyle(c *render.Cell) string {
	s := "border:1px solid #000;padding:4px;font-weight:normal;text-align:"
	switch c.Align {
	case render.AlignLeft, render.AlignJustify:
		s += "left"
	case render.AlignRight:
		s += "right"
	default:
		s += "center"
	}
	switch {
	case spaced(c.Text):
		s += ";white-space:pre-wrap"
	case c.Role == render.RoleFigure:
		s += ";white-space:nowrap"
	}
	return s
}

func rem(w float64) string { return strconv.FormatFloat(w, 'f', 2, 64) + "rem" }
