package parse

import (
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"github.com/govdisclosure/annualreport/parse/internal/remark"
	"github.com/govdisclosure/annualreport/report"
)

// Severity says how much a diagnostic matters.
type Severity int

const (
	// Info is what was tidied or passed over, with no doubt about it.
	Info Severity = iota
	// Warning is what was read with some doubt; a person should look.
	Warning
	// Error is what could not be read, or is missing.
	Error
)

var severityNames = [...]string{Info: "info", Warning: "warning", Error: "error"}

// String returns "info", "warning" or "error".
func (s Severity) String() string {
	if s < 0 || int(s) >= len(severityNames) {
		return fmt.Sprintf("Severity(%d)", int(s))
	}
	return severityNames[s]
}

// severityLabels name the severities for people, as package validate does.
var severityLabels = [...]report.Label{
	Info: {ZH: "提示", EN: "info"}, Warning: {ZH: "警告", EN: "warning"}, Error: {ZH: "错误", EN: "error"},
}

// Label returns what a person calls the severity, in English where the language asks
// for it and in Chinese otherwise.
func (s Severity) Label(lang language.Tag) string {
	if s < 0 || int(s) >= len(severityLabels) {
		return s.String()
	}
	return severityLabels[s].In(inEnglish(lang))
}

func inEnglish(lang language.Tag) bool {
	base, _ := lang.Base()
	return base.String() == "en"
}

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

	place report.Label // how a person names the cell, the section or the field
}

// Message returns the diagnostic in words, in English where the language asks for
// it and in Chinese otherwise.
func (d *Diagnostic) Message(lang language.Tag) string {
	english := inEnglish(lang)
	text := words[d.Code].text.In(english)
	text = strings.NewReplacer("{quote}", d.Quote, "{read}", d.Read, "{place}", d.place.In(english), "{count}", strconv.Itoa(d.Count)).Replace(text)
	if d.Line > 0 {
		if english {
			return fmt.Sprintf("line %d: %s", d.Line, text)
		}
		return fmt.Sprintf("第%d行：%s", d.Line, text)
	}
	return text
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
		d := Diagnostic{Code: Code(r.Code), Address: r.Address, Key: r.Key, Line: r.Line, Quote: r.Quote, Read: r.Read, Count: r.Count, place: r.Place}
		d.Severity = words[d.Code].severity
		if d.place.ZH == "" {
			d.place = placeName(f, d.Address, d.Key)
		}
		all = append(all, d)
	}
	return all
}

// placeName names a cell or a section for people.
func placeName(format *report.Format, a report.Address, key string) report.Label {
	if a != "" {
		if f, err := format.Figure(a); err == nil {
			return f.Label()
		}
	}
	if l, ok := report.FieldLabel(key); ok && key != "" {
		return l
	}
	section, _, _ := strings.Cut(key, ".")
	if s := format.Section(section); s != nil {
		return report.Label{ZH: s.Heading(), EN: s.Title.EN}
	}
	return report.Label{ZH: section, EN: section}
}
