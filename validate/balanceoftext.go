package validate

import (
	"strings"

	"github.com/govdisclosure/annualreport/report"
	"github.com/govdisclosure/annualreport/validate/internal/facts"
	"github.com/shopspring/decimal"
)

// sentenceUnbalanced finds sentences in which what came in is not what was handled and
// carried over.
var sentenceUnbalanced = &Rule{
	Code:     "TXT007",
	Severity: Warning,
	Title: report.Label{
		ZH: "一句之内收到数与处理数不平",
		EN: "A sentence does not balance what came in and what was handled"},
	Message: report.Label{
		ZH: "%[3]s中收到与上年结转合计%[1]s，办结与结转下年合计%[2]s，两者不等（“%[4]s”）。",
		EN: "%[3]s: what came in makes %[1]s, what was handled and carried over %[2]s (“%[4]s”)."},
	Basis: report.Label{
		ZH: "年度报告格式表三所注勾稽关系；内容准确",
		EN: "The remark on identities in table 3 of the form; the content must be accurate"},
	Good: "overview = 收到政府信息公开申请22件，上年结转2件，办结23件，结转下年度1件。",
	Bad:  "overview = 收到政府信息公开申请22件，上年结转2件，办结22件，结转下年度1件。",
	Check: func(ctx *Context, r *report.Report) []Finding {
		var findings []Finding
		all := ctx.statements()
		for from, to := 0, 0; from < len(all); from = to {
			for to < len(all) && all[to].sameSentence(all[from]) {
				to++
			}
			if !ctx.Step(to - from) {
				return nil
			}
			in, out, place, ok := account(all[from:to], r.Year)
			if !ok || in.Equal(out) {
				continue
			}
			if !ctx.Grow(findingSize) {
				return nil
			}
			findings = append(findings, Finding{Places: []Place{place}, Got: in.String(), Want: out.String(),
				Args: []any{ctx.textLabel(place.Key), place.Quote}})
		}
		return findings
	},
}

func (s statement) sameSentence(other statement) bool {
	return s.place.Key == other.place.Key && s.place.Block == other.place.Block && s.Sentence == other.Sentence
}

// elsewhere are words of sentences that tell of requests which are in none of the numbers.
var elsewhere = []string{"撤回", "撤销", "不再处理", "补正", "咨询", "转办", "移送", "合并", "作其他", "其他处理", "其中上年", "正在办理", "延期", "不予受理", "终止"}

// account returns what came in and what went out by the statements of a sentence; false
// where one of the numbers is missing, or stands there twice. Where nothing is said of what
// was carried in, less may go out than came in, and never more.
func account(sentence []statement, year int) (in, out decimal.Decimal, place Place, ok bool) {
	var of [4]*statement
	for i := range sentence {
		s := &sentence[i]
		if s.Kind != facts.Number || s.Year != year || s.Loose || s.Bound != facts.Exactly {
			continue
		}
		for k, q := range [...]facts.Quantity{"requests.new.total", "requests.carried_in.total", "requests.outcome.total.total", "requests.carried_out.total"} {
			if s.Quantity != q {
				continue
			}
			if of[k] != nil && !of[k].Value.Equal(s.Value) {
				return in, out, place, false
			}
			of[k] = s
		}
	}
	if of[0] == nil || of[2] == nil || of[3] == nil || containsAny(of[0].place.Quote, elsewhere) {
		return in, out, place, false
	}
	in, out = of[0].Value, of[2].Value.Add(of[3].Value)
	if of[1] != nil {
		in = in.Add(of[1].Value)
	} else if out.GreaterThan(in) || strings.Contains(of[0].place.Quote, "结转的") {
		return in, out, place, false
	}
	return in, out, of[0].place, true
}
