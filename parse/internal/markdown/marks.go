package markdown

import (
	"bytes"
	"regexp"

	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
	"github.com/govdisclosure/annualreport/parse/internal/remark"
	"github.com/govdisclosure/annualreport/report"
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// pairParser reads text between two marks of the same character twice: ==highlighted==,
// which CommonMark does not know, and ~~struck out~~. One ~ is what offices write
// between the ends of a span, whatever some programs make of two such.
type pairParser struct {
	mark byte
	node func() ast.Node
}

var (
	highlightParser = pairParser{'=', func() ast.Node { return ast.NewEmphasis(1) }}
	struckParser    = pairParser{'~', func() ast.Node { return extast.NewStrikethrough() }}
)

// Trigger is part of [parser.InlineParser].
func (p pairParser) Trigger() []byte { return []byte{p.mark} }

// Parse is part of [parser.InlineParser].
func (p pairParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	node := parser.ScanDelimiter(line, before, 2, p)
	if node == nil || node.OriginalLength > 2 || before == rune(p.mark) {
		return nil
	}
	node.Segment = segment.WithStop(segment.Start + node.OriginalLength)
	block.Advance(node.OriginalLength)
	pc.PushDelimiter(node)
	return node
}

// IsDelimiter is part of [parser.DelimiterProcessor].
func (p pairParser) IsDelimiter(b byte) bool { return b == p.mark }

// CanOpenCloser is part of [parser.DelimiterProcessor].
func (p pairParser) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

// OnMatch is part of [parser.DelimiterProcessor].
func (p pairParser) OnMatch(int) ast.Node { return p.node() }

// noteLinkParser reads [[note]], [[note|text]] and ![[file]], by which editors of notes
// link and show others.
type noteLinkParser struct{}

var noteLink = regexp.MustCompile(`^!?\[\[([^\[\]|\n]+?)(?:\\?\|([^\[\]\n]+))?\]\](?:$|[^(\[:])`)

// Trigger is part of [parser.InlineParser].
func (noteLinkParser) Trigger() []byte { return []byte{'[', '!'} }

// Parse is part of [parser.InlineParser].
func (noteLinkParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	m := noteLink.FindSubmatchIndex(line)
	if m == nil {
		return nil
	}
	from, to := m[2], m[3]
	if m[4] >= 0 {
		from, to = m[4], m[5]
	}
	shown := text.NewSegment(segment.Start+from, segment.Start+to)
	block.Advance(bytes.Index(line, []byte("]]")) + 2)
	if line[0] == '!' {
		link := ast.NewLink()
		link.Destination = block.Value(shown)
		return ast.NewImage(link)
	}
	return ast.NewTextSegment(shown)
}

var (
	// calloutMark begins a quotation that editors set as a box: its sort, and whether it
	// is folded.
	calloutMark = regexp.MustCompile(`^\s*\[![A-Za-z][A-Za-z-]*\][+-]?[ \t]*`)
	// blockName is the name of a paragraph to which notes may link.
	blockName = regexp.MustCompile(`[ \t]\^[A-Za-z0-9-]*[A-Za-z][A-Za-z0-9-]*$`)
	// editorComment is a remark that editors do not show.
	editorComment = regexp.MustCompile(`(?s)^\s*%%.*%%\s*$`)
)

// callout reports whether a paragraph begins with the mark of a box.
func (w *markdownWalker) callout(n ast.Node) bool {
	if w.exact || n.Parent().Kind() != ast.KindBlockquote || n.PreviousSibling() != nil || n.Lines() == nil || n.Lines().Len() == 0 {
		return false
	}
	first := n.Lines().At(0)
	return calloutMark.Match(first.Value(w.source))
}

// withoutEditor takes from a paragraph what is there for the editor alone.
func (w *markdownWalker) withoutEditor(runs report.Paragraph, callout bool, line int) report.Paragraph {
	if len(runs) == 0 {
		return nil
	}
	if text := runs.String(); editorComment.MatchString(text) {
		w.remarks.Say(remark.TextLeftOut, remark.Remark{Line: line, Quote: han.OneLine(text)})
		return nil
	}
	if callout {
		runs[0].Text = calloutMark.ReplaceAllString(runs[0].Text, "")
	}
	last := &runs[len(runs)-1]
	last.Text = blockName.ReplaceAllString(last.Text, "")
	return doc.MergeRuns(runs)
}

var comment = regexp.MustCompile(`(?s)<!--.*?-->`)

// withoutComments leaves out what nobody sees of a document in Markdown that is read as
// text. The lines keep their numbers.
func withoutComments(source []byte) []byte {
	return comment.ReplaceAllFunc(source, func(c []byte) []byte { return bytes.Repeat([]byte("\n"), bytes.Count(c, []byte("\n"))) })
}

// reference is what CommonMark takes for the address of a link, and shows nowhere: the
// text behind a name in brackets. One that begins with a Han character is none.
var reference = regexp.MustCompile(`(?m)^([ \t>]*)(\[[^\[\]^\n][^\[\]\n]*\]:[ \t]*[\p{Han}“《（])`)

// withoutReferences makes such text what it seems to be.
func withoutReferences(source []byte) []byte {
	return reference.ReplaceAll(source, []byte(`$1\$2`))
}

// footnotes are those of a document in Markdown, which stand anywhere. Each is put
// behind the paragraph or the table that refers to it, or, where a heading does, at
// the end of what stands under that.
type footnotes struct {
	byIndex map[int]*extast.Footnote
	// here are those whose place is behind what is being read, under those whose
	// place is at the end of what stands under the last heading.
	here, under []int
	writing     bool
}

// findFootnotes lists the footnotes to which something refers.
func (w *markdownWalker) findFootnotes(document ast.Node) {
	w.notes.byIndex = map[int]*extast.Footnote{}
	// The walk has no errors of its own.
	_ = ast.Walk(document, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if f, ok := n.(*extast.Footnote); ok && f.Index >= 0 {
			w.notes.byIndex[f.Index] = f
		}
		if n.Type() == ast.TypeInline {
			return ast.WalkSkipChildren, nil
		}
		return ast.WalkContinue, nil
	})
}

// refer notes that a text refers to a footnote.
func (w *markdownWalker) refer(index int) { w.notes.here = append(w.notes.here, index) }

// underHeading puts off the footnotes of a heading.
func (w *markdownWalker) underHeading() {
	w.notes.under, w.notes.here = append(w.notes.under, w.notes.here...), nil
}

// flushNotes adds the footnotes whose place has come, each once.
func (w *markdownWalker) flushNotes(waiting *[]int) {
	if w.notes.writing {
		return
	}
	w.notes.writing = true
	for len(*waiting) > 0 && w.err == nil {
		index := (*waiting)[0]
		*waiting = (*waiting)[1:]
		if f := w.notes.byIndex[index]; f != nil {
			delete(w.notes.byIndex, index)
			w.children(f, 0)
		}
	}
	w.notes.writing = false
}
