package facts

// clause is a stretch between commas, with what stands in brackets taken out of it.
type clause struct {
	tokens []token
	inner  []bracket
}

// stretch tells of tokens whether a number and a word that says what is counted are
// among them.
type stretch struct{ numeral, core bool }

func (s *stretch) take(t token) {
	s.numeral = s.numeral || t.class == numeral
	s.core = s.core || core[t.class]
}

// bracket is a clause in brackets, with the year that stands right before it.
type bracket struct {
	at     int // how many tokens of the clause stand before it
	tokens []token
	year   string
}

// clauses cuts a sentence at its commas. A bracket that is not closed ends with the
// sentence.
func clauses(tokens []token) []clause {
	var all []clause
	var c clause
	var inner []token
	outer := make([]token, 0, len(tokens)) // the tokens of all clauses, one behind another
	var said, saidInside stretch           // of c.tokens and of inner
	depth, year := 0, ""
	for i, t := range tokens {
		switch {
		case t.class == opening:
			if depth++; depth == 1 {
				year = ""
				if i > 0 && tokens[i-1].class == "year" {
					year = tokens[i-1].value
				}
			}
		case t.class == closing && depth > 0:
			depth--
			c.inner = append(c.inner, bracket{len(c.tokens), inner, year})
			inner, saidInside = nil, stretch{}
		case t.class == closing:
		case t.class == comma && depth > 0 && introduces(t, tokens[i+1:], saidInside):
		case t.class == comma && depth == 0 && introduces(t, tokens[i+1:], said):
		case depth > 0 && t.class == comma:
			c.inner = append(c.inner, bracket{len(c.tokens), inner, year})
			inner, saidInside = nil, stretch{}
		case depth > 0:
			inner = append(inner, t)
			saidInside.take(t)
		case t.class == comma:
			all = append(all, c)
			c, said = clause{}, stretch{}
		default:
			outer = append(outer, t)
			said.take(t)
			c.tokens = outer[len(outer)-1-len(c.tokens):]
		}
	}
	if inner != nil {
		c.inner = append(c.inner, bracket{len(c.tokens), inner, year})
	}
	return append(all, c)
}

// introduces reports whether a comma or colon stands between a label and the number or
// the word of none that belongs to it: 新收：27件; 依申请公开方面，无.
func introduces(mark token, behind []token, before stretch) bool {
	if before.numeral || !before.core {
		return false
	}
	for i, t := range behind {
		switch t.class {
		case "filler", "each":
			continue
		case numeral:
			return mark.value == colon
		case "not", "zero":
			return i+1 == len(behind) || behind[i+1].class == comma || behind[i+1].class == closing
		}
		return false
	}
	return false
}
