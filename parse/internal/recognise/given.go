package recognise

import (
	"strconv"

	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/remark"
	"github.com/govdisclosure/annualreport/report"
	"golang.org/x/text/unicode/norm"
)

// Given is what the caller knows of a document. It counts, whatever the document says:
// who asks for last year's report of an office knows better than its title. A document
// that says otherwise is the wrong one, or has a slip in its title, so that is told.
type Given struct {
	Office string
	Year   int
}

// Take puts what was given into a report, and notes where the document says
// otherwise.
func (g *Given) Take(r *report.Report, l *remark.List) {
	if g.Year != 0 && g.Year != r.Year {
		if r.Year != 0 {
			l.Say(remark.YearGiven, remark.Remark{Key: "year", Quote: strconv.Itoa(r.Year), Read: strconv.Itoa(g.Year)})
		}
		r.Year = g.Year
	}
	if g.Office != "" && g.Office != r.Office {
		if r.Office != "" && !sameName(r.Office, g.Office) {
			l.Say(remark.OfficeGiven, remark.Remark{Key: "office", Quote: r.Office, Read: g.Office})
		}
		r.Office = g.Office
	}
}

// sameName reports whether two names are the same but for the width of characters and
// white space.
func sameName(a, b string) bool {
	return han.Squeeze(norm.NFKC.String(a)) == han.Squeeze(norm.NFKC.String(b))
}
