package validate

import (
	"slices"
	"strings"

	"github.com/govdisclosure/annualreport/report"
	"github.com/govdisclosure/annualreport/validate/internal/facts"
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
	reader := facts.NewReader(c.report).Within(c.budget)
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
			if !c.Grow(statementSize) {
				return
			}
			l := lines[0]
			place := l.place(f.Start, f.End)
			place.Quote = strings.TrimSpace(l.quote(span{f.Sentence[0], f.Sentence[1]}, span{f.Start, f.End}))
			c.stated = append(c.stated, statement{f, place})
		})
		if c.err == nil {
			c.err = reader.Err()
		}
	}
	if c.err != nil {
		c.stated = []statement{}
	}
	return c.stated
}

// statedKey is a quantity of a year.
type statedKey struct {
	facts.Quantity
	year int
}

// statedGroup is what is kept of the numbers that the texts state of a quantity for a
// year. Of a text that says the same a thousand times a few will do.
type statedGroup struct {
	// values are the different ones, at most mostValues and one more.
	values []decimal.Decimal
	// first are the first statements whose wording is plain, of each value at most as
	// many as a finding names and one more.
	first []int
	// right tells by the readings asked about, with loose wording and without, whether
	// a statement agrees with the table.
	right [2]*bool
	// all are the statements.
	all []int
}

// mostValues is how many different values of a quantity are kept; a text that gives
// more proves none of them.
const mostValues = 16

// group returns what the texts state of a quantity for a year. All are worked out once.
func (c *Context) group(q facts.Quantity, year int) *statedGroup {
	if c.byQuantity == nil {
		all := c.statements()
		c.byQuantity = map[statedKey]*statedGroup{}
		for i := range all {
			if s := &all[i]; s.Kind == facts.Number {
				key := statedKey{s.Quantity, s.Year}
				if c.byQuantity[key] == nil {
					c.byQuantity[key] = &statedGroup{}
				}
				c.byQuantity[key].take(i, all)
			}
		}
	}
	if g := c.byQuantity[statedKey{q, year}]; g != nil {
		return g
	}
	return &statedGroup{}
}

// take takes up the i-th of all statements.
func (g *statedGroup) take(i int, all []statement) {
	s := &all[i]
	g.all = append(g.all, i)
	if len(g.values) <= mostValues && !slices.ContainsFunc(g.values, s.Value.Equal) {
		g.values = append(g.values, s.Value)
	}
	if s.Loose || len(g.first) > 2*mostOthers+1 {
		return
	}
	same := 0
	for _, k := range g.first {
		if all[k].Value.Equal(s.Value) {
			same++
		}
	}
	if same <= mostOthers {
		g.first = append(g.first, i)
	}
}

// reckoning is a sum of cells that a quantity may mean, as the table has it.
type reckoning struct {
	value decimal.Decimal
	cells []report.Address
}

// reckon returns what a quantity may mean by the table, the plainest reading first;
// none where the form has no such cells or one is not filled in.
func (f *figures) reckon(q facts.Quantity, loose bool) []reckoning {
	key := reckoningKey{q, loose}
	readings, known := f.reckoned[key]
	if !known {
		readings = slices.Clip(f.readings(q, loose))
		f.reckoned[key] = readings
	}
	return readings
}

// reckoningKey is a quantity, and whether its wording is loose.
type reckoningKey struct {
	facts.Quantity
	loose bool
}

func (f *figures) readings(q facts.Quantity, loose bool) []reckoning {
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
	cells, known := f.meant[q]
	if !known {
		cells = slices.Clip(f.cellsMeant(q))
		f.meant[q] = cells
	}
	return cells
}

func (f *figures) cellsMeant(q facts.Quantity) []report.Address {
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
	l, known := f.names[q]
	if !known {
		l = f.nameOf(q)
		f.names[q] = l
	}
	return l
}

func (f *figures) nameOf(q facts.Quantity) report.Label {
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
