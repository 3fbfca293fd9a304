package validate

import (
	"regexp"
	"strings"

	"github.com/govdisclosure/annualreport/report"
	"github.com/govdisclosure/annualreport/validate/internal/facts"
	"github.com/shopspring/decimal"
)

// sharesExceed finds lists of shares that make more than 100 %, beyond what rounding may
// add. Shares that tell apart the whole in different ways are no list.
var sharesExceed = &Rule{
	Code:     "TXT005",
	Severity: Warning,
	Title: report.Label{
		ZH: "所列占比合计超过100%",
		EN: "The shares of a list make more than 100 %"},
	Message: report.Label{
		ZH: "%[3]s中所列占比合计为%[1]s，超过%[2]s（“%[4]s”）。",
		EN: "%[3]s lists shares that make %[1]s, more than %[2]s (“%[4]s”)."},
	Basis: basisAccurate,
	Good:  "overview = 发布的信息中，动态占66.7%、公告占33.4%。",
	Bad:   "overview = 发布的信息中，动态占66.7%、公告占35.4%。",
	Check: func(ctx *Context, _ *report.Report) []Finding {
		var findings []Finding
		sorts := ctx.sharesSaid()
		for _, l := range ctx.prose() {
			if !l.paragraph || !strings.ContainsAny(l.text, "%％") || !strings.Contains(l.text, "占") {
				continue
			}
			for _, s := range l.parts(stops) {
				if !ctx.Step(s.end - s.start) {
					return nil
				}
				list := l.shares(s, sorts)
				for len(list) > 0 {
					n := 1
					for n < len(list) && list[n].follows {
						n++
					}
					if sum, over := overWhole(list[:n]); over {
						if !ctx.Grow(findingSize) {
							return nil
						}
						place := l.place(list[0].start, list[n-1].end)
						findings = append(findings, Finding{Places: []Place{place}, Got: sum.String() + "%", Want: "100%",
							Args: []any{ctx.textLabel(l.key), place.Quote}})
					}
					list = list[n:]
				}
			}
		}
		return findings
	},
}

// share is a share of a whole, in percent.
type share struct {
	span
	value   decimal.Decimal
	follows bool // it is of the list of the one before it
}

// sharesSaid returns what shares the texts state of quantities of the form, by where they
// end: "new" for those of applicants, "outcome" for those of outcomes.
func (c *Context) sharesSaid() map[Place]string {
	sorts := map[Place]string{}
	for _, s := range c.statements() {
		if s.Kind != facts.Share {
			continue
		}
		sort := string(s.Quantity)
		if strings.Count(sort, ".") == 3 && strings.HasPrefix(sort, "requests.outcome.") {
			sort = "requests.outcome"
		} else if strings.HasPrefix(sort, "requests.new.") {
			sort = "requests.new"
		} else {
			continue
		}
		sorts[Place{Key: s.place.Key, Block: s.place.Block, End: s.place.End}] = sort
	}
	return sorts
}

// shareOf is a share: 占 with a few words behind it, and a percentage.
var shareOf = regexp.MustCompile(`占(?:比|到|总数|总量|全部|申请|的|办结|比为|比达|总|数|量|约|为){0,5}[：:]?\s*([0-9]+(?:\.[0-9]+)?)[%％]`)

// shares returns the shares of a sentence in their order.
func (l *line) shares(s span, sorts map[Place]string) []share {
	var list []share
	sort := ""
	for _, m := range shareOf.FindAllStringSubmatchIndex(l.text[s.start:s.end], -1) {
		v, err := decimal.NewFromString(l.text[s.start+m[2] : s.start+m[3]])
		if err != nil || !l.ctx.Grow(placeSize) {
			return nil
		}
		one := share{span: span{s.start + m[0], s.start + m[1]}, value: v}
		of := sorts[Place{Key: l.key, Block: l.block, End: one.end}]
		if n := len(list); n > 0 {
			between := l.text[list[n-1].end:one.start]
			one.follows = of != "" && of == sort || of == sort && strings.Contains(between, "、")
		}
		sort = of
		list = append(list, one)
	}
	return list
}

// overWhole adds shares, and reports whether they make more than 100 % beyond what
// rounding each may have added.
func overWhole(list []share) (sum decimal.Decimal, over bool) {
	room := decimal.Zero
	for _, s := range list {
		sum = sum.Add(s.value)
		room = room.Add(decimal.New(5, s.value.Exponent()-1))
	}
	return sum, len(list) > 1 && sum.GreaterThan(decimal.NewFromInt(100).Add(room))
}

// rateExceeds finds rates of more than 100 %. Growth may be more.
var rateExceeds = &Rule{
	Code:     "TXT006",
	Severity: Warning,
	Title: report.Label{
		ZH: "办结率、答复率等超过100%",
		EN: "A rate of more than 100 %"},
	Message: report.Label{
		ZH: "“%[1]s”超过了100%%（“%[3]s”）。",
		EN: "“%[1]s” is more than 100 %% (“%[3]s”)."},
	Basis: basisAccurate,
	Good:  "overview = 全年办结率100%，信息发布量同比增长120%。",
	Bad:   "overview = 全年办结率达到105%。",
	Check: func(ctx *Context, _ *report.Report) []Finding {
		var findings []Finding
		hundred := decimal.NewFromInt(100)
		for _, l := range ctx.prose() {
			if l.block == 0 || !strings.Contains(l.text, "率") || !strings.ContainsAny(l.text, "%％") {
				continue
			}
			if !ctx.Step(len(l.text)) {
				return nil
			}
			for _, m := range rateOf.FindAllStringSubmatchIndex(l.text, -1) {
				v, err := decimal.NewFromString(l.text[m[2]:m[3]])
				if err != nil || v.LessThanOrEqual(hundred) {
					continue
				}
				if !ctx.Grow(findingSize) {
					return nil
				}
				place := l.place(m[0], m[1])
				findings = append(findings, Finding{Places: []Place{place}, Got: l.text[m[0]:m[1]], Args: []any{place.Quote}})
			}
		}
		return findings
	},
}

// rateOf is a rate of what cannot be more than all.
var rateOf = regexp.MustCompile(`(?:办结|答复|公开|办复|回复|满意|维持|纠错|合格|办理|处理|解读|及时|准确|覆盖|公示|发布|受理|知晓|反馈|败诉)率(?:均|都|已|也|始终|保持|达到|达|在|为|是|：|:|高达|提高到|提升到|提高至|提升至|升至|至|到){0,4}\s*([0-9]+(?:\.[0-9]+)?)\s*[%％]`)
