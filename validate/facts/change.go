package facts

// became leaves out of a clause what a figure was before it became another:
// 由2023年的71件下降至58件 becomes 58件. A figure without 由 before it stays.
func (p *paragraph) became(tokens []token) []token {
	for b, t := range tokens {
		if t.class != "become" {
			continue
		}
		from, numbers := -1, 0
		for k := b - 1; k >= 0 && from < 0; k-- {
			switch {
			case p.says(tokens[k], "由"), p.says(tokens[k], "从"):
				from = k
			case tokens[k].class == numeral:
				numbers++
			case tokens[k].class != "year" && tokens[k].class != "filler" && tokens[k].class != "and":
				k = 0
			}
		}
		if from >= 0 && numbers > 0 {
			rest := append([]token(nil), tokens[:from]...)
			return p.became(append(rest, tokens[b+1:]...))
		}
	}
	return tokens
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
	return core[left[len(left)-1].class] && left[len(left)-1].class != "not"
}
