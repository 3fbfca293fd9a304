package parse

import (
	"math"
	"slices"
	"strings"

	"github.com/govdisclosure/annualreport/parse/internal/pdfread"
)

// mostRunning is how many lines at the top and at the foot of a page may stand on
// others too.
const mostRunning = 3

// leaveOutRunning leaves out what stands on page after page in the same place: lines
// of heads and feet, numbers of pages. A line is there again if only its digits are
// others.
func (rc *recogniser) leaveOutRunning(p *printed) {
	const near = 4 // points
	type place struct {
		text string
		y    float64
	}
	var known []place
	count := map[int]int{}
	find := func(l *pdfread.Line) int {
		text := strings.Map(func(c rune) rune {
			if c >= '0' && c <= '9' {
				return '0'
			}
			return c
		}, squeeze(l.Text))
		text = strings.ReplaceAll(strings.ReplaceAll(text, "00", "0"), "00", "0")
		i := slices.IndexFunc(known, func(k place) bool { return k.text == text && math.Abs(k.y-l.Y) < near })
		if i < 0 {
			known = append(known, place{text, l.Y})
			i = len(known) - 1
		}
		return i
	}
	each := func(do func(s *printedSheet, k int, l *pdfread.Line)) {
		for i := range p.pages {
			for _, k := range p.pages[i].edges() {
				do(&p.pages[i], k, p.pages[i].elements[k].Line)
			}
		}
	}
	each(func(_ *printedSheet, _ int, l *pdfread.Line) { count[find(l)]++ })
	var left []string
	each(func(s *printedSheet, k int, l *pdfread.Line) {
		i := find(l)
		if pageNumber.MatchString(l.Text) {
			s.elements[k].Line = &pdfread.Line{}
			return
		}
		if n := count[i]; n > 1 && n >= len(p.pages)/2 {
			s.elements[k].Line = &pdfread.Line{}
			if text := trim(l.Text); !bareNumber.MatchString(text) && !slices.Contains(left, text) {
				left = append(left, text)
			}
		}
	})
	for _, text := range left {
		rc.diagnose(TextLeftOut, Diagnostic{Quote: text})
	}
	for i := range p.pages {
		s := &p.pages[i]
		s.elements = slices.DeleteFunc(s.elements, func(e pdfread.Element) bool { return e.Line != nil && e.Line.Text == "" })
	}
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
