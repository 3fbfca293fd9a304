package parse

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/govdisclosure/annualreport/report"
)

// lineParser reads the marks inside a line of Markdown and takes nothing for a
// block: 1. at the start of a line is the office's own numbering.
var lineParser = parser.NewParser(
	parser.WithBlockParsers(util.Prioritized(parser.NewParagraphParser(), 1)),
	parser.WithInlineParsers(append(parser.DefaultInlineParsers(), util.Prioritized(highlightParser{}, 500))...),
)

// inlineRuns returns a line of Markdown as runs.
func inlineRuns(line string) []report.Run {
	source := []byte(line)
	w := inlineWriter{source: source}
	w.children(lineParser.Parse(text.NewReader(source)), false)
	return mergeRuns(w.runs)
}

// inlineWriter collects the text of inline nodes of Markdown.
type inlineWriter struct {
	source []byte
	runs   []report.Run
	// brk is called where a line ends in the source; hard says that the writer
	// wanted it to.
	brk func(hard bool)
	// image is called for a picture.
	image func(url, alt, title string)
	// onWrite may put something before a text.
	onWrite func(s string) string
	// emphasis is called for a tag of HTML that begins emphasis.
	emphasis func()
	// footnote is called for a reference to a footnote, by its number.
	footnote func(index int)
	// cell is set in a cell of a table, where text that is struck out or raised must
	// not run together with a figure.
	cell bool
	// bold counts the tags of HTML that set bold text and are open.
	bold int
}

func (w *inlineWriter) write(s string, bold bool) {
	if s != "" {
		if w.onWrite != nil {
			s = w.onWrite(s)
		}
		w.runs = append(w.runs, report.Run{Text: s, Bold: bold || w.bold > 0})
	}
}

func (w *inlineWriter) children(n ast.Node, bold bool) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		w.node(c, bold)
	}
}

var boldTag = regexp.MustCompile(`(?i)^<(/?)(?:strong|b)(?:\s[^>]*)?>$`)

func (w *inlineWriter) node(n ast.Node, bold bool) {
	switch n := n.(type) {
	case *ast.Text:
		w.write(plainText(n.Segment.Value(w.source)), bold)
		switch {
		case w.brk == nil:
		case n.HardLineBreak():
			w.brk(true)
		case n.SoftLineBreak():
			w.brk(false)
		}
	case *ast.String:
		w.write(string(n.Value), bold)
	case *ast.Emphasis:
		w.children(n, bold || n.Level == 2)
	case *ast.CodeSpan:
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			if t, ok := c.(*ast.Text); ok {
				w.write(string(t.Segment.Value(w.source)), bold)
			}
		}
	case *ast.Image:
		if w.image != nil {
			alt := inlineWriter{source: w.source}
			alt.children(n, false)
			w.image(string(n.Destination), report.Paragraph(alt.runs).String(), string(n.Title))
		}
	case *ast.AutoLink:
		w.write(string(n.Label(w.source)), bold)
	case *ast.RawHTML:
		var tag strings.Builder
		for i := range n.Segments.Len() {
			s := n.Segments.At(i)
			tag.Write(s.Value(w.source))
		}
		if mark := markOfTag(tag.String()); w.cell && mark != "" {
			w.write(mark, bold)
		} else if m := boldTag.FindStringSubmatch(tag.String()); m != nil {
			if m[1] == "" {
				w.bold++
			} else {
				w.bold = max(w.bold-1, 0)
			}
		} else if tag.String() == "<em>" && w.emphasis != nil {
			w.emphasis()
		} else if lineBreak.MatchString(tag.String()) && w.brk != nil {
			w.brk(true)
		}
	case *extast.FootnoteLink:
		if w.footnote != nil {
			w.footnote(n.Index)
		}
	case *extast.Strikethrough:
		if w.cell {
			w.write(struckBegin, bold)
			defer w.write(struckEnd, bold)
		}
		w.children(n, bold)
	default:
		w.children(n, bold)
	}
}

// apartTag begins and ends a text that is no part of a figure beside it.
var apartTag = regexp.MustCompile(`(?i)^<(/?)(?:(sup|sub)|s|del|strike)(?:\s[^>]*)?>$`)

// markOfTag is the mark that a tag of HTML in a cell stands for, or nothing.
func markOfTag(tag string) string {
	m := apartTag.FindStringSubmatch(tag)
	switch {
	case m == nil:
		return ""
	case m[1] == "" && m[2] != "":
		return raisedBegin
	case m[1] == "":
		return struckBegin
	case m[2] != "":
		return raisedEnd
	default:
		return struckEnd
	}
}

var lineBreak = regexp.MustCompile(`(?i)^<br\s*/?>$`)

// plainText undoes the escapes and the entities of a piece of Markdown.
func plainText(b []byte) string {
	if len(b) == 0 {
		return ""
	}
	return unescape(string(b))
}

var (
	entity = regexp.MustCompile(`\\[!-/:-@\[-` + "`" + `{-~]|&#?[0-9A-Za-z]{1,32};`)
)

// unescape resolves backslash escapes and entities in one pass, so that neither
// makes the other.
func unescape(s string) string {
	if !strings.ContainsAny(s, `\&`) {
		return s
	}
	return entity.ReplaceAllStringFunc(s, func(e string) string {
		if e[0] == '\\' {
			return e[1:]
		}
		return string(util.ResolveEntityNames(util.ResolveNumericReferences([]byte(e))))
	})
}

// joins returns what stands between two lines of a paragraph when they are joined:
// a space, but none beside a Han character or its punctuation.
func joins(before, after string) string {
	last := lastRune(before)
	if last >= 0x2E80 || firstRune(after) >= 0x2E80 {
		return ""
	}
	return " "
}
