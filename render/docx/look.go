package docx

import "github.com/govdisclosure/annualreport/render"

// look is how the kinds of block are set: in our own file by the styles of its
// template, in a user's by the formatting of the placeholder they stand for. All
// strings are XML.
type look struct {
	// width and height are those of the text area of a page, in twips.
	width, height int
	// line is the height of a line of running text, gap the space between a table
	// and what follows, in twips.
	line, gap int

	title, text, caption, picture paragraphLook
	heading                       [5]paragraphLook // by level; 0 is not used
	runs                          [5]runLook       // by level of a heading that runs in; 0 for other text

	table tableLook
}

// paragraphLook is how a paragraph is set. Between start and rest is the place of
// w:keepNext; behind rest those of w:spacing and w:jc.
type paragraphLook struct {
	start, rest string
}

// runLook is the w:rPr of plain and of bold text.
type runLook struct {
	plain, bold string
}

// tableLook is how tables are set.
type tableLook struct {
	// properties is what a w:tblPr begins with, up to w:tblW.
	start string
	// borders is the place of w:tblBorders, margins that of w:tblCellMar.
	borders, margins string
	// cells are by role and size.
	cells [len(cellAligns)][len(tableSizes)]paragraphLook
	// run and runEnd are around the place of w:sz in the w:rPr of a cell.
	run, runEnd string
	// direct is set where no style sets sizes and alignments, so that they are
	// written with each cell.
	direct bool
	// points is the size that no table may exceed, 0 where there is none.
	points float64
	// separator is what parts two tables.
	separator string
}

// styled is the look of a paragraph in a style.
func styled(style string) paragraphLook {
	return paragraphLook{start: `<w:pStyle w:val="` + style + `"/>`}
}

// house is the look of our own file. The names are those of the styles in
// template/word/styles.xml.
var house = func() look {
	l := look{
		width: 8845, height: 12756, line: 579, gap: 289, // as template/word/document.xml sets the page
		title: styled("Title"), text: styled("NormalIndent"), caption: styled("Caption"), picture: styled("Picture"),
		runs: [5]runLook{{bold: `<w:rPr><w:b/><w:bCs/></w:rPr>`}},
		table: tableLook{
			start:     `<w:tblStyle w:val="ReportTable"/>`,
			run:       `<w:rPr>`,
			runEnd:    `</w:rPr>`,
			separator: `<w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr></w:p>`,
		},
	}
	for level, style := range [...]string{1: "Heading1", "Heading2", "Heading3", "Heading4"} {
		if level == 0 {
			continue
		}
		l.heading[level] = styled(style)
		run := `<w:rPr><w:rStyle w:val="` + style + `Char"/>`
		l.runs[level] = runLook{plain: run + `</w:rPr>`, bold: run + `<w:b/><w:bCs/></w:rPr>`}
	}
	for role, style := range [...]string{
		render.RoleText:       "TableText",
		render.RoleColumnHead: "TableColumnHead",
		render.RoleRowHead:    "TableRowHead",
		render.RoleBand:       "TableBand",
		render.RoleFigure:     "TableFigure",
	} {
		for i, size := range tableSizes {
			l.table.cells[role][i] = styled(style + size.suffix)
		}
	}
	return l
}()

// cellAligns is what the looks of cells set, by role; another alignment is set
// with the cell.
var cellAligns = [...]render.Align{
	render.RoleText:       render.AlignJustify,
	render.RoleColumnHead: render.AlignCenter,
	render.RoleRowHead:    render.AlignLeft,
	render.RoleBand:       render.AlignCenter,
	render.RoleFigure:     render.AlignCenter,
}
