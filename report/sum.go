package report

import (
	"fmt"
	"strconv"

	"golang.org/x/text/language"

	"github.com/govdisclosure/annualreport/internal/message"
)

// Sum adds reports up, as those of the organs below a government (汇总): a report of
// the same year and edition whose every free figure is the sum of theirs.
//
// A figure that is blank in one of the reports is blank in the sum: what one organ
// did not fill in is not known, and so the sum is not. A cell of which only a text
// is stated that is no figure counts as blank too. Stated totals are left aside:
// those of the sum derive. Office, kind, texts and days are left empty.
//
// It is an error if there is no report, if they are of different years or editions,
// and if a sum is more than a count may be ([*SumError]).
func Sum(reports ...*Report) (*Report, error) {
	if len(reports) == 0 || reports[0] == nil {
		return nil, message.Errorf("report.none")
	}
	first := reports[0]
	sum := &Report{Format: first.Format, Year: first.Year}
	for i, r := range reports {
		switch {
		case r == nil:
			return nil, message.Errorf("report.sum_none", i+1)
		case r.Year != first.Year:
			return nil, message.Errorf("report.sum_years", first.Office, first.yearText(), r.Office, r.yearText())
		case r.Edition() != first.Edition():
			return nil, message.Errorf("report.sum_editions", first.Office, first.Edition().ID(), r.Office, r.Edition().ID())
		}
	}
	figures := first.Edition().figures
	for i := range figures {
		f := &figures[i]
		if !f.Free() {
			continue
		}
		v, err := sumFigure(f, reports)
		if err != nil {
			return nil, fmt.Errorf("sum: %w", err)
		}
		if err := sum.Set(f.Address, v); err != nil {
			return nil, fmt.Errorf("sum: %w", err)
		}
	}
	return sum, nil
}

// SumError says which figure's sum is more than [MaxCount].
type SumError struct {
	Address Address
}

// Error names the figure, in English, with the code.
func (e *SumError) Error() string {
	return message.Coded(message.Catalogue()[e.Code()].Fill(language.English, e.Address, int64(MaxCount)), e.Code())
}

// Code is "report.sum_large".
func (e *SumError) Code() string { return "report.sum_large" }

// Place is the cell.
func (e *SumError) Place() Place { return Place{Address: e.Address} }

// Message names the figure as a person does.
func (e *SumError) Message(lang language.Tag) string {
	return message.Catalogue()[e.Code()].Fill(lang, Edition2021().Label(string(e.Address)), int64(MaxCount))
}

// sumFigure adds one figure up, blank as soon as one of them is.
func sumFigure(f *Figure, reports []*Report) (Value, error) {
	counts, amounts := N(0), AmountOf(zero)
	for _, r := range reports {
		switch v := r.value(f).(type) {
		case Count:
			counts = addCounts(counts, v)
			if counts.n > MaxCount || counts.n < -MaxCount {
				return nil, &SumError{f.Address}
			}
		case Amount:
			if amounts.filled = amounts.filled && v.filled; amounts.filled {
				amounts.d = amounts.d.Add(v.d)
			}
		}
	}
	switch {
	case f.Unit == TenThousandYuan && amounts.filled:
		return amounts, nil
	case f.Unit == TenThousandYuan:
		return Amount{}, nil
	}
	return counts, nil
}

// yearText names the year in an error, also where there is none.
func (r *Report) yearText() string {
	if r.Year == 0 {
		return "no year"
	}
	return strconv.Itoa(r.Year)
}
