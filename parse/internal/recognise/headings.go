package recognise

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/internal/form"
	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
	"github.com/govdisclosure/annualreport/parse/internal/remark"
	"github.com/govdisclosure/annualreport/report"
)

// candidate is a paragraph that may be the heading of a section.
type candidate struct {
	item, section int
	score         float64
	end           int // bytes of the text that the heading takes
	// renumbered is set where it says what the form's does, under another number.
	renumbered bool
}

// findHeadings marks the items that are headings of sections.
func (rc *Recogniser) findHeadings(items []item) error {
	if rc.Carried != nil && rc.ownHeadings(items) {
		return nil
	}
	var all []candidate
	for i := range items {
		if !items[i].Paragraph() {
			continue
		}
		if err := rc.budget.Alive(); err != nil {
			return err
		}
		s, score, end := rc.Form.HeadingScore(han.Trim(items[i].Text()))
		if i+1 < len(items) {
			s, score, end = rc.joinHeading(&items[i], &items[i+1], s, score, end)
		}
		if s >= 0 {
			f := han.Fold(han.Trim(items[i].Text()))
			h := &rc.Form.Headings[s]
			all = append(all, candidate{i, s, score, end, f.Core == h.Core && f.Number != "" && f.Number != h.Number})
		}
	}
	all = withoutContents(items, all)
	chain := bestChain(all)
	// A heading that is surely one counts also out of its order.
	for _, c := range all {
		if (c.score >= 1.1 || c.renumbered) && !slices.ContainsFunc(chain, func(k candidate) bool { return k.section == c.section }) {
			chain = append(chain, c)
		}
	}
	for _, c := range chain {
		items[c.item].section = c.section
		rc.splitRunIn(&items[c.item], c.end)
		rc.joinNumeral(items, c)
	}
	rc.headingsByPlace(items)
	return nil
}

// better is by how much the score of a heading has to rise for a line more.
const better = 0.05

// joinHeading joins a heading that is broken into lines: with the next it says more of
// what the form's does.
func (rc *Recogniser) joinHeading(it, next *item, section int, score float64, end int) (int, float64, int) {
	text, more := han.Trim(it.Text()), han.Trim(next.Text())
	if !next.Loose || !next.Paragraph() || more == "" || section < 0 && !han.BeginsNumbered(text) ||
		utf8.RuneCountInString(text+more) > form.LongestHeading || strings.ContainsAny(more, "。，；：") || rc.Form.Heading(more) >= 0 {
		return section, score, end
	}
	s, joined, to := rc.Form.HeadingScore(text + more)
	if s < 0 || section >= 0 && s != section || joined < score+better {
		return section, score, end
	}
	it.Runs = []report.Run{{Text: text + more}}
	next.joined = true
	return s, joined, to
}

// joinNumeral gives a heading the number that stands in a paragraph of its own before
// it, as some editors of pages set it.
func (rc *Recogniser) joinNumeral(items []item, c candidate) {
	for i := c.item - 1; i >= 0; i-- {
		text := strings.TrimRight(han.Squeeze(items[i].Text()), "、.．")
		if items[i].Paragraph() && text == "" {
			continue
		}
		if n := strings.TrimLeft(han.Arabic(text), "0"); items[i].Paragraph() && n != "" && n == rc.Form.Headings[c.section].Number {
			items[i].joined = true
			items[c.item].numeral = text
		}
		return
	}
}

// ownHeadings marks the headings of a file of ours, which are the form's own. It
// reports false, and marks none, where one is missing.
func (rc *Recogniser) ownHeadings(items []item) bool {
	sections := rc.Form.Format.Sections()
	var at []int
	for i := range items {
		if len(at) < len(sections) && items[i].Hint == doc.HintTitle && items[i].Text() == sections[len(at)].Heading() {
			at = append(at, i)
		}
	}
	if len(at) < len(sections) {
		return false
	}
	for s, i := range at {
		items[i].section = s
	}
	return true
}

// splitRunIn leaves to a heading what is its own; what runs on becomes the item's
// rest.
func (rc *Recogniser) splitRunIn(it *item, end int) {
	text := han.Trim(it.Text())
	if end < len(text) {
		it.runOn = text[end:]
		it.Runs = []report.Run{{Text: strings.TrimRight(text[:end], " \t：:。．.")}}
	}
}

// withoutContents leaves out a table of contents: headings of four sections or more
// with nothing between them, all of which come again.
func withoutContents(items []item, all []candidate) []candidate {
	var out []candidate
	for i := 0; i < len(all); {
		j := i + 1
		for j < len(all) && all[j].section > all[j-1].section && nothingBetween(items, all[j-1].item, all[j].item) {
			j++
		}
		again := j-i >= 4
		for _, c := range all[i:j] {
			again = again && slices.ContainsFunc(all[j:], func(k candidate) bool { return k.section == c.section })
		}
		if !again {
			out = append(out, all[i:j]...)
		} else {
			for k := all[i].item; k <= all[j-1].item; k++ {
				items[k].contents = true
			}
			if k := all[i].item - 1; k >= 0 && han.Squeeze(items[k].Text()) == "目录" {
				items[k].contents = true
			}
		}
		i = j
	}
	return out
}

func nothingBetween(items []item, from, to int) bool {
	for _, it := range items[from+1 : to] {
		if !it.Blank() {
			return false
		}
	}
	return true
}

// bestChain picks headings in the order of the form, one a section, that are
// together the surest.
func bestChain(all []candidate) []candidate {
	if len(all) > 500 {
		all = all[:500] // no report has so many; the search is quadratic
	}
	sum := make([]float64, len(all))
	before := make([]int, len(all))
	best := -1
	for i, c := range all {
		sum[i], before[i] = c.score, -1
		for j := range i {
			if all[j].section < c.section && sum[j]+c.score > sum[i] {
				sum[i], before[i] = sum[j]+c.score, j
			}
		}
		if best < 0 || sum[i] > sum[best] {
			best = i
		}
	}
	var chain []candidate
	for i := best; i >= 0; i = before[i] {
		chain = append(chain, all[i])
	}
	slices.Reverse(chain)
	return chain
}

// headingsByPlace finds the headings of sections that are still missing: a short
// paragraph between the neighbours that has the section's number and other words.
func (rc *Recogniser) headingsByPlace(items []item) {
	for s, h := range rc.Form.Headings {
		if slices.ContainsFunc(items, func(it item) bool { return it.section == s }) {
			continue
		}
		from, to := 0, len(items)
		known := false
		for i := range items {
			if k := items[i].section; k >= 0 && k < s {
				from, known = i+1, true
			} else if k > s {
				to, known = min(to, i), true
			}
		}
		found := -1
		for i := from; known && i < to; i++ {
			text := han.Trim(items[i].Text())
			if !items[i].Paragraph() || utf8.RuneCountInString(text) > 30 || !han.BeginsNumbered(text) || strings.ContainsAny(text, "。；") {
				continue
			}
			if f := han.Fold(text); f.Number == h.Number && f.Core != "" {
				if found >= 0 {
					found = -1
					break
				}
				found = i
			}
		}
		if found >= 0 {
			items[found].section, items[found].doubtful = s, true
			rc.Remarks.Say(remark.SectionDoubtful, remark.Remark{Key: rc.Form.Format.Sections()[s].Key, Line: items[found].Line, Quote: han.Trim(items[found].Text())})
		}
	}
}
