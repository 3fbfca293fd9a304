package validate

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/govdisclosure/annualreport/report"
	"github.com/govdisclosure/annualreport/validate/internal/facts"
)

var basisAccurate = report.Label{
	ZH: "年度报告格式（国办公开办函〔2021〕30号）：内容准确；文表一致",
	EN: "The notice on the format: the content must be accurate; the text agrees with the tables",
}

// textDiffers finds figures in the text that are not those of the tables.
var textDiffers = &Rule{
	Code:     "TXT001",
	Severity: Warning,
	Title: report.Label{
		ZH: "正文与表格数据不一致",
		EN: "A figure in the text is not the one in the table"},
	Message: report.Label{
		ZH: "“%[3]s”：%[4]s中称%[5]s（“%[6]s”），表中为%[2]s%[7]s。",
		EN: "“%[3]s”: %[4]s says %[5]s (“%[6]s”); the table has %[2]s%[7]s."},
	Basis: basisAccurate,
	Good:  "overview = 全年共收到政府信息公开申请22件。",
	Bad:   "overview = 全年共收到政府信息公开申请25件。",
	Check: func(ctx *Context, r *report.Report) []Finding {
		t := ctx.table()
		var findings []Finding
		for i, s := range ctx.statements() {
			if ctx.err != nil {
				return nil
			}
			if s.Kind != facts.Number || s.Year != r.Year {
				continue
			}
			readings := t.reckon(s.Quantity, s.Loose)
			if len(readings) == 0 {
				ctx.noCell(s.Quantity)
				continue
			}
			if agrees(s.Fact, readings) || ctx.otherwise(s, readings) {
				continue
			}
			if !ctx.Grow(2 * findingSize) {
				return nil
			}
			f := Finding{Places: []Place{s.place}, Got: s.Value.String(), Want: readings[0].value.String()}
			f.Places = append(f.Places, places(readings[0].cells, t.place)...)
			others := ctx.alsoStated(i)
			for _, o := range others {
				f.Places = append(f.Places, o.place)
			}
			f.Args = []any{t.name(s.Quantity), where(ctx, s), said(s.Fact), s.place.Quote, ctx.also(others)}
			findings = append(findings, f)
		}
		return findings
	},
}

// textDisagrees finds two texts that state different figures of what no table says.
var textDisagrees = &Rule{
	Code:     "TXT002",
	Severity: Warning,
	Title: report.Label{
		ZH: "正文前后数据不一致",
		EN: "Two places of the text state different figures"},
	Message: report.Label{
		ZH: "“%[3]s”：%[4]s中称%[5]s（“%[6]s”），%[7]s中称%[8]s（“%[9]s”）。",
		EN: "“%[3]s”: %[4]s says %[5]s (“%[6]s”), %[7]s says %[8]s (“%[9]s”)."},
	Basis: basisAccurate,
	Good:  "other_matters = 全年未收取信息处理费。",
	Bad:   "other_matters = 全年共收取信息处理费300元。",
	Check: func(ctx *Context, r *report.Report) []Finding {
		t := ctx.table()
		first := map[facts.Quantity]statement{}
		var findings []Finding
		for _, s := range ctx.statements() {
			if s.Kind != facts.Number || s.Year != r.Year || s.Wide || s.Loose || s.Bound != facts.Exactly || len(t.reckon(s.Quantity, false)) > 0 {
				continue
			}
			before, seen := first[s.Quantity]
			if !seen {
				first[s.Quantity] = s
				continue
			}
			if !before.Value.Equal(s.Value) {
				if !ctx.Grow(findingSize) {
					return nil
				}
				findings = append(findings, Finding{
					Places: []Place{s.place, before.place},
					Got:    s.Value.String(), Want: before.Value.String(),
					Args: []any{t.name(s.Quantity), where(ctx, s), said(s.Fact), s.place.Quote,
						where(ctx, before), said(before.Fact), before.place.Quote},
				})
			}
		}
		return findings
	},
}

// shareDiffers finds shares in the text that the tables do not give.
var shareDiffers = &Rule{
	Code:     "TXT003",
	Severity: Warning,
	Title: report.Label{
		ZH: "正文中的占比与表格数据不符",
		EN: "A share in the text is not what the table gives"},
	Message: report.Label{
		ZH: "%[3]s中称“%[4]s”占%[1]s（“%[5]s”），按表中数据应为%[2]s。",
		EN: "%[3]s says that “%[4]s” is %[1]s (“%[5]s”); by the table it is %[2]s."},
	Basis: basisAccurate,
	Good:  "overview = 全年共收到政府信息公开申请22件，其中自然人21件，占95.5%。",
	Bad:   "overview = 全年共收到政府信息公开申请22件，其中自然人21件，占85.5%。",
	Check: func(ctx *Context, r *report.Report) []Finding {
		t := ctx.table()
		var findings []Finding
		for _, s := range ctx.statements() {
			if s.Kind != facts.Share || s.Year != r.Year {
				continue
			}
			if ctx.err != nil {
				return nil
			}
			parts := t.reckon(s.Quantity, false)
			if len(parts) == 0 {
				continue
			}
			part := parts[0]
			want, possible := "", false
			for _, whole := range t.wholes(s.Quantity) {
				if whole.value.IsZero() {
					continue
				}
				share := part.value.Mul(decimal.NewFromInt(100)).DivRound(whole.value, 6)
				possible = possible || near(s.Fact, share)
				if want == "" {
					want = share.Round(max(0, -s.Precision.Exponent())).String() + "%"
				}
			}
			if want == "" || possible {
				continue
			}
			if !ctx.Grow(findingSize) {
				return nil
			}
			f := Finding{Places: []Place{s.place}, Got: s.Value.String() + "%", Want: want,
				Args: []any{where(ctx, s), t.name(s.Quantity), s.place.Quote}}
			f.Places = append(f.Places, places(part.cells, t.place)...)
			findings = append(findings, f)
		}
		return findings
	},
}

