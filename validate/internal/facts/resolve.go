package facts

import "strings"

// columnOf is the column of table 二 that a verb counts documents in.
var columnOf = map[string]string{"issue": "issued", "repeal": "repealed", "in_force": "in_force"}

// resolve says what a number counts, and false where that is not certain.
func (p *paragraph) resolve(f features, n number, before *features) (q Quantity, loose, ok bool) {
	if f.blocked || n.unit == "倍" {
		return "", false, false
	}
	money := strings.HasSuffix(n.unit, "元")
	if f.noun == topicFees || f.noun == topicProcessing {
		return totals[f.noun], false, money || n.value.IsZero()
	}
	if money || n.unit == "" && !n.value.IsZero() {
		return "", false, false
	}
	request := p.ofRequests(f.noun)
	dispute := f.noun
	if f.forum != "" {
		dispute = f.forum
	} else if dispute == "" {
		dispute = p.topic
	}
	switch {
	case f.carry:
		return p.carriedOver(f, n, request)
	case f.result != "" || f.way != "":
		return p.disputed(f, dispute)
	case f.row != "":
		if p.elsewhere || !request && !(p.applications && !f.naked) || p.attributes || f.naked && !(f.group || p.listing) {
			return "", false, false
		}
		column := "total"
		if p.applicant != "" {
			column = p.applicant
		}
		if f.column != "" {
			column = f.column
		}
		return Quantity(f.row + "." + column), false, true
	case f.column != "":
		if p.elsewhere || !request || f.verb("happen") && f.noun == "" {
			return "", false, false
		}
		row, ok := p.rowOfApplicants(f)
		return Quantity("requests." + row + "." + f.column), false, ok
	case request:
		if f.noun != "" && len(f.verbs) == 0 {
			f.verbs = before.verbs // 办理留言20件、政府信息公开申请4件
		}
		if p.elsewhere && f.noun != topicRequest {
			return "", false, false
		}
		return p.requested(f, n)
	}
	return p.other(f, n, before)
}

// requested reads how many requests were received or handled.
func (p *paragraph) requested(f features, n number) (q Quantity, loose, ok bool) {
	if f.noun == "" && (len(f.verbs) == 0 || strings.Contains("个项条人次", n.unit) && !p.counted(totals[topicRequest])) {
		return "", false, false
	}
	if f.verb("issue", "repeal", "lapse", "decide", "charge", "post", "amend") {
		return "", false, false
	}
	if f.noun == topicApplication && len(f.verbs) == 0 && n.unit == "人次" {
		return "", false, false
	}
	if len(f.verbs) == 0 && (p.attributes || n.unit == "条" || n.unit == "个" || n.unit == "项") {
		return "", false, false // 主动公开20件、依申请公开6件: what documents are marked with
	}
	first := ""
	for _, v := range f.verbs {
		if v != "happen" && v != "submit" {
			first = v
			break
		}
	}
	switch first {
	case "handle":
		return handled, true, true
	case "finish":
		if f.group && f.timely {
			return "", false, false // 其中按时办结40件: there may be others
		}
		return handled, false, true
	}
	if first == "new" {
		// What was received before it, if anything was said of that, counted in
		// what was carried over.
		p.loosen()
		return totals[topicRequest], false, true
	}
	// In a breakdown, or once the total has been said, a further number is a part.
	if p.counted(totals[topicRequest]) && (f.group || first != "receive" || f.noun != topicRequest) && !f.compare && f.year != yearLast {
		return "", false, false
	}
	if f.group && f.noun != topicRequest && !(f.verb("receive", "new", "accept") && (f.year == yearOwn || f.scope == "own")) {
		return "", false, false
	}
	return totals[topicRequest], first == "accept" || len(f.verbs) > 1, true
}

// counted reports whether the sentence has stated the quantity.
func (p *paragraph) counted(q Quantity) bool {
	return p.seen[q]
}

// carriedOver reads a number of requests carried over. The year beside it says from
// where or to where.
func (p *paragraph) carriedOver(f features, n number, request bool) (q Quantity, loose, ok bool) {
	column := ".total"
	if f.column != "" {
		column = "." + f.column
	}
	in, out := Quantity("requests.carried_in"+column), Quantity("requests.carried_out"+column)
	switch {
	case p.elsewhere, f.noun != "" && !requests(f.noun):
		return "", false, false
	case f.result != "" || f.row != "" || f.rise || f.fall:
		return "", false, false
	case f.pending:
		if f.year == yearLast || f.year == "" && p.year == yearLast { // 截至2023年底，未办结11件
			return in, false, request
		}
		return out, false, request && f.year == ""
	}
	switch f.year {
	case yearLast:
		return in, false, true
	case yearNext:
		return out, false, true
	case "":
		if p.completes(n) {
			return in, false, true
		}
		// 办结20件，结转2件; but 共收到24件（含结转2件）
		if p.row == "outcome.total" && request && !f.group && p.counted(handled) {
			return out, false, true
		}
	}
	return "", false, false
}

// completes reports whether the number and the new requests together make the total
// that the sentence stated first: 总量31件（新收29件、结转2件）.
func (p *paragraph) completes(n number) bool {
	if p.whole == 0 || p.fresh == 0 {
		return false
	}
	total, fresh := &p.facts[p.whole-1], &p.facts[p.fresh-1]
	return total.Value.Equal(fresh.Value.Add(n.value))
}

// other reads disputes, documents and decisions.
func (p *paragraph) other(f features, n number, before *features) (q Quantity, loose, ok bool) {
	noun := f.noun
	if noun == "" {
		noun = p.topic
	}
	if f.noun == "" && len(f.verbs) == 0 {
		return "", false, false
	}
	switch {
	case disputes(noun):
		// One who accepts or decides them is the organ of reconsideration itself.
		if f.verb("accept", "handle", "finish", "post", "decide", "issue") || f.verb("new", "receive") && !f.disclosure && !n.value.IsZero() {
			p.unrelated = true
		}
		if p.unrelated || f.group || p.elsewhere && !f.disclosure && !n.value.IsZero() {
			return "", false, false
		}
		p.way = ""
		return totals[noun], false, true
	case documents(noun):
		verbs := f.verbs
		if len(verbs) == 0 {
			verbs = before.verbs
		}
		if len(verbs) == 0 && f.group {
			verbs = p.verbs
		}
		if len(verbs) > 0 {
			if column, ok := columnOf[verbs[0]]; ok {
				return Quantity("proactive." + noun + "." + column), false, true
			}
		}
		return "", false, false
	case decisions(noun):
		if n.unit == "项" || n.unit == "条" || n.unit == "次" || n.unit == "人次" || f.verb("new", "receive", "accept", "submit", "post", "issue", "repeal", "amend") ||
			len(f.verbs) == 0 && before.posted {
			return "", false, false
		}
		return totals[noun], false, true
	}
	return "", false, false
}
