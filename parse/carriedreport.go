package parse

import "github.com/govdisclosure/annualreport/report"

// own is what a file of ours carries.
type own struct {
	summary report.Summary
	// report is the whole report, nil where only the summary is carried.
	report *report.Report
}

// ownTable is a table of the form in a file of ours.
type ownTable struct {
	section *report.Section
	grid    *grid
}
