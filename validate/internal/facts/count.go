package facts

import "strings"

// count reads the numbers of a clause, one after another. What stands between a
// number and the one before it says what it counts; where that is nothing, what
// stands behind it.
func (p *paragraph) count(tokens []token) {
	from, headed := 0, false // headed: what the last number counts stood behind it
	tokens = p.became(tokens)
	var before features // what the clause has said so far
	for k := 0; k < len(tokens); k++ {
		if tokens[k].class != numeral {
			continue
		}
		if !p.rd.step(1) {
			return
		}
		next := k + 1
		for next < len(tokens) && tokens[next].class != numeral {
			next++
		}
		right := tokens[k+1 : next]
		if next < len(tokens) {
			right = untilJoin(right) // what is behind 、 belongs to the next number
		}
		left := tokens[from:k]
		if headed && !hasClass(left, "and") {
			from = k + 1
			continue // 新收的7件申请办结6件: of those seven
		}
		used := p.number(left, tokens[k], right, &before)
		headed = used > 0
		from = k + 1 + used
		k = max(k, from-1)
	}
	if rest := tokens[min(from, len(tokens)):]; len(rest) > 0 {
		p.mentionNouns(rest)
	}
}

// number reads one number between the tokens to its left and those to its right, and
// returns how many of the latter it took up.
func (p *paragraph) number(left []token, n token, right []token, before *features) (used int) {
	stated := p.stated
	p.stated = false
	if p.waiting != nil && onlyJoins(left) {
		f := p.waiting[0]
		if p.waiting = p.waiting[1:]; len(p.waiting) == 0 {
			p.waiting = nil
		}
		p.state(f, n, before)
		return 0
	}
	p.waiting = nil
	if n.num.unit == "" && !n.num.percent && !(n.num.value.IsZero() && p.states(left)) {
		if !labelled(left, n, right) {
			return 0
		}
		n.num.unit = "件"
	}
	segments := segment(left)
	whole := p.features(left)
	if len(whole.verbs) > 0 {
		p.verbs = whole.verbs
	}
	if n.num.percent {
		p.percent(whole, n, stated)
		return 0
	}
	if whole.rise || whole.fall {
		p.difference(whole, n, stated)
		return 0
	}
	if whole.blocked {
		if whole.misapplied || whole.foreign && whole.noun != topicRequest {
			p.topic, p.elsewhere = "", true
		} else if !whole.group && (len(whole.verbs) > 0 || p.concerns(left)) {
			p.elsewhere = true // 收到涉及征地的申请8件: what follows may be of these
		}
		*before = whole.after(*before)
		if whole.foreign {
			// 公示行政许可98件、行政处罚32件: what follows is made public too.
			before.posted = true
		}
		return 0
	}
	if last := len(left) - 1; last >= 0 && left[last].is("filler", "in") && whole.named() {
		// 行政诉讼中1件败诉: a part of what is named, if what stands behind says which.
		part, used := p.head(features{group: true}, right)
		if part.named() && part.noun == "" && !part.blocked {
			part.noun = whole.noun
			p.state(part, n, before)
		}
		return used
	}
	if whole.carry && whole.year == "" {
		whole.year = p.direction(right) // 结转1件至下年度
	}
	if whole.barren() {
		compared := whole.compare || len(right) > 0 && right[0].class == "compare"
		if (whole.year == yearLast || whole.year == yearOwn) && len(whole.verbs) == 0 && p.total != "" && (stated || compared && p.topic == topicRequest) {
			p.emit(Fact{Quantity: p.total}, whole, n) // 收到98件，2023年为75件; 与2023年的75件相比
			return 0
		}
		if q, ok := p.remaining(whole, right, stated); ok {
			p.emit(Fact{Quantity: q}, whole, n)
			return 0
		}
		if p.concerns(left) && hasClass(left, unknown) {
			p.elsewhere = true // 对重复提出的3件申请不予处理: others may be
			return 0
		}
		whole, used = p.head(whole, right)
		if whole.blocked {
			p.elsewhere = p.elsewhere || p.concerns(left)
			return used
		}
		if !whole.named() && !whole.carry && p.features(right).blocked {
			return 0 // 有2起涉及征地: a part
		}
	} else if len(right) > 0 && (right[0].class == unknown || right[0].class == "foreign") && strings.Contains("个项条次人次部", n.num.unit) && n.num.unit != "" {
		return 0 // 3项制度, 2次培训
	}
	nouned := 0
	var parts []features
	for _, s := range segments {
		f := p.features(s)
		if f.named() {
			nouned++
			parts = append(parts, f)
		}
	}
	switch {
	case nouned == 1 && whole.respectively && len(whole.years) > 1:
		of := make([]features, len(whole.years)) // 2023年、2024年分别收到45件、52件
		for i, year := range whole.years {
			of[i] = whole
			of[i].year = year
		}
		p.waiting = of[1:]
		p.state(of[0], n, before)
	case nouned > 1 && whole.respectively:
		p.waiting = parts[1:]
		p.state(parts[0].with(whole), n, before)
	case nouned > 1 && (whole.each || n.num.value.IsZero()):
		for _, f := range parts {
			p.state(f.with(whole), n, before)
		}
	case nouned > 1 && whole.sum && len(parts) == 2 && parts[0].noun == topicReconsider && parts[1].noun == topicLitigation:
		p.emit(Fact{Quantity: Disputes}, whole, n)
		p.topic = ""
	case nouned == 1 && n.num.value.IsZero() && whole.each && len(whole.verbs) > 1 && columnOf[whole.verbs[0]] != "":
		for _, v := range whole.verbs { // 规章的制定和废止均为0
			f := whole
			f.verbs = []string{v}
			p.state(f, n, before)
		}
	case nouned > 1:
		// Two things and one number: it may be of either or of both.
	default:
		p.state(whole, n, before)
	}
	return used
}

