package gather

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
	"github.com/govdisclosure/annualreport/parse/internal/reflow"
	"github.com/govdisclosure/annualreport/parse/internal/remark"
	"github.com/govdisclosure/annualreport/report"
)

// freeLines gives what is no cell a line without bars: running text between them, as
// where a whole document was one table, and the heading of a section, which some
// programs run into the last row of the table before it.
func (ga *gatherer) freeLines(blocks []doc.Block) []doc.Block {
	out := make([]doc.Block, 0, len(blocks))
	for _, b := range blocks {
		if !b.Loose || !b.Paragraph() || len(b.Text()) > doc.LongestRow {
			out = append(out, b)
			continue
		}
		cells, _ := doc.SplitCells(b.Text())
		columns := len(cells)
		filled := slices.DeleteFunc(cells, func(c string) bool { return han.Trim(c) == "" })
		if n := len(filled); n > 0 && strings.ContainsAny(b.Text(), "|｜│┃") {
			last := han.Trim(filled[n-1])
			heading := han.BeginsNumbered(last) && han.Fold(last).Number != "" && ga.form.Heading(last) >= 0
			if heading || columns == 1 && running(last) {
				if n > 1 {
					row := b
					row.Runs = []report.Run{{Text: strings.TrimSuffix(strings.TrimRight(b.Text(), "|｜│┃ \t\u3000"), last)}}
					out = append(out, row)
				}
				b.Runs = []report.Run{{Text: last}}
			}
		}
		out = append(out, b)
	}
	return out
}

// Where the ends of pages are lost, their numbers stand among the lines, alone between
// empty ones. So do figures of tables, and pieces of sentences. What counts up through a
// text with a page between, and cuts a paragraph in two, is neither.

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

// shortestPage is the number of characters that a page of text has at least.
const shortestPage = 200

// leaveOutPageNumbers blanks the lines that are the numbers of pages, and says so.
func (ga *gatherer) leaveOutPageNumbers(blocks []doc.Block) {
	all := ga.countedLines(blocks)
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
		blocks[c.at].Runs = nil
		quote = append(quote, strconv.Itoa(c.n))
	}
	ga.remarks.Say(remark.TextLeftOut, remark.Remark{Line: blocks[pages[0].at].Line, Quote: strings.Join(quote, " / ")})
}

// countedLines lists the numbers that stand alone between empty lines.
func (ga *gatherer) countedLines(blocks []doc.Block) []counted {
	var all []counted
	chars := 0
	before := -1 // the line above that is not empty
	for i := range blocks {
		text := blocks[i].Text()
		if han.Trim(text) == "" {
			continue
		}
		m := doc.BareNumber.FindStringSubmatch(text)
		if m == nil || before < 0 || !blocks[i].Paragraph() || before == i-1 || i+1 < len(blocks) && !blocks[i+1].Blank() {
			before = i
			chars += utf8.RuneCountInString(text)
			continue
		}
		n, _ := strconv.Atoi(m[1]) // three digits
		c := counted{at: i, n: n, chars: chars}
		above := ga.textLine(blocks[before].Text(), 0)
		after := slices.IndexFunc(blocks[i+1:], func(b doc.Block) bool { return !b.Blank() })
		var below textLine
		if after >= 0 {
			text := han.Trim(blocks[i+1+after].Text())
			below = ga.textLine(text, 0)
			c.cuts, c.unit = reflow.GoesOn(han.Trim(above.raw), text), unitBehind.MatchString(text)
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
