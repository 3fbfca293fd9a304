package chart

import (
	"fmt"

	"github.com/govdisclosure/annualreport/internal/message"
	"github.com/govdisclosure/annualreport/report"
)

// Sheet is a picture of a report on one page (图解), as an office publishes it.
type Sheet struct {
	Title string
	// Meta says whose it is.
	Office string
	Year   int
	// Figures are those that matter most, five by default.
	Figures []SheetFigure
	// Charts are three at most. Those without bars are told in words.
	Charts []Chart
	// Sentences are two by default.
	Sentences []string
}

// SheetFigure is a figure with what it counts.
type SheetFigure struct {
	Label string
	Value int64 // in 件
}

// mostCharts is how many charts a sheet has room for.
const mostCharts = 3

// SheetOf returns the sheet of a report in the default wording. See [Of] for the reports
// of earlier years.
func SheetOf(r *report.Report, earlier ...*report.Report) (*Sheet, error) {
	return DefaultWording().Sheet(r, earlier...)
}

// Sheet returns the sheet of a report.
func (w Wording) Sheet(r *report.Report, earlier ...*report.Report) (*Sheet, error) {
	charts, err := w.Charts(r, earlier...)
	if err != nil {
		return nil, err
	}
	facts := factsOf(r)
	s := &Sheet{Office: r.Office, Year: r.Year, Charts: charts[:min(len(charts), mostCharts)]}
	if s.Title, _, err = fill(w.Title, facts); err != nil {
		return nil, fmt.Errorf("chart: the title: %w", err)
	}
	for _, sentence := range w.Sentences {
		filled, ok, err := fill(sentence, facts)
		if err != nil {
			return nil, fmt.Errorf("chart: a sentence: %w", err)
		}
		if ok {
			s.Sentences = append(s.Sentences, filled)
		}
	}
	for _, figure := range w.Figures {
		var cells []report.Address
		for _, name := range figure.Sum {
			of := cellsOf(name)
			if of == nil {
				return nil, message.Errorf("chart.figure", figure.Label, name)
			}
			cells = append(cells, of...)
		}
		if n, ok := sumOf(r, cells); ok && len(cells) > 0 {
			s.Figures = append(s.Figures, SheetFigure{figure.Label, n})
		}
	}
	return s, nil
}

// cellsOf returns the cells that add up to a fact, nil of another.
func cellsOf(name string) []report.Address {
	for _, k := range known {
		if k.name == name {
			return k.cells
		}
	}
	return nil
}
