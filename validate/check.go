package validate

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/govdisclosure/annualreport/internal/message"
	"github.com/govdisclosure/annualreport/report"
)

// Options says what a check goes by. The zero Options checks one report on its own
// by [DefaultRules].
type Options struct {
	// Rules are the rules to check by; nil means DefaultRules(). To leave some
	// out or to add one, pass another slice.
	Rules []*Rule
	// Severity gives rules another severity, by their codes.
	Severity map[string]Severity
	// Silence leaves out findings that were looked at and accepted.
	Silence []Silence
	// Published is the day of publication, where the report itself does not say
	// it or is to be checked for another day.
	Published report.Date
	// Previous are the office's reports of earlier years, in any order.
	Previous []*report.Report
	// Subordinates are the reports that the report rolls up, and Offices the
	// names of those that should be among them; nil where that is not known.
	Subordinates []*report.Report
	Offices      []string
	// Limits bound what the check may take.
	Limits Limits
}

// Silence leaves out the findings of one rule.
type Silence struct {
	// Code is the exact code of the rule.
	Code string
	// Where narrows it down to one cell (its address) or a part of a table (what the
	// addresses of its cells begin with, "requests.new"), one text or one section (its
	// key), or one field (its path, "contact.phone"); "" means everywhere.
	Where string
	// Reason says why, and is kept with what was left out. It is required.
	Reason string
}

// Result is what a check found.
type Result struct {
	// Report is the report that was checked.
	Report *report.Report
	// Rules are the rules that it was checked by.
	Rules []*Rule
	// Kind is the kind of organ that the rules went by, and KindInferred says that only the
	// name of the organ tells it (see [report.KindOf]).
	Kind         report.Kind
	KindInferred bool
	// Findings are in the order of the report: the opening, section by section,
	// cell by cell, sentence by sentence.
	Findings []Finding
	// Silenced are the findings that were left out, in the same order.
	Silenced []Silenced
	// Unused are the silences that left nothing out: what they were for is mended, or
	// they name another place.
	Unused []Silence
	// NotApplied are the rules that could not look at what they rest on, or not at all
	// of it, in the order of the rules.
	NotApplied []NotApplied
}

// Silenced is a finding that was left out, and why.
type Silenced struct {
	Finding
	Reason string
}

// Worst returns the highest severity among the findings, 0 where there are none.
func (r *Result) Worst() Severity {
	var worst Severity
	for i := range r.Findings {
		worst = max(worst, r.Findings[i].Severity)
	}
	return worst
}

// Count returns the number of findings of a severity.
func (r *Result) Count(s Severity) int {
	n := 0
	for i := range r.Findings {
		if r.Findings[i].Severity == s {
			n++
		}
	}
	return n
}

// Check checks a report. What it finds stands in the result; the error tells of
// options that cannot be followed: a rule without a check, two rules of one code,
// a severity of a code that no rule has, a silence without a reason, of such a code or
// of a place that the form has not. Check changes nothing
// and may be called by several goroutines at once. Where one of [Options.Limits] is
// exceeded there is no result, and the error is a [*LimitError] that says which.
func Check(r *report.Report, o Options) (*Result, error) {
	return CheckContext(context.Background(), r, o)
}

// CheckContext is [Check] within a context. The check ends with it, at the latest when a
// rule of the caller's own asks for it (see [Context.Step]), and returns its error, of
// which errors.Is tells [context.Canceled] and [context.DeadlineExceeded].
func CheckContext(ctx context.Context, r *report.Report, o Options) (*Result, error) {
	if r == nil {
		return nil, message.Errorf("report.none")
	}
	rules := o.Rules
	if rules == nil {
		rules = DefaultRules()
	}
	if err := o.check(rules, r.Edition()); err != nil {
		return nil, err
	}
	rules = o.weigh(rules)
	limits := o.Limits.withDefaults()
	ctx, cancel := context.WithTimeout(ctx, limits.Time)
	defer cancel()
	c := newContext(ctx, r, o, limits)
	found, err := c.run(rules)
	if err != nil {
		return nil, fmt.Errorf("validate: %w", err)
	}
	order(r.Edition(), found)
	result := &Result{Report: r, Rules: rules, NotApplied: c.notApplied}
	result.Kind, result.KindInferred = r.OrganKind()
	used := make([]bool, len(o.Silence))
	for _, f := range found {
		if i := silencer(o.Silence, &f, used); i >= 0 {
			result.Silenced = append(result.Silenced, Silenced{f, o.Silence[i].Reason})
		} else {
			result.Findings = append(result.Findings, f)
		}
	}
	for i, s := range o.Silence {
		if !used[i] {
			result.Unused = append(result.Unused, s)
		}
	}
	return result, nil
}

