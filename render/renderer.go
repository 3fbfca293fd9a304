package render

import (
	"io"

	"github.com/govdisclosure/annualreport/report"
)

// Renderer writes a report in one shape. The Renderer of every package below this one is
// one; the zero value of each works. What it writes depends on nothing but the report and
// the renderer's own fields, and the report is not changed.
//
// It returns the error of the writer, that of [Compose], and its own, all of which say
// where ([report.PlaceOf]) and have a code ([report.CodeOf]).
type Renderer interface {
	Render(w io.Writer, r *report.Report) error
}
