package facts

import (
	"slices"
	"strings"
)

// features are what the words around a number say of it.
type features struct {
	verbs  []string
	noun   string
	column string
	row    string
	result string
	way    string
	forum  string // who decided: 复议机关, 法院
	year   string
	years  []string // all that are named
	scope  string
	bound  Bound

	carry, pending, still          bool
	others                         bool // 其他
	reaches                        bool // 达到
	relative                       bool // 的 stands last: 办结的54件
	rise, fall, share, compare     bool
	each, respectively, sum, group bool
	not                            bool
	disclosure                     bool // the words 政府信息公开 or the like
	posted                         bool // something was made public before it in the clause
	timely                         bool
	naked                          bool // 公开 alone, which may be the verb of another sentence
	// misapplied is set where 申请 follows a noun of another kind: 行政许可申请.
	misapplied bool

	blocked bool // a word is not understood, or is of another matter
	foreign bool // because something else is counted
}

// core are the classes that say what is counted. A word before the first of them may
// be anything, the name of the office or how it went about it; a word behind it may
// narrow it down and must be known.
var core = map[class]bool{
	"verb": true, "noun": true, "carry": true, "column": true, "row": true, "result": true, "way": true,
	"rise": true, "fall": true, "share": true, "not": true, "zero": true,
}

// features reads what tokens say.
func (p *paragraph) features(tokens []token) features {
	var f features
	if !p.rd.step(len(tokens)) {
		return f
	}
	first := firstCore(tokens)
	lastAll, twoYears, unfinished := -1, false, false
	from, to := false, false // last year and next year are named
	for i, t := range tokens {
		if t.class == "all" {
			lastAll = i
		}
	}
	for i, t := range tokens {
		switch t.class {
		case unknown, title:
			if region := p.region(p.text.runes[t.i:t.j]); region != "" && i < first {
				f.scope = region
				continue
			}
			f.blocked = f.blocked || i > first || p.narrows(tokens, i, first)
		case "foreign", "part", "complaint":
			if i > lastAll {
				f.blocked = true
				f.foreign = f.foreign || t.class != "part"
			}
		case "irrealis":
			f.blocked = true
		case "verb":
			f.say(t.value)
			unfinished = unfinished || f.not && (t.value == "handle" || t.value == "finish")
		case "noun":
			f.disclosure = f.disclosure || t.value == topicRequest
			f.takeNoun(t.value, i > 0 && tokens[i-1].class == "noun")
			if t.value == topicApplication && i > 0 {
				// 查档申请, 投诉申请
				before := tokens[i-1].class
				f.misapplied = f.misapplied || before == unknown || before == "foreign" || before == "complaint"
			}
		case "column":
			switch {
			case t.value != "citizen":
				f.column = t.value
			case p.citizens:
				f.column = "individual"
			}
		case "row":
			// 因本机关不掌握相关信息无法提供: the reason says more than the group.
			if !strings.HasPrefix(f.row, t.value+".") || i-1 == lastAll { // 因不掌握等无法提供
				f.row = t.value
				f.naked = t.j-t.i == 2
			}
		case "result":
			f.result = t.value
		case "way":
			f.way = t.value
		case "forum":
			f.forum = t.value
		case "year":
			if t.value == yearSame {
				if p.year == yearPart {
					f.year = yearOwn // 上半年5件，下半年7件，全年12件
				}
				continue
			}
			f.years = append(f.years, t.value)
			twoYears = twoYears || f.year != "" && f.year != t.value
			f.year = t.value
			from, to = from || t.value == yearLast, to || t.value == yearNext
		case "scope":
			// 市国动办 of its own, 县教育局 is another's.
			if f.scope != "wide" { // 全市各部门 is all of them
				f.scope = t.value
			}
		case "carry":
			f.carry = true
			f.pending = f.pending || t.value == "pending"
			to = to || t.value == "out"
		case "rise":
			f.rise = true
		case "fall":
			f.fall = true
		case "share":
			f.share = true
		case "compare":
			f.compare = true
		case "each":
			f.each = true
			f.respectively = f.respectively || p.says(t, "分别")
		case "group":
			f.group = true
		case "rest":
			f.still = f.still || !p.contains(t, "其") && p.contains(t, "有")
		case "not":
			f.not = true
		case "organ":
			f.blocked = true
		case "filler", "become":
			f.disclosure = f.disclosure || p.contains(t, "信息公开")
			f.timely = f.timely || p.says(t, "按时") || p.says(t, "按期") || p.says(t, "及时")
			if p.says(t, "累计") && !p.dated {
				f.blocked = true // since when?
			}
			f.sum = f.sum || p.contains(t, "共") || p.says(t, "合计") || p.says(t, "总计")
			f.relative = i == len(tokens)-1 && p.text.runes[t.j-1] == '的'
			f.reaches = f.reaches || p.says(t, "达") || p.says(t, "达到")
			f.others = f.others || p.says(t, "其他") || p.says(t, "其它")
			switch {
			case p.says(t, "约"), p.says(t, "近"), p.says(t, "大约"):
				f.bound = About
			case p.says(t, "超过"):
				f.bound = Over
			}
		case numeral, opening, closing, comma:
			f.blocked = true
		}
	}
	if f.row != "" && (documents(f.noun) || decisions(f.noun)) { // 依法公开行政许可98件: 公开 is the verb
		f.row, f.verbs = "", append(f.verbs, "post")
	}
	switch { // a year beside 结转 says where from or where to, and may name this one too
	case !f.carry:
	case from:
		f.year = yearLast
	case to:
		f.year = yearNext
	}
	if unfinished { // 未办结
		f.pending, f.carry, f.not = true, true, false
	}
	if f.pending && !f.verb("handle", "finish") && f.result == "" && !p.done(tokens) {
		f.carry, f.pending = false, false
		f.blocked = true
	}
	if f.misapplied || f.not || twoYears && !f.carry && !f.compare && !f.respectively {
		f.blocked = true
	}
	if f.noun == topicApplication && f.disclosure {
		f.noun = topicRequest // 政府信息公开方面的申请
	}
	return f
}

