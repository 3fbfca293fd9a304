package docx

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/govdisclosure/annualreport/internal/form"
	"github.com/govdisclosure/annualreport/internal/message"
	"github.com/govdisclosure/annualreport/report"
)

// formRow is a row of a form's table with the cells that cover it, those that
// begin in rows above too.
type formRow struct {
	cells []formCell
}

// formCell is a cell where it covers a row.
type formCell struct {
	origin      *node // the w:tc that the cell begins with
	text        string
	says        form.Wording // the text as it is compared with labels
	left, right int          // its edges in the table, in twips
	// begins is set in the row in which the cell begins.
	begins bool
}

func (c *formCell) middle() int { return (c.left + c.right) / 2 }

// readTable returns the rows of a table with vertical spans resolved.
func readTable(tbl *node) []formRow {
	var edges []int
	x := 0
	edges = append(edges, x)
	for _, col := range tbl.child("tblGrid").childrenNamed("gridCol") {
		w, err := strconv.Atoi(col.attr("w"))
		if err != nil || w <= 0 || w > longestLength {
			w = 1
		}
		x += w
		edges = append(edges, x)
	}
	edge := func(column int) int { // rows may reach beyond the grid
		if column < len(edges) {
			return edges[column]
		}
		return x + column - len(edges) + 1
	}
	texts := map[*node]formCell{}
	var rows []formRow
	for _, tr := range rowsOf(tbl) {
		var row formRow
		column := max(number(tr.child("trPr").child("gridBefore"), 0), 0)
		for _, tc := range tr.childrenNamed("tc") {
			pr := tc.child("tcPr")
			span := max(number(pr.child("gridSpan"), 1), 1)
			cell := formCell{origin: tc, left: edge(column), right: edge(column + span), begins: true}
			column += span
			if merge := pr.child("vMerge"); merge != nil && merge.attr("val") != "restart" && len(rows) > 0 {
				if above := rows[len(rows)-1].at(cell.middle()); above != nil {
					cell.origin, cell.begins = above.origin, false
				}
			}
			known, ok := texts[cell.origin]
			if !ok {
				written := cellText(cell.origin)
				known = formCell{text: foldLabel(written), says: wordingOf(written)}
				texts[cell.origin] = known
			}
			cell.text, cell.says = known.text, known.says
			row.cells = append(row.cells, cell)
		}
		rows = append(rows, row)
	}
	return rows
}

// number is the value of an element's val, or otherwise.
func number(e *node, otherwise int) int {
	if n, err := strconv.Atoi(e.attr("val")); err == nil && n <= mostColumns {
		return n
	}
	return otherwise
}

// mostColumns is how many columns a cell may span; a table of Word has 63 at most.
const mostColumns = 1000

// rowsOf returns the rows of a table, those in content controls too.
func rowsOf(tbl *node) []*node {
	var rows []*node
	tbl.descend(func(e *node) bool {
		if e.is("tr") {
			rows = append(rows, e)
		}
		return e.is("sdt") || e.is("sdtContent") || e.is("customXml")
	})
	return rows
}

// childrenNamed returns the children of that name, those in content controls too.
func (e *node) childrenNamed(name string) []*node {
	var found []*node
	if e == nil {
		return nil
	}
	e.descend(func(c *node) bool {
		if c.is(name) {
			found = append(found, c)
		}
		return c.is("sdt") || c.is("sdtContent") || c.is("customXml")
	})
	return found
}

// cellText returns the text of a cell.
func cellText(tc *node) string {
	var b strings.Builder
	for _, p := range paragraphsOf(tc) {
		_, text := atomsOf(p)
		b.WriteString(text)
	}
	return b.String()
}

// at returns the cell that covers a place, or nil.
func (r *formRow) at(x int) *formCell {
	i := sort.Search(len(r.cells), func(i int) bool { return r.cells[i].right > x })
	if i < len(r.cells) && x >= r.cells[i].left {
		return &r.cells[i]
	}
	return nil
}

