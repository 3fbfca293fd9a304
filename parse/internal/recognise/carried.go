package recognise

import (
	"github.com/govdisclosure/annualreport/parse/internal/doc"
	"github.com/govdisclosure/annualreport/report"
)

// Carried is what a file of ours carries.
type Carried struct {
	Summary report.Summary
	// Report is the whole report, nil where only the summary is carried.
	Report *report.Report
}

// CarriedTable is a table of the form in a file of ours.
type CarriedTable struct {
	Section *report.Section
	Table   *doc.Table
}
