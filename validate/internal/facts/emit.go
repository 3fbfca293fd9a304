package facts

import (
	"strings"

	"github.com/shopspring/decimal"
)

// state makes a fact of what a number counts, where that is understood.
func (p *paragraph) state(f features, n token, before *features) {
	if p.abroad && p.grouped && documents(f.noun) && !f.verb("issue", "repeal") {
		return // 公开信息205条，其中有效规范性文件3件: so many of those were put up
	}
	q, loose, ok := p.resolve(f, *n.num, before)
	*before = f.after(*before)
	if f.noun != "" && f.noun != topicApplication {
		p.topic = f.noun
		p.elsewhere = p.elsewhere && disputes(f.noun)
	}
	if !ok {
		return
	}
	if q == totals[topicRequest] && loose && f.verb("finish", "handle") && f.verb("receive", "accept", "new") {
		p.emit(Fact{Quantity: handled, Loose: true}, f, n) // 收到并办结15件
	}
	p.emit(Fact{Quantity: q, Loose: loose}, f, n)
	if f.column != "" && f.relative {
		p.applicant = f.column // 自然人申请的52件中
	}
}

// emit adds the fact with the number's value.
func (p *paragraph) emit(fact Fact, f features, n token) {
	fact.Value, fact.Precision, fact.Bound = n.num.value, n.num.last, n.num.bound
	if f.bound != Exactly && fact.Bound == Exactly {
		fact.Bound = f.bound
	}
	if zeros := moneyIn(fact.Quantity, n.num.unit); zeros != 0 {
		fact.Value, fact.Precision = fact.Value.Shift(zeros), fact.Precision.Shift(zeros)
	}
	if f.scope != "" {
		p.scope = f.scope
	}
	year := p.yearOf(f)
	switch year {
	case yearOwn:
		fact.Year = p.rd.Year
	case yearLast:
		fact.Year = p.rd.Year - 1
	default:
		return
	}
	if (f.group || p.inside) && !f.carry && fact.Quantity != totals[topicRequest] && fact.Quantity != handled && p.counted(fact.Quantity) {
		return // 制定2件（其中联合制定1件）
	}
	fact.part, fact.timely = f.group || p.inside, f.timely
	count := len(p.facts)
	p.add(fact, n.i, n.j)
	p.stated = len(p.facts) > count
	p.follows(fact.Quantity, f, year)
	if f.carry && f.group && fact.Quantity == "requests.carried_in.total" {
		p.loosen() // 共收到24件（含上年结转2件）
	}
}

// yearOf returns the year that a number is of, and takes it up for those behind it.
func (p *paragraph) yearOf(f features) string {
	switch {
	case f.carry:
		return yearOwn // the year beside it says where from or where to
	case f.year == "":
		return p.year
	case !f.compare:
		p.year = f.year
	}
	return f.year
}

// follows takes up what a breakdown, a share or a growth behind a fact is of.
func (p *paragraph) follows(q Quantity, f features, year string) {
	p.abroad = false
	if !f.carry {
		p.subject = q
		if totalOf(q) {
			p.total = q
		}
	}
	if year == yearOwn {
		if row, ok := rowOf(q); ok {
			p.row, p.outcome, p.many = row, "", 0
		}
	}
	if f.row != "" && f.column == "" {
		p.listing = true
		p.outcome = strings.TrimSuffix(strings.TrimPrefix(string(q), "requests."), ".total")
		p.many++
	}
}

// moneyIn returns by how many zeros an amount is to be shifted so that it stands in
// the unit of its quantity: 万元 for the fees of the form, 元 for those of requests.
func moneyIn(q Quantity, unit string) int32 {
	var zeros int32
	switch unit {
	case "万元":
		zeros = 4
	case "亿元":
		zeros = 8
	}
	switch {
	case q == totals[topicFees] && unit != "":
		return zeros - 4
	case q == ProcessingFee:
		return zeros
	}
	return 0
}

