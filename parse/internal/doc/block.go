// Package doc is what every reader makes of a document: blocks in reading order, tables as
// lattices of cells, and marks for what is beside the text (raised, struck out, hidden).
// It knows no form: what a reader saw is evidence, and what it means is decided later. It
// also holds the account that all reading is charged to.
package doc

import (
	"strings"

	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/report"
)

// Block is a piece of a document in reading order: a paragraph, a table or a
// picture. Every reader turns its document into blocks, and one recogniser turns
// blocks into a report.
type Block struct {
	Runs    []report.Run    // of a paragraph; an empty line has none
	Table   *Table          // of a table
	Picture *report.Picture // of a picture
	// Alt is what a picture says that leads nowhere: it may stand for that text.
	Alt   string
	Hint  Hint
	Level int // of a heading that the input marks, 1 the highest; 0 where it does not
	Line  int // of the input, from 1; 0 where it has none
	// place is the element that holds the block; nil where the input has none.
	Ancestor *Ancestor
	// Lines are the paragraphs that a table in text was made of.
	Lines []Block
	// Loose is set where the end of a paragraph is not marked: in a text.
	Loose bool
	// Flow says whether a line of a page begins a paragraph, where its indent tells.
	Flow Flow
	// Note is set for a footnote, which belongs below the table that it stands in.
	Note bool
	// Open is set where the end of a paragraph was deleted.
	Open bool
	// Caption is set where the input marks a caption: of a picture in the same
	// paragraph where the block is loose, otherwise of a table.
	Caption bool
}

// Hint is what the input says of a paragraph beside its text.
type Hint int

const (
	HintNone  Hint = iota
	HintTitle      // a title or a heading of the document
	HintLinks      // nothing but links
)

// Flow says how a line of a printed page stands to the one before.
type Flow int

const (
	FlowUnknown Flow = iota
	FlowBegins
	FlowGoesOn
)

func (b *Block) Text() string {
	if len(b.Runs) == 1 {
		return b.Runs[0].Text
	}
	var s strings.Builder
	for _, r := range b.Runs {
		s.WriteString(r.Text)
	}
	return s.String()
}

func (b *Block) Paragraph() bool { return b.Table == nil && b.Picture == nil }

// Blank reports whether the block is an empty line.
func (b *Block) Blank() bool { return b.Paragraph() && han.Trim(b.Text()) == "" }

func TextBlock(text string, line int) Block {
	return Block{Runs: []report.Run{{Text: text}}, Line: line}
}