// direction returns the year that a number behind 结转 goes to or comes from, "" where
// none follows.
func (p *paragraph) direction(right []token) string {
	for _, t := range right {
		switch t.class {
		case "filler", "noun":
		case "year":
			return t.value
		default:
			return ""
		}
	}
	return ""
}

// labelled reports whether a number without a unit belongs to the word right before
// it: 自然人30、商业企业3.
func labelled(left []token, n token, right []token) bool {
	if len(right) > 0 && right[0].class != "and" || len(left) == 0 || !n.num.value.IsInteger() || n.num.bound != Exactly {
		return false
	}
	if year := n.num.value.IntPart(); n.j-n.i > 6 || year >= 1990 && year <= 2100 {
		return false
	}
	return core[left[len(left)-1].class] && left[len(left)-1].class != "not"
}

// concerns reports whether tokens begin with 对: what was done with some of them.
func (p *paragraph) concerns(tokens []token) bool {
	for _, t := range tokens {
		if t.class != "filler" && t.class != "year" && t.class != "scope" {
			return false
		}
		if t.is("filler", "on") {
			return true
		}
	}
	return false
}

// states reports whether tokens end with 为 or the like, behind which a 0 needs no
// unit.
func (p *paragraph) states(tokens []token) bool {
	if len(tokens) == 0 {
		return false
	}
	last := tokens[len(tokens)-1]
	return last.is("filler", "be") || last.class == "each"
}

