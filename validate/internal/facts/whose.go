package facts

import "strings"

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
		case tokens[k].is("filler", "of"):
			return true
		case tokens[k].class != "filler":
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