// weigh returns the rules with the severities that the options give them.
func (o *Options) weigh(rules []*Rule) []*Rule {
	if len(o.Severity) == 0 {
		return rules
	}
	weighed := slices.Clone(rules)
	for i, rule := range rules {
		if s, ok := o.Severity[rule.Code]; ok {
			own := *rule
			own.Severity = s
			weighed[i] = &own
		}
	}
	return weighed
}

// run checks by all rules, one after the other.
func (c *Context) run(rules []*Rule) ([]Finding, error) {
	size := c.measure()
	w := newWords(rules, c.report.Edition())
	var found []Finding
	for _, rule := range rules {
		// Each rule reads the report once; what takes more is charged where it does.
		if !c.alive() || !c.Step(size) {
			return nil, c.err
		}
		c.running = rule.Code
		if key := lacking(c.report.Edition(), rule.Needs); key != "" {
			c.NotApplied(without(c.report.Edition(), key))
			continue
		}
		of := rule.Check(c, c.report)
		if len(found)+len(of) > c.limits.Findings {
			c.exceeds("Findings", int64(c.limits.Findings))
		}
		if !c.alive() || !c.Grow(findingSize*len(of)) {
			return nil, c.err
		}
		for _, f := range of {
			f.Code, f.Severity, f.Basis, f.words = rule.Code, rule.Severity, rule.Basis, w
			found = append(found, f)
		}
	}
	c.hide(found)
	c.alive()
	return found, c.err
}

// measure returns the size in bytes of what the report says, and holds it and the
// reports beside it to the limits.
func (c *Context) measure() int {
	if len(c.given)+len(c.Subordinates)+len(c.Offices) > c.limits.Reports {
		c.exceeds("Reports", int64(c.limits.Reports))
	}
	size := measure(c.report)
	for _, r := range []*report.Report{c.report, c.Last()} {
		if r != nil && int64(measure(r)) > c.limits.Text {
			c.exceeds("Text", c.limits.Text)
		}
	}
	return size
}

// measure returns how many bytes of text a report holds, and a few for each of its
// parts.
func measure(r *report.Report) int {
	n := len(r.Office) + len(r.Stated.Title) + len(r.Contact.Address) + len(r.Contact.Postcode) + len(r.Contact.Phone) +
		len(r.Contact.Fax) + len(r.Contact.Email)
	for _, h := range r.Stated.Headings {
		n += 1 + len(h.Section) + len(h.Text)
	}
	for a, text := range r.Stated.Figures {
		n += 1 + len(a) + len(text)
	}
	for _, key := range r.Edition().TextKeys() {
		t, _ := r.Text(key) // the key is one of the form's, so there is no error
		for _, block := range t {
			n++
			switch b := block.(type) {
			case report.Paragraph:
				n += len(b) + length(b)
			case *report.Picture:
				if b != nil {
					n += len(b.Alt) + len(b.Caption)
				}
			case *report.TextTable:
				if b == nil {
					continue
				}
				n += len(b.Caption)
				for _, row := range b.Rows {
					n++
					for _, cell := range row {
						n += 1 + len(cell)
					}
				}
			}
		}
	}
	return n
}

