package parse

import (
	"regexp"
	"slices"
	"strings"

	"github.com/govdisclosure/annualreport/internal/form"
	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/remark"
	"github.com/govdisclosure/annualreport/report"
)

// recogniser turns the blocks of a document into a report. All readers share it.
type recogniser struct {
	form    *form.Form
	budget  *account
	remarks *remark.List
	tables  *assigner
	report  *report.Report
	page    page
	given   given
	own     *own // what a file of ours carries, nil in any other
	// ownTables are the tables of the form in it.
	ownTables []ownTable
	// printed is set for pages as they are printed, where paragraphs and pictures are
	// not marked.
	printed bool
	unit    moneyUnit
	dated   bool // the title names a year
}

// newRecogniser returns a recogniser for one document.
func newRecogniser(fm *form.Form, b *account, l *remark.List, own *own, g given) *recogniser {
	return &recogniser{
		form: fm, budget: b, remarks: l, own: own, given: g,
		tables: newAssigner(fm, b, l, own != nil),
		report: &report.Report{},
	}
}

// item is a block with what is known of it.
type item struct {
	block
	section  int             // whose heading it is, -1 otherwise
	table    *report.Section // whose table it is, nil otherwise
	rest     []*token        // texts in the table that are none of its own
	contents bool            // part of a table of contents
	numeral  string          // the number of a heading that stands in the item before
	joined   bool            // that number, or the end of a heading
	// doubtful is set for a heading that is one by its number and place alone.
	doubtful bool
	runOn    string // the text that follows a heading in its paragraph
}

// recognise reads the report that a document is.
func (rc *recogniser) recognise(d *document) error {
	rc.page, rc.printed = d.page, d.printed
	blocks, _ := unfold(rc.form, d.blocks)
	if rc.own == nil {
		var err error
		if blocks, err = gather(rc.form, rc.budget, rc.remarks, blocks, d.lines); err != nil {
			return err
		}
		blocks = rc.oneReport(blocks)
	}
	var items []item
	for _, b := range blocks {
		if err := rc.budget.Alive(); err != nil {
			return err
		}
		it := item{block: b, section: -1}
		var aside []item
		if b.table != nil {
			s, rest, err := rc.tables.readTable(b.table)
			if err != nil {
				return err
			}
			if s == nil && len(b.lines) > 0 {
				// It only looked like a table of the form.
				for _, line := range b.lines {
					items = append(items, item{block: line, section: -1})
				}
				continue
			}
			it.table, it.rest = s, rest
			for _, b := range b.table.aside() {
				aside = append(aside, item{block: b, section: -1})
			}
		}
		items = append(append(items, it), aside...)
	}
	if err := rc.findHeadings(items); err != nil {
		return err
	}
	if err := rc.divide(items); err != nil {
		return err
	}
	rc.unit = rc.moneyUnitOf(items)
	rc.finishTables()
	return rc.isReport(items)
}

// isReport returns an error for a document that is no annual report: it has few rows
// of its tables and few of its headings; or all is there but figures and the year, as
// in the form before anybody fills it in.
func (rc *recogniser) isReport(items []item) error {
	headings, figures := 0, 0
	for i := range items {
		if items[i].section >= 0 && !items[i].doubtful {
			headings++
		}
	}
	rows := map[string]bool{}
	for a, c := range rc.tables.cells {
		rows[string(a[:strings.LastIndexByte(string(a), '.')])] = true
		if han.Trim(c.text) != "" {
			figures++
		}
	}
	switch {
	case 4*len(rows) < len(rc.form.Rows) && 2*headings < len(rc.form.Headings):
		return &shapeError{Found: "a document without the tables and headings of an annual report"}
	case figures == 0 && len(rows) > 0 && !rc.dated:
		return &shapeError{Found: "the form of an annual report with nothing filled in"}
	}
	return nil
}

// finishTables fills in the figures and notes what is missing.
func (rc *recogniser) finishTables() {
	spaces := spacingOf(rc.tables.cells)
	sections := rc.form.Format.Sections()
	for i := range sections {
		s := &sections[i]
		rows := rc.form.RowsOf(s)
		if len(rows) == 0 {
			continue
		}
		if !slices.ContainsFunc(rows, func(r *form.Row) bool { return rc.tables.rows[r] }) {
			rc.remarks.Say(remark.TableMissing, remark.Remark{Key: s.Key})
			continue
		}
		rc.missingHeads(s)
		blank := rc.allBlank(s)
		if blank {
			rc.remarks.Say(remark.TableBlank, remark.Remark{Key: s.Key})
		}
		var tidied []remark.Remark
		for _, r := range rows {
			tidied = append(tidied, rc.finishRow(r, blank, spaces)...)
		}
		rc.sayTidied(s, tidied)
	}
}

// fewTidied is how many figures are named one by one.
const fewTidied = 3

var digitRuns = regexp.MustCompile(`[0-9０-９]+`)