// String returns what the row says, for messages.
func (r *formRow) String() string {
	var texts []string
	for _, c := range r.cells {
		if c.begins && !isBlank(c.text) {
			texts = append(texts, c.text)
		}
	}
	return excerpt(strings.Join(texts, " "))
}

// table finds the table of a section below its heading and the places in it.
func (f *formReader) table(s *report.Section, heading *node, region []*node) error {
	var tables []*node
	for _, b := range region {
		if b.is("tbl") {
			tables = append(tables, b)
		}
	}
	var found *node
	var cells []figureCell
	var errs []error
	for _, tbl := range tables {
		matched, err := matchTable(f.template.format, s, readTable(tbl))
		switch {
		case err != nil:
			errs = append(errs, err)
		case found != nil:
			return message.Errorf("docx.two_tables")
		default:
			found, cells = tbl, matched
		}
	}
	if found == nil {
		switch len(errs) {
		case 0:
			return message.Errorf("docx.no_table")
		case 1:
			return errs[0]
		}
		return message.Errorf("docx.other_tables", len(errs), errs[0])
	}
	align := alignOf(cells)
	for _, c := range cells {
		own := align
		if own == "" && c.head != nil {
			own = alignIn(c.head)
		}
		f.figure(c, own)
	}
	f.template.placed[s.Key] = true // its parts all have a place
	f.template.placed[s.Key+tableSuffix] = true
	f.insert(heading.end, f.slot(s.Key+leadSuffix, s.Heading()), sibling(heading, 1))
	notes := f.slot(s.Key+notesSuffix, s.Heading())
	notes.behindTable = true
	f.insert(found.end, notes, sibling(found, 1))
	return nil
}

// figureCell is a cell of a form and what goes into it.
type figureCell struct {
	figure *report.Figure
	cell   *node
	row    formRow
	head   *node // the cell right above the figures of the column, or nil
}

// alignOf returns how the most of the cells are aligned that say so, "" where none
// does.
func alignOf(cells []figureCell) string {
	counts := map[string]int{}
	most := ""
	for _, c := range cells {
		if align := alignIn(c.cell); align != "" {
			if counts[align]++; counts[align] > counts[most] {
				most = align
			}
		}
	}
	return most
}

// alignIn returns how the text of a cell is aligned, "" where the cell does not say.
func alignIn(tc *node) string {
	for _, p := range paragraphsOf(tc) {
		if align := p.child("pPr").child("jc").attr("val"); align != "" {
			return align
		}
	}
	return ""
}

// matchTable finds the cells of a section's figures in the rows of a table. The
// rows of the format must be there, all of them, in their order and side by side;
// above each block of them there may be more rows of heading than the format has.
func matchTable(format *report.Format, s *report.Section, rows []formRow) ([]figureCell, error) {
	var cells []figureCell
	next, last := 0, -1 // rows of the form and of the format
	var heads []formRow // the heading rows of a block of figures
	for _, wanted := range figureRows(format, s) {
		skipped := next
		for skipped < len(rows) && !startsRow(&rows[skipped], wanted) {
			skipped++
		}
		if skipped == len(rows) {
			return nil, message.Errorf("docx.no_row", rowName(wanted))
		}
		if wanted[0].Row > last+1 { // a new block: the format too has heading rows here
			heads = rows[next:skipped]
			for i := range heads {
				if err := checkHeading(&heads[i], &rows[skipped], len(wanted)); err != nil {
					return nil, message.Within("docx.row", next+i+1, err)
				}
			}
		} else if skipped > next {
			return nil, message.Errorf("docx.row_strange", next+1, &rows[next])
		}
		matched, err := matchRow(wanted, heads, rows[skipped])
		if err != nil {
			return nil, message.Within("docx.row", skipped+1, err)
		}
		cells = append(cells, matched...)
		next, last = skipped+1, wanted[0].Row
	}
	for i := next; i < len(rows); i++ {
		if len(rows[i].cells) > 1 {
			return nil, message.Errorf("docx.row_strange", i+1, &rows[i])
		}
	}
	return cells, nil
}

