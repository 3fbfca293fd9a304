package facts

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

//go:embed grammar.txt
var grammarText string

// grammar is what numbers may count: the readings of grammar.txt.
type grammar struct {
	rules    []rule
	bits     map[string]int // by the name of a condition
	measures map[measured]bool
	met      *bitset // what has held so far, for tests; nil otherwise
}

// rule is a reading with its conditions.
type rule struct {
	score   int
	reading string // a quantity with braces; none, total and fees stand for themselves
	loose   bool
	effect  string
	needs   []bitset // each of which must have a mark in common with what was said
	without bitset   // none of which may be said
	line    int      // of grammar.txt
}

// What a reading says without being a quantity.
const (
	readNone  = "none"
	readTotal = "total" // that of the noun
	readFees  = "fees"
)

// measured is a kind of thing with a measure word that counts it, on its own or only
// beside its name.
type measured struct {
	kind, unit string
	named      bool
}

// bitset is a set of conditions, one bit for each.
type bitset [2]uint64

func (m *bitset) set(bit int) { m[bit/64] |= 1 << (bit % 64) }

func (m bitset) meets(o bitset) bool { return m[0]&o[0]|m[1]&o[1] != 0 }

var standardGrammar = sync.OnceValue(func() *grammar { return must(newGrammar(grammarText)) })

// must returns the grammar of this package, which a test holds to be readable. One that
// is not reads nothing.
func must(g *grammar, err error) *grammar {
	if err != nil {
		return &grammar{}
	}
	return g
}

// newGrammar reads the text of a grammar. An error names the line.
func newGrammar(text string) (*grammar, error) {
	g := &grammar{bits: map[string]int{}, measures: map[measured]bool{}}
	number := 0
	for line := range strings.Lines(text) {
		number++
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		head, rest, ok := strings.Cut(line, ": ")
		if !ok {
			return nil, fmt.Errorf("line %d: no colon", number)
		}
		if kind, measures := strings.CutPrefix(head, "counts "); measures {
			g.measure(kind, rest)
			continue
		}
		r, err := g.rule(head, rest)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", number, err)
		}
		r.line = number
		g.rules = append(g.rules, r)
	}
	return g, nil
}

func (g *grammar) measure(kind, units string) {
	sure, named, _ := strings.Cut(units, "/")
	for _, u := range strings.Fields(sure) {
		g.measures[measured{kind, u, false}] = true
	}
	for _, u := range strings.Fields(named) {
		g.measures[measured{kind, u, true}] = true
	}
}

func (g *grammar) rule(head, conditions string) (rule, error) {
	words := strings.Fields(head)
	if len(words) < 2 {
		return rule{}, fmt.Errorf("no reading in %q", head)
	}
	score, err := strconv.Atoi(words[0])
	if err != nil {
		return rule{}, fmt.Errorf("no score: %w", err)
	}
	r := rule{score: score, reading: words[1]}
	for _, w := range words[2:] {
		if w == "loose" {
			r.loose = true
		} else {
			r.effect = w
		}
	}
	for _, c := range strings.Fields(conditions) {
		if name, not := strings.CutPrefix(c, "-"); not {
			if err := g.mark(&r.without, name); err != nil {
				return rule{}, err
			}
			continue
		}
		var any bitset
		for _, name := range strings.Split(c, "|") {
			if err := g.mark(&any, name); err != nil {
				return rule{}, err
			}
		}
		r.needs = append(r.needs, any)
	}
	return r, nil
}

// mark sets the bit of a condition, which is given one when it is first named.
func (g *grammar) mark(m *bitset, name string) error {
	bit, known := g.bits[name]
	if !known {
		if bit = len(g.bits); bit >= 64*len(m) {
			return fmt.Errorf("%q is one condition too many", name)
		}
		g.bits[name] = bit
	}
	m.set(bit)
	return nil
}

// holds reports whether the conditions of a rule are met.
func (r *rule) holds(m bitset) bool {
	if m.meets(r.without) {
		return false
	}
	for _, any := range r.needs {
		if !m.meets(any) {
			return false
		}
	}
	return true
}

// read returns the rule with the highest score among those that hold, nil where there
// is none or where two with that score read something different.
func (g *grammar) read(m bitset) *rule {
	if g.met != nil {
		g.met[0], g.met[1] = g.met[0]|m[0], g.met[1]|m[1]
	}
	var best *rule
	differ := false
	for i := range g.rules {
		r := &g.rules[i]
		if best != nil && r.score < best.score || !r.holds(m) {
			continue
		}
		differ = best != nil && r.score == best.score && (differ || r.reading != best.reading || r.loose != best.loose)
		if best == nil || r.score > best.score {
			best = r
		}
	}
	if differ {
		return nil
	}
	return best
}

// counts reports whether a measure word counts things of a kind, on its own or beside
// their name.
func (g *grammar) counts(kind, unit string, named bool) bool {
	return g.measures[measured{kind, unit, named}]
}
