package pages

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/pdfread"
	"github.com/govdisclosure/annualreport/parse/internal/remark"
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

// spot is a text, where it begins, in steps of two points, and its size in points.
type spot struct {
	text       string
	x, y, size int
}

func spotOf(run []pdfread.Glyph) spot {
	const step = 2
	g := &run[0]
	return spot{han.Ink(runText(run)), int(math.Round(g.X / step)), int(math.Round(g.Y / step)), int(math.Round(g.Size))}
}

// stamp is what may be a stamp.
type stamp struct {
	onPages
	run   []pdfread.Glyph // on the first page
	apart bool            // on a page it stands beside all tables
}

// leaveOutStamps leaves out of the pages what stands on most of them in the same place,
// and reports whether there is any. The heads of a table that goes on over several
// pages are labels, and stand in tables alone.
func (pr *pageReader) leaveOutStamps(pages []pdfread.Page, p *Sheets) (bool, error) {
	known := map[spot]*stamp{}
	var all []*stamp
	for i := range pages {
		for run := range pages[i].Runs() {
			if err := pr.budget.Alive(); err != nil {
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
				s = &stamp{run: run}
				known[at], all = s, append(all, s)
			}
			s.add(i)
			s.apart = s.apart || !p.pages[i].inTable(run[0].Middle())
		}
	}
	all = slices.DeleteFunc(all, func(s *stamp) bool { return !s.most(len(pages)) || !s.apart || pr.form.PartOfLabel(runText(s.run)) })
	if len(all) == 0 || len(all) > mostStamps {
		return false, nil
	}
	leaveOutFrames(pages, all)
	parts := map[spot]bool{}
	var texts []string
	most := 0
	for _, s := range all {
		for k := range s.run {
			parts[spotOf(s.run[k:k+1])] = true
		}
		most = max(most, s.pages)
		if text := han.Trim(runText(s.run)); !slices.Contains(texts, text) {
			texts = append(texts, text)
		}
	}
	for i := range pages {
		rest := pages[i].Glyphs[:0]
		for run := range pages[i].Runs() {
			rest = withoutParts(rest, run, parts)
		}
		pages[i].Glyphs = rest
	}
	pr.remarks.Say(remark.TextLeftOut, remark.Remark{Quote: strings.Join(texts, " / "), Count: most})
	return true, nil
}

// withoutParts appends characters that are drawn one behind the other, without the
// parts of stamps among them: something of one may be covered, or text may go on where
// it ends.
func withoutParts(rest, run []pdfread.Glyph, parts map[spot]bool) []pdfread.Glyph {
	whole := len(run)
	for len(run) > 0 {
		n := 0
		for n < len(run) && parts[spotOf(run[n:n+1])] {
			n++
		}
		if n < whole && countLetters(runText(run[:n])) < leastLetters {
			n = min(n+1, len(run))
			rest = append(rest, run[:n]...)
		}
		run = run[n:]
	}
	return rest
}

// leaveOutFrames leaves out the lines around stamps, which stand on most pages as they
// do: those of a table go on beyond them, or are elsewhere on the next page.
func leaveOutFrames(pages []pdfread.Page, stamps []*stamp) {
	var around []pdfread.Box
	for _, s := range stamps {
		around = append(around, roomAround(s.run))
	}
	known := map[pdfread.Box]*onPages{}
	place := func(r *pdfread.Rule) pdfread.Box {
		return pdfread.Box{Left: math.Round(r.Left), Top: math.Round(r.Top), Right: math.Round(r.Right), Bottom: math.Round(r.Bottom)}
	}
	for i := range pages {
		for k := range pages[i].Rules {
			r := &pages[i].Rules[k]
			if slices.ContainsFunc(around, func(b pdfread.Box) bool { return b.Holds(r.Left, r.Top) && b.Holds(r.Right, r.Bottom) }) {
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

// roomAround returns the place of characters, with room for a frame.
func roomAround(run []pdfread.Glyph) pdfread.Box {
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
