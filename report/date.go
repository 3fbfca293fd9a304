package report

import (
	"fmt"
	"time"

	"github.com/govdisclosure/annualreport/internal/message"
)

// Date is a day of the calendar, without a time or a place. The zero Date is no
// day: not given.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// ParseDate reads a date written as 2025-01-20.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, message.Errorf("report.date", s)
	}
	return Date{t.Year(), t.Month(), t.Day()}, nil
}

// IsZero reports whether no date was given.
func (d Date) IsZero() bool { return d == Date{} }

// Valid reports whether the calendar has such a day.
func (d Date) Valid() bool {
	t := d.Time()
	return d.Year >= 1 && d.Year <= 9999 && t.Year() == d.Year && t.Month() == d.Month && t.Day() == d.Day
}

// Time returns the first moment of the day in UTC, and the zero time where no date
// was given.
func (d Date) Time() time.Time {
	if d.IsZero() {
		return time.Time{}
	}
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC)
}

// Before reports whether d is an earlier day than e.
func (d Date) Before(e Date) bool { return d.Time().Before(e.Time()) }

// String returns the date as 2025-01-20, and "" where none was given.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day)
}
