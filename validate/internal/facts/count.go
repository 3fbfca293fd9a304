package facts

import "strings"

// count reads the numbers of a clause, one after another. What stands between a
// number and the one before it says what it counts; where that is nothing, what
// stands behind it.
func (p *paragraph) count(c clause) {
	tokens := c.tokens
	p.counting = len(p.facts)
	from, headed := 0, false // headed: what the last number counts stood behind it
	tokens = p.became(tokens)
	if len(tokens) < len(c.tokens) {
		c.inner = nil // of what the figure was before, too
	}
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
		if headed && !hasClass(left, "and") && !strings.HasSuffix(tokens[k].num.unit, "元") {
			from = k + 1
			continue // 新收的7件申请办结6件: of those seven
		}
		for len(c.inner) > 0 && c.inner[0].at <= k {
			p.bracket(c.inner[0])
			c.inner = c.inner[1:]
		}
		used := p.number(left, tokens[k], right, &before)
		headed = used > 0
		from = k + 1 + used
		k = max(k, from-1)
	}
	p.recall()
	for _, b := range c.inner {
		p.bracket(b)
	}
	if rest := tokens[min(from, len(tokens)):]; len(rest) > 0 {
		p.follow(rest) // 5项全部予以公开
		p.mentionNouns(rest)
	}
}

// number reads one number between the tokens to its left and those to its right, and
// returns how many of the latter it took up.
func (p *paragraph) number(left []token, n token, right []token, before *features) (used int) {
	g := figure{n: n, left: left, right: right, before: before, stated: p.stated}
	p.stated = false
	if p.handedOut(&g) {
		return 0
	}
	if n.num.unit == "" && !n.num.percent && !(n.num.value.IsZero() && p.states(left)) {
		if !labelled(left, n, right) {
			return 0
		}
		n.num.unit = "件"
	}
	g.f = p.features(left)
	g.barren = g.f.barren()
	if len(g.f.verbs) > 0 {
		p.verbs = g.f.verbs
	}
	p.grouped = p.grouped || g.f.group
	for _, read := range readings {
		if read(p, &g) {
			return g.used
		}
	}
	p.state(g.f, g.n, g.before)
	return g.used
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
	last := len(left) - 1
	if left[last].is("filler", "be") || left[last].is("filler", "number") {
		for last > 0 && left[last].class == "filler" {
			last-- // 受理数为5, 行政许可决定数量325
		}
	}
	return core[left[last].class] && left[last].class != "not"
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

// segment cuts tokens at the words that join (、 and 和), and between two kinds of
// disputes side by side (复议诉讼案件).
func segment(tokens []token) [][]token {
	var segments [][]token
	start := 0
	for i, t := range tokens {
		switch {
		case t.class == "and":
			segments = append(segments, tokens[start:i])
			start = i + 1
		case i > start && t.is("noun", topicLitigation) && tokens[i-1].is("noun", topicReconsider):
			segments = append(segments, tokens[start:i])
			start = i
		}
	}
	return append(segments, tokens[start:])
}
