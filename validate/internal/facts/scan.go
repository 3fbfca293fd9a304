package facts

import (
	"strings"
)

// scan reads the words around a number from the left to the right and says what each
// adds to its features.
type scan struct {
	p       *paragraph
	tokens  []token
	first   int // the first word that says what is counted
	all     int // the last that covers all of it and undoes a part before it, -1 for none
	lastRow int // the last outcome
	f       features

	from, to   bool // the year before and the next are named
	twoYears   bool
	unfinished bool // 未办结
	waits      bool // 在办: a word for a request in hand that needs no verb
}

// features reads what tokens say.
func (p *paragraph) features(tokens []token) features {
	if !p.rd.step(len(tokens)) {
		return features{}
	}
	s := scan{p: p, tokens: tokens, first: firstCore(tokens), all: -1}
	for i, t := range tokens {
		if t.class == "all" {
			s.all = i
		}
	}
	for i, t := range tokens {
		if take := takers[t.class]; take != nil {
			take(&s, i, t)
		}
	}
	s.settle()
	return s.f
}

// takers say by class what a word does. A word of another class does nothing.
var takers = map[class]func(s *scan, i int, t token){
	unknown:     (*scan).unknown,
	title:       (*scan).unknown,
	"foreign":   (*scan).foreign,
	"complaint": (*scan).foreign,
	"part":      (*scan).foreign,
	"irrealis":  (*scan).block,
	"organ":     (*scan).block,
	numeral:     (*scan).block,
	opening:     (*scan).block,
	closing:     (*scan).block,
	comma:       (*scan).block,
	"verb":      (*scan).verb,
	"noun":      (*scan).noun,
	"column":    (*scan).column,
	"row":       (*scan).row,
	"year":      (*scan).year,
	"scope":     (*scan).scope,
	"carry":     (*scan).carry,
	"filler":    (*scan).filler,
	"become":    (*scan).filler,
	"result":    func(s *scan, _ int, t token) { s.f.result = t.value },
	"way":       func(s *scan, _ int, t token) { s.f.way = t.value },
	"forum":     func(s *scan, _ int, t token) { s.f.forum = t.value },
	"rise":      func(s *scan, _ int, t token) { s.f.rise = true },
	"fall":      func(s *scan, _ int, t token) { s.f.fall = true },
	"share":     func(s *scan, _ int, t token) { s.f.share = true },
	"compare":   func(s *scan, _ int, t token) { s.f.compare = true },
	"group":     func(s *scan, _ int, t token) { s.f.group = true },
	"not":       func(s *scan, _ int, t token) { s.f.not = true },
	"rest":      func(s *scan, _ int, t token) { s.f.still = s.f.still || t.value == "still" },
	"each": func(s *scan, _ int, t token) {
		s.f.each = true
		s.f.respectively = s.f.respectively || t.value == "respectively"
	},
}

func (s *scan) block(int, token) { s.f.blocked = true }

// unknown takes up a word that is not known. Before the first word that says what is
// counted it may be the name of the office, or how it went about it.
func (s *scan) unknown(i int, t token) {
	if region := s.p.region(s.p.text.runes[t.i:t.j]); region != "" && i < s.first {
		s.f.scope = region
		return
	}
	if i < s.all {
		return // 《某某办法》等规范性文件3件
	}
	s.f.blocked = s.f.blocked || i > s.first || s.p.narrows(s.tokens, i, s.first)
}

// foreign takes up what counts something else, or a part. What covers all of it undoes
// a part before it.
func (s *scan) foreign(i int, t token) {
	switch {
	case t.is("part", "concerned") && i+1 < len(s.tokens) && s.tokens[i+1].class == "noun" && disputes(s.tokens[i+1].value):
		return // 涉及的行政诉讼: those over what was told before
	case t.is("foreign", "document") && (s.f.verb("repeal") || s.f.verb("in_force")) && s.p.documented():
		s.f.noun = topicDocuments // 制定规范性文件6件，废止文件1件
		return
	}
	if t.is("foreign", "information") && i > 0 && s.tokens[i-1].class == "row" {
		return // 属于行政执法案卷的信息
	}
	if i > s.all {
		s.f.blocked = true
		s.f.foreign = s.f.foreign || t.class != "part"
	}
}

func (s *scan) verb(_ int, t token) {
	s.f.say(t.value)
	s.unfinished = s.unfinished || s.f.not && (t.value == "handle" || t.value == "finish")
}

