package validate

import (
	"strings"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/report"
	"github.com/govdisclosure/annualreport/validate/internal/facts"
	"github.com/shopspring/decimal"
)

// partsExceed finds lists behind 其中, in brackets or the like that make more than their
// whole, and lists that close (with 其他 or 其余, or behind 分别) and make less. Of two
// numbers that may tell apart the whole in different ways the sum says nothing.
var partsExceed = &Rule{
	Code:     "TXT004",
	Severity: Warning,
	Title: report.Label{
		ZH: "分项之和与所说总数不符",
		EN: "The parts that a sentence lists do not make its whole"},
	Message: report.Label{
		ZH: "%[3]s中总数为%[2]s，所列分项合计%[1]s（“%[4]s”）。",
		EN: "%[3]s: the whole is %[2]s, the parts listed make %[1]s (“%[4]s”)."},
	Basis: basisAccurate,
	Good:  "overview = 全年发布信息50条，其中动态20条、公告11条、解读4条、通知8条、其他7条。",
	Bad:   "overview = 全年发布信息50条，其中动态20条、公告11条、解读4条、通知8条、其他8条。",
	Check: func(ctx *Context, _ *report.Report) []Finding {
		var findings []Finding
		for _, l := range ctx.counted() {
			if ctx.err != nil {
				return nil
			}
			for _, c := range l.counts {
				findings = l.judgeParts(c, findings)
			}
		}
		return findings
	},
}

// countedLine is a line with its numbers that have parts or shares.
type countedLine struct {
	*line
	counts []facts.Count
}

// counted returns the lines with such numbers. They are read once.
func (c *Context) counted() []countedLine {
	if c.counts == nil {
		c.counts = []countedLine{}
		reader := facts.NewReader(c.report).Within(c.budget)
		for _, l := range c.prose() {
			if !l.paragraph {
				continue
			}
			if all := reader.Counts(l.text); len(all) > 0 && c.Grow(lineSize) {
				c.counts = append(c.counts, countedLine{l, all})
			}
			if c.err == nil {
				c.err = reader.Err()
			}
		}
	}
	return c.counts
}

// judgeParts adds what is wrong with the lists of a whole, and with those of its parts.
func (l countedLine) judgeParts(c facts.Count, findings []Finding) []Finding {
	for _, list := range c.Lists() {
		if sum, wrong := l.wrongSum(c, list); wrong {
			if !l.ctx.Grow(findingSize) {
				return findings
			}
			place := l.place(c.Start, list[len(list)-1].End)
			findings = append(findings, Finding{Places: []Place{place}, Got: sum.String(), Want: c.Value.String(),
				Args: []any{l.ctx.textLabel(l.key), place.Quote}})
		}
	}
	for _, part := range c.Parts {
		findings = l.judgeParts(part, findings)
	}
	return findings
}

// wrongSum returns what a list makes, and whether that cannot be its whole.
func (l countedLine) wrongSum(whole facts.Count, list []facts.Count) (decimal.Decimal, bool) {
	sum := decimal.Zero
	exact := whole.Bound == facts.Exactly
	for _, part := range list {
		exact = exact && part.Bound == facts.Exactly && part.Precision.Equal(whole.Precision)
		if part.Value.GreaterThan(whole.Value) && exact {
			return part.Value, true
		}
		sum = sum.Add(part.Value)
	}
	switch {
	case !exact:
		return sum, false
	case sum.GreaterThan(whole.Value):
		return sum, l.parallel(list, sum.Sub(whole.Value), whole.Value)
	case sum.LessThan(whole.Value):
		return sum, !whole.Open && l.closes(whole, list)
	}
	return sum, false
}

// parallel reports whether the parts of a list tell apart the whole in one way: words of
// one sort do, and numbers between which 、 stands, or of which there are several and
// which make hardly more than the whole.
func (l countedLine) parallel(list []facts.Count, over, whole decimal.Decimal) bool {
	if len(list) < 2 {
		return false
	}
	if len(list) >= 3 && over.Mul(decimal.NewFromInt(20)).LessThanOrEqual(whole) {
		return true
	}
	for k := 1; k < len(list); k++ {
		between := l.text[min(list[k-1].End, list[k].Start):list[k].Start]
		sorted := list[k].Sort != "" && list[k].Sort == list[k-1].Sort
		if !sorted && !strings.Contains(between, "、") && !strings.Contains(between, "和") && !strings.Contains(between, "及") {
			return false
		}
	}
	return true
}

// closes reports whether the last part of a list is what is left of the whole, or the list
// begins with 分别.
func (l countedLine) closes(whole facts.Count, list []facts.Count) bool {
	last := list[len(list)-1]
	before := min(whole.End, last.Start)
	if len(list) > 1 {
		before = min(list[len(list)-2].End, last.Start)
	}
	name := strings.TrimLeft(l.text[before:last.Start], "、，；,（( ")
	if startsWithAny(name, []string{"其他", "其余", "剩余", "余下"}) && utf8.RuneCountInString(name) <= 8 {
		return len(list) > 1
	}
	return len(list) > 1 && strings.Contains(l.text[min(whole.End, list[0].Start):list[0].Start], "分别")
}
