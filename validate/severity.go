package validate

import "fmt"

// Severity says how much a finding weighs.
type Severity int

const (
	// Hint is a matter of style, or of a figure worth a second look.
	Hint Severity = iota + 1
	// Warning is what a careful reviewer sends back: a departure from the form,
	// a text that contradicts a table, lateness.
	Warning
	// Error is what the figures alone prove to be false, or what must not be
	// published at all.
	Error
)

var severityKeys = [...]string{Hint: "hint", Warning: "warning", Error: "error"}

// String returns "hint", "warning" or "error".
func (s Severity) String() string {
	if s < Hint || s > Error {
		return fmt.Sprintf("Severity(%d)", int(s))
	}
	return severityKeys[s]
}

// MarshalText writes the severity as String does.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }
