package recognise

import (
	"strings"

	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/report"
)

// Shown returns what a page shows of a text of our own, without white space: no page
// shows the controls of direction that a report holds.
func Shown(s string) string {
	return strings.Map(func(c rune) rune {
		if report.Reorders(c) {
			return -1
		}
		return c
	}, han.Squeeze(s))
}
