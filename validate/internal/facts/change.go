package facts

// became leaves out of a clause what a figure was before it became another:
// 由2023年的71件下降至58件 becomes 58件. A figure without 由 before it stays.
func (p *paragraph) became(tokens []token) []token {
	if !hasClass(tokens, "become") {
		return tokens
	}
	rest := make([]token, 0, len(tokens))
	for _, t := range tokens {
		if t.class == "become" {
			if from, numbers := p.origin(rest); from >= 0 && numbers > 0 {
				p.was = lastYears(rest[from:])
				rest = rest[:from]
				continue
			}
		}
		rest = append(rest, t)
	}
	return rest
}

// origin returns where 由 stands before the numbers that end the tokens, -1 where it
// does not, and how many numbers there are.
func (p *paragraph) origin(tokens []token) (from, numbers int) {
	for k := len(tokens) - 1; k >= 0; k-- {
		switch t := tokens[k]; {
		case t.value == "by" && t.class == "filler", t.value == "from" && t.class == "part":
			return k, numbers
		case t.class == numeral:
			numbers++
		case t.class != "year" && t.class != "filler" && t.class != "and":
			return -1, numbers
		}
	}
	return -1, numbers
}

// lastYears returns the one number of tokens that name the year before and no other, nil
// where there is none.
func lastYears(tokens []token) *token {
	var n *token
	last := false
	for i, t := range tokens {
		switch {
		case t.class == "year" && t.value != yearLast, t.class == numeral && n != nil:
			return nil
		case t.class == "year":
			last = true
		case t.class == numeral:
			n = &tokens[i]
		}
	}
	if !last || n == nil || n.num.percent {
		return nil
	}
	return &token{class: numeral, num: n.num, i: n.i, j: n.j}
}

// recall adds what the number stated last was in the year before.
func (p *paragraph) recall() {
	was := p.was
	p.was = nil
	last := p.last()
	if was == nil || !p.stated || last == nil || last.Kind != Number || last.Year != p.rd.Year || !totalOf(last.Quantity) {
		return
	}
	p.add(Fact{Quantity: last.Quantity, Value: was.num.value, Precision: was.num.last, Bound: was.num.bound, Year: p.rd.Year - 1}, was.i, was.j)
}
