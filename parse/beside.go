package parse

import (
	"regexp"
	"strings"

	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/report"
)

// What is raised beside a figure of a table is the mark of a note, and what is struck
// out was deleted: neither is a digit of it. Readers mark such text of a cell, and when
// the cell is whole it shows whether the marks matter.

// Characters that no text has (noncharacters of Unicode) stand around marked text.
const (
	raisedBegin, raisedEnd = "\uFDD0", "\uFDD1"
	struckBegin, struckEnd = "\uFDD2", "\uFDD3"
)

var (
	marksAside = strings.NewReplacer(raisedBegin, "", raisedEnd, "", struckBegin, "", struckEnd, "")
	marksShown = strings.NewReplacer(raisedBegin, "[", raisedEnd, "]", struckBegin, "~~", struckEnd, "~~")
)

// markBeside marks a text that is raised, lowered or struck out.
func markBeside(s string, raised, struck bool) string {
	if han.Trim(s) == "" {
		return s
	}
	if raised {
		s = raisedBegin + s + raisedEnd
	}
	if struck {
		s = struckBegin + s + struckEnd
	}
	return s
}

var raisedText = regexp.MustCompile(raisedBegin + "[^" + raisedEnd + "]*" + raisedEnd)

// showMarks returns the text of a cell: with its marks where it would be a figure
// without them, so that nobody takes them for a part of it. What is raised as a whole
// stands beside nothing.
func showMarks(text string) string {
	plain := marksAside.Replace(text)
	if plain == text || !figureLike(plain) {
		return plain
	}
	if han.Trim(raisedText.ReplaceAllString(text, "")) == "" {
		return plain
	}
	return marksShown.Replace(text)
}

// leaveOutMarks takes the marks out of the runs of a cell's paragraphs.
func leaveOutMarks(blocks []block) {
	for i := range blocks {
		for k, r := range blocks[i].runs {
			if plain := marksAside.Replace(r.Text); plain != r.Text {
				blocks[i].runs[k] = report.Run{Text: plain, Bold: r.Bold}
			}
		}
	}
}
