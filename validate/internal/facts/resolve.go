package facts

import (
	"slices"
	"strings"
)

// columnOf is the column of table 二 that a verb counts documents in.
var columnOf = map[string]string{"issue": "issued", "repeal": "repealed", "in_force": "in_force"}

// saidOf are the names of the quantities that the grammar asks about.
var saidOf = map[Quantity]string{"requests.new.total": "said.new", handled: "said.handled"}

// resolve says what a number counts, and false where that is not certain.
func (p *paragraph) resolve(f features, n number, before *features) (q Quantity, loose, ok bool) {
	if f.blocked {
		return "", false, false
	}
	p.inherit(&f, before)
	c := p.conditions(f, n, before)
	r := p.rd.grammar.read(c.holds)
	if r == nil {
		return "", false, false
	}
	switch r.effect {
	case "elsewhere":
		p.unrelated = true
	case "instead":
		p.withdraw(totals[c.noun])
	case "loosen":
		// What was received before it, if anything was said of that, counted in
		// what was carried over.
		p.loosen()
	}
	switch r.reading {
	case readNone:
		return "", false, false
	case readFees:
		return totals[c.noun], false, true
	case readTotal:
		p.way = ""
		return totals[c.noun], false, true
	}
	if f.result != "" || f.way != "" {
		p.settled(c.dispute, f)
	}
	return c.fill(r.reading), r.loose, true
}

// inherit hands to a noun without a verb the verb that was said before it: 办理留言20件、
// 政府信息公开申请4件; 制发文件56件，其中规范性文件2件.
func (p *paragraph) inherit(f *features, before *features) {
	if len(f.verbs) > 0 || f.noun == "" {
		return
	}
	if p.ofRequests(f.noun) || documents(f.noun) {
		f.verbs = before.verbs
	}
	if len(f.verbs) == 0 && f.group && documents(f.noun) {
		f.verbs = p.verbs
	}
}

// conditions are what holds of a number, with what fills the braces of a reading.
type conditions struct {
	holds   bitset
	g       *grammar
	noun    string // the noun, or what the paragraph speaks of
	act     string
	dispute string // the row of table 四
	table   string // the row of table 三 in which applicants are counted
	f       features
	column  string
}

func (c *conditions) is(name string, holds bool) {
	if bit, known := c.g.bits[name]; known && holds {
		c.holds.set(bit)
	}
}

// fill puts what was said into the braces of a reading.
func (c *conditions) fill(reading string) Quantity {
	cut := strings.IndexByte(reading, '{')
	if cut < 0 {
		return Quantity(reading)
	}
	return Quantity(strings.NewReplacer("{row}", c.f.row, "{column}", c.column, "{table}", c.table, "{noun}", c.noun,
		"{act}", c.act, "{dispute}", c.dispute, "{result}", c.f.result).Replace(reading))
}

// conditions says of which conditions of the grammar a number meets.
func (p *paragraph) conditions(f features, n number, before *features) conditions {
	c := conditions{g: p.rd.grammar, f: f, noun: f.noun, column: "total"}
	if c.noun == "" {
		c.noun = p.topic
	}
	p.ofWords(&c, before)
	p.ofNumber(&c, n)
	p.ofParagraph(&c, n)
	return c
}

// ofWords are the conditions on the words around the number.
func (p *paragraph) ofWords(c *conditions, before *features) {
	f := &c.f
	c.is("noun.any", f.noun != "")
	c.is("noun.none", f.noun == "")
	c.is("noun."+f.noun, f.noun != "")
	c.is("verbs.none", len(f.verbs) == 0)
	c.is("verbs.several", len(f.verbs) > 1)
	for _, v := range f.verbs {
		c.is("verb."+v, true)
	}
	for _, v := range f.verbs {
		if v != "happen" && v != "submit" {
			c.is("act."+v, true)
			break
		}
	}
	if f.result == "" && f.way != "" {
		f.result = "total"
	}
	if f.column != "" {
		c.column = f.column
	} else if f.row != "" && p.applicant != "" {
		c.column = p.applicant
	}
	for _, feature := range [...]struct {
		name  string
		holds bool
	}{
		{"carry", f.carry}, {"pending", f.pending}, {"group", f.group}, {"compare", f.compare}, {"timely", f.timely},
		{"disclosure", f.disclosure}, {"caused", f.caused}, {"naked", f.naked}, {"column", f.column != ""},
		{"row", f.row != ""}, {"result", f.result != ""}, {"way", f.way != ""}, {"scope.own", f.scope == "own"},
		{"happened", f.verb("happen") && f.noun == ""}, {"posted", before.posted || slices.Contains(p.verbs, "post")}, {"year.none", f.year == ""},
	} {
		c.is(feature.name, feature.holds)
	}
	c.is("year."+f.year, f.year != "")
}

