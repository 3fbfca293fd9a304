package doc

import (
	"strings"

	"github.com/govdisclosure/annualreport/report"
)

// MergeRuns joins neighbours of the same weight and leaves out empty ones. It takes
// time in proportion to the text, of however many pieces that is.
func MergeRuns(runs []report.Run) report.Paragraph {
	var p report.Paragraph
	var b strings.Builder
	bold := false
	flush := func() {
		if b.Len() > 0 {
			p = append(p, report.Run{Text: b.String(), Bold: bold})
			b.Reset()
		}
	}
	for _, r := range runs {
		if r.Text == "" {
			continue
		}
		if r.Bold != bold {
			flush()
			bold = r.Bold
		}
		b.WriteString(r.Text)
	}
	flush()
	return p
}
