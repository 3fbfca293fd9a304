package facts

// clause reads a clause: what it denies, what it counts, or what it merely mentions.
func (p *paragraph) clause(c clause) {
	tokens := c.tokens
	if len(tokens) == 0 {
		p.brackets(c)
		return
	}
	restricted := p.restricted
	p.restricted = false
	numbers, certain := 0, true
	p.given, p.shared = 0, nil
	carries := hasClass(tokens, "carry")
	for _, t := range tokens {
		switch t.class {
		case numeral:
			numbers++
			if t.num.percent {
				p.given++
			}
		case "irrealis":
			// what will be carried over is carried over
			certain = certain && t.value == "will" && carries
		}
	}
	p.foreign = p.ofAnotherMatter(tokens)
	p.unrelated = p.unrelated || p.foreign
	p.listing = p.listing || p.heading && lists(tokens)
	switch {
	case !certain:
		if plans(tokens) {
			p.year = yearNext
		}
		p.mention(tokens)
		p.stated = false
	case p.deny(tokens):
	case numbers > 0 && !restricted:
		p.count(c)
		return
	case numbers > 0:
		p.mention(tokens)
		p.stated = false
	default:
		p.follow(tokens)
		p.mention(tokens)
		p.restricted = restricts(tokens)
	}
	p.brackets(c)
}

// brackets reads what stands in brackets in a clause that counts nothing itself.
func (p *paragraph) brackets(c clause) {
	for _, b := range c.inner {
		p.bracket(b)
	}
}

// plans reports whether a clause says what is meant to happen.
func plans(tokens []token) bool {
	for _, t := range tokens {
		if t.class == "irrealis" && t.value == "plan" {
			return true
		}
	}
	return false
}

// lists reports whether a clause counts more than one outcome.
func lists(tokens []token) bool {
	rows := 0
	for i, t := range tokens[min(1, len(tokens)):] {
		if t.class == numeral && tokens[i].class == "row" {
			rows++
		}
	}
	return rows > 1
}

// restricts reports whether a clause names a part of what the next one counts: it
// begins with 通过 and the like, and does not say 等 or 各种.
func restricts(tokens []token) bool {
	part, first := false, true
	for _, t := range tokens {
		switch t.class {
		case "filler", "year", "scope", "and", "group":
		case "part":
			part = part || first
			first = false
		case "all":
			return false
		default:
			first = false
		}
	}
	return part
}

// mention takes up what a clause speaks of, though it counts nothing.
func (p *paragraph) mention(tokens []token) {
	year, bare := "", true
	for _, t := range tokens {
		switch t.class {
		case "noun":
			if t.value != topicApplication {
				p.topic = t.value
				p.subject = totals[t.value]
				p.elsewhere = p.elsewhere && t.value != topicRequest
			} else if p.topic == topicRequest {
				p.subject = totals[topicRequest]
			}
		case "foreign":
			p.subject = ""
			if !p.heading {
				p.topic = ""
			}
		case "year":
			if t.value != yearSame {
				year = t.value
			}
		}
		switch t.class {
		case "year", "scope", "filler", "and", unknown:
		default:
			bare = false
		}
	}
	// A year governs what follows where it stands on its own (2023年，…); in a
	// clause that says more it may be the year of a plan or of a comparison.
	if year == yearOwn || year == yearSince || bare && year != "" {
		p.year = year
	}
}
