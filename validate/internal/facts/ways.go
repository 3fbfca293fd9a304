package facts

import "strings"

// figure is one number of a clause with what stands around it.
type figure struct {
	n           token
	left, right []token  // what stands between it and the numbers beside it
	f           features // of left
	before      *features
	barren      bool // nothing to its left says what it counts
	stated      bool // the number before it was understood
	used        int  // how many of the tokens to its right it took up
}

// readings are the ways of reading a number, the first that fits first. Each reports
// whether it took the number up.
var readings = []func(p *paragraph, g *figure) bool{
	(*paragraph).asShare,
	(*paragraph).asDifference,
	(*paragraph).asForeign,
	(*paragraph).asPartOfNamed,
	(*paragraph).asCompared,
	(*paragraph).asTold,
	(*paragraph).asRemaining,
	(*paragraph).asOneOfSome,
	(*paragraph).asHeaded,
	(*paragraph).asOther,
	(*paragraph).asSeveral,
}

// handedOut gives the number to the next of those that 分别 hands out.
func (p *paragraph) handedOut(g *figure) bool {
	if p.waiting == nil || !onlyJoins(g.left) {
		p.waiting = nil
		return false
	}
	f := p.waiting[0]
	if p.waiting = p.waiting[1:]; len(p.waiting) == 0 {
		p.waiting = nil
	}
	p.state(f, g.n, g.before)
	return true
}

func (p *paragraph) asShare(g *figure) bool {
	if !g.n.num.percent {
		return false
	}
	p.percent(g.f, g.n, g.stated)
	return true
}

func (p *paragraph) asDifference(g *figure) bool {
	if !g.f.rise && !g.f.fall {
		return false
	}
	p.difference(g.f, g.n, g.stated)
	return true
}

// asForeign takes up a number of which something is not understood, and what that says
// of those that follow.
func (p *paragraph) asForeign(g *figure) bool {
	if !g.f.blocked {
		return false
	}
	if p.listing && !g.f.misapplied && g.f.noun == "" {
		return true // 予以公开3件，已在网站公开1件，不予公开1件
	}
	if g.f.foreign && !g.f.group && !g.f.verb("issue", "repeal") {
		p.abroad, p.grouped = true, false
	}
	if g.f.misapplied || g.f.foreign && g.f.noun != topicRequest {
		p.topic, p.elsewhere = "", true
	} else if !g.f.group && !p.grouped && (len(g.f.verbs) > 0 || p.concerns(g.left)) {
		p.elsewhere = true // 收到涉及征地的申请8件: what follows may be of these
	}
	if documents(g.f.noun) {
		// 年初有效规范性文件50件，年内新出台4件; 公开规章13件（含新制定5件）
		p.topic = g.f.noun
	}
	*g.before = g.f.after(*g.before)
	if g.f.foreign {
		// 公示行政许可98件、行政处罚32件: what follows is made public too.
		g.before.posted = true
	}
	return true
}

// asPartOfNamed reads 行政诉讼中1件败诉: a part of what is named, if what stands behind
// says which.
func (p *paragraph) asPartOfNamed(g *figure) bool {
	last := len(g.left) - 1
	if last < 0 || !g.left[last].is("filler", "in") || !g.f.named() {
		return false
	}
	part, used := p.head(features{group: true}, g.right)
	if part.named() && part.noun == "" && !part.blocked {
		part.noun = g.f.noun
		p.state(part, g.n, g.before)
	}
	g.used = used
	return true
}

// asCompared reads the figure of a year beside which no more is said: 收到98件，2023年为
// 75件; 与2023年的75件相比.
func (p *paragraph) asCompared(g *figure) bool {
	if g.f.carry && g.f.year == "" {
		g.f.year = p.direction(g.right) // 结转1件至下年度
	}
	year := g.f.year
	if year == "" && p.inside && p.year == yearLast {
		year = yearLast // 比2023年（24件）
	}
	if !g.barren || p.total == "" || len(g.f.verbs) > 0 || year != yearLast && year != yearOwn {
		return false
	}
	compared := g.f.compare || len(g.right) > 0 && g.right[0].class == "compare"
	if !g.stated && !(compared && p.topic == topicRequest) {
		return false
	}
	g.f.compare = true // what follows is of this year again
	if g.f.year == "" {
		g.f.year = year
	}
	p.emit(Fact{Quantity: p.total}, g.f, g.n)
	return true
}

