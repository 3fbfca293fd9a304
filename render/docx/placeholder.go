package docx

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/internal/message"
)

// A paragraph of a user's file is read as Word shows it: the text of its runs in
// one line, however they are cut. Proofing marks, bookmarks and formatting between
// them do not count.

// atom is a stretch of a paragraph's text: the content of one w:t, or what one
// other element of a run shows.
type atom struct {
	node *node
	text string
	at   int // where it begins in the text of the paragraph, in bytes
}

// object stands in the text of a paragraph for what is no text.
const object = "\ufffc"

// atomsOf returns the text of a paragraph, without that of paragraphs inside its
// text boxes, and without what was deleted with changes tracked.
func atomsOf(p *node) (atoms []atom, text string) {
	var b strings.Builder
	p.descend(func(e *node) bool {
		shows := ""
		switch {
		case e.is("t"):
			shows = e.text
		case e.is("tab"), e.is("ptab"):
			shows = "\t"
		case e.is("br"), e.is("cr"):
			shows = "\n"
		case e.is("noBreakHyphen"):
			shows = "-"
		case e.is("drawing"), e.is("pict"), e.is("object"), e.name == "AlternateContent":
			shows = object
		case e.is("p"), e.is("del"), e.is("moveFrom"), e.is("pPr"), e.is("rPr"):
			return false
		default:
			return true
		}
		atoms = append(atoms, atom{e, shows, b.Len()})
		b.WriteString(shows)
		return false
	})
	return atoms, b.String()
}

// textLength returns how many bytes of text a paragraph has at most.
func textLength(p *node) int {
	n := 0
	p.descend(func(e *node) bool {
		if e.is("p") {
			return false
		}
		if e.is("t") {
			n += len(e.text)
		} else {
			n++
		}
		return true
	})
	return n
}

// paragraphsOf returns all paragraphs of a part, those in tables and text boxes
// too.
func paragraphsOf(root *node) []*node {
	var all []*node
	root.descend(func(e *node) bool {
		if e.is("p") {
			all = append(all, e)
		}
		return true
	})
	return all
}

// mention is a placeholder in the text of a paragraph.
type mention struct {
	name       string
	start, end int // in the text, in bytes
}

// mark is a placeholder as it is written. Chinese input methods give the braces in
// full width; these count too.
var mark = regexp.MustCompile(`(?:\{\{|｛｛)([^{}｛｝]*)(?:\}\}|｝｝)`)

var brace = regexp.MustCompile(`\{\{|\}\}|｛｛|｝｝`)

// mentions finds the placeholders in the text of a paragraph. Braces without a
// partner are an error: somebody meant a placeholder.
func mentions(text string) ([]mention, error) {
	var found []mention
	last := 0
	for _, m := range mark.FindAllStringSubmatchIndex(text, -1) {
		if b := brace.FindString(text[last:m[0]]); b != "" {
			return nil, lonely(b)
		}
		name := text[m[2]:m[3]]
		if strings.Contains(name, object) {
			return nil, message.Errorf("docx.placeholder_picture", strings.ReplaceAll(name, object, ""))
		}
		found = append(found, mention{name, m[0], m[1]})
		last = m[1]
	}
	if b := brace.FindString(text[last:]); b != "" {
		return nil, lonely(b)
	}
	return found, nil
}

func lonely(b string) error {
	if b == "}}" || b == "｝｝" {
		return message.Errorf("docx.no_open")
	}
	return message.Errorf("docx.no_close")
}

// excerpt is the start of a text, for a message.
func excerpt(text string) string {
	const most = 30
	text = strings.Join(strings.Fields(strings.ReplaceAll(text, object, "")), " ")
	if utf8.RuneCountInString(text) > most {
		text = string([]rune(text)[:most]) + "…"
	}
	return text
}