// mostVerbs is how many verbs are kept before those that were said already make room:
// more than there are, so that each stays with the first and the last.
const mostVerbs = 32

// say takes up a verb.
func (f *features) say(verb string) {
	if len(f.verbs) >= mostVerbs {
		if i := slices.Index(f.verbs[1:], verb); i >= 0 {
			f.verbs = slices.Delete(f.verbs, i+1, i+2)
		}
	}
	f.verbs = append(f.verbs, verb)
}

// done reports whether a word for a request still in hand needs no verb beside it:
// 在办, 未到期.
func (p *paragraph) done(tokens []token) bool {
	for _, t := range tokens {
		if t.class == "carry" && (p.says(t, "在办") || p.contains(t, "未到") || p.contains(t, "未满")) {
			return true
		}
	}
	return false
}

// takeNoun takes up a noun. Of two side by side the latter is what is counted and the
// former says of what: 政府信息公开申请行政复议.
func (f *features) takeNoun(noun string, adjacent bool) {
	if noun != topicApplication {
		f.noun = noun
		return
	}
	switch f.noun {
	case "":
		f.noun = topicApplication
	case topicRequest, topicApplication, topicReconsider:
		// 依申请公开申请, 行政复议申请
	default:
		f.misapplied = f.misapplied || adjacent
	}
}

// narrows reports whether an unknown word before the core may narrow it down: it
// stands right before a noun, or is joined to it by 的, or is the name of another
// office.
func (p *paragraph) narrows(tokens []token, i, first int) bool {
	s := p.text.runes[tokens[i].i:tokens[i].j]
	if p.another(s) {
		return true
	}
	if first == len(tokens) || tokens[first].class == "verb" || tokens[first].class == "carry" || tokens[first].class == "not" {
		return false
	}
	for k := i + 1; k < first; k++ {
		switch {
		case p.says(tokens[k], "的"):
			return true
		case tokens[k].class != "filler" || p.says(tokens[k], "和"):
			return false
		}
	}
	return i+1 == first
}

// region returns whose figures those of a region are, "" where the word does not end
// like the name of one: of a government's own they are all of its organs', of another
// region they are another's.
func (p *paragraph) region(s []rune) string {
	switch {
	case len(s) < 2 || !strings.ContainsRune("省市县区州盟旗", s[len(s)-1]):
		return ""
	case p.within(s):
		return "wide"
	}
	return "lower"
}

// another reports whether a word ends like the name of an office and is not what the
// office of the report may call itself.
func (p *paragraph) another(s []rune) bool {
	if len(s) < 2 || !strings.ContainsRune("局委办厅院署会处所镇乡", s[len(s)-1]) {
		return false
	}
	return !p.within(s)
}

// within reports whether the characters of a word stand in the name of the office in
// their order, as those of an abbreviation do. Any word is within a name that is not
// known.
func (p *paragraph) within(s []rune) bool {
	if !p.rd.step(len(p.rd.office)) {
		return true
	}
	k := 0
	for _, r := range p.rd.office {
		if k < len(s) && s[k] == r {
			k++
		}
	}
	return k == len(s) || len(p.rd.office) == 0
}

// says reports whether a token is the word.
func (p *paragraph) says(t token, s string) bool {
	return t.j-t.i == len([]rune(s)) && hasPrefix(p.text.runes[t.i:t.j], s)
}

// contains reports whether a token contains the word.
func (p *paragraph) contains(t token, s string) bool {
	return strings.Contains(string(p.text.runes[t.i:t.j]), s)
}

// verb reports whether one of the verbs was said.
func (f *features) verb(verbs ...string) bool {
	for _, v := range f.verbs {
		if slices.Contains(verbs, v) {
			return true
		}
	}
	return false
}

// named reports whether something is named that can be counted.
func (f *features) named() bool {
	return f.noun != "" || f.column != "" || f.row != "" || f.result != "" || f.way != ""
}

// barren reports whether nothing says what is counted, so that it is to be looked
// for behind the number.
func (f *features) barren() bool { return !f.named() && !f.carry && !f.blocked }

// with adds to the features of a segment what was said of all segments.
func (f features) with(whole features) features {
	if len(f.verbs) == 0 {
		f.verbs = whole.verbs
	}
	f.year, f.scope, f.group = whole.year, whole.scope, whole.group
	f.blocked = f.blocked || whole.blocked
	return f
}

// after returns what a clause has said with f at its end.
func (f features) after(before features) features {
	f.posted = f.posted || before.posted || f.verb("post")
	if len(f.verbs) == 0 {
		f.verbs = before.verbs
	}
	return f
}

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
		for end < len(right) && (right[end].class == "noun" || right[end].class == "filler" && p.says(right[end], "案件")) {
			end++
		}
		f := p.features(right[:end])
		// 22件申请中 speaks of what was already counted.
		if end < len(right) && right[end].class == "filler" && (p.says(right[end], "中") || p.says(right[end], "里") || p.says(right[end], "内")) {
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
