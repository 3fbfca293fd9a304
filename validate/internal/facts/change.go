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
