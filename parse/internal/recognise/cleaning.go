package recognise

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
	"github.com/govdisclosure/annualreport/parse/internal/remark"
	"github.com/govdisclosure/annualreport/report"
)

// clean returns the paragraph of a block as a report holds one. A paragraph that is
// bold as a whole is not bold: that is how pages set headings.
func (rc *Recogniser) clean(key string, b *doc.Block) report.Paragraph {
	p := doc.MergeRuns(b.Runs)
	for i := range p {
		p[i].Text = rc.cleanText(key, p[i].Text, b.Line)
	}
	if rc.Carried != nil {
		if p.String() == "" {
			return nil // all of it was what no line may hold
		}
		return p
	}
	for len(p) > 0 {
		p[0].Text = strings.TrimLeftFunc(p[0].Text, unicode.IsSpace)
		if p[0].Text != "" {
			break
		}
		p = p[1:]
	}
	for n := len(p); n > 0; n = len(p) {
		p[n-1].Text = strings.TrimRightFunc(p[n-1].Text, unicode.IsSpace)
		if p[n-1].Text != "" {
			break
		}
		p = p[:n-1]
	}
	p = doc.MergeRuns(p)
	if len(p) == 1 {
		p[0].Bold = false
	}
	if han.Trim(p.String()) == "" {
		return nil
	}
	return p
}

// breaks are characters that show nothing: they say where a line may be broken, or may
// not.
const breaks = "\u00AD\u200B\u2060\uFEFF"

// cleanText leaves out what no line of a document may hold, and what only breaks the
// lines of a page.
func (rc *Recogniser) cleanText(key, s string, line int) string {
	ok := func(c rune) bool {
		if report.Forbidden(c) {
			return false
		}
		// A report may hold the sign for a character that is not known, and what breaks
		// lines; in a page of another it says that a character was lost.
		return rc.Carried != nil || c != utf8.RuneError && !strings.ContainsRune(breaks, c)
	}
	if strings.IndexFunc(s, func(c rune) bool { return !ok(c) }) < 0 && utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	for _, c := range s {
		switch {
		case ok(c):
			b.WriteRune(c)
		case c == '\n' || c == '\r' || c == '\v' || c == '\f' || c == '\u2028' || c == '\u2029' || c == '\u0085':
			b.WriteByte(' ')
		case strings.ContainsRune(breaks, c):
		default:
			rc.Remarks.Say(remark.TextCharacter, remark.Remark{Key: key, Line: line, Quote: fmt.Sprintf("%U", c)})
		}
	}
	return b.String()
}
