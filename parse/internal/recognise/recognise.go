// Package recognise makes a report of the blocks of a document: headings, title, whose
// report it is, texts, and what of the page belongs to none of these.
package recognise

import (
	"regexp"
	"slices"
	"strings"

	"github.com/govdisclosure/annualreport/internal/form"
	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
	"github.com/govdisclosure/annualreport/parse/internal/gather"
	"github.com/govdisclosure/annualreport/parse/internal/remark"
	"github.com/govdisclosure/annualreport/parse/internal/tables"
	"github.com/govdisclosure/annualreport/report"
)

// Recogniser turns the blocks of a document into a report. All readers share it.
type Recogniser struct {
	Form    *form.Form
	budget  *doc.Account
	Remarks *remark.List
	Tables  *tables.Assigner
	Report  *report.Report
	page    doc.Metadata
	given   Given
	Carried *Carried // what a file of ours carries, nil in any other
	// ownTables are the tables of the form in it.
	CarriedTables []CarriedTable
	// Printed is set for pages as they are printed, where paragraphs and pictures are
	// not marked.
	Printed bool
	unit    tables.MoneyUnit
	dated   bool // the title names a year
}

// New returns a recogniser for one document.
func New(fm *form.Form, b *doc.Account, l *remark.List, own *Carried, g Given) *Recogniser {
	return &Recogniser{
		Form: fm, budget: b, Remarks: l, Carried: own, given: g,
		Tables: tables.New(fm, b, l, own != nil),
		Report: &report.Report{},
	}
}

// item is a block with what is known of it.
type item struct {
	doc.Block
	section  int             // whose heading it is, -1 otherwise
	table    *report.Section // whose table it is, nil otherwise
	rest     []*tables.Token // texts in the table that are none of its own
	contents bool            // part of a table of contents
	numeral  string          // the number of a heading that stands in the item before
	joined   bool            // that number, or the end of a heading
	// doubtful is set for a heading that is one by its number and place alone.
	doubtful bool
	runOn    string // the text that follows a heading in its paragraph
}