// sayTidied notes figures that were understood and not read as they stand: each where
// they are few, otherwise once for all that are written alike, since a table that has
// thousands apart has them apart everywhere.
func (rc *recogniser) sayTidied(s *report.Section, tidied []remark.Remark) {
	alike := map[string][]remark.Remark{}
	var order []string
	for _, d := range tidied {
		written := digitRuns.ReplaceAllString(d.Quote, "0")
		if alike[written] == nil {
			order = append(order, written)
		}
		alike[written] = append(alike[written], d)
	}
	for _, written := range order {
		all := alike[written]
		if len(all) > fewTidied {
			d := all[0]
			rc.remarks.Say(remark.FiguresTidied, remark.Remark{Key: s.Key, Line: d.Line, Quote: d.Quote, Read: d.Read, Count: len(all)})
			continue
		}
		for _, d := range all {
			rc.remarks.Say(remark.FigureTidied, d)
		}
	}
}

// allBlank reports whether a table has cells and nothing in them.
func (rc *recogniser) allBlank(s *report.Section) bool {
	any := false
	for a, c := range rc.tables.cells {
		if f, err := rc.form.Format.Figure(a); err == nil && f.Section == s {
			if han.Trim(c.text) != "" {
				return false
			}
			any = true
		}
	}
	return any
}

// finishRow fills in the figures of a row, and returns those that were understood and
// not read as they stand. tableBlank says that the table is blank as a whole, which is
// noted elsewhere.
func (rc *recogniser) finishRow(row *form.Row, tableBlank bool, spaces spacing) (tidied []remark.Remark) {
	if !rc.tables.rows[row] {
		rc.remarks.Say(remark.RowMissing, remark.Remark{Key: row.Section.Key, Place: row.Name()})
		for _, f := range row.Figures {
			rc.state(f.Address, "") // as below
		}
		return nil
	}
	var blanks, missing []*report.Figure
	line := 0
	for _, f := range row.Figures {
		c, ok := rc.tables.cells[f.Address]
		if !ok {
			missing = append(missing, f)
			rc.state(f.Address, "") // a total that is not there is none that is derived
			continue
		}
		line = c.line
		var money amount
		rd := readFigure(f.Unit, c.text, spaces)
		if f.Unit == report.TenThousandYuan {
			money = readAmount(c.text, &rc.unit, spaces)
			rd = money.reading
		}
		at := remark.Remark{Address: f.Address, Line: c.line, Quote: han.Visible(c.text), Read: rd.text}
		if money.converted || money.doubtful {
			rc.sayAmount(&money, at)
		}
		switch {
		case money.doubtful:
			rc.state(f.Address, rd.text)
		case !rd.readable:
			rc.remarks.Say(remark.FigureNone, at)
			rc.state(f.Address, rd.text)
		case !f.Free():
			rc.state(f.Address, rd.text)
		case !rd.value.Blank():
			if err := rc.report.Set(f.Address, rd.value); err != nil {
				// The address is the form's own and the unit the figure's.
				panic(err)
			}
		}
		if rd.readable && rd.value.Blank() {
			blanks = append(blanks, f)
		}
		if rd.tidied {
			tidied = append(tidied, at)
		}
	}
	if !tableBlank {
		rc.each(remark.FigureBlank, row, blanks, line)
	}
	if !rc.tables.refused[row] || len(missing) < len(row.Figures) {
		rc.each(remark.FigureMissing, row, missing, line)
	}
	return tidied
}

// each notes the same of figures: once where it is so of the whole row.
func (rc *recogniser) each(code remark.Code, row *form.Row, figures []*report.Figure, line int) {
	if len(figures) == len(row.Figures) && len(figures) > 1 {
		rc.remarks.Say(code, remark.Remark{Key: row.Section.Key, Line: line, Place: row.Name()})
		return
	}
	for _, f := range figures {
		rc.remarks.Say(code, remark.Remark{Address: f.Address, Line: line})
	}
}

// state keeps what a cell states. A free figure without a text that a report may hold
// is blank, and states nothing.
func (rc *recogniser) state(a report.Address, text string) {
	text = rc.cleanText(string(a), text, 0)
	if f, err := rc.form.Format.Figure(a); err != nil || f.Free() && text == "" {
		return
	}
	if rc.report.Stated.Figures == nil {
		rc.report.Stated.Figures = map[report.Address]string{}
	}
	rc.report.Stated.Figures[a] = text
}

// missingHeads notes column heads that a table lacks.
func (rc *recogniser) missingHeads(s *report.Section) {
	h := rc.tables.heads[s.Key]
	if h == nil {
		h = &headsFound{} // rows of it stand in a table of another section
	}
	var lacking []string
	seen := map[string]bool{}
	for _, r := range rc.form.RowsOf(s) {
		if !rc.tables.rows[r] {
			continue
		}
		for i, f := range r.Figures {
			for k, head := range r.Columns[i] {
				if !h.found[head] && !seen[head] {
					seen[head] = true
					lacking = append(lacking, f.ColumnLabels[k].ZH)
				}
			}
		}
	}
	if len(lacking) == 0 {
		for _, p := range h.pieces {
			rc.remarks.Say(remark.TableLeftOver, remark.Remark{Key: s.Key, Quote: p})
		}
		return
	}
	quote := strings.Join(h.pieces, " ")
	if quote == "" {
		quote = "缺：" + strings.Join(lacking, "、")
	}
	rc.remarks.Say(remark.TableHeads, remark.Remark{Key: s.Key, Quote: quote, Read: strings.Join(lacking, "、")})
}
