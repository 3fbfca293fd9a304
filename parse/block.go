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

// grid is a table as it stands in the input.
type grid struct {
	rows [][]cell // the cells that begin in each row, from left to right
	// flat is set where rows and merged cells are not known: in a text, which has
	// lines and separators. aligned is set where the columns are all the same.
	flat, aligned bool
	// named is set where every figure was beside its own name.
	named bool
	// apart is set where a blank line or the end of a page cuts it.
	apart bool
	// element is set where the input has it as an element, by which a page may only be
	// laid out.
	element bool
	// headRows is how many rows the input marks as headings.
	headRows int
	line     int
}

// width is the number of columns.
func (g *grid) width() int {
	w := 0
	for _, row := range g.rows {
		for _, c := range row {
			w = max(w, c.col+c.cols)
		}
	}
	return w
}

// cell is a cell of a grid.
type cell struct {
	text       string
	line       int
	col        int // where it begins, from 0
	cols, rows int // that it covers, from 1
	// blocks are what it holds, where the input says so.
	blocks []block
	// fields is set where it has fields of a form.
	fields bool
}

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