// figureRows returns the figures of a section's table, a row each.
func figureRows(format *report.Format, s *report.Section) [][]*report.Figure {
	var rows [][]*report.Figure
	figures := format.Figures()
	for i := range figures {
		f := &figures[i]
		if f.Section.Key != s.Key {
			continue
		}
		if n := len(rows); n > 0 && rows[n-1][0].Row == f.Row {
			rows[n-1] = append(rows[n-1], f)
		} else {
			rows = append(rows, []*report.Figure{f})
		}
	}
	return rows
}

func rowName(figures []*report.Figure) report.Label {
	labels := figures[0].RowLabels
	if len(labels) == 0 {
		return report.Label{ZH: "填写数据的", EN: "of figures"}
	}
	name := "“" + labels[len(labels)-1].ZH + "”"
	return report.Label{ZH: name, EN: name}
}

// startsRow reports whether a row of the form is the one of those figures, by its
// innermost label; a row of figures without a label, by its blank cells.
func startsRow(row *formRow, figures []*report.Figure) bool {
	heads := len(row.cells) - len(figures)
	if heads < 0 {
		return false
	}
	labels := figures[0].RowLabels
	if len(labels) == 0 {
		return heads == 0 && !slices.ContainsFunc(row.cells, func(c formCell) bool { return !isBlank(c.text) })
	}
	return heads > 0 && row.cells[heads-1].says.Is(wordingOf(labels[len(labels)-1].ZH))
}

// checkHeading checks that a row above figures is one of heading: over the figures
// it has no room to write in.
func checkHeading(head, figures *formRow, count int) error {
	over := figures.cells[len(figures.cells)-count].left
	for i := range head.cells {
		if c := &head.cells[i]; c.middle() >= over && isBlank(c.text) {
			return message.Errorf("docx.label_strange", head)
		}
	}
	return nil
}

// matchRow checks the labels of a row and of its columns against the format, and
// returns its cells.
func matchRow(figures []*report.Figure, heads []formRow, row formRow) ([]figureCell, error) {
	first := len(row.cells) - len(figures)
	// The labels beside the figures are the innermost of the row; those that are
	// left, as a band, stand above.
	beside := row.cells[:first]
	labels := figures[0].RowLabels
	if len(beside) > len(labels) {
		return nil, message.Errorf("docx.row_counts",
			&row, len(beside), len(row.cells)-len(beside), len(labels), len(figures))
	}
	above := labels[:len(labels)-len(beside)]
	for i, l := range labels[len(above):] {
		if !beside[i].says.Is(wordingOf(l.ZH)) {
			return nil, message.Errorf("docx.label_other", beside[i].text, l.ZH)
		}
	}
	for _, l := range above {
		label := wordingOf(l.ZH)
		if !slices.ContainsFunc(heads, func(h formRow) bool {
			return slices.ContainsFunc(h.cells, func(c formCell) bool { return c.says.Is(label) })
		}) {
			return nil, message.Errorf("docx.no_head", l.ZH)
		}
	}
	var cells []figureCell
	for i, figure := range figures {
		c := row.cells[first+i]
		if !c.begins {
			return nil, message.Errorf("docx.no_cell", figure.Label().ZH)
		}
		if len(paragraphsOf(c.origin)) == 0 {
			return nil, message.Errorf("docx.no_paragraph", figure.Label().ZH)
		}
		if !isBlank(c.text) {
			return nil, message.Errorf("docx.cell_filled", figure.Label().ZH, excerpt(c.text))
		}
		if err := matchColumn(figure, heads, c.middle()); err != nil {
			return nil, err
		}
		cells = append(cells, figureCell{figure, c.origin, row, headAt(heads, c.middle())})
	}
	return cells, nil
}

