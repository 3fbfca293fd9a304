package validate

import (
	"time"

	"github.com/govdisclosure/annualreport/internal/budget"
)

// Limits bound what checking a report may take, so that an uploaded one cannot take the
// memory or the time of a server. A field that is 0 means its default, which leaves a
// report of a thousand pages and the roll-up of thousands of offices room. Where a limit
// is exceeded there is no result, and the error is a [*LimitError].
type Limits struct {
	// Text is the most bytes of text that one report may hold, names and contact
	// included; default 2 MiB.
	Text int64
	// Reports is the most reports that may be given beside the one under check;
	// default 10 000.
	Reports int
	// Findings is the most findings; default 100 000.
	Findings int
	// Memory is the most bytes that the check may hold at once, as they are
	// estimated before they are made; default 128 MiB.
	Memory int64
	// Steps is the most steps of work, each about the look at one character;
	// default 1 000 000 000.
	Steps int64
	// Time is the longest that the check may take; default 10 s.
	Time time.Duration
}

func (l Limits) withDefaults() Limits {
	if l.Text == 0 {
		l.Text = 2 << 20
	}
	if l.Reports == 0 {
		l.Reports = 10_000
	}
	if l.Findings == 0 {
		l.Findings = 100_000
	}
	if l.Memory == 0 {
		l.Memory = 128 << 20
	}
	if l.Steps == 0 {
		l.Steps = 1_000_000_000
	}
	if l.Time == 0 {
		l.Time = 10 * time.Second
	}
	return l
}

// LimitError says which limit a check exceeds: Limit is the name of the field of
// [Limits], and Max its value.
type LimitError = budget.LimitError
