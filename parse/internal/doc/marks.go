package doc

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
	RaisedBegin, RaisedEnd = "\uFDD0", "\uFDD1"
	StruckBegin, StruckEnd = "\uFDD2", "\uFDD3"
)

var (
	marksAside = strings.NewReplacer(RaisedBegin, "", RaisedEnd, "", StruckBegin, "", StruckEnd, "")
	marksShown = strings.NewReplacer(RaisedBegin, "[", RaisedEnd, "]", StruckBegin, "~~", StruckEnd, "~~")
)

// Mark marks a text that is raised, lowered or struck out.
func Mark(s string, raised, struck bool) string {
	if han.Trim(s) == "" {
		return s
	}
	if raised {
		s = RaisedBegin + s + RaisedEnd
	}
	if struck {
		s = StruckBegin + s + StruckEnd
	}
	return s
}

var Raised = regexp.MustCompile(RaisedBegin + "[^" + RaisedEnd + "]*" + RaisedEnd)

// ShowMarks returns the text of a cell: with its marks where it would be a figure
// without them, so that nobody takes them for a part of it. What is raised as a whole
// stands beside nothing.
func ShowMarks(text string) string {
	plain := marksAside.Replace(text)
	if plain == text || !FigureLike(plain) {
		return plain
	}
	if han.Trim(Raised.ReplaceAllString(text, "")) == "" {
		return plain
	}
	return marksShown.Replace(text)
}

// LeaveOutMarks takes the marks out of the runs of a cell's paragraphs.
func LeaveOutMarks(blocks []Block) {
	for i := range blocks {
		for k, r := range blocks[i].Runs {
			if plain := marksAside.Replace(r.Text); plain != r.Text {
				blocks[i].Runs[k] = report.Run{Text: plain, Bold: r.Bold}
			}
		}
	}
}
