package facts

import "slices"

// head looks for what is counted behind the number: 22件政府信息公开申请.
func (p *paragraph) head(left features, right []token) (features, int) {
	i := headOf(right)
	if i == len(right) || !counted[right[i].class] {
		return p.carried(left, right)
	}
	if i > 0 && right[i-1].class == "and" {
		return left, 0 // it belongs to the next number
	}
	t, end := right[i], i+1
	if t.class == "noun" && requests(t.value) {
		if f, ok := p.ofRequest(left, right, end); ok {
			return f, len(right)
		}
	}
	for end < len(right) && (right[end].class == "noun" || right[end].is("filler", "case")) {
		end++
	}
	f := p.features(right[:end])
	// 22件申请中 speaks of what was already counted.
	if end < len(right) && right[end].is("filler", "in") && (len(left.verbs) == 0 || !left.relative) {
		f.blocked = true
		return f, end
	}
	if bare(f, left) {
		if g, used := p.carried(left, right); used > 0 {
			return g, used
		}
		f.blocked = true // 一份申请: a request as such
	}
	f.blocked = f.blocked || p.partOf(&f, left, right[end:])
	return f.joined(left), end
}

// ofRequest reads what became of a request that stands behind a number: 4件申请作出不予公开
// 决定, 1件申请引发行政复议.
func (p *paragraph) ofRequest(left features, right []token, end int) (features, bool) {
	f := p.features(right)
	switch {
	case f.blocked:
	case len(left.verbs) == 0 && hasClass(right[end:], "row") && f.column == "":
		f.noun, f.verbs, f.year, f.scope, f.group = "", nil, left.year, left.scope, true
		return f, true
	case disputes(f.noun) && f.verb("happen") && f.result == "":
		f.verbs = []string{"happen"}
		return f.joined(left), true
	}
	return f, false
}

// counted are the classes that name what is counted.
var counted = map[class]bool{"noun": true, "column": true, "row": true, "result": true, "way": true}

// headOf returns the place of the first word behind a number that may say what it
// counts, that behind the last token where there is none.
func headOf(right []token) int {
	for i, t := range right {
		switch t.class {
		case "filler", "all", "each", "and", "group", "year", "carry", "not", "verb", "scope":
		default:
			return i
		}
	}
	return len(right)
}

// bare reports whether nothing but a noun says what is counted.
func bare(f, left features) bool {
	return f.noun != "" && f.column == "" && f.row == "" && len(left.verbs) == 0 && len(f.verbs) == 0 && !left.group && !left.sum && !left.compare
}

// partOf reports whether what stands behind the head makes a part of what is counted.
func (p *paragraph) partOf(f *features, left features, behind []token) bool {
	if f.noun != "" && len(left.verbs) == 0 && len(f.verbs) > 0 {
		switch {
		case disputes(f.noun) && f.verbs[len(f.verbs)-1] == "happen":
			f.verbs = []string{"happen"} // 12件答复被申请行政复议
		case !f.carry:
			return true // 22件已答复申请: nothing new is counted
		}
	}
	if rest := p.features(behind); rest.verb("charge") || money(rest.noun) {
		return true // 1件申请收取信息处理费: it is told of the fee
	}
	// 12件涉及第三方权益的申请书面征求意见; 共有2件申请因申请人撤回而终止
	narrow := f.row != "" || f.column != "" || f.noun != "" && len(left.verbs) == 0
	return narrow && p.features(behind).blocked
}

// joined adds to what stands behind a number what stood before it.
func (f features) joined(left features) features {
	f.verbs = append(append([]string(nil), left.verbs...), f.verbs...)
	f.group, f.compare, f.sum = f.group || left.group, f.compare || left.compare, left.sum
	f.bound = left.bound
	if f.year == "" {
		f.year = left.year
	}
	if f.scope == "" {
		f.scope = left.scope
	}
	return f
}

// reasonless leaves out why something was carried over: 1件因补正材料顺延至下年度办理.
func reasonless(tokens []token) []token {
	for i, t := range tokens {
		if !t.is("filler", "because") {
			continue
		}
		for k := i + 1; k < len(tokens); k++ {
			if tokens[k].class == "carry" && tokens[k].value == "any" {
				return append(slices.Clone(tokens[:i]), tokens[k:]...)
			}
		}
	}
	return tokens
}

// carried reads what a number without a noun came to: 1件结转下年度办理, 2件正在办理.
func (p *paragraph) carried(left features, right []token) (features, int) {
	f := p.features(reasonless(right))
	if !f.blocked && !f.named() && !f.carry && len(left.verbs) == 0 {
		switch {
		case left.year == "" && f.verb("handle", "finish") && (f.year == yearNext || left.still && f.year == ""):
			f.carry, f.year = true, yearNext // 其余7件于次年1月答复, 尚有5件在法定期限内办理
		case left.group && f.verb("finish") && p.counted(totals[topicRequest]), p.counted(handled) && f.verb("finish") && p.topic == topicRequest && !f.still && left.barren():
			f.year, f.scope = left.year, left.scope
			return f, len(right) // 其中十件已答复
		case left.group && f.verb("new"):
			f.scope = left.scope
			return f, len(right) // 其中84件为本年新收
		}
	}
	if f.blocked || !f.carry || f.named() && !requests(f.noun) {
		return left, 0
	}
	f.group = f.group || left.group
	return f, len(right)
}
