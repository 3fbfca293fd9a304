package parse

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/remark"
)

// A number alone at the edge of a page may be its number, and may be a figure of a table
// that goes over the edge. Page numbers count up.

// bareNumber is a page number without dashes.
var bareNumber = regexp.MustCompile(`^\s*([0-9]{1,3})\s*$`)

// pageNumbers returns those of the lines at the edge of pages that are their numbers, by
// their index: two pages have one at least and they count up with the pages, or the
// last line says how many pages there were. lines has a line a page, or noLine.
func pageNumbers(blocks []block, lines []int) []int {
	byStart := map[int][]int{} // by the number that the first page would have
	most, end := 0, -1
	for page, line := range lines {
		if line == noLine {
			continue
		}
		end = page
		m := bareNumber.FindStringSubmatch(blocks[line].text())
		if m == nil {
			continue
		}
		n, err := strconv.Atoi(m[1])
		if err != nil {
			continue
		}
		start := n - page
		byStart[start] = append(byStart[start], line)
		if k, best := len(byStart[start]), len(byStart[most]); k > best || k == best && start == 1 {
			most = start
		}
	}
	numbers := byStart[most]
	if len(numbers) == 1 && (most != 1 || numbers[0] != lines[end]) {
		return nil
	}
	return numbers
}

const noLine = -1

// Where the ends of pages are lost, their numbers stand among the lines, alone between
// empty ones. So do figures of tables, and pieces of sentences. What counts up through a
// text with a page between, and cuts a paragraph in two, is neither.

// shortestPage is the number of characters that a page of text has at least.
const shortestPage = 200

// counted is a number that stands alone between empty lines.
type counted struct {
	at, n  int
	chars  int  // before it
	inRows bool // among the lines of a table, whose figure it may be
	parted bool // between two rows with as many figures
	cuts   bool // a paragraph goes on behind it
	unit   bool // of which it is the number follows it
}

// unitBehind is what a number counts, at the beginning of a line.
var unitBehind = regexp.MustCompile(`^[件条个项份次宗起人名家篇期部万元年月日%％.．、，,)）]`)

// leaveOutPageNumbers blanks the lines that are the numbers of pages, and says so.
func (rc *recogniser) leaveOutPageNumbers(blocks []block) {
	all := rc.countedLines(blocks)
	var pages []counted
	next, cuts := 0, false
	for i, c := range all {
		if c.inRows {
			continue
		}
		fits := !c.unit && (len(pages) > 0 || c.n <= 2)
		if last := len(pages) - 1; last >= 0 {
			// Those that stand in tables count too, but stay.
			between := 0
			for _, t := range all[next:i] {
				if t.n == pages[last].n+between+1 {
					between++
				}
			}
			fits = fits && c.n > pages[last].n && c.n <= pages[last].n+between+1 && c.chars-pages[last].chars >= shortestPage
		}
		switch {
		case fits:
			pages, next, cuts = append(pages, c), i+1, cuts || c.cuts
		case !c.parted:
			return
		}
	}
	if len(pages) < 2 || !cuts {
		return
	}
	var quote []string
	for _, c := range pages {
		blocks[c.at].runs = nil
		quote = append(quote, strconv.Itoa(c.n))
	}
	rc.remarks.Say(remark.TextLeftOut, remark.Remark{Line: blocks[pages[0].at].line, Quote: strings.Join(quote, " / ")})
}

// countedLines lists the numbers that stand alone between empty lines.
func (rc *recogniser) countedLines(blocks []block) []counted {
	var all []counted
	chars := 0
	before := noLine // the line above that is not empty
	for i := range blocks {
		text := blocks[i].text()
		if han.Trim(text) == "" {
			continue
		}
		m := bareNumber.FindStringSubmatch(text)
		if m == nil || before < 0 || !blocks[i].paragraph() || before == i-1 || i+1 < len(blocks) && !blocks[i+1].blank() {
			before = i
			chars += utf8.RuneCountInString(text)
			continue
		}
		n, _ := strconv.Atoi(m[1]) // three digits
		c := counted{at: i, n: n, chars: chars}
		above := rc.textLine(blocks[before].text(), 0)
		after := slices.IndexFunc(blocks[i+1:], func(b block) bool { return !b.blank() })
		var below textLine
		if after >= 0 {
			text := han.Trim(blocks[i+1+after].text())
			below = rc.textLine(text, 0)
			c.cuts, c.unit = goesOn(han.Trim(above.raw), text), unitBehind.MatchString(text)
		}
		rows := above.celled && !above.spaced
		switch {
		case rows && below.celled && !below.spaced:
			c.parted = above.figures == below.figures && above.figures > 0
			c.inRows = !c.parted
		case rows:
			c.inRows = below.tabular()
		default:
			c.inRows = above.tabular() || below.tabular()
		}
		if c.inRows {
			before = i
		}
		all = append(all, c)
	}
	return all
}

// tabular reports whether a line may be one of a table.
func (l *textLine) tabular() bool { return !l.heading && (l.celled || l.anchor || l.figures > 0) }
