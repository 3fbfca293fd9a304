package validate

import "github.com/govdisclosure/annualreport/report"

// Severity says how much a finding weighs.
type Severity = report.Severity

// The severities, as package report explains them.
const (
	Hint    = report.Hint
	Warning = report.Warning
	Error   = report.Error
)
