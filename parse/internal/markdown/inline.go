package markdown

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/govdisclosure/annualreport/parse/internal/doc"
	"github.com/govdisclosure/annualreport/report"
)

// lineParser reads the marks inside a line of Markdown and takes nothing for a
// block: 1. at the start of a line is the office's own numbering.
var lineParser = parser.NewParser(
	parser.WithBlockParsers(util.Prioritized(parser.NewParagraphParser(), 1)),
	parser.WithInlineParsers(append(parser.DefaultInlineParsers(), util.Prioritized(highlightParser, 500))...),
)

// Runs returns a line of Markdown as runs.
func Runs(line string) []report.Run {
	source := []byte(line)
	w := inlineWriter{source: source}
	w.children(lineParser.Parse(text.NewReader(source)), false)
	return doc.MergeRuns(w.runs)
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
	// onHidden is called with a text that does not show, and onStruck with one that is
	// struck out, which is read without.
	onHidden, onStruck func(s string)
	// emphasis is called for a tag of HTML that begins emphasis.
	emphasis func()
	// footnote is called for a reference to a footnote, by its number.
	footnote func(index int)
	// cell is set in a cell of a table, where text that is struck out or raised must
	// not run together with a figure.
	cell bool
	// open are the tags of HTML that are, of which bold set bold text, hidden hide
	// theirs and struck strike it out.
	open                 []openTag
	bold, hidden, struck int
}

func (w *inlineWriter) write(s string, bold bool) {
	switch {
	case w.struck > 0 && w.onStruck != nil:
		w.onStruck(s)
		return
	case w.hidden > 0:
		if w.onHidden != nil {
			w.onHidden(s)
		}
		return
	}
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

func (w *inlineWriter) node(n ast.Node, bold bool) {
	switch n := n.(type) {
	case *ast.Text:
		w.write(plainText(n.Segment.Value(w.source)), bold)
		switch {
		case w.brk == nil || w.hidden > 0:
		case n.HardLineBreak():
			w.brk(true)
		case n.SoftLineBreak():
			w.brk(false)
		}
	case *ast.String:
		w.write(string(n.Value), bold)
	case *ast.Emphasis:
		if n.Level == 1 && w.betweenDigits(n) {
			w.write("*", bold)
			defer w.write("*", bold)
		}
		w.children(n, bold || n.Level == 2)
	case *ast.CodeSpan:
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			if t, ok := c.(*ast.Text); ok {
				w.write(string(t.Segment.Value(w.source)), bold)
			}
		}
	case *ast.Image:
		if w.image != nil && w.hidden == 0 {
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
		w.tag(tag.String(), bold)
	case *extast.FootnoteLink:
		if w.footnote != nil && w.hidden == 0 {
			w.footnote(n.Index)
		}
	case *extast.Strikethrough:
		if w.cell {
			w.write(doc.StruckBegin, bold)
			defer w.write(doc.StruckEnd, bold)
		}
		w.struck++
		defer func() { w.struck-- }()
		w.children(n, bold)
	default:
		w.children(n, bold)
	}
}

// betweenDigits reports whether a star between two digits begins the emphasis: it is
// one to multiply by, or the mark of a note.
func (w *inlineWriter) betweenDigits(n *ast.Emphasis) bool {
	first, ok := n.FirstChild().(*ast.Text)
	if !ok || first.Segment.Start < 2 || first.Segment.Start >= len(w.source) {
		return false
	}
	at := first.Segment.Start
	return w.source[at-1] == '*' && digit(w.source[at-2]) && digit(w.source[at])
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

// plainText undoes the escapes and the entities of a piece of Markdown.
func plainText(b []byte) string {
	if len(b) == 0 {
		return ""
	}
	return Unescape(string(b))
}

var (
	entity = regexp.MustCompile(`\\[!-/:-@\[-` + "`" + `{-~]|&#?[0-9A-Za-z]{1,32};`)
)

// Unescape resolves backslash escapes and entities in one pass, so that neither
// makes the other.
func Unescape(s string) string {
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
