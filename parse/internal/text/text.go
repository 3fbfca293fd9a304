// Package text reads plain text and comma-separated values. What a line is, a paragraph or
// a row, shows only among its neighbours: that is for package gather.
package text

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
	"github.com/govdisclosure/annualreport/parse/internal/markdown"
	"github.com/govdisclosure/annualreport/parse/internal/remark"
	"github.com/govdisclosure/annualreport/report"
)

var (
	// hash is a heading as Markdown marks it, stars that bold it.
	hash = regexp.MustCompile(`^\s{0,3}#{1,6}[ \t]+`)
	// attributes are what pandoc writes behind a heading.
	attributes = regexp.MustCompile(`\s*\{[#.][^{}]*\}\s*$`)
	// thematic is a line between parts of a document.
	thematic = regexp.MustCompile(`^\s*(?:(?:\*\s*){3,}|(?:_\s*){3,}|(?:-\s+){2,}-\s*)$`)
	// underline makes the line above it a heading.
	underline = regexp.MustCompile(`^(?:={3,}|-{3,})[ \t]*$`)
	// pictureLine shows a picture.
	pictureLine = regexp.MustCompile(`^\s*!\[([^\[\]]*)\]\(([^\s()]*)[^()]*\)\s*$`)
	stars       = regexp.MustCompile(`\*\*[^*\n]+\*\*`)
)

// Read reads plain text, or what is left of a document in Markdown.
func Read(b *doc.Account, l *remark.List, data []byte) (*doc.Document, error) {
	d := &doc.Document{}
	data = closeUp(withoutLinks(l, markdown.FrontMatter(data, &d.Metadata)))
	d.Lines = bytes.IndexByte(data, '\f') < 0
	var err error
	d.Blocks, err = readText(b, data)
	return d, err
}

// readText makes blocks of plain text: a line each, since what a line is, a
// paragraph or a cell, shows only among its neighbours. A text may bear some marks
// of Markdown and still be no Markdown: tables of tabs are code there.
func readText(b *doc.Account, data []byte) ([]doc.Block, error) {
	marked := len(stars.FindAll(data, 2)) == 2 || hashes(data) || underlines(data)
	if marked {
		if err := markdown.ScanMarks(b, data); err != nil {
			return nil, err
		}
	}
	var blocks []doc.Block
	n := 0
	paged := bytes.IndexByte(data, '\f') >= 0
	var firsts, lasts []int // the line of each page
	for page := range bytes.SplitSeq(data, []byte("\f")) {
		from := len(blocks)
		for l := range bytes.Lines(page) {
			n++
			if err := b.AddBlock(); err != nil {
				return nil, err
			}
			line := strings.TrimRight(string(l), "\r\n")
			bl := doc.TextBlock(line, n)
			bl.Loose = true
			if marked && thematic.MatchString(line) {
				line, bl.Runs = "", nil
			}
			if marked && n > 1 && underline.MatchString(line) && !blocks[len(blocks)-1].Blank() {
				blocks[len(blocks)-1].Hint, blocks[len(blocks)-1].Loose = doc.HintTitle, false
				line, bl.Runs = "", nil
			}
			if marked && line != "" {
				if m := hash.FindString(line); m != "" {
					line, bl.Hint, bl.Loose = attributes.ReplaceAllString(line[len(m):], ""), doc.HintTitle, false
				}
				bl.Runs = markedRuns(line)
			}
			if m := pictureLine.FindStringSubmatch(line); m != nil {
				bl = doc.Block{Picture: doc.PictureAt(b, m[2], m[1]), Line: n}
			}
			blocks = append(blocks, bl)
		}
		if paged {
			first, last := printedPage(blocks, from)
			firsts, lasts = append(firsts, first), append(lasts, last)
		}
	}
	for _, i := range slices.Concat(pageNumbers(blocks, firsts), pageNumbers(blocks, lasts)) {
		blocks[i].Runs = nil
	}
	return blocks, nil
}

// fullLine is the number of characters from which a line of a page is taken for one
// that the margin ended.
const fullLine = 20

// deepestIndent is the indent of a paragraph: two Han characters are up to four
// columns, and pages are not straight. What stands further right is a piece of the
// line above, moved there by narrow punctuation.
const deepestIndent = 6

// printedPage reads the lines of a page as a printer set them, which programs that
// make text of PDF keep: an indented line begins a paragraph, any other goes on with
// it. A line that can only be the number of the page is left out. It returns the first
// and the last of the others, by their index, or noLine.
func printedPage(lines []doc.Block, from int) (first, last int) {
	var printed []int
	first, last = noLine, noLine
	margin := -1
	for i := from; i < len(lines); i++ {
		text := lines[i].Text()
		if han.Trim(text) == "" {
			continue
		}
		printed = append(printed, i)
		if utf8.RuneCountInString(han.Trim(text)) >= fullLine && (margin < 0 || indent(text) < margin) {
			margin = indent(text)
		}
	}
	for _, i := range printed {
		text := lines[i].Text()
		if doc.PageNumber.MatchString(text) {
			lines[i].Runs = nil
		} else {
			if first == noLine {
				first = i
			}
			last = i
		}
		switch {
		case margin < 0:
		case indent(text) > margin && indent(text) <= margin+deepestIndent:
			lines[i].Flow = doc.FlowBegins
		default:
			lines[i].Flow = doc.FlowGoesOn
		}
	}
	return first, last
}

// indent returns how many columns of white space a line begins with.
func indent(s string) int {
	n := 0
	for _, c := range s {
		switch {
		case c == '\u3000':
			n += 2
		case han.IsSpace(c):
			n++
		default:
			return n
		}
	}
	return n
}

// hashes reports whether several lines are headings of Markdown.
func hashes(data []byte) bool {
	n := 0
	for l := range bytes.Lines(data) {
		if hash.Match(l) {
			n++
		}
	}
	return n > 1
}

// underlines reports whether several lines are headings with a line drawn below, of
// about their length.
func underlines(data []byte) bool {
	n, above := 0, 0
	for l := range bytes.Lines(data) {
		l = bytes.TrimSpace(l)
		if underline.Match(l) && above > 0 && len(l) >= above/2 && len(l) <= 2*above+3 {
			n++
		}
		above = 0
		for _, c := range string(l) {
			above += han.Columns(c, false)
		}
	}
	return n > 1
}

// markedRuns reads the marks in a line of text. In a row of cells there are none
// but stars.
func markedRuns(line string) []report.Run {
	if strings.ContainsAny(line, "\t|") {
		plain := strings.ReplaceAll(line, "****", "") // around nothing
		plain = stars.ReplaceAllStringFunc(plain, func(s string) string { return s[2 : len(s)-2] })
		return []report.Run{{Text: markdown.Unescape(plain)}}
	}
	if !strings.ContainsAny(line, "*_[`\\<&!") {
		return []report.Run{{Text: line}}
	}
	return markdown.Runs(line)
}
