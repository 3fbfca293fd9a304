package pages

import (
	"math"
	"regexp"
	"slices"
	"strings"

	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
	"github.com/govdisclosure/annualreport/parse/internal/pdfread"
	"github.com/govdisclosure/annualreport/parse/internal/remark"
)

// mostRunning is how many lines at the top and at the foot of a page may stand on
// others too.
const mostRunning = 3

// sameHeight is how far, in points, lines of two pages may be apart that stand in the
// same place.
const sameHeight = 4

// numerals are what differs between the same line of two pages.
var numerals = regexp.MustCompile(`[0-9０-９]+`)

// runningLine is a line at the edge of a page, and on how many pages it stands there.
type runningLine struct {
	y     float64
	pages int
}

// runningLines are the lines at the edges of pages, by their text with any number
// written as 0.
type runningLines map[string][]runningLine

func (r runningLines) at(l *pdfread.Line) *runningLine {
	text := numerals.ReplaceAllString(han.Squeeze(l.Text), "0")
	i := slices.IndexFunc(r[text], func(k runningLine) bool { return math.Abs(k.y-l.Y) < sameHeight })
	if i < 0 {
		r[text] = append(r[text], runningLine{y: l.Y})
		i = len(r[text]) - 1
	}
	return &r[text][i]
}

// leaveOutRunning leaves out what stands on page after page in the same place: lines
// of heads and feet, numbers of pages. A line is there again if only its digits are
// others.
func (pr *pageReader) leaveOutRunning(p *Sheets) {
	known := runningLines{}
	for i := range p.pages {
		for _, k := range p.pages[i].edges() {
			known.at(p.pages[i].elements[k].Line).pages++
		}
	}
	var left []string
	for i := range p.pages {
		s := &p.pages[i]
		var out []*pdfread.Line
		for _, k := range s.edges() {
			l := s.elements[k].Line
			n := known.at(l).pages
			running := n > 1 && n >= len(p.pages)/2 && !rowOfFigures(l)
			if text := han.Trim(l.Text); running && !doc.BareNumber.MatchString(text) && !doc.PageNumber.MatchString(text) && !slices.Contains(left, text) {
				left = append(left, text)
			}
			if running || doc.PageNumber.MatchString(l.Text) {
				out = append(out, l)
			}
		}
		s.elements = slices.DeleteFunc(s.elements, func(e pdfread.Element) bool { return e.Line != nil && slices.Contains(out, e.Line) })
	}
	if len(left) > 0 {
		pr.remarks.Say(remark.TextLeftOut, remark.Remark{Quote: strings.Join(left, " / ")})
	}
}

// rowOfFigures reports whether a line is several figures and nothing else, as a row of
// a table without borders is whose label stands elsewhere.
func rowOfFigures(l *pdfread.Line) bool {
	words := strings.Fields(l.Text)
	return len(words) > 1 && !slices.ContainsFunc(words, func(w string) bool { return !doc.FigureLike(w) })
}

// edges returns the elements that are the first and the last lines of a page.
func (s *printedSheet) edges() []int {
	var all []int
	for k := 0; k < len(s.elements) && k < mostRunning && s.elements[k].Line != nil; k++ {
		all = append(all, k)
	}
	for k := len(s.elements) - 1; k >= max(len(s.elements)-mostRunning, 0) && s.elements[k].Line != nil; k-- {
		if !slices.Contains(all, k) {
			all = append(all, k)
		}
	}
	return all
}
