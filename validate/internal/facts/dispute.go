package facts

import "strings"

// ofAnotherMatter reports whether a clause counts disputes that are not over what the
// office disclosed: those that it decides itself (作为行政复议机关, 受理行政复议), and
// those over its penalties and licences (因行政处罚被申请行政复议).
func (p *paragraph) ofAnotherMatter(tokens []token) bool {
	cause, decides, none := false, false, hasClass(tokens, "not") || hasClass(tokens, "zero")
	for _, t := range tokens {
		switch t.class {
		case "organ":
			return t.value == "organ"
		case numeral, "and":
			cause, decides = false, false
		case "filler":
			decides = decides && t.value != "because" // 办理因信息公开引发的行政复议
		case "verb":
			switch t.value {
			case "accept", "handle", "finish":
				decides = true
			case "happen":
				decides = false // 受理的申请被提起行政诉讼
			}
		case "noun":
			switch {
			case decisions(t.value):
				cause = true
			case t.value == topicRequest:
				cause, decides = false, false
			case disputes(t.value):
				if cause || decides && !none {
					return true
				}
			}
		}
	}
	return false
}

// atLarge reports whether a sentence speaks of all the office's disputes, as those on
// the rule of law do (负责人出庭应诉), and not of disclosure.
func (p *paragraph) atLarge(tokens []token) bool {
	court := false
	for _, t := range tokens {
		if t.class == "noun" && t.value == topicRequest || t.is("filler", "disclosure") {
			return false
		}
		court = court || t.class == "organ"
	}
	return court
}

// disputed returns the row of table 四 of the disputes whose way or outcome is told;
// false where it is not certain.
func (p *paragraph) disputed(f features) (row string, ok bool) {
	of := f.noun
	if f.forum != "" {
		of = f.forum
	} else if of == "" {
		of = p.topic
	}
	way := f.way
	if way == "" && of == topicLitigation && f.noun == "" {
		if way, ok = p.wayOf(); !ok {
			return "", false
		}
	}
	switch {
	case way != "":
		return topicLitigation + "." + way, true
	case of == topicReconsider, of == topicLitigation:
		return of, true
	}
	return "", false
}

// settled takes up the row of table 四 that was told of last.
func (p *paragraph) settled(row string, f features) {
	if strings.Contains(row, ".") {
		p.topic = topicLitigation
	}
	if f.result == "" {
		p.way = f.way
	}
}

// wayOf returns the way of the lawsuits whose outcome is told, "" for both ways, and
// false where it might be either. In brackets it is the way of those counted last;
// elsewhere it is that only where no others are counted.
func (p *paragraph) wayOf() (way string, ok bool) {
	if p.inside || p.way == "" {
		return p.way, true
	}
	both := p.counted("disputes.litigation.direct.total") && p.counted("disputes.litigation.after_reconsideration.total")
	if both {
		return "", true
	}
	return p.way, !p.counted(totals[topicLitigation])
}
