package desk

import (
	"errors"
	"slices"
	"strings"

	"github.com/govdisclosure/annualreport/internal/message"
	"github.com/govdisclosure/annualreport/report"
)

// Result is what RollUp made of the files.
type Result struct {
	Year int
	Top  *Level
	// Received are the files, in the order in which they were given.
	Received []*Received

	names names
}

// Find returns the office with a name, in full or short, nil where there is none.
func (r *Result) Find(name string) *Level { return r.names[nameKey(name)] }

// RollUp finds out whose the files are and adds their figures up, level by level. Without
// offices below the top, every office that a report came from is taken for one. Year 0 is
// that of most reports, and of two that as many have the later one.
//
// The files are changed: Status, Level and Instead say what became of each.
func RollUp(top Office, year int, received []*Received) (*Result, error) {
	if strings.TrimSpace(top.Name) == "" {
		return nil, message.Errorf("desk.no_name")
	}
	if year == 0 {
		year = mostly(received)
	}
	if len(top.Below) == 0 {
		top.Below = officesOf(top, received, year)
	}
	res := &Result{Year: year, Top: newLevel(&top, nil), Received: received}
	known := newNames(&top, res.Top)
	res.names = known
	edition := edition(received, year)
	for _, r := range received {
		r.assign(known, year, edition)
	}
	res.Top.each(func(l *Level) { l.choose() })
	if err := res.Top.add(); err != nil {
		return nil, err
	}
	return res, nil
}

// mostly returns the year of most reports.
func mostly(received []*Received) (year int) {
	times := map[int]int{}
	for _, r := range received {
		if r.Report != nil && r.Report.Year != 0 {
			times[r.Report.Year]++
		}
	}
	for y, n := range times {
		if n > times[year] || n == times[year] && y > year {
			year = y
		}
	}
	return year
}

// edition returns the edition of the form that most reports of the year follow, and of two
// the one in force.
func edition(received []*Received, year int) *report.Format {
	times := map[*report.Format]int{}
	for _, r := range received {
		if r.Report != nil && r.Report.Year == year {
			times[r.Report.Edition()]++
		}
	}
	best := report.Editions()[0]
	for _, r := range received { // in their order, so that it is always the same
		if r.Report != nil && r.Report.Year == year && times[r.Report.Edition()] > times[best] {
			best = r.Report.Edition()
		}
	}
	return best
}

// officesOf lists the offices that reports of the year came from, in the order of the
// files.
func officesOf(top Office, received []*Received, year int) (all []Office) {
	seen := map[string]bool{"": true, nameKey(top.Name): true}
	for _, r := range received {
		if r.Report == nil || r.Report.Year != year || seen[nameKey(r.Report.Office)] {
			continue
		}
		seen[nameKey(r.Report.Office)] = true
		all = append(all, Office{Name: r.Report.Office, Kind: r.Report.Kind})
	}
	return all
}

// assign finds the office that a file is of, and whether it may count.
func (r *Received) assign(known names, year int, edition *report.Format) {
	r.Level, r.Instead, r.ByFileName = nil, nil, false
	if r.Report == nil {
		r.Status, r.Level = StatusUnreadable, known.inFileName(r.File)
	} else {
		r.Status, r.Level = r.ofReport(known, year, edition)
	}
	if r.Level != nil {
		r.Level.Files = append(r.Level.Files, r)
	}
}

func (r *Received) ofReport(known names, year int, edition *report.Format) (Status, *Level) {
	key := nameKey(r.Report.Office)
	level := known[key]
	if key == "" {
		level = known.inFileName(r.File)
		r.ByFileName = level != nil
	}
	switch {
	case key == "" && level == nil:
		return StatusNameless, nil
	case level == nil && report.KindOf(r.Report.Office) == report.Vertical:
		return StatusApart, nil
	case level == nil:
		return StatusUnknownOffice, nil
	case r.Report.Year != year:
		return StatusOtherYear, level
	case r.Report.Edition() != edition:
		return StatusOtherEdition, level
	}
	return StatusCounted, level
}

// shortestInName is how many characters a name has that is looked for in those of files.
const shortestInName = 4

// inFileName finds the office whose name stands in that of a file, the longest of several.
func (n names) inFileName(file string) (found *Level) {
	key, longest := nameKey(file), ""
	for name, level := range n {
		if len([]rune(name)) >= shortestInName && strings.Contains(key, name) &&
			(len(name) > len(longest) || len(name) == len(longest) && name < longest) {
			found, longest = level, name
		}
	}
	return found
}

// choose settles which report of the office counts: that with the later day of
// publication, and where that does not tell, the last by the name of the file, as a later
// version is named. Of two that say the same it is the first, and one that names its office
// counts before one of which only the file does.
func (l *Level) choose() {
	for _, r := range l.Files {
		if r.Status == StatusCounted && (l.Own == nil || later(r, l.Own)) {
			l.Own = r
		}
	}
	if l.Own == nil {
		return
	}
	if l.Kind == report.KindUnstated {
		l.Kind, _ = l.Own.Report.OrganKind()
	}
	if l.Own.ByFileName { // the caller's report stays as it is
		own := *l.Own.Report
		own.Office = l.Name
		l.Own.Report = &own
	}
	for _, r := range l.Files {
		switch {
		case r == l.Own && !l.Counts() && l.Up != nil:
			r.Status = StatusApart
		case r != l.Own && r.Status == StatusCounted:
			r.Status, r.Instead = StatusReplaced, l.Own
		}
	}
}

