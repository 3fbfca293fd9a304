package desk

import (
	"strings"

	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/report"
)

// Office is an office of the tree, with the names that it goes by and those below it.
type Office struct {
	Name  string
	Kind  report.Kind // KindUnstated: as its report or its name says
	Short []string
	Below []Office
}

// Level is an office of the tree with what came of it.
type Level struct {
	Name  string
	Kind  report.Kind
	Up    *Level // nil at the top
	Below []*Level
	Depth int // 0 at the top

	// Own is the report of the office itself that counts, nil where none came.
	Own *Received
	// Files are all that came of the office, what cannot be read and what does not count
	// included, in the order in which they were given.
	Files []*Received
	// Sum adds up the figures of those below, nil where none below has any.
	Sum *report.Report
	// Parts are those below whose figures are in Sum.
	Parts []*Level
	// Over is the figure that no sum can hold, where that is why there is none.
	Over *report.SumError
}

// Figures returns the report by which the office counts in those above it: its own, and
// where none came, the sum of those below it; nil where there is neither.
func (l *Level) Figures() *report.Report {
	if l.Own != nil {
		return l.Own.Report
	}
	return l.Sum
}

// Counts reports whether the office counts in those above it: one that its own system
// manages (垂直管理机关) does not.
func (l *Level) Counts() bool { return l.Kind.Facts().RollsUp }

// Missing are the offices at and below the level that are obliged and of which nothing
// came, in the order of the tree.
func (l *Level) Missing() (all []*Level) {
	l.each(func(l *Level) {
		if l.Up != nil && len(l.Files) == 0 {
			all = append(all, l)
		}
	})
	return all
}

// Each calls f for the level and all below it, in the order of the tree.
func (l *Level) Each(f func(*Level)) { l.each(f) }

func (l *Level) each(f func(*Level)) {
	f(l)
	for _, b := range l.Below {
		b.each(f)
	}
}

// newLevel makes the levels of a tree.
func newLevel(o *Office, up *Level) *Level {
	l := &Level{Name: strings.TrimSpace(o.Name), Kind: o.Kind, Up: up}
	if up != nil {
		l.Depth = up.Depth + 1
	}
	if l.Kind == report.KindUnstated {
		l.Kind = report.KindOf(l.Name)
	}
	for i := range o.Below {
		l.Below = append(l.Below, newLevel(&o.Below[i], l))
	}
	return l
}

// names finds the level that a name says.
type names map[string]*Level

func newNames(o *Office, l *Level) names {
	n := names{}
	n.add(o, l, true)
	n.add(o, l, false)
	return n
}

// add adds the full names, or the short ones: a full name counts before another's short
// one. That of an area is its government's.
func (n names) add(o *Office, l *Level, full bool) {
	all := append([]string{}, o.Short...)
	if full {
		all = []string{o.Name}
	} else if area, ok := strings.CutSuffix(strings.TrimSpace(o.Name), "人民政府"); ok {
		all = append(all, area)
	}
	for _, name := range all {
		if k := nameKey(name); k != "" && n[k] == nil {
			n[k] = l
		}
	}
	for i := range o.Below {
		n.add(&o.Below[i], l.Below[i], full)
	}
}

// nameKey is by what names are compared: widths, brackets and spaces aside.
func nameKey(s string) string { return han.Letters(han.Normal(s)) }
