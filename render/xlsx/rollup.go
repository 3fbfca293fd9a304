package xlsx

import (
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/govdisclosure/annualreport/internal/message"
	"github.com/govdisclosure/annualreport/report"
)

// RollUp is what a roll-up workbook holds: a sheet for each table of the form with a row
// for each office and a column for each figure, and further sheets of texts.
type RollUp struct {
	// Title stands above each table of figures.
	Title string
	// Format is the edition of the form; nil means [report.Edition2021].
	Format *report.Format
	Rows   []Row
	// Before are sheets before those of figures, After those behind them.
	Before, After []Sheet
	// English says that the workbook speaks English.
	English bool
}

// Row is an office.
type Row struct {
	Name  string
	Note  string // how it stands, as 未收到
	Depth int    // how far it is set in
	// Report holds its figures; nil leaves the row empty.
	Report *report.Report
	// Parts are the rows, by their number from 0, that the figures of this one add up; empty
	// where it is an office's own report. Report then holds the sums.
	Parts []int
	// Red are cells that something is wrong with, beside blank ones, which are red by
	// themselves.
	Red []report.Address
}

// Sheet is a sheet of texts.
type Sheet struct {
	Name  string
	Title string
	// Notes are lines between the title and the table.
	Notes  []string
	Heads  []string
	Widths []float64 // of the columns, in characters
	Rows   [][]Cell
}

// Cell is a cell of a sheet of texts.
type Cell struct {
	Text string
	// Number says that the text is a whole number.
	Number bool
	Red    bool
	// Row and Address lead to a figure: the number of the row in [RollUp.Rows], from 1, and
	// the figure. No link where Row is 0.
	Row     int
	Address report.Address
}

// Write writes the workbook. It is all made before anything is written.
func (u *RollUp) Write(w io.Writer) error {
	format := u.Format
	if format == nil {
		format = report.Edition2021()
	}
	for i, r := range u.Rows {
		if r.Report != nil && r.Report.Edition() != format {
			return message.Errorf("xlsx.edition", i+1, r.Name, r.Report.Edition().ID(), format.ID())
		}
		for _, p := range r.Parts {
			if p < 0 || p >= len(u.Rows) || p == i {
				return message.Errorf("xlsx.row", i+1, r.Name, p+1)
			}
		}
	}
	b := &rollUp{book: newBook(u.English), RollUp: u, format: format, at: map[report.Address]place{}}
	defer b.Close() // what it holds in temporary files
	for _, f := range format.Figures() {
		b.place(f)
	}
	first := ""
	for _, s := range u.Before {
		if err := b.texts(&s); err != nil {
			return err
		}
		if first == "" {
			first = s.Name
		}
	}
	for i := range format.Sections() {
		s := &format.Sections()[i]
		if s.Table == nil {
			continue
		}
		if err := b.figures(s); err != nil {
			return fmt.Errorf("xlsx: %s: %w", s.Table.Name.ZH, err)
		}
		if first == "" {
			first = b.sheetName(s)
		}
	}
	for _, s := range u.After {
		if err := b.texts(&s); err != nil {
			return err
		}
	}
	if first == "" {
		return message.Errorf("xlsx.no_table")
	}
	return b.finish(w, first)
}

// rollUp is a roll-up that is being made.
type rollUp struct {
	*book
	*RollUp
	format *report.Format
	at     map[report.Address]place
	counts map[string]int // figures by section
}

// place is where the column of a figure stands.
type place struct {
	sheet  string
	column int
}

// The columns before those of figures, and the rows above those of offices.
const (
	leadColumns = 2
	titleRows   = 1
)

func (b *rollUp) place(f report.Figure) {
	if b.counts == nil {
		b.counts = map[string]int{}
	}
	b.counts[f.Section.Key]++
	b.at[f.Address] = place{b.sheetName(f.Section), leadColumns + b.counts[f.Section.Key]}
}

// headRows is how many rows the heads of a section's figures take.
func headRows(figures []report.Figure) (n int) {
	for i := range figures {
		n = max(n, len(path(&figures[i])))
	}
	return n
}

// path are the labels that name a figure, from the outermost to the innermost.
func path(f *report.Figure) []report.Label {
	return append(append([]report.Label{}, f.RowLabels...), f.ColumnLabels...)
}

func (b *rollUp) ofSection(s *report.Section) (figures []report.Figure) {
	for _, f := range b.format.Figures() {
		if f.Section.Key == s.Key {
			figures = append(figures, f)
		}
	}
	return figures
}

// officeRow is the row of the sheet in which an office stands.
func officeRow(heads, i int) int { return titleRows + heads + i + 1 }

