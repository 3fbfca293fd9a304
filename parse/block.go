package parse

import (
	"strings"

	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/report"
)

// block is a piece of a document in reading order: a paragraph, a table or a
// picture. Every reader turns its document into blocks, and one recogniser turns
// blocks into a report.
type block struct {
	runs    []report.Run    // of a paragraph; an empty line has none
	table   *grid           // of a table
	picture *report.Picture // of a picture
	// alt is what a picture says that leads nowhere: it may stand for that text.
	alt   string
	hint  hint
	level int // of a heading that the input marks, 1 the highest; 0 where it does not
	line  int // of the input, from 1; 0 where it has none
	// place is the element that holds the block; nil where the input has none.
	place *place
	// lines are the paragraphs that a table in text was made of.
	lines []block
	// loose is set where the end of a paragraph is not marked: in a text.
	loose bool
	// flow says whether a line of a page begins a paragraph, where its indent tells.
	flow flow
	// note is set for a footnote, which belongs below the table that it stands in.
	note bool
	// open is set where the end of a paragraph was deleted.
	open bool
	// caption is set where the input marks a caption: of a picture in the same
	// paragraph where the block is loose, otherwise of a table.
	caption bool
}

// hint is what the input says of a paragraph beside its text.
type hint int

const (
	hintNone  hint = iota
	hintTitle      // a title or a heading of the document
	hintLinks      // nothing but links
)

// flow says how a line of a printed page stands to the one before.
type flow int

const (
	flowUnknown flow = iota
	flowBegins
	flowGoesOn
)

func (b *block) text() string {
	if len(b.runs) == 1 {
		return b.runs[0].Text
	}
	var s strings.Builder
	for _, r := range b.runs {
		s.WriteString(r.Text)
	}
	return s.String()
}

func (b *block) paragraph() bool { return b.table == nil && b.picture == nil }

// blank reports whether the block is an empty line.
func (b *block) blank() bool { return b.paragraph() && han.Trim(b.text()) == "" }

func textBlock(text string, line int) block {
	return block{runs: []report.Run{{Text: text}}, line: line}
}