// loosen marks the number of new requests in this sentence as one that may count in
// those carried over.
func (p *paragraph) loosen() {
	for ; p.loosened < len(p.facts); p.loosened++ {
		if f := &p.facts[p.loosened]; f.Quantity == totals[topicRequest] {
			f.Loose = true
		}
	}
	p.whole, p.fresh = max(p.whole, p.fresh), 0
}

// rowOf returns the row of table 三 whose applicants a breakdown behind the quantity
// counts.
func rowOf(q Quantity) (string, bool) {
	switch q {
	case "requests.new.total", "requests.carried_in.total", "requests.carried_out.total", handled:
		return strings.TrimSuffix(strings.TrimPrefix(string(q), "requests."), ".total"), true
	}
	return "", false
}

// totalOf reports whether a quantity is the total of a table.
func totalOf(q Quantity) bool {
	return q == totals[topicRequest] || q == handled || q == totals[topicReconsider] || q == totals[topicLitigation]
}

// follow reads words without a number that hand the last number on: 均为自然人申请,
// 均获维持, 全部予以公开.
func (p *paragraph) follow(tokens []token) {
	last := p.last()
	if last == nil || !p.stated || last.Kind != Number || last.Year != p.rd.Year {
		return
	}
	f := p.features(tokens)
	one := last.Value.Equal(decimal.NewFromInt(1)) && last.Bound == Exactly // 诉讼1件，尚未审结
	if !f.each && !one || f.blocked || f.year != "" {
		return
	}
	i, j := tokens[0].i, tokens[len(tokens)-1].j
	result := f.result
	if f.carry && f.pending {
		result = "pending"
	}
	if result != "" {
		p.followResult(f, result, i, j)
		return
	}
	if !f.each || p.followReason(f, i, j) {
		return
	}
	fact := Fact{Value: last.Value, Precision: last.Precision, Bound: last.Bound, Year: last.Year}
	row, counted := rowOf(last.Quantity)
	switch {
	case f.way != "" && last.Quantity == totals[topicLitigation]:
		fact.Quantity = Quantity("disputes.litigation." + f.way + ".total")
	case !counted:
		return
	case f.column != "" && f.row == "":
		fact.Quantity = Quantity("requests." + row + "." + f.column)
	case f.row != "" && f.column == "" && (row == "new" || row == "outcome.total") && len(f.verbs) == 0:
		fact.Quantity = Quantity(f.row + ".total")
	default:
		return
	}
	p.add(fact, i, j)
}

// followReason hands the number of an outcome on to the reason for it: 不予公开2件，均属于
// 行政执法案卷. It reports whether the words name one.
func (p *paragraph) followReason(f features, i, j int) bool {
	last := p.last()
	of, column, ok := cutLast(string(last.Quantity))
	if !ok || f.row == "" || !strings.HasPrefix(f.row, of+".") || f.column != "" {
		return false
	}
	p.add(Fact{Quantity: Quantity(f.row + "." + column), Value: last.Value, Precision: last.Precision, Bound: last.Bound, Year: last.Year}, i, j)
	return true
}

// cutLast cuts an address before its last key.
func cutLast(s string) (of, last string, ok bool) {
	if i := strings.LastIndexByte(s, '.'); i >= 0 {
		return s[:i], s[i+1:], true
	}
	return "", "", false
}

// followResult hands on the numbers of disputes: those of the clause, or in brackets the
// last.
func (p *paragraph) followResult(f features, result string, i, j int) {
	from := max(p.counting, p.first)
	if p.inside || !f.each {
		from = len(p.facts) - 1
	}
	for _, fact := range p.facts[from:len(p.facts):len(p.facts)] {
		of, total := strings.CutSuffix(string(fact.Quantity), ".total")
		if !total || fact.Kind != Number || fact.Year != p.rd.Year || !strings.HasPrefix(of, "disputes.") {
			continue
		}
		if by := totals[f.forum]; by != "" && by != fact.Quantity {
			continue // 诉讼1件，复议机关均维持
		}
		p.add(Fact{Quantity: Quantity(of + "." + result), Value: fact.Value, Precision: fact.Precision, Bound: fact.Bound, Year: fact.Year}, i, j)
	}
}
