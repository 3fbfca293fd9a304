package parse

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/govdisclosure/annualreport/report"
)

var (
	// hash is a heading as Markdown marks it, stars that bold it.
	hash  = regexp.MustCompile(`^\s{0,3}#{1,6}[ \t]+`)
	stars = regexp.MustCompile(`\*\*[^*\n]+\*\*`)
)

// readText makes blocks of plain text: a line each, since what a line is, a
// paragraph or a cell, shows only among its neighbours. A text may bear some marks
// of Markdown and still be no Markdown: tables of tabs are code there.
func readText(b *budget, data []byte) ([]block, error) {
	marked := len(stars.FindAll(data, 2)) == 2 || hashes(data)
	var blocks []block
	n := 0
	for l := range bytes.Lines(data) {
		n++
		if err := b.addBlock(); err != nil {
			return nil, err
		}
		line := strings.TrimRight(string(l), "\r\n")
		bl := textBlock(line, n)
		bl.loose = true
		if marked {
			if m := hash.FindString(line); m != "" {
				line, bl.hint, bl.loose = line[len(m):], hintTitle, false
			}
			bl.runs = markedRuns(line)
		}
		blocks = append(blocks, bl)
	}
	return blocks, nil
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

// markedRuns reads the marks in a line of text. In a row of cells there are none
// but stars.
func markedRuns(line string) []report.Run {
	if strings.ContainsAny(line, "\t|") {
		return []report.Run{{Text: stars.ReplaceAllStringFunc(line, func(s string) string { return s[2 : len(s)-2] })}}
	}
	if !strings.ContainsAny(line, "*_[`\\<&!") {
		return []report.Run{{Text: line}}
	}
	return inlineRuns(line)
}
