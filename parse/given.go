package parse

import (
	"strconv"

	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/remark"
	"github.com/govdisclosure/annualreport/report"
	"golang.org/x/text/unicode/norm"
)

// given is what the caller knows of a document. It counts, whatever the document says:
// who asks for last year's report of an office knows better than its title. A document
// that says otherwise is the wrong one, or has a slip in its title, so that is told.
type given struct {
	office string
	year   int
}

// takeGiven puts what was given into a report, and notes where the document says
// otherwise.
func (g *given) takeGiven(r *report.Report, l *remark.List) {
	if g.year != 0 && g.year != r.Year {
		if r.Year != 0 {
			l.Say(remark.YearGiven, remark.Remark{Key: "year", Quote: strconv.Itoa(r.Year), Read: strconv.Itoa(g.year)})
		}
		r.Year = g.year
	}
	if g.office != "" && g.office != r.Office {
		if r.Office != "" && !sameName(r.Office, g.office) {
			l.Say(remark.OfficeGiven, remark.Remark{Key: "office", Quote: r.Office, Read: g.office})
		}
		r.Office = g.office
	}
}

// sameName reports whether two names are the same but for the width of characters and
// white space.
func sameName(a, b string) bool {
	return han.Squeeze(norm.NFKC.String(a)) == han.Squeeze(norm.NFKC.String(b))
}
