package html

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/internal/message"
	"github.com/govdisclosure/annualreport/report"
)

// What a line that the writer broke becomes in an element and in an attribute.
const (
	lineBreak   = "<br>"
	inAttribute = "&#10;"
)

// text writes a text so that it stands as itself, in an element or between the quotation
// marks of an attribute.
func (p *printer) text(s, newline string) {
	if !utf8.ValidString(s) {
		p.fail(message.Errorf("render.utf8", s))
		return
	}
	at := 0
	for i, c := range s {
		var as string
		switch c {
		case '&':
			as = "&amp;"
		case '<':
			as = "&lt;"
		case '>':
			as = "&gt;"
		case '"':
			as = "&#34;"
		case '\n':
			as = newline
		default:
			if report.Forbidden(c) {
				p.fail(message.Errorf("render.forbidden", s, fmt.Sprintf("%U", c)))
			}
			continue
		}
		p.b.WriteString(s[at:i])
		p.b.WriteString(as)
		at = i + 1
	}
	p.b.WriteString(s[at:])
}

// attribute writes an attribute, a space before.
func (p *printer) attribute(name, value string) {
	p.b.WriteString(" " + name + `="`)
	p.text(value, inAttribute)
	p.b.WriteByte('"')
}

// fail keeps the first error.
func (p *printer) fail(err error) {
	if p.err == nil {
		p.err = err
	}
}

// spaced reports whether a text has white space that HTML would not show as it stands:
// at its edges, two in a row, a tab.
func spaced(s string) bool {
	return strings.HasPrefix(s, " ") || strings.HasSuffix(s, " ") || strings.Contains(s, "  ") || strings.Contains(s, "\t")
}
