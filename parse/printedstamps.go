package parse

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/parse/internal/pdfread"
)

// What a program lays over every page, as a stamp or the bar of a web page, may stand
// in the middle of a table or a line. It has to be gone before those are made.

const (
	// leastStamped is how many pages at least have a stamp.
	leastStamped = 3
	// leastLetters is how many letters at least a stamp has: bullets and figures are
	// none.
	leastLetters = 2
	// mostStamps is how many there may be: more are pages that are the same.
	mostStamps = 50
	// mostRuns bounds among how many pieces of text they are looked for.
	mostRuns = 1 << 14
)

// onPages counts the pages on which something stands.
type onPages struct{ pages, last int }

func (o *onPages) add(page int) {
	if o.last != page+1 {
		o.pages, o.last = o.pages+1, page+1
	}
}

// most reports whether it stands on most of so many pages.
func (o *onPages) most(pages int) bool { return o.pages >= leastStamped && 2*o.pages > pages }

// spot is a text and where it begins, in steps of two points.
type spot struct {
	text string
	x, y int
}

func spotOf(run []pdfread.Glyph) spot {
	const step = 2
	return spot{ink(runText(run)), int(math.Round(run[0].X / step)), int(math.Round(run[0].Y / step))}
}

// stamp is a text that may be a stamp.
type stamp struct {
	onPages
	text   string
	apart  bool // on a page it stands beside all tables
	around pdfread.Box
}

// leaveOutStamps leaves out of the pages what stands on most of them in the same place,
// and reports whether there is any. The heads of a table that goes on over several
// pages are labels, and stand in tables alone.
func (rc *recogniser) leaveOutStamps(pages []pdfread.Page, p *printed) (bool, error) {
	known := map[spot]*stamp{}
	var all []*stamp
	for i := range pages {
		for run := range pages[i].Runs() {
			if err := rc.budget.alive(); err != nil {
				return false, err
			}
			at := spotOf(run)
			if countLetters(at.text) < leastLetters || strings.Contains(at.text, pdfread.Unknown) {
				continue
			}
			s := known[at]
			if s == nil {
				if len(all) == mostRuns {
					return false, nil
				}
				s = &stamp{text: trim(runText(run)), around: around(run)}
				known[at], all = s, append(all, s)
			}
			s.add(i)
			s.apart = s.apart || !p.pages[i].inTable(run[0].Middle())
		}
	}
	all = slices.DeleteFunc(all, func(s *stamp) bool { return !s.most(len(pages)) || !s.apart || rc.form.partOfLabel(s.text) })
	if len(all) == 0 || len(all) > mostStamps {
		return false, nil
	}
	leaveOutFrames(pages, all)
	found := map[*stamp]bool{}
	var texts []string
	most := 0
	for _, s := range all {
		found[s], most = true, max(most, s.pages)
		if !slices.Contains(texts, s.text) {
			texts = append(texts, s.text)
		}
	}
	for i := range pages {
		rest := pages[i].Glyphs[:0]
		for run := range pages[i].Runs() {
			if !found[known[spotOf(run)]] {
				rest = append(rest, run...)
			}
		}
		pages[i].Glyphs = rest
	}
	rc.diagnose(TextLeftOut, Diagnostic{Quote: strings.Join(texts, " / "), Count: most})
	return true, nil
}

// leaveOutFrames leaves out the lines around stamps, which stand on most pages as they
// do: those of a table go on beyond them, or are elsewhere on the next page.
func leaveOutFrames(pages []pdfread.Page, stamps []*stamp) {
	known := map[pdfread.Box]*onPages{}
	place := func(r *pdfread.Rule) pdfread.Box {
		return pdfread.Box{Left: math.Round(r.Left), Top: math.Round(r.Top), Right: math.Round(r.Right), Bottom: math.Round(r.Bottom)}
	}
	for i := range pages {
		for k := range pages[i].Rules {
			r := &pages[i].Rules[k]
			if slices.ContainsFunc(stamps, func(s *stamp) bool { return s.around.Holds(r.Left, r.Top) && s.around.Holds(r.Right, r.Bottom) }) {
				at := place(r)
				o := known[at]
				if o == nil {
					o = &onPages{}
					known[at] = o
				}
				o.add(i)
			}
		}
	}
	for i := range pages {
		pages[i].Rules = slices.DeleteFunc(pages[i].Rules, func(r pdfread.Rule) bool {
			o := known[place(&r)]
			return o != nil && o.most(len(pages))
		})
	}
}

// around returns the place of characters, with room for a frame.
func around(run []pdfread.Glyph) pdfread.Box {
	const room = 2
	first, last := run[0], run[len(run)-1]
	return pdfread.Box{
		Left: min(first.X, last.Right) - room*first.Size, Top: min(first.Y, last.Y) - (1+room)*first.Size,
		Right: max(first.X, last.Right) + room*first.Size, Bottom: max(first.Y, last.Y) + room*first.Size,
	}
}

// runText returns the text of characters.
func runText(run []pdfread.Glyph) string {
	var b strings.Builder
	for i := range run {
		b.WriteString(run[i].Text)
	}
	return b.String()
}

func countLetters(s string) int {
	n := 0
	for _, c := range s {
		if unicode.IsLetter(c) {
			n++
		}
	}
	return n
}

// inTable reports whether a point of a page lies in a table.
func (s *printedSheet) inTable(x, y float64) bool {
	return slices.ContainsFunc(s.elements, func(e pdfread.Element) bool { return e.Table != nil && e.Table.Holds(x, y) })
}

// partOfLabel reports whether a text is a part of a label of the form, or holds a
// telling one.
func (fm *form) partOfLabel(text string) bool {
	f := fold(text).full
	return slices.ContainsFunc(fm.labels, func(l *label) bool {
		return strings.Contains(l.full, f) || utf8.RuneCountInString(l.full) >= telling && strings.Contains(f, l.full)
	})
}
