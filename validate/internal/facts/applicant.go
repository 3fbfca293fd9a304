package facts

import "strings"

// rowOfApplicants returns the row of table 三 in which a number counts applicants,
// false where it may be one of several. In brackets and behind 其中 it is the outcome
// counted last: 予以公开22件（自然人19件）.
func (p *paragraph) rowOfApplicants(f features) (row string, ok bool) {
	switch {
	case f.verb("new", "receive", "accept"):
		return "new", true
	case f.verb("handle", "finish"):
		return "outcome.total", true
	case p.outcome == "":
		return p.row, true
	case p.inside:
		return p.outcome, true
	}
	return p.outcome, p.many == 1
}

// remaining returns what 其他 counts at the end of a list, what 共 counts behind the
// share of it or 达到 behind its growth; false where neither is said.
func (p *paragraph) remaining(f features, right []token, stated bool) (Quantity, bool) {
	last := p.last()
	if last == nil || !stated || len(right) > 0 || len(f.verbs) > 0 || f.year != "" || f.group && !f.others {
		return "", false
	}
	switch {
	case f.sum && last.Kind == Share, f.reaches && (last.Kind == Growth || last.Kind == Difference):
		return last.Quantity, true
	case !f.others || last.Kind != Number:
		return "", false
	}
	cut := strings.LastIndexByte(string(last.Quantity), '.')
	whole, column := last.Quantity[:cut], last.Quantity[cut+1:]
	switch {
	case organisations[string(column)]:
		return whole + ".other_org", true
	case strings.HasPrefix(string(whole), "requests.outcome.other."):
		return "requests.outcome.other.other.total", true
	case column == "upheld" || column == "corrected":
		return whole + ".other", true
	}
	return "", false
}

// shareOut returns what the first of several shares is of, and keeps for the others
// what they are of: 自然人20件，企业5件，分别占80%和20%.
func (p *paragraph) shareOut() Quantity {
	k := len(p.facts) - p.given
	if k < p.first {
		return ""
	}
	for _, f := range p.facts[k:] {
		if f.Kind != Number || totalOf(f.Quantity) {
			return ""
		}
		p.shared = append(p.shared, f.Quantity)
	}
	first := p.shared[0]
	p.shared = p.shared[1:]
	return first
}

// organisations are the columns of applicants behind which 其他 is the last of them.
var organisations = map[string]bool{"enterprise": true, "research": true, "charity": true, "legal_service": true}
