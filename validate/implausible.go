package validate

import (
	"strconv"

	"github.com/govdisclosure/annualreport/report"
)

// A count is out of scale from this size on, and where it is so many times the next
// largest count of its table.
const (
	outOfScaleFrom  = 1000
	outOfScaleTimes = 100
)

// outOfScale finds counts that dwarf all others of their table, as a year typed
// into a cell or a number typed twice does.
var outOfScale = &Rule{
	Code:     "SUM006",
	Severity: Hint,
	Title: report.Label{
		ZH: "个别数据与同表其他数据相差悬殊",
		EN: "A count dwarfs all others of its table"},
	Message: report.Label{
		ZH: "“%[3]s”为%[1]s，同表其余数据最大为%[4]s，请核对是否误填。",
		EN: "“%[3]s” is %[1]s while the next largest count of the table is %[4]s; is it a slip?"},
	Basis: report.Label{
		ZH: "惯例：数量级异常多为录入错误",
		EN: "Convention: a count out of all scale is mostly a slip"},
	Good: "disputes.reconsideration.pending = 1",
	Bad:  "disputes.reconsideration.pending = 2024",
	Check: func(ctx *Context, r *report.Report) []Finding {
		t := ctx.table()
		var findings []Finding
		for i := range t.format.Sections() {
			s := &t.format.Sections()[i]
			// The counts of a table without equations count different things.
			if s.Table == nil || len(s.Table.Identities) == 0 {
				continue
			}
			largest, next, at := t.largest(s)
			if largest >= outOfScaleFrom && largest/outOfScaleTimes >= max(next, 1) {
				findings = append(findings, Finding{
					Places: []Place{t.place(at.Address)},
					Got:    t.at(at.Address).text,
					Args:   []any{at.Label(), strconv.FormatInt(next, 10)},
				})
			}
		}
		return findings
	},
}

// largest returns the two largest counts among the free cells of a table, and the
// cell of the largest.
func (f *figures) largest(s *report.Section) (largest, next int64, at *report.Figure) {
	for i := range f.format.Figures() {
		figure := &f.format.Figures()[i]
		n, ok := f.count(figure.Address)
		if figure.Section != s || !figure.Free() || !ok {
			continue
		}
		if n > largest {
			largest, next, at = n, largest, figure
		} else if n > next {
			next = n
		}
	}
	return largest, next, at
}
