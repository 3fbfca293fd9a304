//go:build conformance

package pdf_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/render"
)

// numberLine is the page number as a program takes it out of a page, with the ends of
// lines around it.
var numberLine = regexp.MustCompile(`\n*— ?[0-9]+ ?—\n*`)

// TestSentences: what other programs take out of a file holds every sentence as it is
// written, so that it can be searched for and copied: no space beside a figure, no mark
// torn off. The ends of lines and pages do not count.
func TestSentences(t *testing.T) {
	for name, command := range map[string][]string{
		"poppler":     {"pdftotext"},
		"poppler raw": {"pdftotext", "-raw"},
		"MuPDF":       {"mutool", "draw", "-q", "-F", "txt", "-o", "-"},
	} {
		t.Run(name, func(t *testing.T) {
			conforming(t, func(t *testing.T, doc *render.Document, path string) {
				args := append(command[1:len(command):len(command)], path)
				if command[0] == "pdftotext" {
					args = append(args, "-")
				}
				text := numberLine.ReplaceAllString(string(run(t, command[0], args...)), "\n")
				text = lineEnds.ReplaceAllString(text, "\n")
				n := 0
				for _, block := range doc.Blocks {
					for _, sentence := range pieces(sourceText(block)) {
						n++
						if !overLines(sentence).MatchString(text) {
							t.Errorf("not found: %s", sentence)
						}
					}
				}
				if n < 10 {
					t.Errorf("only %d sentences", n)
				}
			})
		})
	}
}

var lineEnds = regexp.MustCompile(`[\n\f]+`)

// overLines returns what matches a sentence that goes over several lines: it may be
// broken anywhere, and a space at the end of a line is none.
func overLines(sentence string) *regexp.Regexp {
	var b strings.Builder
	for _, r := range sentence {
		if r == ' ' {
			b.WriteString(`[ \n]`)
			continue
		}
		b.WriteString(regexp.QuoteMeta(string(r)) + `\n?`)
	}
	return regexp.MustCompile(b.String())
}

// sourceText is the text of a heading or paragraph as it was written.
func sourceText(block render.Block) string {
	var b strings.Builder
	switch block := block.(type) {
	case *render.Heading:
		writeRuns(&b, block.Runs)
	case *render.Paragraph:
		writeRuns(&b, block.Runs)
	}
	return b.String()
}