// Recognise reads the report that a document is.
func (rc *Recogniser) Recognise(d *doc.Document) error {
	rc.page, rc.Printed = d.Metadata, d.Printed
	blocks, _ := gather.Unfold(rc.Form, d.Blocks)
	if rc.Carried == nil {
		var err error
		if blocks, err = gather.Gather(rc.Form, rc.budget, rc.Remarks, blocks, d.Lines); err != nil {
			return err
		}
		blocks = rc.oneReport(blocks)
	}
	var items []item
	for _, b := range blocks {
		if err := rc.budget.Alive(); err != nil {
			return err
		}
		it := item{Block: b, section: -1}
		var aside []item
		if b.Table != nil {
			s, rest, err := rc.Tables.Assign(b.Table)
			if err != nil {
				return err
			}
			if s == nil && len(b.Lines) > 0 {
				// It only looked like a table of the form.
				for _, line := range b.Lines {
					items = append(items, item{Block: line, section: -1})
				}
				continue
			}
			it.table, it.rest = s, rest
			for _, b := range b.Table.Aside() {
				aside = append(aside, item{Block: b, section: -1})
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
func (rc *Recogniser) isReport(items []item) error {
	headings, figures := 0, 0
	for i := range items {
		if items[i].section >= 0 && !items[i].doubtful {
			headings++
		}
	}
	rows := map[string]bool{}
	for a, c := range rc.Tables.Cells {
		rows[string(a[:strings.LastIndexByte(string(a), '.')])] = true
		if han.Trim(c.Text) != "" {
			figures++
		}
	}
	switch {
	case 4*len(rows) < len(rc.Form.Rows) && 2*headings < len(rc.Form.Headings):
		return doc.Shapeless("shape.unlike")
	case figures == 0 && len(rows) > 0 && !rc.dated:
		return doc.Shapeless("shape.blank")
	}
	return nil
}

// finishTables fills in the figures and notes what is missing.
func (rc *Recogniser) finishTables() {
	spaces := tables.SpacingOf(rc.Tables.Cells)
	sections := rc.Form.Format.Sections()
	for i := range sections {
		s := &sections[i]
		rows := rc.Form.RowsOf(s)
		if len(rows) == 0 {
			continue
		}
		if !slices.ContainsFunc(rows, func(r *form.Row) bool { return rc.Tables.Rows[r] }) {
			rc.Remarks.Say(remark.TableMissing, remark.Remark{Key: s.Key})
			continue
		}
		rc.missingHeads(s)
		blank := rc.allBlank(s)
		if blank {
			rc.Remarks.Say(remark.TableBlank, remark.Remark{Key: s.Key})
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
func (rc *Recogniser) sayTidied(s *report.Section, tidied []remark.Remark) {
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
			rc.Remarks.Say(remark.FiguresTidied, remark.Remark{Key: s.Key, Line: d.Line, Quote: d.Quote, Read: d.Read, Count: len(all)})
			continue
		}
		for _, d := range all {
			rc.Remarks.Say(remark.FigureTidied, d)
		}
	}
}

// allBlank reports whether a table has cells and nothing in them.
func (rc *Recogniser) allBlank(s *report.Section) bool {
	any := false
	for a, c := range rc.Tables.Cells {
		if f, err := rc.Form.Format.Figure(a); err == nil && f.Section == s {
			if han.Trim(c.Text) != "" {
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
func (rc *Recogniser) finishRow(row *form.Row, tableBlank bool, spaces tables.Spacing) (tidied []remark.Remark) {
	if !rc.Tables.Rows[row] {
		rc.Remarks.Say(remark.RowMissing, remark.Remark{Key: row.Section.Key, Place: row.Name()})
		for _, f := range row.Figures {
			rc.State(f.Address, "") // as below
		}
		return nil
	}
	var blanks, missing []*report.Figure
	line := 0
	for _, f := range row.Figures {
		c, ok := rc.Tables.Cells[f.Address]
		if !ok {
			missing = append(missing, f)
			rc.State(f.Address, "") // a total that is not there is none that is derived
			continue
		}
		line = c.Line
		var money tables.Amount
		rd := tables.Read(f, c.Text, spaces)
		if f.Unit == report.TenThousandYuan {
			money = tables.ReadAmount(c.Text, &rc.unit, spaces)
			rd = money.Reading
		}
		at := remark.Remark{Address: f.Address, Line: c.Line, Quote: han.Visible(c.Text), Read: rd.Text}
		if money.Converted || money.Doubtful {
			rc.sayAmount(&money, at)
		}
		switch {
		case money.Doubtful:
			rc.State(f.Address, rd.Text)
		case !rd.Readable:
			rc.Remarks.Say(remark.FigureNone, at)
			rc.State(f.Address, rd.Text)
		case !f.Free():
			rc.State(f.Address, rd.Text)
		case !rd.Value.Blank():
			if err := rc.Report.Set(f.Address, rd.Value); err != nil {
				// The address is the form's own and the unit the figure's.
				panic(err)
			}
		}
		if rd.Readable && rd.Value.Blank() {
			blanks = append(blanks, f)
		}
		if rd.Tidied {
			tidied = append(tidied, at)
		}
	}
	if !tableBlank {
		rc.each(remark.FigureBlank, row, blanks, line)
	}
	if !rc.Tables.Refused[row] || len(missing) < len(row.Figures) {
		rc.each(remark.FigureMissing, row, missing, line)
	}
	return tidied
}

// each notes the same of figures: once where it is so of the whole row.
func (rc *Recogniser) each(code remark.Code, row *form.Row, figures []*report.Figure, line int) {
	if len(figures) == len(row.Figures) && len(figures) > 1 {
		rc.Remarks.Say(code, remark.Remark{Key: row.Section.Key, Line: line, Place: row.Name()})
		return
	}
	for _, f := range figures {
		rc.Remarks.Say(code, remark.Remark{Address: f.Address, Line: line})
	}
}

// State keeps what a cell states. A free figure without a text that a report may hold
// is blank, and states nothing.
func (rc *Recogniser) State(a report.Address, text string) {
	text = rc.cleanText(string(a), text, 0)
	if f, err := rc.Form.Format.Figure(a); err != nil || f.Free() && text == "" {
		return
	}
	if rc.Report.Stated.Figures == nil {
		rc.Report.Stated.Figures = map[report.Address]string{}
	}
	rc.Report.Stated.Figures[a] = text
}

// missingHeads notes column heads that a table lacks.
func (rc *Recogniser) missingHeads(s *report.Section) {
	h := rc.Tables.Heads[s.Key]
	if h == nil {
		h = &tables.HeadsFound{} // rows of it stand in a table of another section
	}
	var lacking []string
	seen := map[string]bool{}
	for _, r := range rc.Form.RowsOf(s) {
		if !rc.Tables.Rows[r] {
			continue
		}
		for i, f := range r.Figures {
			for k, head := range r.Columns[i] {
				if !h.Found[head] && !seen[head] {
					seen[head] = true
					lacking = append(lacking, f.ColumnLabels[k].ZH)
				}
			}
		}
	}
	if len(lacking) == 0 {
		for _, p := range h.Pieces {
			rc.Remarks.Say(remark.TableLeftOver, remark.Remark{Key: s.Key, Quote: p})
		}
		return
	}
	quote := strings.Join(h.Pieces, " ")
	if quote == "" {
		quote = "缺：" + strings.Join(lacking, "、")
	}
	rc.Remarks.Say(remark.TableHeads, remark.Remark{Key: s.Key, Quote: quote, Read: strings.Join(lacking, "、")})
}