// figures writes the sheet of a table.
func (b *rollUp) figures(s *report.Section) error {
	figures := b.ofSection(s)
	name := b.sheetName(s)
	if err := b.newSheet(name); err != nil {
		return err
	}
	// What belongs to the sheet as a whole comes before the stream ends.
	heads := headRows(figures)
	if err := b.page(name, heads, len(figures)); err != nil {
		return err
	}
	sw, err := b.NewStreamWriter(name)
	if err != nil {
		return err
	}
	if err := sw.SetColWidth(1, 1, 34); err != nil {
		return err
	}
	if err := sw.SetColWidth(2, 2, 16); err != nil {
		return err
	}
	if err := sw.SetColWidth(leadColumns+1, leadColumns+len(figures), 9); err != nil {
		return err
	}
	corner := ref(leadColumns+1, officeRow(heads, 0))
	if err := sw.SetPanes(&excelize.Panes{Freeze: true, XSplit: leadColumns, YSplit: titleRows + heads, TopLeftCell: corner, ActivePane: "bottomRight"}); err != nil {
		return err
	}
	if err := b.heads(sw, s, figures, heads); err != nil {
		return err
	}
	for i := range b.Rows {
		if err := b.office(sw, figures, heads, i); err != nil {
			return err
		}
	}
	return sw.Flush()
}

// page sets how a sheet is printed: one page wide where that can be read, with the heads
// and the offices on every page.
func (b *rollUp) page(sheet string, heads, figures int) error {
	const widest = 40 // columns on one page
	landscape, paper, pages, fit := "landscape", 8, 0, figures <= widest
	if err := b.SetPageLayout(sheet, &excelize.PageLayoutOptions{Orientation: &landscape, Size: &paper, FitToHeight: &pages}); err != nil {
		return err
	}
	if err := b.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	// No page ends within the figures of a row of the form.
	const together = 14
	for c := together; !fit && c < figures; c += together {
		if err := b.InsertPageBreak(sheet, ref(leadColumns+c+1, 1)); err != nil {
			return err
		}
	}
	return b.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: sheet,
		RefersTo: fmt.Sprintf("'%s'!$A:$B,'%s'!$1:$%d", sheet, sheet, titleRows+heads)})
}

// heads writes the title and the labels of the figures.
func (b *rollUp) heads(sw *excelize.StreamWriter, s *report.Section, figures []report.Figure, heads int) error {
	title := strings.TrimSpace(b.Title + "  " + s.Table.Name.In(b.english) + " " + s.Title.In(b.english))
	if err := sw.SetRow(ref(1, 1), []any{excelize.Cell{StyleID: b.of(look{title: true, left: true}), Value: title}}, excelize.RowOpts{Height: 28}); err != nil {
		return err
	}
	style := b.of(look{head: true})
	for level := range heads {
		row := []any{excelize.Cell{StyleID: style}, excelize.Cell{StyleID: style}}
		if level == 0 {
			row[0] = excelize.Cell{StyleID: style, Value: b.in("机关", "Office")}
			row[1] = excelize.Cell{StyleID: style, Value: b.in("情况", "Standing")}
		}
		for i := range figures {
			c := excelize.Cell{StyleID: style}
			if p := path(&figures[i]); level < len(p) && b.begins(figures, i, level) {
				c.Value = p[level].In(b.english)
			}
			row = append(row, c)
		}
		if err := sw.SetRow(ref(1, titleRows+level+1), row, excelize.RowOpts{Height: 46}); err != nil {
			return err
		}
	}
	return b.mergeHeads(sw, figures, heads)
}

// begins reports whether a label at a level is not that of the figure before, under the
// same labels.
func (b *rollUp) begins(figures []report.Figure, i, level int) bool {
	if i == 0 {
		return true
	}
	p, q := path(&figures[i]), path(&figures[i-1])
	if level >= len(q) {
		return true
	}
	for k := range level + 1 {
		if p[k] != q[k] {
			return true
		}
	}
	return false
}

// mergeHeads merges labels over the figures that they name, and the innermost down to the
// first row of offices.
func (b *rollUp) mergeHeads(sw *excelize.StreamWriter, figures []report.Figure, heads int) error {
	merge := func(c1, r1, c2, r2 int) error {
		if c1 == c2 && r1 == r2 {
			return nil
		}
		return sw.MergeCell(ref(c1, r1), ref(c2, r2))
	}
	for c := 1; c <= leadColumns; c++ {
		if err := merge(c, titleRows+1, c, titleRows+heads); err != nil {
			return err
		}
	}
	for i := range figures {
		p := path(&figures[i])
		for level := range p {
			if !b.begins(figures, i, level) {
				continue
			}
			end := i + 1
			for end < len(figures) && level < len(path(&figures[end])) && !b.begins(figures, end, level) {
				end++
			}
			bottom := level
			if level == len(p)-1 && end == i+1 {
				bottom = heads - 1
			}
			if err := merge(leadColumns+i+1, titleRows+level+1, leadColumns+end, titleRows+bottom+1); err != nil {
				return err
			}
		}
	}
	return nil
}