func (s *scan) noun(i int, t token) {
	s.f.disclosure = s.f.disclosure || t.value == topicRequest
	if s.f.caused && s.f.noun == topicRequest && disputes(t.value) {
		// 因上年度政府信息公开申请引发的行政复议: the year is that of the request
		s.f.year, s.f.years, s.twoYears, s.from = "", nil, false, false
	}
	s.f.takeNoun(t.value, i > 0 && s.tokens[i-1].class == "noun")
	if t.value == topicApplication && i > 0 {
		// 查档申请, 投诉申请
		before := s.tokens[i-1].class
		s.f.misapplied = s.f.misapplied || before == unknown || before == "foreign" || before == "complaint"
	}
}

func (s *scan) column(_ int, t token) {
	switch {
	case t.value == "other_org" && !s.p.organised:
		s.f.blocked = true // it may be all but individuals
	case t.value != "citizen":
		s.f.column = t.value
	case s.p.citizens:
		s.f.column = "individual"
	}
}

func (s *scan) row(i int, t token) {
	// 因本机关不掌握相关信息无法提供: the reason says more than the group, unless it
	// is one of several (因不掌握等无法提供).
	if !strings.HasPrefix(s.f.row, t.value+".") || s.all > s.lastRow {
		s.f.row = t.value
		s.f.naked = t.j-t.i == 2 && !s.f.each
	}
	s.lastRow = i
}

func (s *scan) year(_ int, t token) {
	if t.value == yearSame {
		if s.p.year == yearPart {
			s.f.year = yearOwn // 上半年5件，下半年7件，全年12件
		}
		return
	}
	s.f.years = append(s.f.years, t.value)
	s.twoYears = s.twoYears || s.f.year != "" && s.f.year != t.value
	s.f.year = t.value
	s.from, s.to = s.from || t.value == yearLast, s.to || t.value == yearNext
}

// scope takes up whose work it is: 市国动办 of its own, 县教育局 is another's, and 全市各部门
// is all of them.
func (s *scan) scope(_ int, t token) {
	switch {
	case s.f.scope == "wide":
	case t.value == "government" && s.p.rd.Government:
		s.f.scope = "own"
	case t.value == "government":
		s.f.scope = "lower"
	case t.value != "self":
		s.f.scope = t.value
	case s.p.rd.Government:
		s.f.scope = "lower"
	default:
		s.f.scope = "own"
	}
}

func (s *scan) carry(_ int, t token) {
	s.f.carry = true
	s.f.pending = s.f.pending || t.value == "pending" || t.value == "waiting"
	s.waits = s.waits || t.value == "waiting"
	s.to = s.to || t.value == "out"
}

// filler takes up what a word that counts nothing says of how it is counted.
func (s *scan) filler(i int, t token) {
	f := &s.f
	f.relative = i == len(s.tokens)-1 && s.p.text.runes[t.j-1] == '的'
	switch t.value {
	case "disclosure":
		f.disclosure = true
	case "because":
		f.caused = true
	case "matters":
		f.matters = true
	case "timely":
		f.timely = true
	case "since":
		f.blocked = f.blocked || !s.p.dated
	case "sum":
		f.sum = true
	case "reach":
		f.reaches = true
	case "others":
		f.others = true
	case "about":
		f.bound = About
	case "over":
		f.bound = Over
	}
}

// settle says what the words mean together.
func (s *scan) settle() {
	f := &s.f
	if f.row != "" && (documents(f.noun) || decisions(f.noun)) { // 依法公开行政许可98件: 公开 is the verb
		f.row, f.verbs = "", append(f.verbs, "post")
	}
	s.settleCarry()
	if f.misapplied || f.not || s.twoYears && !f.carry && !f.compare && !f.respectively {
		f.blocked = true
	}
	if f.noun == topicApplication && f.disclosure {
		f.noun = topicRequest // 政府信息公开方面的申请
	}
}

// settleCarry says from where or to where requests are carried over, and which are.
func (s *scan) settleCarry() {
	f := &s.f
	switch { // a year beside 结转 says where from or where to, and may name this one too
	case !f.carry:
	case s.from:
		f.year = yearLast
	case s.to:
		f.year = yearNext
	}
	if !f.carry && f.year == yearNext && f.verb("handle", "finish") && (f.noun == "" || requests(f.noun)) {
		f.carry = true // 下年度继续办理
	}
	if s.unfinished {
		f.pending, f.carry, f.not = true, true, false
	}
	if f.pending && !f.verb("handle", "finish") && f.result == "" && !s.waits {
		f.carry, f.pending = false, false
		f.blocked = true
	}
}
