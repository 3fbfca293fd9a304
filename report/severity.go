package report

import (
	"fmt"

	"golang.org/x/text/language"

	"github.com/govdisclosure/annualreport/internal/message"
)

// Severity says how much something weighs that was found in a report, or met when a
// document was read.
type Severity int

const (
	// Hint is a matter of style, a figure worth a second look, or what was tidied with no
	// doubt about it.
	Hint Severity = iota + 1
	// Warning is what a careful reviewer sends back: a departure from the form,
	// a text that contradicts a table, lateness; or what was read with some doubt.
	Warning
	// Error is what the figures alone prove to be false, what must not be published at
	// all, or what could not be read.
	Error
)

var severityKeys = [...]string{Hint: "hint", Warning: "warning", Error: "error"}

var severityLabels = [...]Label{Hint: {"提示", "hint"}, Warning: {"警告", "warning"}, Error: {"错误", "error"}}

// String returns "hint", "warning" or "error".
func (s Severity) String() string {
	if s < Hint || s > Error {
		return fmt.Sprintf("Severity(%d)", int(s))
	}
	return severityKeys[s]
}

// Label returns what a person calls the severity, in English where the language asks
// for it and in Chinese otherwise.
func (s Severity) Label(lang language.Tag) string {
	if s < Hint || s > Error {
		return s.String()
	}
	return severityLabels[s].In(message.English(lang))
}

// MarshalText writes the severity as String does.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (s *Severity) UnmarshalText(text []byte) error {
	for v := Hint; v <= Error; v++ {
		if severityKeys[v] == string(text) {
			*s = v
			return nil
		}
	}
	return message.Errorf("report.severity", string(text))
}
