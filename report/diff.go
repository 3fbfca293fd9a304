package report

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/govdisclosure/annualreport/internal/message"
)

// Changes is what differs from one report to another: two years of an office, or two
// versions of a report. It is data, and holds all that [Changes.Apply] needs.
type Changes struct {
	// Before and After say which reports were compared.
	Before Compared `json:"before"`
	After  Compared `json:"after"`
	// Fields are the office, the kind, the year, the day, the parts of the contact and
	// the stated title, as far as they differ.
	Fields []FieldChange `json:"fields,omitempty"`
	// Figures are the free figures that differ, in the order of the form.
	Figures []FigureChange `json:"figures,omitempty"`
	// Follows are the totals that differ with them.
	Follows []FigureChange `json:"follows,omitempty"`
	// Balances are the equations between cells that came to hold, or not to.
	Balances []BalanceChange `json:"balances,omitempty"`
	// Stated are the texts of cells as published that differ.
	Stated []StatedChange `json:"stated,omitempty"`
	// Headings are the headings as published, where they differ.
	Headings *HeadingsChange `json:"headings,omitempty"`
	// Texts are the texts that differ.
	Texts []TextChange `json:"texts,omitempty"`

	before, after *Format // as the reports have them
}

// Compared says whose report of when it is.
type Compared struct {
	Office  string `json:"office"`
	Year    int    `json:"year"`
	Edition string `json:"edition"`
}

// FieldChange is a field that differs, as it stands in a file; "" where it says nothing.
type FieldChange struct {
	Key    string `json:"key"` // "office", "contact.phone", "stated.title"
	Before string `json:"before"`
	After  string `json:"after"`
}

// FigureChange is a figure that differs. A side is nil where its edition of the form has
// no such cell, which is not the same as blank.
type FigureChange struct {
	Address Address `json:"address"`
	Before  Value   `json:"before"`
	After   Value   `json:"after"`
	// Because are the free figures that differ and that a total sums up; empty for a free
	// figure.
	Because []Address `json:"because,omitempty"`
}

// BalanceChange is an equation that came to hold, or not to hold any more.
type BalanceChange struct {
	Left    []Address `json:"left"`
	Right   []Address `json:"right"`
	Before  Balance   `json:"before"`
	After   Balance   `json:"after"`
	Because []Address `json:"because,omitempty"`
}

// Balance is an equation in figures.
type Balance struct {
	// Known says that no cell of it is blank; where one is, it neither holds nor fails.
	Known bool   `json:"known"`
	Left  string `json:"left,omitempty"` // the sum
	Right string `json:"right,omitempty"`
}

// Holds reports whether both sides are known and equal.
func (b Balance) Holds() bool { return b.Known && b.Left == b.Right }

// StatedChange is the text of a cell as published that differs; nil where none is stated.
type StatedChange struct {
	Address Address `json:"address"`
	Before  *string `json:"before"`
	After   *string `json:"after"`
}

// HeadingsChange are the headings as published before and after.
type HeadingsChange struct {
	Before []StatedHeading `json:"before"`
	After  []StatedHeading `json:"after"`
}

// Empty reports whether nothing differs, the edition of the form included.
func (c *Changes) Empty() bool {
	return c.Before.Edition == c.After.Edition && len(c.Fields) == 0 && len(c.Figures) == 0 &&
		len(c.Stated) == 0 && c.Headings == nil && len(c.Texts) == 0
}

// Diff compares two reports, which may follow two editions of the form. It is an error if
// one is nil, or holds what its edition does not know or a file could not hold, since
// that would be lost.
func Diff(a, b *Report) (*Changes, error) {
	for _, r := range []*Report{a, b} {
		if r == nil {
			return nil, message.Errorf("report.none")
		}
		if err := r.mayCompare(); err != nil {
			return nil, fmt.Errorf("diff: %w", err)
		}
	}
	c := &Changes{Before: a.identity(), After: b.identity(), before: a.Format, after: b.Format}
	for _, f := range comparedFields() {
		if before, after := f.get(a), f.get(b); before != after {
			c.Fields = append(c.Fields, FieldChange{f.key, before, after})
		}
	}
	c.figures(a, b)
	if !slices.Equal(a.Stated.Headings, b.Stated.Headings) {
		c.Headings = &HeadingsChange{slices.Clone(a.Stated.Headings), slices.Clone(b.Stated.Headings)}
	}
	for _, key := range union(a.Edition().TextKeys(), b.Edition().TextKeys()) {
		before, _ := a.Text(key) // an edition that has no such text has none of it
		after, _ := b.Text(key)
		if !slices.EqualFunc(before, after, sameBlock) {
			c.Texts = append(c.Texts, diffText(key, before, after))
		}
	}
	return c, nil
}

func (r *Report) identity() Compared { return Compared{r.Office, r.Year, r.Edition().ID()} }

// comparedField is a field that stands outside the sections, written as in a file.
type comparedField struct {
	key string
	get func(*Report) string
	set func(*Report, string) error
}

func comparedFields() []comparedField {
	all := []comparedField{
		{"office", func(r *Report) string { return r.Office }, func(r *Report, s string) error { r.Office = s; return nil }},
		{"kind", func(r *Report) string { return r.Kind.String() }, func(r *Report, s string) (err error) {
			if r.Kind = KindUnstated; s != "" {
				r.Kind, err = ParseKind(s)
			}
			return err
		}},
		{"year", func(r *Report) string { return strconv.Itoa(r.Year) }, func(r *Report, s string) (err error) {
			r.Year, err = strconv.Atoi(s)
			return err
		}},
		{"published", func(r *Report) string { return r.Published.String() }, func(r *Report, s string) (err error) {
			if r.Published = (Date{}); s != "" {
				r.Published, err = ParseDate(s)
			}
			return err
		}},
		{"stated.title", func(r *Report) string { return r.Stated.Title }, func(r *Report, s string) error { r.Stated.Title = s; return nil }},
	}
	for _, p := range contactParts {
		all = append(all, comparedField{"contact." + p.key, func(r *Report) string { return *p.field(&r.Contact) },
			func(r *Report, s string) error { *p.field(&r.Contact) = s; return nil }})
	}
	return all
}

// mayCompare reports, as an error, what a report holds that its edition does not know,
// and fields that cannot be written.
func (r *Report) mayCompare() error {
	for _, f := range comparedFields() {
		var copied Report
		if err := f.set(&copied, f.get(r)); err != nil {
			return fmt.Errorf("%s: %w", f.key, err)
		}
	}
	c := &checker{}
	c.unknownKeys(r)
	c.strayFields(r)
	return c.fs.err()
}

// union returns what stands in one of the lists, in their order.
func union[T comparable](a, b []T) []T {
	all := slices.Clone(a)
	in := make(map[T]bool, len(a))
	for _, x := range a {
		in[x] = true
	}
	for _, x := range b {
		if !in[x] {
			all = append(all, x)
		}
	}
	return all
}