// wholes returns what a share may be a share of.
func (f *figures) wholes(q facts.Quantity) []reckoning {
	all, known := f.wholesOf[q]
	if !known {
		all = f.reckonWholes(q)
		f.wholesOf[q] = all
	}
	return all
}

func (f *figures) reckonWholes(q facts.Quantity) []reckoning {
	var wholes []reckoning
	add := func(q facts.Quantity, more ...facts.Quantity) {
		if w, ok := f.total(q, more...); ok {
			wholes = append(wholes, w)
		}
	}
	if row, column, ok := requestRow(q); ok {
		if column != "total" {
			add(facts.Quantity("requests." + row + ".total"))
		}
		add("requests.outcome.total.total")
		add("requests.new.total")
		add("requests.new.total", "requests.carried_in.total")
		// a reason may be given as a share of its group
		if cut := strings.LastIndexByte(row, '.'); cut > 0 {
			add(facts.Quantity("requests." + row[:cut] + "." + column))
		}
	} else if cut := strings.LastIndexByte(string(q), '.'); strings.HasPrefix(string(q), "disputes.") {
		add(q[:cut] + ".total")
		add(facts.Disputes)
	}
	return wholes
}

// agrees reports whether a number that a text states is one of those that the table
// gives.
func agrees(f facts.Fact, readings []reckoning) bool {
	for _, r := range readings {
		if near(f, r.value) {
			return true
		}
	}
	return false
}

// near reports whether what a text states may be said of a value: rounded as it is
// written, or about it, or above it.
func near(f facts.Fact, value decimal.Decimal) bool {
	off := value.Sub(f.Value)
	switch f.Bound {
	case facts.About:
		tenth := f.Value.Abs().Shift(-1)
		return off.Abs().LessThanOrEqual(decimal.Max(tenth, f.Precision))
	case facts.Over:
		return !off.IsNegative() && value.LessThan(f.Value.Mul(decimal.NewFromInt(2)))
	}
	if f.Kind == facts.Number && f.Precision.Equal(decimal.NewFromInt(1)) {
		return off.IsZero()
	}
	return off.Abs().LessThan(f.Precision)
}

// otherwise reports whether a government's report states the quantity a second time
// so that it agrees: one of the two is of all its organs, the other of fewer.
func (c *Context) otherwise(s statement, readings []reckoning) bool {
	if !c.report.OfGovernment() {
		return false
	}
	g := c.group(s.Quantity, s.Year)
	loose := 0
	if s.Loose {
		loose = 1
	}
	if g.right[loose] == nil {
		right := slices.ContainsFunc(g.all, func(k int) bool { return agrees(c.stated[k].Fact, readings) })
		g.right[loose] = &right
	}
	return *g.right[loose]
}

// mostOthers bounds how many other statements of a quantity a finding names.
const mostOthers = 5

// alsoStated returns the other statements of the same quantity, those that differ from
// it first.
func (c *Context) alsoStated(i int) []statement {
	this := c.statements()[i]
	var differing, alike []statement
	for _, k := range c.group(this.Quantity, this.Year).first {
		s := c.stated[k]
		if k == i {
			continue
		}
		if s.Value.Equal(this.Value) {
			alike = append(alike, s)
		} else {
			differing = append(differing, s)
		}
		if len(differing) == mostOthers {
			break
		}
	}
	all := append(differing, alike...)
	return all[:min(len(all), mostOthers)]
}

// also writes the other places that state a quantity, each introduced by a semicolon.
func (c *Context) also(others []statement) report.Label {
	var l report.Label
	for _, s := range others {
		where, what := where(c, s), said(s.Fact)
		l.ZH += "；另" + where.ZH + "中称" + what.ZH + "（“" + s.place.Quote + "”）"
		l.EN += "; " + where.EN + " says " + what.EN + " (“" + s.place.Quote + "”)"
	}
	return l
}

// said writes the value of a fact as a text says it.
func said(f facts.Fact) report.Label {
	if f.None {
		return report.Label{ZH: "没有", EN: "that there were none"}
	}
	v := f.Value.String()
	switch f.Bound {
	case facts.About:
		return report.Label{ZH: "约" + v, EN: "about " + v}
	case facts.Over:
		return report.Label{ZH: v + "多", EN: "more than " + v}
	}
	return report.Label{ZH: v, EN: v}
}

// where names the text that a statement stands in.
func where(c *Context, s statement) report.Label { return c.textLabel(s.place.Key) }

// textLabel names a text as places do, a section's in quotation marks.
func (c *Context) textLabel(key string) report.Label {
	return (&Place{Key: key}).Label(c.report.Edition())
}
