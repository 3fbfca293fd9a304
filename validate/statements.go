package validate

import (
	"slices"
	"strings"

	"github.com/govdisclosure/annualreport/report"
	"github.com/govdisclosure/annualreport/validate/facts"
	"github.com/shopspring/decimal"
)

// statement is a fact that a text of the report states.
type statement struct {
	facts.Fact
	place Place
}

// statements returns what the texts of the report state. They are read once.
func (c *Context) statements() []statement {
	if c.stated != nil {
		return c.stated
	}
	c.stated = []statement{}
	reader := facts.NewReader(c.report)
	for _, key := range c.report.Edition().TextKeys() {
		text, err := c.report.Text(key)
		if err != nil || len(text) == 0 {
			continue
		}
		setting := facts.Anywhere
		if strings.HasPrefix(key, "requests.") {
			setting = facts.AmongRequests
		}
		lines := c.text(key)
		reader.Text(text, setting, func(block int, f facts.Fact) {
			for lines[0].block != block+1 {
				lines = lines[1:] // facts come in the order of the text
			}
			place := lines[0].place(f.Start, f.End)
			place.Quote = strings.TrimSpace(lines[0].text[f.Sentence[0]:f.Sentence[1]])
			c.stated = append(c.stated, statement{f, place})
		})
	}
	return c.stated
}

// reckoning is a sum of cells that a quantity may mean, as the table has it.
type reckoning struct {
	value decimal.Decimal
	cells []report.Address
}

// reckon returns what a quantity may mean by the table, the plainest reading first;
// none where the form has no such cells or one is not filled in.
func (f *figures) reckon(q facts.Quantity, loose bool) []reckoning {
	first, ok := f.total(q)
	if !ok {
		return nil
	}
	readings := []reckoning{first}
	add := func(q facts.Quantity, more ...facts.Quantity) {
		if r, ok := f.total(q, more...); ok {
			readings = append(readings, r)
		}
	}
	// What was handled may be said of the requests of the year alone, without those
	// carried over; and what was received with them.
	row, column, ok := requestRow(q)
	in := facts.Quantity("requests.carried_in." + column)
	received := facts.Quantity("requests.new." + column)
	switch {
	case !ok:
	case row == "new" && loose:
		add(received, in)
	case row == "outcome.total":
		if old, ok := f.total(in); ok {
			readings = append(readings, reckoning{first.value.Sub(old.value), slices.Concat(first.cells, old.cells)})
		}
		if loose {
			add(received)
			add(received, in)
		}
	}
	return readings
}

// requestRow splits a quantity of table 三 into its row and its column.
func requestRow(q facts.Quantity) (row, column string, ok bool) {
	rest, ok := strings.CutPrefix(string(q), "requests.")
	cut := strings.LastIndexByte(rest, '.')
	if !ok || cut < 0 {
		return "", "", false
	}
	return rest[:cut], rest[cut+1:], true
}

// cellsOf returns the cells that a quantity is the sum of, in the order of the form.
func (f *figures) cellsOf(q facts.Quantity) []report.Address {
	if f.at(report.Address(q)) != nil {
		return []report.Address{report.Address(q)}
	}
	var belongs func(row, column string) bool
	switch row, column, ok := requestRow(q); {
	case ok && column == facts.Organisations:
		// all columns of the row but the first, which counts individuals, and the total
		belongs = func(r, c string) bool { return r == "requests."+row && c != "individual" && c != "total" }
	case ok:
		belongs = func(r, c string) bool { return strings.HasPrefix(r, "requests."+row+".") && c == column }
	case q == facts.Disputes:
		belongs = func(r, c string) bool { return strings.HasPrefix(r, "disputes.") && c == "total" }
	case strings.HasPrefix(string(q), "disputes.litigation."):
		column := strings.TrimPrefix(string(q), "disputes.litigation.")
		belongs = func(r, c string) bool { return strings.HasPrefix(r, "disputes.litigation.") && c == column }
	default:
		return nil
	}
	var cells []report.Address
	for i := range f.format.Figures() {
		a := f.format.Figures()[i].Address
		cut := strings.LastIndexByte(string(a), '.')
		if belongs(string(a[:cut]), string(a[cut+1:])) {
			cells = append(cells, a)
		}
	}
	return cells
}

// total adds the cells of quantities as they are shown; false where there are none or
// one is not known.
func (f *figures) total(q facts.Quantity, more ...facts.Quantity) (reckoning, bool) {
	cells := f.cellsOf(q)
	for _, q := range more {
		cells = append(cells, f.cellsOf(q)...)
	}
	sum, ok := f.sum(cells)
	return reckoning{sum, cells}, ok && len(cells) > 0
}

// name names a quantity by the labels that its cells have in common.
func (f *figures) name(q facts.Quantity) report.Label {
	cells := f.cellsOf(q)
	switch {
	case q == facts.ProcessingFee:
		return report.Label{ZH: "信息处理费", EN: "processing fees"}
	case len(cells) == 0:
		return report.Label{ZH: string(q), EN: string(q)}
	}
	first := f.at(cells[0]).figure
	if len(cells) == 1 {
		return first.Label()
	}
	labels := slices.Concat(first.RowLabels, first.ColumnLabels)
	for _, a := range cells[1:] {
		figure := f.at(a).figure
		others := slices.Concat(figure.RowLabels, figure.ColumnLabels)
		labels = slices.DeleteFunc(labels, func(l report.Label) bool { return !slices.Contains(others, l) })
	}
	return tableLabel(first, labels)
}
