package text

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"

	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/remark"
)

// Browsers that print a page as text number its links, [1] before each, and list at the
// end where they lead.

var (
	linksHeading = regexp.MustCompile(`(?m)^[ \t]*(?:References|Links):?[ \t]*\r?$`)
	linksPart    = regexp.MustCompile(`^(?:Visible|Hidden) links:?$`)
	linkListed   = regexp.MustCompile(`^([0-9]{1,4})\. (?:https?|ftp|file|mailto|javascript|about|tel):\S*$`)
	linkMark     = regexp.MustCompile(`\[([0-9]{1,4})\]`)
)

// withoutLinks takes the numbers of links from a text, and leaves out the list of them
// with a diagnostic. It does so only where the text ends with such a list.
func withoutLinks(l *remark.List, text []byte) []byte {
	headings := linksHeading.FindAllIndex(text, -1)
	if headings == nil {
		return text
	}
	from := headings[len(headings)-1][0]
	listed := map[int]bool{}
	quote := []string{han.OneLine(string(text[from:headings[len(headings)-1][1]]))}
	for line := range strings.Lines(string(text[headings[len(headings)-1][1]:])) {
		line = han.OneLine(line)
		m := linkListed.FindStringSubmatch(line)
		switch {
		case m != nil:
			n, _ := strconv.Atoi(m[1]) // four digits
			listed[n] = true
		case line != "" && !linksPart.MatchString(line):
			return text
		}
		if line != "" {
			quote = append(quote, line)
		}
	}
	if len(listed) == 0 {
		return text
	}
	l.Say(remark.TextLeftOut, remark.Remark{Line: 1 + bytes.Count(text[:from], []byte("\n")), Quote: strings.Join(quote, " / ")})
	var out bytes.Buffer
	last := 0
	for line := range bytes.Lines(text[:from]) {
		last = withoutLinkMarks(&out, line, listed, last)
	}
	return out.Bytes()
}

// withoutLinkMarks writes a line without the numbers of links, which count up from the
// last before it, and returns the last in it. What stands behind the next gap keeps its
// place.
func withoutLinkMarks(out *bytes.Buffer, line []byte, listed map[int]bool, last int) int {
	at, cut := 0, 0
	write := func(piece []byte) {
		if i := bytes.Index(piece, []byte("  ")); i >= 0 {
			out.Write(piece[:i])
			out.WriteString(strings.Repeat(" ", cut))
			piece, cut = piece[i:], 0
		}
		out.Write(piece)
	}
	for _, m := range linkMark.FindAllSubmatchIndex(line, -1) {
		n, _ := strconv.Atoi(string(line[m[2]:m[3]])) // four digits
		if !listed[n] || n <= last {
			continue
		}
		last = n
		write(line[at:m[0]])
		cut += m[1] - m[0]
		at = m[1]
	}
	write(line[at:])
	return last
}
