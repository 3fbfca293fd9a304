package validate

import "github.com/govdisclosure/annualreport/report"

// Place is a cell, a span of a text, or a field of a report.
type Place = report.Place
