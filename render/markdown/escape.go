package markdown

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/render"
)

// escape makes a text stand as itself inside a line of Markdown, wherever in the
// line it begins.
func escape(s string) string {
	if !strings.ContainsAny(s, "\\`*_[]<>&|~$#:\t") {
		return s
	}
	var b strings.Builder
	for i, c := range s {
		switch c {
		case '\\', '`', '*', '_', '[', ']', '<', '>', '&', '|', '~', '$', '#':
			b.WriteByte('\\')
			b.WriteRune(c)
		case ':':
			// GitHub makes a picture of :name:, and only of that.
			if shortcode.MatchString(s[i:]) {
				b.WriteByte('\\')
			}
			b.WriteRune(c)
		case '\t':
			b.WriteString("&#9;")
		default:
			b.WriteRune(c)
		}
	}
	return b.String()
}

var shortcode = regexp.MustCompile(`^:[A-Za-z0-9_+-]+:`)

// escapeEdges is escape for a text that begins or ends a line or a cell, where
// Markdown drops spaces: those become entities.
func escapeEdges(s string, begins, ends bool) string {
	var before, after int
	if begins {
		before = len(s) - len(strings.TrimLeft(s, " "))
	}
	if ends && before < len(s) {
		after = len(s) - len(strings.TrimRight(s, " "))
	}
	const space = "&#32;"
	return strings.Repeat(space, before) + escapeLinked(s[before:len(s)-after]) + strings.Repeat(space, after)
}

// What begins a block when it begins a line: a list, a rule, the underline of a
// heading. Headings, quotations, tables, fences and HTML begin with characters that
// escape has seen to. Of a number the point is escaped, of the others the first
// character.
var (
	lineStart = regexp.MustCompile(`^([-+]([ \t]|$)|-{2,}|=+[ \t]*$)`)
	listStart = regexp.MustCompile(`^[0-9]{1,9}([.)])([ \t]|$)`)
)

// escapeLine is escapeEdges for the start of a line, or with ends a whole one.
func escapeLine(s string, ends bool) string {
	s = escapeEdges(s, true, ends)
	if m := listStart.FindStringSubmatchIndex(s); m != nil {
		return s[:m[2]] + `\` + s[m[2]:]
	}
	if lineStart.MatchString(s) {
		return `\` + s
	}
	return s
}

// escapeURL makes an address stand inside < and >.
func escapeURL(s string) string {
	return strings.NewReplacer("<", "%3C", ">", "%3E", "\\", "%5C", "\n", "%0A").Replace(s)
}

// runs writes the runs of a line. Headings that run in are not marked: their
// numbering shows them, as it does in the office's own text.
func (p *printer) runs(runs []render.Run) {
	// Neighbours in the same weight are one stretch: between them nothing stands.
	for i := 0; i < len(runs); {
		text, bold, first := "", runs[i].Bold, i == 0
		for ; i < len(runs) && runs[i].Bold == bold; i++ {
			text += runs[i].Text
		}
		last := i == len(runs)
		switch {
		case text == "":
		case !bold && first:
			p.b.WriteString(escapeLine(text, last))
		case !bold:
			p.b.WriteString(escapeEdges(text, false, last))
		default:
			p.strong(escapeLinked(text))
		}
	}
}

// strong writes a text that is escaped as bold text.
func (p *printer) strong(text string) {
	if wordEdges(text) {
		p.b.WriteString("**" + text + "**")
		return
	}
	// Stars beside punctuation or spaces do not always make bold text, hardly ever
	// between Chinese characters; a tag does.
	p.b.WriteString("<strong>" + text + "</strong>")
}

// wordEdges reports whether a text begins and ends with a letter or a digit, so that
// ** beside it works whatever stands around (CommonMark 6.2, flanking delimiters).
func wordEdges(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	word := func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }
	return word(first) && word(last)
}