// state makes a fact of what a number counts, where that is understood.
func (p *paragraph) state(f features, n token, before *features) {
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
	year := p.year
	if f.year != "" {
		year = f.year
		if !f.compare && !f.carry {
			p.year = f.year
		}
	}
	if f.carry {
		year = yearOwn // the year said where from or where to
	}
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
	count := len(p.facts)
	p.add(fact, n.i, n.j)
	p.stated = len(p.facts) > count
	if !f.carry {
		p.subject = fact.Quantity
		if totalOf(fact.Quantity) {
			p.total = fact.Quantity
		}
	}
	if year == yearOwn {
		if row, ok := rowOf(fact.Quantity); ok {
			p.row, p.outcome, p.outcomes = row, "", 0
		}
	}
	if f.row != "" && f.column == "" {
		p.listing = true
		p.outcome = strings.TrimSuffix(strings.TrimPrefix(string(fact.Quantity), "requests."), ".total")
		p.outcomes++
	}
	if f.carry && f.group && fact.Quantity == "requests.carried_in.total" {
		p.loosen() // 共收到24件（含上年结转2件）
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

// percent reads a share (占86.9%) or a growth (增长70%).
func (p *paragraph) percent(f features, n token, stated bool) {
	fact := Fact{Kind: Share, Value: n.num.value, Precision: n.num.last, Bound: n.num.bound, Year: p.rd.Year}
	switch {
	case f.blocked, f.year != "" && f.year != yearLast && f.year != yearOwn:
		return
	case f.rise || f.fall:
		fact.Kind = Growth
		fact.Quantity = p.growing(f)
		if f.fall {
			fact.Value = fact.Value.Neg()
		}
	case f.share && f.column+f.row != "" && f.result == "" && len(f.verbs) == 0:
		if fact.Quantity, _, _ = p.resolve(f, number{unit: "件", value: n.num.value}, &features{}); fact.Quantity == "" {
			return
		}
	case len(p.shared) > 0 && !f.named():
		fact.Quantity, p.shared = p.shared[0], p.shared[1:]
	case f.share && f.respectively && !f.named():
		if fact.Quantity = p.shareOut(); fact.Quantity == "" {
			return
		}
	case f.share && stated && !f.named():
		fact.Quantity = p.last().Quantity
		if totalOf(fact.Quantity) {
			return // of something else than the table counts
		}
	default:
		return
	}
	if fact.Quantity == "" || p.year != yearOwn {
		return
	}
	defer func() { p.stated = true }()
	if f.bound != Exactly && fact.Bound == Exactly {
		fact.Bound = f.bound
	}
	p.add(fact, n.i, n.j)
}

// difference reads 同比增加9件.
func (p *paragraph) difference(f features, n token, stated bool) {
	q := p.growing(f)
	if f.blocked || q == "" || p.year != yearOwn || n.num.unit == "" || n.num.unit == "个" {
		return
	}
	fact := Fact{Quantity: q, Kind: Difference, Value: n.num.value, Precision: n.num.last, Bound: n.num.bound, Year: p.rd.Year}
	if n.num.unit == "倍" {
		fact.Kind, fact.Value, fact.Precision = Growth, fact.Value.Shift(2), fact.Precision.Shift(2)
	}
	if f.fall {
		fact.Value = fact.Value.Neg()
	}
	p.add(fact, n.i, n.j)
}

// growing returns what grows: what the clause names, or what was last counted.
func (p *paragraph) growing(f features) Quantity {
	switch {
	case f.column != "" || f.row != "" || f.result != "" || f.carry:
		return ""
	case f.noun == topicApplication && p.topic == topicRequest, f.noun == topicRequest:
		if f.verb("handle", "finish") {
			return handled
		}
		return totals[topicRequest]
	case disputes(f.noun):
		return totals[f.noun]
	case f.noun == "":
		return p.subject
	}
	return ""
}

// follow reads a clause without a number that hands the last number on: 均为自然人申请.
func (p *paragraph) follow(tokens []token) {
	last := p.last()
	if last == nil || !p.stated || last.Kind != Number || last.Year != p.rd.Year {
		return
	}
	f := p.features(tokens)
	if !f.each || f.blocked || f.year != "" {
		return
	}
	if of := totals[f.forum]; of != "" && of != last.Quantity {
		return // 诉讼1件，复议机关均维持
	}
	fact := Fact{Value: last.Value, Precision: last.Precision, Bound: last.Bound, Year: last.Year}
	row, counted := rowOf(last.Quantity)
	switch {
	case counted && f.column != "" && f.result == "" && f.row == "":
		fact.Quantity = Quantity("requests." + row + "." + f.column)
	case f.result != "" && (last.Quantity == totals[topicReconsider] || last.Quantity == totals[topicLitigation]):
		fact.Quantity = Quantity(strings.TrimSuffix(string(last.Quantity), "total") + f.result)
	default:
		return
	}
	p.add(fact, tokens[0].i, tokens[len(tokens)-1].j)
}

// mentionNouns takes up the topic of words behind the last number of a clause.
func (p *paragraph) mentionNouns(tokens []token) {
	for _, t := range tokens {
		if t.class == "noun" && t.value != topicApplication {
			p.topic = t.value
		}
	}
}

// untilJoin returns the tokens before the first that joins.
func untilJoin(tokens []token) []token {
	for i, t := range tokens {
		if t.class == "and" {
			return tokens[:i]
		}
	}
	return tokens
}

// onlyJoins reports whether tokens do no more than join two numbers.
func onlyJoins(tokens []token) bool {
	for _, t := range tokens {
		if t.class != "and" && t.class != "filler" {
			return false
		}
	}
	return true
}

// segment cuts tokens at the words that join (、 and 和).
func segment(tokens []token) [][]token {
	var segments [][]token
	start := 0
	for i, t := range tokens {
		if t.class == "and" {
			segments = append(segments, tokens[start:i])
			start = i + 1
		}
	}
	return append(segments, tokens[start:])
}