// check looks the options over before any rule runs.
func (o *Options) check(rules []*Rule, f *report.Format) error {
	codes := make(map[string]bool, len(rules))
	for i, rule := range rules {
		switch {
		case rule == nil || rule.Check == nil || rule.Code == "":
			return message.Errorf("options.rule", i+1)
		case rule.Severity < Hint || rule.Severity > Error:
			return message.Errorf("options.rule_severity", rule.Code)
		case codes[rule.Code]:
			return message.Errorf("options.rule_twice", rule.Code)
		}
		codes[rule.Code] = true
	}
	for _, code := range slices.Sorted(maps.Keys(o.Severity)) {
		switch s := o.Severity[code]; {
		case !codes[code]:
			return message.Errorf("options.severity_code", code)
		case s < Hint || s > Error:
			return message.Errorf("options.severity", code, int(s))
		}
	}
	var places map[string]bool
	for _, s := range o.Silence {
		if s.Where != "" && places == nil {
			places = placesOf(f)
		}
		if s.Where != "" && !places[s.Where] {
			return message.Errorf("options.silence_where", s.Code, s.Where)
		}
		if !codes[s.Code] {
			return message.Errorf("options.silence_code", s.Code)
		}
		if strings.TrimSpace(s.Reason) == "" {
			return message.Errorf("options.silence_reason", s.Code)
		}
	}
	return nil
}

// placesOf returns the places that findings can be at by the form: its cells, texts
// and sections, the fields of a report, and what the names of several begin with.
func placesOf(f *report.Format) map[string]bool {
	places := map[string]bool{}
	add := func(key string) {
		for ; key != "" && !places[key]; key = key[:max(0, strings.LastIndexByte(key, '.'))] {
			places[key] = true
		}
	}
	for _, key := range f.TextKeys() {
		add(key)
	}
	for i := range f.Sections() {
		add(f.Sections()[i].Key)
	}
	for i := range f.Figures() {
		add(string(f.Figures()[i].Address))
	}
	for _, key := range []string{"office", "kind", "year", "published", "stated.title", headingsKey,
		"contact.address", "contact.postcode", "contact.phone", "contact.fax", "contact.email"} {
		add(key)
	}
	return places
}

// silencer returns the number of the first silence that the finding falls under, or -1,
// and notes all that it falls under as used. A finding is where its first place is, and
// where its culprit is.
func silencer(silences []Silence, f *Finding, used []bool) int {
	first := -1
	for i := range silences {
		s := &silences[i]
		if s.Code != f.Code {
			continue
		}
		if s.Where == "" || f.Culprit != nil && within(string(f.Culprit.Address), s.Where) || len(f.Places) > 0 &&
			(within(string(f.Places[0].Address), s.Where) || within(f.Places[0].Key, s.Where)) {
			used[i] = true
			if first < 0 {
				first = i
			}
		}
	}
	return first
}

// within reports whether a key is the other or lies below it.
func within(key, other string) bool {
	rest, ok := strings.CutPrefix(key, other)
	return ok && (rest == "" || rest[0] == '.')
}

// order sorts findings into the order of the report. Those of one place stand in
// the order of the rules, and those of one rule as it found them.
func order(f *report.Format, findings []Finding) {
	if len(findings) < 2 {
		return
	}
	// The texts in their order; a table stands between the text above and the
	// text below it, and what is said of a whole section before both.
	keys := map[string][2]int{}
	for i, key := range f.TextKeys() {
		keys[key] = [2]int{i, 0}
	}
	for i := range f.Sections() {
		if s := &f.Sections()[i]; s.Table != nil {
			keys[s.Key] = [2]int{keys[s.TextKeys()[0]][0], -1}
		}
	}
	rank := func(finding *Finding) [6]int {
		if len(finding.Places) == 0 {
			return [6]int{-1}
		}
		p := &finding.Places[0]
		if p.Address != "" {
			if figure, err := f.Figure(p.Address); err == nil {
				return [6]int{keys[figure.Section.Key][0], 1, figure.Row, figure.Column}
			}
		}
		if k, ok := keys[p.Key]; ok {
			return [6]int{k[0], k[1], p.Block, p.Start}
		}
		return [6]int{-1} // the title and the fields come first
	}
	type ranked struct {
		rank [6]int
		Finding
	}
	all := make([]ranked, len(findings))
	for i := range findings {
		all[i] = ranked{rank(&findings[i]), findings[i]}
	}
	slices.SortStableFunc(all, func(a, b ranked) int { return slices.Compare(a.rank[:], b.rank[:]) })
	for i := range all {
		findings[i] = all[i].Finding
	}
}
