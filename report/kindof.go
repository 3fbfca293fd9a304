package report

import "strings"

// KindOf tells the kind of an organ by its name, KindUnstated where the name does not
// say. An area alone (合江县) is its government; a zone that no people's government
// governs (开发区) is its committee. What it goes by is in kindnames.txt.
func KindOf(name string) Kind {
	name = strings.TrimSpace(name)
	if len(name) > mostName {
		return KindUnstated
	}
	all := kindPatterns()
	// What stands in brackets behind the name of an organ is a second name of it, or says
	// that the report is its alone (本级). Behind that of an area it may be anything.
	organ, bracketed := strings.TrimPrefix(name, "中华人民共和国"), false
	if i := strings.LastIndex(organ, "（"); i >= 0 && strings.HasSuffix(organ, "）") {
		organ, bracketed = organ[:i], true
	}
	for _, p := range all {
		if (p.how != nameIsArea || !bracketed) && p.fits(organ) {
			return p.kind
		}
	}
	return KindUnstated
}

// mostName is how many bytes a name has at most: those of the longest names in use, more
// than twice.
const mostName = 300

// nameRelation is how a name and the words of a pattern go together.
type nameRelation string

const (
	nameEnds   nameRelation = "ends"
	nameHolds  nameRelation = "holds"
	nameIs     nameRelation = "is"
	nameIsArea nameRelation = "area"
)

// kindPattern is a line of kindnames.txt.
type kindPattern struct {
	kind  Kind
	how   nameRelation
	words []string
	not   []string // endings of names that it is not for
	organ []string // words that are in no area's name, for nameIsArea
}

// fits reports whether a name is as the pattern says.
func (p *kindPattern) fits(name string) bool {
	if hasAnySuffix(name, p.not) {
		return false
	}
	switch p.how {
	case nameHolds:
		return holdsAny(name, p.words)
	case nameIs:
		for _, w := range p.words {
			if name == w {
				return true
			}
		}
		return false
	case nameIsArea:
		return hasAnySuffix(name, p.words) && mayBeArea(name) && !holdsAny(name, p.organ)
	default:
		return hasAnySuffix(name, p.words)
	}
}

// mayBeArea reports whether a name has the length and the characters of an area's.
func mayBeArea(name string) bool {
	rs := []rune(name)
	if len(rs) < 2 || len(rs) > 40 || len(rs) == 2 && strings.ContainsRune("我全本各该贵城都", rs[0]) {
		return false
	}
	for _, c := range rs {
		if c < 0x3400 { // no letters, brackets or spaces
			return false
		}
	}
	return true
}

func holdsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

func hasAnySuffix(s string, ends []string) bool {
	for _, e := range ends {
		if strings.HasSuffix(s, e) {
			return true
		}
	}
	return false
}