// asTold reads the number of what the clause before spoke of: 申请量略有上升，全年为31件.
func (p *paragraph) asTold(g *figure) bool {
	last := len(g.left) - 1
	if !g.barren || last < 0 || !g.left[last].is("filler", "be") || len(g.right) > 0 || p.subject != totals[topicRequest] || p.counted(p.subject) {
		return false
	}
	for _, t := range g.left {
		if t.class != "filler" && t.class != "year" {
			return false
		}
	}
	if !p.rd.grammar.counts("request", g.n.num.unit, false) || g.f.year != "" && g.f.year != yearOwn {
		return false
	}
	p.emit(Fact{Quantity: p.subject}, g.f, g.n)
	return true
}

func (p *paragraph) asRemaining(g *figure) bool {
	if !g.barren {
		return false
	}
	q, ok := p.remaining(g.f, g.right, g.stated)
	if ok {
		p.emit(Fact{Quantity: q}, g.f, g.n)
	}
	return ok
}

// asOneOfSome leaves out 对重复提出的3件申请不予处理: others may be.
func (p *paragraph) asOneOfSome(g *figure) bool {
	if !g.barren || !p.concerns(g.left) || !hasClass(g.left, unknown) {
		return false
	}
	p.elsewhere = true
	return true
}

// asHeaded looks for what is counted behind the number. It takes the number up where
// what stands there makes it a part.
func (p *paragraph) asHeaded(g *figure) bool {
	if !g.barren {
		return false
	}
	g.f, g.used = p.head(g.f, g.right)
	if g.f.blocked {
		p.elsewhere = p.elsewhere || p.concerns(g.left)
		return true
	}
	return !g.f.named() && !g.f.carry && p.features(g.right).blocked // 有2起涉及征地: a part
}

// asOther leaves out what another word stands right behind: 3项制度, 2次培训.
func (p *paragraph) asOther(g *figure) bool {
	return !g.barren && len(g.right) > 0 && (g.right[0].class == unknown || g.right[0].class == "foreign") &&
		g.n.num.unit != "" && strings.Contains("个项条次人次部", g.n.num.unit)
}

// asSeveral reads a number behind several nouns, of which each has it, or one after the
// other; where that is not said it may be of either or of both, and is not read.
func (p *paragraph) asSeveral(g *figure) bool {
	parts := p.partsOf(g)
	f, zero := g.f, g.n.num.value.IsZero()
	switch {
	case len(parts) == 0:
		return false
	case len(parts) == 1:
		return p.asSeveralTimes(g)
	case f.respectively:
		p.waiting = parts[1:]
		p.state(parts[0].with(f), g.n, g.before)
	case f.each || zero:
		for _, part := range parts {
			p.state(part.with(f), g.n, g.before)
		}
	case f.sum && len(parts) == 2 && parts[0].noun == topicReconsider && parts[1].noun == topicLitigation:
		p.emit(Fact{Quantity: Disputes}, f, g.n)
		p.topic = ""
	}
	return true
}

// partsOf returns what stands between the words that join before a number: 新收和上年结转申请.
func (p *paragraph) partsOf(g *figure) []features {
	var parts []features
	for _, s := range segment(g.left) {
		f := p.features(s)
		if f.named() || g.f.respectively && !f.blocked && (f.carry || f.verb("new", "receive", "finish")) {
			parts = append(parts, f)
		}
	}
	return parts
}

// asSeveralTimes reads a number behind one noun that is of several years, or of several
// things done to it.
func (p *paragraph) asSeveralTimes(g *figure) bool {
	f := g.f
	switch {
	case f.respectively && len(f.years) > 1:
		of := make([]features, len(f.years)) // 2023年、2024年分别收到45件、52件
		for i, year := range f.years {
			of[i] = f
			of[i].year = year
		}
		p.waiting = of[1:]
		p.state(of[0], g.n, g.before)
	case g.n.num.value.IsZero() && f.each && len(f.verbs) > 1 && columnOf[f.verbs[0]] != "":
		for _, v := range f.verbs { // 规章的制定和废止均为0
			one := f
			one.verbs = []string{v}
			p.state(one, g.n, g.before)
		}
	default:
		return false
	}
	return true
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
