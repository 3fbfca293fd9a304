package settings

import (
	"slices"

	"github.com/govdisclosure/annualreport/report"
)

// RollUp says which of the reports that came in a government's report adds up.
type RollUp struct {
	// Counted are the reports that are added up, in the order of the tree.
	Counted []*report.Report
	// Within are reports that the report of a government among Counted has added up
	// already: to add them again would count them twice.
	Within []*report.Report
	// Apart are the reports of offices that another system adds up (垂直管理机关).
	Apart []*report.Report
	// Missing are the offices of which there is neither a report nor one below them.
	Missing []string
	// Others are the reports of offices that are not below the one that adds up.
	Others []*report.Report
}

// Expected returns the offices whose reports should be among those that are added up.
func (u *RollUp) Expected() (names []string) {
	for _, r := range u.Counted {
		names = append(names, r.Office)
	}
	return append(names, u.Missing...)
}

// RollUp sorts the reports of the offices below o, of one level or several. Where the
// government of a county has a report, that counts for all below it; where it has none
// yet, those below it do. The report of another organ is its own alone, so that what is
// below it counts too. Offices go by their full and short names.
func (o *Office) RollUp(reports []*report.Report) RollUp {
	s := sorting{left: slices.Clone(reports)}
	s.below(o, &s.Counted)
	for _, r := range s.left {
		if r != nil {
			s.Others = append(s.Others, r)
		}
	}
	return s.RollUp
}

type sorting struct {
	RollUp
	left []*report.Report // nil where it was sorted
}

// below sorts what is below an office into a list, and says of whom there is nothing.
func (s *sorting) below(o *Office, to *[]*report.Report) {
	for i := range o.Under {
		s.office(&o.Under[i], to)
	}
}

func (s *sorting) office(o *Office, to *[]*report.Report) {
	own := s.take(o)
	kind := o.kind().Facts()
	if !kind.RollsUp {
		s.Apart = append(s.Apart, own...)
		return
	}
	*to = append(*to, own...)
	if !kind.Government {
		if len(own) == 0 {
			s.Missing = append(s.Missing, o.Name)
		}
		s.below(o, to)
		return
	}
	if len(own) > 0 {
		missing := s.Missing
		s.below(o, &s.Within)
		s.Missing = missing // who is not there is the concern of that government
		return
	}
	before, missing := len(*to), len(s.Missing)
	s.below(o, to)
	if len(*to) == before { // nor is anybody below it
		s.Missing = append(s.Missing[:missing], o.Name)
	}
}

// kind returns the kind of an office: that which is set, or which its name tells.
func (o *Office) kind() report.Kind {
	if o.Kind != report.KindUnstated {
		return o.Kind
	}
	return report.KindOf(o.Name)
}

// take returns the reports of an office: more than one where it sent two.
func (s *sorting) take(o *Office) (own []*report.Report) {
	for i, r := range s.left {
		if r != nil && o.is(r.Office) {
			own = append(own, r)
			s.left[i] = nil
		}
	}
	return own
}

// is reports whether an office goes by the name.
func (o *Office) is(name string) bool {
	return name != "" && (o.Name == name || slices.Contains(o.Short, name))
}