// office writes the row of an office.
func (b *rollUp) office(sw *excelize.StreamWriter, figures []report.Figure, heads, i int) error {
	r := &b.Rows[i]
	sum := len(r.Parts) > 0
	row := []any{
		excelize.Cell{StyleID: b.of(look{left: true, bold: sum, indent: min(r.Depth, 15), band: sum}), Value: r.Name},
		excelize.Cell{StyleID: b.of(look{bold: sum, band: sum, wrap: true, red: r.Report == nil}), Value: r.Note},
	}
	red := map[report.Address]bool{}
	for _, a := range r.Red {
		red[a] = true
	}
	at := officeRow(heads, i)
	for k := range figures {
		c, err := b.figure(&figures[k], r, at, heads, red)
		if err != nil {
			return err
		}
		row = append(row, c)
	}
	return sw.SetRow(ref(1, at), row, excelize.RowOpts{OutlineLevel: min(r.Depth, 7)})
}

// figure returns the cell of a figure: a number, or a formula with its value. A total that
// is stated and is not what follows from its parts is shown as it was stated.
func (b *rollUp) figure(f *report.Figure, r *Row, at, heads int, red map[report.Address]bool) (excelize.Cell, error) {
	if r.Report == nil {
		return excelize.Cell{StyleID: b.of(look{})}, nil
	}
	v, err := r.Report.Value(f.Address)
	if err != nil {
		return excelize.Cell{}, err
	}
	value, format, exact := number(v)
	c := excelize.Cell{Value: value}
	l := look{format: format, bold: len(r.Parts) > 0, band: len(r.Parts) > 0, red: value == nil || red[f.Address]}
	if stated, ok := r.Report.Stated.Figures[f.Address]; ok && stated != "" {
		given, err := f.Read(stated)
		switch {
		case err != nil || given.Blank():
			c.Value, l.red, l.format, exact = stated, true, "@", false
		case value == nil || !equal(given, v):
			c.Value, l.format, _ = number(given)
			l.red, exact = true, false
		}
	}
	if exact {
		switch {
		case !f.Free():
			c.Formula = b.addUp(b.partsInRow(f, at), b.exactParts(f, r))
		case len(r.Parts) > 0:
			c.Formula = b.addUp(b.partsInColumn(f, r, heads), b.exactRows(f, r))
		}
	}
	c.StyleID = b.of(l)
	return c, nil
}

func equal(a, b report.Value) bool {
	x, ok := a.Decimal()
	y, there := b.Decimal()
	return ok && there && x.Equal(y)
}

// cells are cells to add up: ranges, and how many cells they are.
type cells struct {
	ranges []string
	n      int
}

// addUp returns the formula of a sum that is empty where one of the cells is; none where a
// cell holds no number that a workbook can hold.
func (b *rollUp) addUp(c cells, exact bool) string {
	if !exact || c.n == 0 {
		return ""
	}
	list := strings.Join(c.ranges, ",")
	// Amounts are decimals that binary fractions miss by a hair.
	formula := fmt.Sprintf(`IF(COUNT(%s)<%d,"",ROUND(SUM(%s),8))`, list, c.n, list)
	const longest, mostArguments = 8000, 250 // of a formula, and of a function
	if len(formula) > longest || len(c.ranges) > mostArguments {
		return ""
	}
	return formula
}

// partsInRow are the parts of a total in its own row.
func (b *rollUp) partsInRow(f *report.Figure, row int) (c cells) {
	var columns []int
	for _, a := range f.Parts {
		columns = append(columns, b.at[a].column)
	}
	for _, r := range runs(columns) {
		c.ranges = append(c.ranges, span(r[0], row, r[1], row))
	}
	c.n = len(columns)
	return c
}

// partsInColumn are the figures of the rows that a row adds up.
func (b *rollUp) partsInColumn(f *report.Figure, r *Row, heads int) (c cells) {
	var rows []int
	for _, p := range r.Parts {
		rows = append(rows, officeRow(heads, p))
	}
	column := b.at[f.Address].column
	for _, r := range runs(rows) {
		c.ranges = append(c.ranges, span(column, r[0], column, r[1]))
	}
	c.n = len(rows)
	return c
}

// exactParts reports whether a workbook can hold all parts of a total.
func (b *rollUp) exactParts(f *report.Figure, r *Row) bool {
	for _, a := range f.Parts {
		v, err := r.Report.Value(a)
		if err != nil {
			return false
		}
		if _, _, exact := number(v); !exact {
			return false
		}
	}
	return true
}

// exactRows reports whether a workbook can hold a figure of all rows that are added up.
func (b *rollUp) exactRows(f *report.Figure, r *Row) bool {
	for _, p := range r.Parts {
		part := b.Rows[p].Report
		if part == nil {
			return false
		}
		v, err := part.Value(f.Address)
		if err != nil {
			return false
		}
		if _, _, exact := number(v); !exact {
			return false
		}
	}
	return true
}

// runs joins numbers that follow each other.
func runs(numbers []int) (all [][2]int) {
	for _, n := range numbers {
		if k := len(all) - 1; k >= 0 && all[k][1]+1 == n {
			all[k][1] = n
			continue
		}
		all = append(all, [2]int{n, n})
	}
	return all
}

func span(c1, r1, c2, r2 int) string {
	if c1 == c2 && r1 == r2 {
		return ref(c1, r1)
	}
	return ref(c1, r1) + ":" + ref(c2, r2)
}
