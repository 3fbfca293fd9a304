package facts

import (
	"slices"

	"github.com/shopspring/decimal"
)

// denied are the words that may stand around a denial and leave it whole.
var denied = map[class]bool{
	"verb": true, "filler": true, "each": true, "all": true, "and": true, "not": true, "zero": true, "scope": true, "year": true, "noun": true, "carry": true, "complaint": true,
}

// deny reads a clause that says there were none: 未收到政府信息公开申请;
// 行政复议、行政诉讼均未发生. It reports whether it was one, so that its words are
// not read again.
func (p *paragraph) deny(tokens []token) bool {
	at := -1
	for i, t := range tokens {
		if t.class == "not" || t.class == "zero" {
			at = i
			break
		}
	}
	if at < 0 {
		return false
	}
	behind := tokens[at+1:]
	if f := p.features(tokens); f.pending && hasClass(tokens, numeral) {
		return false // 未办结1件
	}
	var found []token
	switch {
	case p.carriesNone(tokens):
		found = tokens
	case hasClass(behind, "noun"):
		found = behind
		if !p.understood(behind) {
			return false
		}
	case hasClass(tokens[:at], "noun"):
		found = tokens[:at]
		if !p.understood(tokens[firstCore(tokens[:at]):]) || p.features(tokens[:at]).blocked {
			return false
		}
	case p.deniesRow(behind, tokens[at].i), p.deniesResult(behind, tokens[at].i):
		return true
	default:
		return false
	}
	all := p.features(strip(found))
	if whole := p.features(strip(tokens)); all.year == "" {
		all.year, all.scope = whole.year, whole.scope
	}
	p.zero(found, all, tokens[at].i, tokens[len(tokens)-1].j)
	return true
}

// deniesRow reads that no request ended in some way: 没有出现不予公开的情况.
func (p *paragraph) deniesRow(behind []token, i int) bool {
	row := ""
	for _, t := range behind {
		switch {
		case t.class == "row" && row == "" && t.value != "requests.outcome.granted":
			row = t.value
		case !denied[t.class]:
			return false
		}
	}
	if row == "" || p.elsewhere || p.topic != topicRequest || p.year != yearOwn {
		return false
	}
	p.add(Fact{Quantity: Quantity(row + ".total"), None: true, Precision: decimal.NewFromInt(1), Year: p.rd.Year}, i, behind[len(behind)-1].j)
	return true
}

// deniesResult reads that no dispute ended in some way: 未被复议机关纠错.
func (p *paragraph) deniesResult(behind []token, i int) bool {
	if hasClass(behind, numeral) || !disputes(p.topic) || p.unrelated || p.year != yearOwn || !p.counted(totals[p.topic]) {
		return false
	}
	f := p.features(behind)
	if f.result == "" || f.blocked || f.noun != "" || f.forum != "" && f.forum != p.topic {
		return false
	}
	p.add(Fact{Quantity: Quantity("disputes." + p.topic + "." + f.result), None: true, Precision: decimal.NewFromInt(1), Year: p.rd.Year}, i, behind[len(behind)-1].j)
	return true
}

// carriesNone reports whether a clause says that nothing was carried over: 无上年结转,
// 上年度无结转.
func (p *paragraph) carriesNone(tokens []token) bool {
	f := p.features(strip(tokens))
	return f.carry && (f.year != "" || p.counted(handled)) && p.understood(tokens)
}

// strip leaves out the words of denial and numbers.
func strip(tokens []token) []token {
	var rest []token
	for _, t := range tokens {
		if t.class != "not" && t.class != "zero" && t.class != numeral {
			rest = append(rest, t)
		}
	}
	return rest
}

func hasClass(tokens []token, c class) bool {
	for _, t := range tokens {
		if t.class == c {
			return true
		}
	}
	return false
}

func firstCore(tokens []token) int {
	for i, t := range tokens {
		if core[t.class] {
			return i
		}
	}
	return len(tokens)
}

// understood reports whether every token leaves a denial whole. The number 1 does:
// 未发生一起行政复议.
func (p *paragraph) understood(tokens []token) bool {
	for _, t := range tokens {
		if !denied[t.class] && t.class != "column" && !(t.class == numeral && t.num.value.Equal(decimal.NewFromInt(1))) {
			return false
		}
	}
	return true
}

// zero adds a fact of the value 0 for each noun.
func (p *paragraph) zero(tokens []token, all features, i, j int) {
	scope := p.scope
	if all.scope != "" {
		p.scope = all.scope
	}
	if p.foreign && disputes(all.noun) {
		return
	}
	year := p.year
	if all.year != "" && !all.carry {
		year = all.year
	}
	fact := Fact{None: true, Precision: decimal.NewFromInt(1), Year: p.rd.Year}
	switch {
	case year == yearLast:
		fact.Year--
	case year != yearOwn:
		p.scope = scope
		return
	}
	if !all.compare {
		p.year = year
	}
	columns := p.deniedColumns(tokens, all)
	for _, c := range columns {
		fact.Quantity = Quantity("requests.new." + c)
		p.add(fact, i, j)
	}
	for _, s := range segment(tokens) {
		f := p.features(strip(s))
		if len(columns) > 0 && requests(f.noun) {
			continue
		}
		if f.noun == "" && !f.carry {
			continue
		}
		if f.year == "" {
			f.year = all.year
		}
		for _, fact.Quantity = range p.none(f, all) {
			p.add(fact, i, j)
		}
		switch {
		case all.carry:
			p.topic = topicRequest
		case f.noun != "" && f.noun != topicApplication:
			p.topic = f.noun
		}
	}
}

// deniedColumns returns the kinds of applicants that are said to have applied for
// nothing: 未收到科研机构、律师事务所申请.
func (p *paragraph) deniedColumns(tokens []token, all features) []string {
	if !requests(all.noun) || !all.verb("new", "receive", "accept") {
		return nil
	}
	var columns []string
	for _, t := range tokens {
		if t.class == "column" && t.value != "citizen" {
			columns = append(columns, t.value)
		}
	}
	return columns
}

// none says what is denied of a noun; nothing where the form does not count it.
func (p *paragraph) none(f, all features) []Quantity {
	request := p.ofRequests(f.noun)
	switch {
	case f.misapplied:
		return nil
	case all.carry:
		switch {
		case !request && f.noun != "" && f.noun != topicApplication:
		case f.year == yearLast:
			return []Quantity{"requests.carried_in.total"}
		case f.year == yearNext, f.year == "":
			return []Quantity{"requests.carried_out.total"}
		}
		return nil
	case request:
		if all.verb("new", "receive", "accept", "happen", "submit") || len(all.verbs) == 0 {
			return []Quantity{totals[topicRequest]}
		}
		return nil
	}
	switch {
	case documents(f.noun):
		var denied []Quantity
		for _, v := range all.verbs {
			column, ok := columnOf[v]
			if q := Quantity("proactive." + f.noun + "." + column); ok && !slices.Contains(denied, q) {
				denied = append(denied, q)
			}
		}
		return denied
	case disputes(f.noun):
		if all.verb("handle", "finish", "accept", "post", "decide") && !all.verb("new", "receive", "happen") {
			return nil
		}
	case decisions(f.noun):
		if f.matters || all.matters || all.verb("new", "receive", "accept", "post", "issue") {
			return nil
		}
	}
	if q, ok := totals[f.noun]; ok {
		return []Quantity{q}
	}
	return nil
}
