package desk

import (
	"time"

	"github.com/govdisclosure/annualreport/report"
)

// StatementOptions say by what a statement goes. The zero options go by the 条例 alone.
type StatementOptions struct {
	// Publish and Submit are the last days of the calendar of the place, month and day;
	// month 0 where it sets none. Where it sets no day of publication, that of the 条例
	// for the kind of organ counts.
	Publish, Submit struct {
		Month time.Month
		Day   int
	}
	// Errors says how many errors a check of the office's report found; nil where none was
	// checked.
	Errors func(*Received) int
}

// Timing says whether an office published in time.
type Timing int

const (
	// NotKnown: the day of publication is not known.
	NotKnown Timing = iota
	// InTime: published on the last day or before.
	InTime
	// Late: published after it.
	Late
	// NoDay: nothing sets a day.
	NoDay
)

// Label names the timing.
func (t Timing) Label() report.Label {
	switch t {
	case InTime:
		return report.Label{ZH: "按期", EN: "in time"}
	case Late:
		return report.Label{ZH: "逾期", EN: "late"}
	case NoDay:
		return report.Label{ZH: "未规定期限", EN: "no day set"}
	}
	return report.Label{ZH: "日期不详", EN: "day not known"}
}

// Standing is how an obliged office stands.
type Standing struct {
	*Level
	// Received says that something came of the office, readable or not; Unreadable that
	// all that came cannot be read; Wrong that what came does not count (another year,
	// another form).
	Received, Unreadable, Wrong bool
	Timing                      Timing
	// Day is the day by which the timing goes, Due the last that is in time; zero where
	// there is none. HandedIn says that they are those of handing in, since the day of
	// publication is not known.
	Day, Due report.Date
	HandedIn bool
	// Errors is how many errors were found, for which it was returned.
	Errors int
}

// Statement is who was obliged, and how each stands (公布情况).
type Statement struct {
	Year      int
	Top       *Level
	Standings []Standing // in the order of the tree
	// Others are the files that are no obliged office's or do not count.
	Others []*Received

	Obliged, Received, InTime, Late, NotKnown, NoDay, Missing, Returned, Unreadable, Wrong int
}

// Missing reports whether nothing came of the office.
func (s *Standing) Missing() bool { return !s.Received }

// State states who published. All offices below the top are obliged, and the top itself
// where its own report came.
func (r *Result) State(o StatementOptions) *Statement {
	s := &Statement{Year: r.Year, Top: r.Top}
	r.Top.each(func(l *Level) {
		if l.Up != nil || l.Own != nil {
			s.add(l.standing(r.Year, o))
		}
	})
	for _, f := range r.Received {
		if f.Remark() != (report.Label{}) && (f.Level == nil || f != f.Level.shown()) {
			s.Others = append(s.Others, f)
		}
	}
	return s
}

// shown returns the file by which an office stands: its report that counts, else the
// first of what came.
func (l *Level) shown() *Received {
	switch {
	case l.Own != nil:
		return l.Own
	case len(l.Files) > 0:
		return l.Files[0]
	}
	return nil
}

func (l *Level) standing(year int, o StatementOptions) Standing {
	st := Standing{Level: l, Received: len(l.Files) > 0}
	if st.Received && l.Own == nil {
		st.Unreadable, st.Wrong = true, true
		for _, f := range l.Files {
			if f.Status == StatusUnreadable {
				st.Wrong = false
			} else {
				st.Unreadable = false
			}
		}
		st.Wrong = !st.Unreadable
	}
	if l.Own == nil {
		return st
	}
	if o.Errors != nil {
		st.Errors = o.Errors(l.Own)
	}
	facts := l.Kind.Facts()
	due := report.Date{Year: year + 1, Month: facts.DueMonth, Day: facts.DueDay}
	if o.Publish.Month != 0 {
		due.Month, due.Day = o.Publish.Month, o.Publish.Day
	}
	st.Day, st.Due = l.Own.Report.Published, due
	if st.Day.IsZero() && !l.Own.Day.IsZero() && o.Submit.Month != 0 {
		st.HandedIn = true
		st.Day, st.Due = l.Own.Day, report.Date{Year: year + 1, Month: o.Submit.Month, Day: o.Submit.Day}
	}
	switch {
	case st.Due.Month == 0:
		st.Due, st.Timing = report.Date{}, NoDay
	case st.Day.IsZero():
		st.Timing = NotKnown
	case st.Due.Before(st.Day):
		st.Timing = Late
	default:
		st.Timing = InTime
	}
	return st
}

func (s *Statement) add(st Standing) {
	s.Standings = append(s.Standings, st)
	s.Obliged++
	switch {
	case st.Missing():
		s.Missing++
		return
	case st.Unreadable:
		s.Unreadable++
	case st.Wrong:
		s.Wrong++
	case st.Timing == InTime:
		s.InTime++
	case st.Timing == Late:
		s.Late++
	case st.Timing == NotKnown:
		s.NotKnown++
	default:
		s.NoDay++
	}
	s.Received++
	if st.Errors > 0 {
		s.Returned++
	}
}
