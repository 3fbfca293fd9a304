package validate

import (
	"slices"

	"github.com/govdisclosure/annualreport/report"
	"github.com/govdisclosure/annualreport/validate/internal/facts"
	"github.com/shopspring/decimal"
)

// lastYearDiffers finds figures of the year before in the text that are not those of
// its report.
var lastYearDiffers = &Rule{
	Code:     "YTY005",
	Severity: Warning,
	Title:    report.Label{ZH: "正文引用的上年数据与上年报告不一致", EN: "A figure of last year in the text is not the one in last year's report"},
	Message: report.Label{
		ZH: "“%[3]s”：%[4]s中称上年为%[1]s（“%[5]s”），上年报告为%[2]s。",
		EN: "“%[3]s”: %[4]s says %[1]s for last year (“%[5]s”); last year's report has %[2]s."},
	Basis: basisAccurate,
	Good:  "previous.requests.new.individual = 12\nprevious.requests.new.total = 13\noverview = 全年共收到政府信息公开申请22件，比2023年的13件有较大增加。",
	Bad:   "previous.requests.new.individual = 12\nprevious.requests.new.total = 13\noverview = 全年共收到政府信息公开申请22件，比2023年的17件有较大增加。",
	Check: func(ctx *Context, r *report.Report) []Finding {
		last := ctx.last()
		if last == nil {
			return nil
		}
		var findings []Finding
		for _, s := range ctx.statements() {
			if ctx.err != nil {
				return nil
			}
			if s.Kind != facts.Number || s.Year != last.report.Year {
				continue
			}
			if len(last.cellsOf(s.Quantity)) == 0 {
				ctx.notComparable(ctx.table().cellsOf(s.Quantity)...)
			}
			readings := last.reckon(s.Quantity, true)
			if len(readings) == 0 || agrees(s.Fact, readings) {
				continue
			}
			if !ctx.Grow(findingSize) {
				return nil
			}
			f := Finding{Places: []Place{s.place}, Got: s.Value.String(), Want: readings[0].value.String(),
				Args: []any{last.name(s.Quantity), where(ctx, s), s.place.Quote}}
			f.Places = append(f.Places, places(readings[0].cells, last.foreign)...)
			findings = append(findings, f)
		}
		return findings
	},
}

// growthDiffers finds growth in the text that the two years do not give.
var growthDiffers = &Rule{
	Code:     "YTY006",
	Severity: Warning,
	Title:    report.Label{ZH: "正文中的同比增减与两年数据不符", EN: "The growth in the text is not what the two years give"},
	Message: report.Label{
		ZH: "%[3]s中称“%[4]s”较上年变化%[1]s（“%[5]s”），由%[6]s到%[7]s应为%[2]s。",
		EN: "%[3]s says that “%[4]s” changed by %[1]s (“%[5]s”); from %[6]s to %[7]s it is %[2]s."},
	Basis: basisAccurate,
	Good:  "overview = 全年共收到政府信息公开申请22件，比2023年的13件增长69%。",
	Bad:   "overview = 全年共收到政府信息公开申请22件，比2023年的13件增长96%。",
	Check: func(ctx *Context, r *report.Report) []Finding {
		t := ctx.table()
		var findings []Finding
		for _, s := range ctx.statements() {
			if ctx.err != nil {
				return nil
			}
			if s.Kind != facts.Growth && s.Kind != facts.Difference || s.Year != r.Year {
				continue
			}
			now := t.reckon(s.Quantity, true)
			before := ctx.before(s.Quantity)
			if len(now) == 0 || len(before) == 0 {
				continue
			}
			// Where the text states this year's figure too, and wrongly, that is
			// another rule's finding, and the growth may follow from it.
			said := ctx.statedIn(s.Quantity, r.Year)
			if len(said) > mostValues || len(before) > mostValues {
				continue // it may follow from any of them
			}
			if !ctx.Step(64*len(before)*(len(now)+len(said))) || !ctx.Grow(findingSize) {
				return nil
			}
			if grows(s.Fact, slices.Concat(now, said), before) {
				continue
			}
			from, to := before[0].value, now[0].value
			unit := ""
			want := to.Sub(from)
			if s.Kind == facts.Growth {
				if from.IsZero() {
					continue // nothing grows from nothing by a percentage
				}
				unit = "%"
				want = want.Mul(decimal.NewFromInt(100)).DivRound(from, 1)
			}
			f := Finding{Places: []Place{s.place}, Got: s.Value.String() + unit, Want: want.String() + unit,
				Args: []any{where(ctx, s), t.name(s.Quantity), s.place.Quote, from.String(), to.String()}}
			f.Places = append(f.Places, places(now[0].cells, t.place)...)
			if last := ctx.last(); last != nil {
				f.Places = append(f.Places, places(before[0].cells, last.foreign)...)
			}
			findings = append(findings, f)
		}
		return findings
	},
}

// before returns what a quantity was in the year before: by last year's report, and by
// the text where it says so, which has no cells.
func (c *Context) before(q facts.Quantity) []reckoning {
	var all []reckoning
	if last := c.last(); last != nil {
		all = last.reckon(q, true)
	}
	return slices.Concat(all, c.statedIn(q, c.report.Year-1))
}

// statedIn returns what the text states of a quantity for a year, each value once.
func (c *Context) statedIn(q facts.Quantity, year int) []reckoning {
	var all []reckoning
	for _, v := range c.group(q, year).values {
		all = append(all, reckoning{value: v})
	}
	return all
}

// grows reports whether a growth may be said of two years, by any of their readings.
func grows(f facts.Fact, now, before []reckoning) bool {
	for _, n := range now {
		for _, b := range before {
			change := n.value.Sub(b.value)
			if f.Kind == facts.Growth {
				if b.value.IsZero() {
					return true
				}
				change = change.Mul(decimal.NewFromInt(100)).DivRound(b.value, 6)
			}
			if near(f, change) {
				return true
			}
		}
	}
	return false
}
