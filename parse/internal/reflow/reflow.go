// Package reflow tells whether what the end of a line or of a page cuts goes on in the next.
package reflow

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
	"github.com/govdisclosure/annualreport/report"
)

// Lines are not paragraphs: what the end of a line or of a page cuts goes on in the next.

// longestParagraph is the number of bytes from which a paragraph is not joined to
// what follows: none is so long.
const longestParagraph = 30_000

// SentenceEnds are the characters with which a paragraph ends.
const SentenceEnds = "。！？；：.!?;:…”’」』）)】〕》〉"

// shortestCut is the number of characters below which a line is not taken for the
// beginning of a paragraph that goes on; half of it for one with a comma or a stop
// inside, which no heading has.
const shortestCut = 18

// GoesOn reports whether a paragraph that a page or a line's end cut goes on with
// the next: it does not end as a sentence does, or has brackets open, and the next
// does not begin as a paragraph or a heading does.
func GoesOn(before, next string) bool {
	if len(before) > longestParagraph {
		return false
	}
	if n := utf8.RuneCountInString(before); n < shortestCut && (n < shortestCut/2 || !strings.ContainsAny(before, "，。；")) {
		return false
	}
	if level, end := report.Numbering(before); level > 0 && end == len(before) {
		return false
	}
	if level, _ := report.Numbering(next); level > 0 || han.Fold(next).Number != "" || Note.MatchString(next) {
		return false
	}
	last := han.LastRune(before)
	if strings.ContainsRune("。！？!?", last) {
		return false
	}
	if !strings.ContainsRune(SentenceEnds, last) {
		return true
	}
	return openBrackets(before)
}

// notFirst are characters with which no line begins, whatever its indent.
const notFirst = "，。、；：！？”’）》〉」』】〕…"

// FlowsOn reports whether a line of a printed page goes on with a paragraph: it is
// not indented, begins as no line does, or follows a number that stands alone or a
// sentence that has not ended.
func FlowsOn(before, line string, f doc.Flow) bool {
	if len(before) > longestParagraph {
		return false
	}
	if f == doc.FlowGoesOn || strings.ContainsRune(notFirst, han.FirstRune(line)) {
		return true
	}
	if n := han.Fold(before); n.Number != "" && n.Core == "" {
		return true
	}
	// The line above may have been cut where its punctuation is narrow.
	last := han.LastRune(before)
	return GoesOn(before, line) || strings.ContainsRune("》〉」』】〕", last) && GoesOn(strings.TrimRight(before, "》〉」』】〕"), line)
}

// openBrackets reports whether a text leaves a round bracket open.
func openBrackets(s string) bool {
	n := 0
	for _, c := range s {
		switch c {
		case '（', '(':
			n++
		case '）', ')':
			n = max(n-1, 0)
		}
	}
	return n > 0
}

// JoinParagraphs joins the pieces of a paragraph, with a space between words that
// are not Han.
func JoinParagraphs(a, b report.Paragraph) report.Paragraph {
	last := han.LastRune(a.String())
	next := han.FirstRune(b.String())
	if last < utf8.RuneSelf && next < utf8.RuneSelf && unicode.IsLetter(last) && unicode.IsLetter(next) {
		b = append(report.Paragraph{{Text: " "}}, b...)
	}
	return doc.MergeRuns(append(slices.Clone(a), b...))
}

var Note = regexp.MustCompile(`^[（(【\[]?(注|备注|说明|附注)`)
