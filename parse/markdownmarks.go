package parse

import (
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// highlightParser reads ==text==, as editors mark highlighted text that CommonMark
// does not know. It means no more here than its text.
type highlightParser struct{}

// Trigger is part of [parser.InlineParser].
func (highlightParser) Trigger() []byte { return []byte{'='} }

// Parse is part of [parser.InlineParser].
func (p highlightParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	node := parser.ScanDelimiter(line, before, 2, p)
	if node == nil || node.OriginalLength > 2 || before == '=' {
		return nil
	}
	node.Segment = segment.WithStop(segment.Start + node.OriginalLength)
	block.Advance(node.OriginalLength)
	pc.PushDelimiter(node)
	return node
}

// IsDelimiter is part of [parser.DelimiterProcessor].
func (highlightParser) IsDelimiter(b byte) bool { return b == '=' }

// CanOpenCloser is part of [parser.DelimiterProcessor].
func (highlightParser) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

// OnMatch is part of [parser.DelimiterProcessor].
func (highlightParser) OnMatch(int) ast.Node { return ast.NewEmphasis(1) }

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
