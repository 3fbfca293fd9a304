package facts

// head looks for what is counted behind the number: 22件政府信息公开申请.
func (p *paragraph) head(left features, right []token) (features, int) {
	for i, t := range right {
		switch t.class {
		case "filler", "all", "each", "and", "group", "year", "carry", "not", "verb", "scope":
			continue
		case "noun", "column", "row", "result", "way":
			if i > 0 && right[i-1].class == "and" {
				return left, 0 // it belongs to the next number
			}
		default:
			return p.carried(left, right)
		}
		end := i + 1
		// 4件申请作出不予公开决定: the request is what the outcome was of.
		if t.class == "noun" && requests(t.value) && len(left.verbs) == 0 && hasClass(right[end:], "row") {
			if f := p.features(right); !f.blocked && f.column == "" {
				f.noun, f.verbs, f.year, f.scope, f.group = "", nil, left.year, left.scope, true
				return f, len(right)
			}
		}
		for end < len(right) && (right[end].class == "noun" || right[end].is("filler", "case")) {
			end++
		}
		f := p.features(right[:end])
		// 22件申请中 speaks of what was already counted.
		if end < len(right) && right[end].is("filler", "in") {
			if len(left.verbs) == 0 || !left.relative {
				f.blocked = true
				return f, end
			}
		}
		switch {
		case f.noun == "" || len(left.verbs) > 0 || len(f.verbs) == 0:
		case disputes(f.noun) && f.verbs[len(f.verbs)-1] == "happen":
			f.verbs = []string{"happen"} // 12件答复被申请行政复议
		case !f.carry:
			f.blocked = true // 22件已答复申请: nothing new is counted
		}
		if (f.row != "" || f.column != "") && p.features(right[end:]).blocked {
			f.blocked = true // 12件涉及第三方权益的申请书面征求意见
		}
		if f.noun != "" && f.column == "" && f.row == "" && len(left.verbs) == 0 && len(f.verbs) == 0 && !left.group && !left.sum && !left.compare {
			if g, used := p.carried(left, right); used > 0 {
				return g, used
			}
			f.blocked = true // 一份申请: a request as such
		}
		if f.noun != "" && len(left.verbs) == 0 && p.features(right[end:]).blocked {
			f.blocked = true // 共有2件申请因申请人撤回而终止
		}
		f.verbs = append(append([]string(nil), left.verbs...), f.verbs...)
		f.group, f.compare, f.sum = f.group || left.group, f.compare || left.compare, left.sum
		f.bound = left.bound
		if f.year == "" {
			f.year = left.year
		}
		if f.scope == "" {
			f.scope = left.scope
		}
		return f, end
	}
	return p.carried(left, right)
}

// carried reads what a number without a noun came to: 1件结转下年度办理, 2件正在办理.
func (p *paragraph) carried(left features, right []token) (features, int) {
	f := p.features(right)
	if !f.blocked && !f.named() && !f.carry && left.year == "" && len(left.verbs) == 0 && f.verb("handle", "finish") &&
		(f.year == yearNext || left.still && f.year == "") {
		f.carry, f.year = true, yearNext // 其余7件于次年1月答复, 尚有5件在法定期限内办理
	}
	if !f.blocked && !f.named() && !f.carry && f.verb("finish") && left.group && len(left.verbs) == 0 && p.counted(totals[topicRequest]) {
		f.year, f.scope = left.year, left.scope
		return f, len(right) // 其中十件已答复
	}
	if f.blocked || !f.carry || f.named() && !requests(f.noun) {
		return left, 0
	}
	f.group = f.group || left.group
	return f, len(right)
}