func later(a, b *Received) bool {
	x, y := a.Report.Published, b.Report.Published
	switch {
	case a.ByFileName != b.ByFileName:
		return b.ByFileName
	case sameReport(a.Report, b.Report):
		return false
	case !x.IsZero() && !y.IsZero() && x != y:
		return y.Before(x)
	}
	return a.File > b.File
}

// add adds up the figures of those below, from the lowest level on.
func (l *Level) add() error {
	var reports []*report.Report
	for _, b := range l.Below {
		if err := b.add(); err != nil {
			return err
		}
		if f := b.Figures(); f != nil && b.Counts() {
			l.Parts = append(l.Parts, b)
			reports = append(reports, f)
		}
	}
	if len(reports) == 0 {
		return nil
	}
	sum, err := report.Sum(reports...)
	switch {
	case errors.As(err, &l.Over):
		return nil
	case err != nil:
		return message.Within("desk.level", l.Name, err)
	}
	sum.Office, sum.Kind = l.Name, l.Kind
	l.Sum = sum
	return nil
}

// Blank is a free figure that is blank in a sum, with those that left it blank: offices
// whose own report does, however many levels below.
type Blank struct {
	Address report.Address
	Who     []*Level
}

// Blanks returns the figures that are blank in the sum, in the order of the form.
func (l *Level) Blanks() (blanks []Blank) {
	reports := make([]*report.Report, len(l.Parts))
	for i, p := range l.Parts {
		reports[i] = p.Figures()
	}
	for _, b := range report.Blanks(reports...) {
		blank := Blank{Address: b.Address}
		for _, i := range b.Reports {
			blank.Who = append(blank.Who, l.Parts[i].whoBlank(b.Address)...)
		}
		blanks = append(blanks, blank)
	}
	return blanks
}

// whoBlank returns those at or below a level that left a cell blank.
func (l *Level) whoBlank(a report.Address) (who []*Level) {
	if l.Own != nil {
		return []*Level{l}
	}
	for _, p := range l.Parts {
		if v, err := p.Figures().Value(a); err == nil && v.Blank() {
			who = append(who, p.whoBlank(a)...)
		}
	}
	return who
}

// Broken is an equation of the form that does not hold in a sum, with those in whose own
// report it does not, however many levels below. Faults of several may make up for each
// other: then it holds in the sum and fails in theirs, and Sides are equal.
type Broken struct {
	Identity    *report.Identity
	Left, Right string
	Who         []*Level
}

// Holds reports whether the equation holds in the sum all the same.
func (b *Broken) Holds() bool { return b.Left == b.Right }

// Broken returns the balances that fail in the sum or in a report that it is made of, in
// the order of the form. That of the totals follows from those of the columns and is not
// among them.
func (l *Level) Broken() (all []Broken) {
	if l.Sum == nil {
		return nil
	}
	for _, id := range l.Sum.Edition().Identities() {
		if id.Kind != report.IdentityBalance || !slices.ContainsFunc(id.Left, free(l.Sum.Edition())) {
			continue
		}
		if who := l.whoBroke(id); len(who) > 0 {
			left, right, _ := l.Sum.Sides(id)
			all = append(all, Broken{Identity: id, Left: left.String(), Right: right.String(), Who: who})
		}
	}
	return all
}

func free(f *report.Format) func(report.Address) bool {
	return func(a report.Address) bool {
		figure, err := f.Figure(a)
		return err == nil && figure.Free()
	}
}

// whoBroke returns those below a level in whose own report an equation fails.
func (l *Level) whoBroke(id *report.Identity) (who []*Level) {
	for _, p := range l.Parts {
		if p.Own == nil {
			who = append(who, p.whoBroke(id)...)
			continue
		}
		if left, right, known := p.Own.Report.Sides(id); known && !left.Equal(right) {
			who = append(who, p)
		}
	}
	return who
}

// Differ are the free figures in which the office's own report is not the sum of those
// below it, in the order of the form; none where there is no report of its own or a
// figure is blank on either side.
func (l *Level) Differ() (all []report.Address) {
	if l.Own == nil || l.Sum == nil {
		return nil
	}
	figures := l.Sum.Edition().Figures()
	for i := range figures {
		f := &figures[i]
		if !f.Free() {
			continue
		}
		own, err1 := l.Own.Report.Value(f.Address)
		sum, err2 := l.Sum.Value(f.Address)
		if err1 != nil || err2 != nil || own.Blank() || sum.Blank() {
			continue
		}
		x, _ := own.Decimal()
		y, _ := sum.Decimal()
		if !x.Equal(y) {
			all = append(all, f.Address)
		}
	}
	return all
}
