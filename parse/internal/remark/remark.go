// Package remark holds what readers and recognition say of a document while they read
// it. Package parse makes diagnostics of it.
package remark

import (
	"github.com/govdisclosure/annualreport/report"
	"golang.org/x/text/language"
)

// Remark is one thing that was met: something missing, doubtful, odd or left out. The
// fields are those of a diagnostic of package parse.
type Remark struct {
	Code    Code
	Address report.Address
	Key     string
	Line    int
	Quote   string
	Read    string
	Count   int
	// Place is how a person names what it is about, where that follows neither from
	// the address nor from the key.
	Place report.Label
	// Err is the error behind it, which says itself in several languages, where there is one.
	Err error
}

// Of is a remark that an error is behind.
func Of(err error) Remark { return Remark{Quote: report.Message(err, language.English), Err: err} }

// List is all that was said of a document.
type List struct{ All []Remark }

// Say adds a remark.
func (l *List) Say(code Code, r Remark) {
	r.Code, r.Quote, r.Read = code, Shorten(r.Quote), Shorten(r.Read)
	l.All = append(l.All, r)
}

// LongestQuote bounds what a remark quotes, in characters.
const LongestQuote = 120

// Shorten bounds a text so.
func Shorten(s string) string {
	n := 0
	for i := range s {
		if n++; n > LongestQuote {
			return s[:i] + "…"
		}
	}
	return s
}