// matchColumn checks that the labels of a figure's column stand above it, from the
// outermost to the innermost; others may stand between them.
func matchColumn(figure *report.Figure, heads []formRow, x int) error {
	wanted := figure.ColumnLabels
	var stands []string
	for i := range heads {
		c := heads[i].at(x)
		if c == nil || !c.begins && i > 0 {
			continue
		}
		stands = append(stands, c.text)
		if len(wanted) > 0 && c.says.Is(wordingOf(wanted[0].ZH)) {
			wanted = wanted[1:]
		}
	}
	if len(wanted) > 0 {
		return message.Errorf("docx.head_other",
			figure.Label().ZH, excerpt(strings.Join(stands, " ")), wanted[0].ZH)
	}
	return nil
}

// headAt returns the innermost cell above a place, or nil.
func headAt(heads []formRow, x int) *node {
	for i := len(heads) - 1; i >= 0; i-- {
		if c := heads[i].at(x); c != nil {
			return c.origin
		}
	}
	return nil
}

// align sets how a paragraph is aligned that neither says so itself nor has a style
// that might, and returns its properties where it has none so far.
func (f *formReader) align(p *node, align string) string {
	pPr := p.child("pPr")
	if align == "" || pPr.child("jc") != nil || pPr.child("pStyle") != nil {
		return ""
	}
	data := f.cutter.part.data
	text := `<w:pPr>` + withProperties(pPr, data, paragraphOrder, property{"jc", `<w:jc w:val="` + attributeOf(align) + `"/>`}) + `</w:pPr>`
	switch {
	case pPr != nil:
		f.cutter.edits = append(f.cutter.edits, edit{pPr.start, pPr.end, []segment{{text: text}}})
	case p.selfClosing(data):
		return text
	default:
		f.cutter.edits = append(f.cutter.edits, edit{p.inner, p.inner, []segment{{text: text}}})
	}
	return ""
}

// figure puts a slot into a blank cell: into its first run, or, where there is
// none, into its first paragraph, in the formatting of that paragraph's mark or
// else of the labels in the row. Where the paragraph does not say how it is aligned,
// it is aligned as the other figures, or as the head of the column.
func (f *formReader) figure(c figureCell, align string) {
	data := f.cutter.part.data
	here := f.slot(string(c.figure.Address), c.figure.Label().ZH)
	here.shape, here.look = inText, &look{}
	paragraphs := paragraphsOf(c.cell)
	for _, p := range paragraphs {
		atoms, text := atomsOf(p)
		for _, a := range atoms {
			if a.node.is("t") && a.text != "" {
				f.align(p, align)
				f.cutter.inText(atoms, []mention{{"", a.at, len(text)}}, []*slot{here})
				return
			}
		}
	}
	p := paragraphs[0]
	format := f.cutter.lookAt(p, nil, aFigure).runs[0].plain
	if format == "" {
		format = f.labelFormat(c.row)
	}
	pPr := f.align(p, align)
	run := segment{text: pPr + `<w:r>` + format + `<w:t xml:space="preserve">`, slot: here}
	end := segment{text: `</w:t></w:r>`}
	if p.selfClosing(data) {
		f.cutter.edits = append(f.cutter.edits, edit{p.start, p.end, []segment{
			{text: p.openTag(data)}, run, {text: end.text + `</w:p>`}}})
		return
	}
	f.cutter.edits = append(f.cutter.edits, edit{p.innerEnd, p.innerEnd, []segment{run, end}})
}

// labelFormat returns the formatting of the first text in a row, not bold.
func (f *formReader) labelFormat(row formRow) string {
	for _, c := range row.cells {
		for _, p := range paragraphsOf(c.origin) {
			if atoms, _ := atomsOf(p); len(atoms) > 0 {
				if run := runAt(atoms, 0); run != nil {
					return runProperties(withProperties(run.child("rPr"), f.cutter.part.data, runOrder,
						property{"b", ""}, property{"bCs", ""}, property{"rPrChange", ""}))
				}
			}
		}
	}
	return ""
}
