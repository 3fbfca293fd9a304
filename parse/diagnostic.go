package parse

import (
	"fmt"
	"strings"

	"golang.org/x/text/language"

	"github.com/govdisclosure/annualreport/internal/message"
	"github.com/govdisclosure/annualreport/parse/internal/remark"
	"github.com/govdisclosure/annualreport/report"
)

// Severity says how much a diagnostic matters.
type Severity = report.Severity

// The severities: what was tidied or passed over, with no doubt about it; what was read
// with some doubt, so that a person should look; what could not be read, or is missing.
const (
	Info    = report.Hint
	Warning = report.Warning
	Error   = report.Error
)

// Diagnostic is one thing that reading a document met: something missing,
// doubtful, odd or left out. It is data; [Diagnostic.Message] puts it into words.
type Diagnostic struct {
	Code     Code
	Severity Severity
	// Address is the cell that it is about, "" where it is about none.
	Address report.Address
	// Key is what it is about where that is no cell: the key of a section or a
	// text ("requests", "requests.lead"), or a field ("office", "year").
	Key string
	// Line is the line of the input, from 1; 0 where the input has no lines.
	Line int
	// Quote is what stands in the document.
	Quote string
	// Read is what was made of it, or what was expected.
	Read string
	// Count is in how many places, where that is said once for all; 0 elsewhere.
	Count int

	err   error        // behind it, which says itself in several languages
	place report.Label // how a person names the cell, the section or the field
}

// Message returns the diagnostic in words, in English where the language asks for
// it and in Chinese otherwise.
func (d *Diagnostic) Message(lang language.Tag) string {
	var quote any = d.Quote
	if d.err != nil {
		quote = d.err
	}
	text := words[d.Code].text.Fill(lang, quote, d.Read, d.place, d.Count)
	if d.Line > 0 {
		return message.Text{ZH: "第%[1]s行：%[2]s", EN: "line %[1]s: %[2]s"}.Fill(lang, d.Line, text)
	}
	return text
}

// Place returns where it is, in the terms of a report.
func (d *Diagnostic) Place() report.Place {
	return report.Place{Line: d.Line, Address: d.Address, Key: d.Key, Quote: d.Quote}
}

// String returns the code, the severity and the message in Chinese.
func (d *Diagnostic) String() string {
	return fmt.Sprintf("%s %s: %s", d.Severity, d.Code, d.Message(language.Chinese))
}

// diagnosticsOf makes diagnostics of what was said of a document, with the severities of
// their codes and the names of their places in a form.
func diagnosticsOf(remarks []remark.Remark, f *report.Format) []Diagnostic {
	var all []Diagnostic
	for _, r := range remarks {
		d := Diagnostic{Code: Code(r.Code), Address: r.Address, Key: r.Key, Line: r.Line, Quote: r.Quote, Read: r.Read, Count: r.Count, place: r.Place, err: r.Err}
		d.Severity = words[d.Code].severity
		if d.place.ZH == "" {
			d.place = f.Label(placeOf(f, d.Address, d.Key))
		}
		all = append(all, d)
	}
	return all
}

// placeOf returns what a diagnostic names: a cell, a field, or the section of a text.
func placeOf(f *report.Format, a report.Address, key string) string {
	section, _, _ := strings.Cut(key, ".")
	switch {
	case a != "":
		return string(a)
	case f.Section(section) != nil:
		return section
	}
	return key
}
