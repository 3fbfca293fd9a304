package font

import (
	"fmt"

	"golang.org/x/text/language"

	"github.com/govdisclosure/annualreport/internal/message"
)

// refusal is why a file is refused, and where in it.
type refusal struct {
	why    error  // one of the Err variables
	detail string // behind it, in English; may be ""
}

// refused returns the error, with details as [fmt.Sprintf] writes them.
func refused(why error, format string, args ...any) error {
	return &refusal{why, fmt.Sprintf(format, args...)}
}

// Error says why and where, in English, with the code.
func (e *refusal) Error() string {
	return message.Coded("font: "+message.Of(e.why, language.English)+e.detail, e.Code())
}

// Code is that of the reason, as "font.truncated".
func (e *refusal) Code() string { return message.CodeOf(e.why) }

// Message says why and where. What the tables of a font are called is English.
func (e *refusal) Message(lang language.Tag) string { return message.Of(e.why, lang) + e.detail }

// Unwrap returns the reason.
func (e *refusal) Unwrap() error { return e.why }