// ofNumber are the conditions on the number and its measure word.
func (p *paragraph) ofNumber(c *conditions, n number) {
	c.is("zero", n.value.IsZero())
	c.is("unit."+n.unit, n.unit != "")
	c.is("about."+c.noun, c.noun != "")
	c.is("bare", n.unit == "")
	c.is("money", strings.HasSuffix(n.unit, "元"))
	c.is("times", n.unit == "倍")
	kind := kindOf(c.noun)
	c.is("of."+kind, kind != "" && !(c.f.noun == "" && len(c.f.verbs) == 0))
	c.is("fits", n.unit == "" || c.g.counts(kind, n.unit, false))
	c.is("named", c.g.counts(kind, n.unit, true))
}

// ofParagraph are the conditions on what was said before.
func (p *paragraph) ofParagraph(c *conditions, n number) {
	f := &c.f
	request := p.ofRequests(f.noun)
	var known bool
	if f.column != "" {
		c.table, known = p.rowOfApplicants(*f)
	}
	c.is("tabled", known)
	c.is("completes", f.carry && p.completes(n))
	c.is("complete", f.timely && p.complete(n))
	if f.result != "" || f.way != "" {
		var of bool
		c.dispute, of = p.disputed(*f)
		c.is("dispute", of)
	}
	if documents(c.noun) && len(f.verbs) > 0 {
		c.act = columnOf[f.verbs[0]]
		c.is("documented", c.act != "")
	}
	for q, name := range saidOf {
		c.is(name, p.counted(q))
	}
	for _, state := range [...]struct {
		name  string
		holds bool
	}{
		{"requests", request}, {"elsewhere", p.elsewhere}, {"unrelated", p.unrelated}, {"attributes", p.attributes},
		{"listing", p.listing}, {"applications", p.applications && !request},
		{"was.last", p.year == yearLast}, {"in.outcome", p.row == "outcome.total"},
	} {
		c.is(state.name, state.holds)
	}
}

// counted reports whether the sentence has stated the quantity.
func (p *paragraph) counted(q Quantity) bool {
	return p.seen[q]
}

// complete reports whether a number is that of all requests that the sentence says came
// in: 收到28件，其中按期办结28件.
func (p *paragraph) complete(n number) bool {
	last := max(p.whole, p.fresh)
	return last > 0 && !p.counted("requests.carried_in.total") && p.facts[last-1].Value.Equal(n.value)
}

// completes reports whether the number and the new requests together make the total
// that the sentence stated first: 总量31件（新收29件、结转2件）.
func (p *paragraph) completes(n number) bool {
	if p.whole == 0 || p.fresh == 0 {
		return false
	}
	total, fresh := &p.facts[p.whole-1], &p.facts[p.fresh-1]
	return total.Value.Equal(fresh.Value.Add(n.value))
}

// documented reports whether the sentence has counted documents of table 二.
func (p *paragraph) documented() bool {
	for q := range columnsOfDocuments {
		if p.counted(q) {
			return true
		}
	}
	return false
}

// columnsOfDocuments are the cells of documents that table 二 counts.
var columnsOfDocuments = func() map[Quantity]bool {
	m := map[Quantity]bool{}
	for _, column := range columnOf {
		m[Quantity("proactive."+topicDocuments+"."+column)] = true
	}
	return m
}()
