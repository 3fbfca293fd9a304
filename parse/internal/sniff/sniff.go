// Package sniff tells what a file is by what it holds, and undoes what is around a text:
// character sets, web archives.
package sniff

import (
	"archive/zip"
	"bytes"
	"regexp"
	"slices"
	"strings"

	"github.com/govdisclosure/annualreport/internal/embed"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
)

// kind is a sort of document.
type kind string

const (
	HTML     kind = "html"
	DOCX     kind = "docx"
	Markdown kind = "markdown"
	Text     kind = "text"
	JSON     kind = "json"
	YAML     kind = "yaml"
	PDF      kind = "pdf"
	XLSX     kind = "xlsx"
	OFD      kind = "ofd"
)

// binaries are the beginnings of files that people mistake for readable ones.
var binaries = []struct{ magic, code string }{
	{"\xD0\xCF\x11\xE0", "shape.old_office"},
	{"{\\rtf", "shape.rtf"},
	{"\x89PNG", "shape.picture"},
	{"\xFF\xD8\xFF", "shape.picture"},
	{"Rar!", "shape.archive"},
	{"7z\xBC\xAF", "shape.archive"},
	{"\x1F\x8B", "shape.compressed"},
	{"%!PS", "shape.postscript"},
}

var (
	HtmlStart = regexp.MustCompile(`(?is)^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|div|table|p|span|section|article|main|style|script|center|font|h[1-6])\b`)
	jsonStart = regexp.MustCompile(`^\s*\{\s*(?:"|\})`)
	// yamlKey is a line that a file of a report in YAML begins with.
	yamlKey = regexp.MustCompile(`(?m)^(?:office|year|kind|edition|opening|overview|"?\$schema"?)\s*:(?:\s|$)`)
	// Delimiter is the row of dashes without which Markdown has no table, in a quotation
	// or not.
	Delimiter = regexp.MustCompile(`(?m)^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*\r?$|^[ \t>]*\|[ \t]*:?-+:?[ \t]*\|[ \t]*\r?$`)
	tableTag  = regexp.MustCompile(`(?i)<table[\s>]`)
	// tabRow is a row of a table in text, which Markdown would take for code or
	// run together.
	tabRow = regexp.MustCompile(`(?m)^[^\t\n]*\t[^\t\n]*\t`)
)

// ofPackage tells what a package is by the part that leads to the others.
func ofPackage(data []byte) kind {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	holds := func(name string) bool {
		return err == nil && slices.ContainsFunc(z.File, func(f *zip.File) bool { return f.Name == name })
	}
	switch {
	case holds("xl/workbook.xml"):
		return XLSX
	case holds("OFD.xml"):
		return OFD
	}
	return DOCX
}

// OfFile recognises a file by its first bytes.
func OfFile(data []byte) (kind, error) {
	switch {
	case bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte("PK\x05\x06")):
		return ofPackage(data), nil
	case bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-")):
		return PDF, nil
	}
	for _, b := range binaries {
		if bytes.HasPrefix(data, []byte(b.magic)) {
			return "", doc.Shapeless(b.code)
		}
	}
	return "", nil
}

// hashHeading is a heading of Markdown. A page has none, but Markdown may begin with
// a tag.
var hashHeading = regexp.MustCompile(`(?m)^#{1,6}[ \t]+[^\s#]`)

func hashHeadings(head string) bool {
	return len(hashHeading.FindAllString(head, 2)) == 2 && !strings.Contains(head, "</html>") && !strings.Contains(head, "<body")
}

// stepsOfByte is what a byte of plain text or Markdown takes: several searches go over all
// of it, none of which can be stopped. So a text of more than some megabytes is refused at
// once, but for pictures in it.
const stepsOfByte = 500

// Inlined is what a line holds that is a picture for its greater part.
var Inlined = []byte(";base64,")

// searches charges what searching a text takes.
func searches(b *doc.Account, text []byte) error {
	for line := range bytes.Lines(text) {
		if len(line) > doc.LongestRow && bytes.Contains(line, Inlined) {
			line = line[:doc.LongestRow]
		}
		if err := b.Step(stepsOfByte * len(line)); err != nil {
			return err
		}
	}
	return nil
}

// OfText recognises what a text is.
func OfText(b *doc.Account, text []byte) (kind, error) {
	head := string(text[:min(len(text), 64<<10)])
	switch {
	case jsonStart.MatchString(head):
		return JSON, nil
	case HtmlStart.MatchString(head) && !hashHeadings(head):
		return HTML, nil
	case strings.Contains(head, "</html>") || strings.Contains(head, "<body"):
		return HTML, nil
	case len(yamlKey.FindAllString(head, 3)) >= 2:
		return YAML, nil
	}
	if err := searches(b, text); err != nil {
		return "", err
	}
	switch {
	case embed.HasSummary(text), Delimiter.Match(text), tableTag.Match(text) && !tabRow.Match(text):
		return Markdown, nil
	case tableTag.Match(text):
		return HTML, nil
	}
	return Text, nil
}
