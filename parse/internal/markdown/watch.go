package markdown

import (
	"github.com/govdisclosure/annualreport/parse/internal/doc"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// The parser of Markdown knows neither limits nor contexts, but it asks its parsers of
// blocks at every line for every block that may begin there, and those of marks at every
// mark: one more of each counts what it does, and stops it.

// markdownTree parses a document.
func markdownTree(b *doc.Account, source []byte) (root ast.Node, err error) {
	defer func() {
		if v := recover(); v != nil {
			stopped, is := v.(doc.Stop)
			if !is {
				panic(v)
			}
			err = stopped.Err
		}
	}()
	pc := parser.NewContext()
	pc.Set(watched, b)
	return markdownParser.Parse(text.NewReader(source), parser.WithContext(pc)), nil
}

// watched is where the budget of a document is kept while it is parsed.
var watched = parser.NewContextKey()

const (
	// sizeOfNode is what a block or a mark of Markdown takes, with its lines.
	sizeOfNode = 384
	// stepsOfBlock and stepsOfMark are what it takes to ask all parsers at a place.
	stepsOfBlock, stepsOfMark = 100, 10
)

// watcher is a parser of blocks and marks that finds none.
type watcher struct{}

func (watcher) count(steps int, pc parser.Context) {
	if b, ok := pc.Get(watched).(*doc.Account); ok {
		doc.Must(b.Step(steps))
		doc.Must(b.Grow(sizeOfNode))
	}
}

// Trigger is part of [parser.BlockParser] and [parser.InlineParser]: that of the marks.
func (watcher) Trigger() []byte { return []byte("*_[]!`<&~\\:$=^\n") }

// Parse is part of [parser.InlineParser].
func (w watcher) Parse(_ ast.Node, _ text.Reader, pc parser.Context) ast.Node {
	w.count(stepsOfMark, pc)
	return nil
}

// lineWatcher is the watcher at the beginnings of blocks.
type lineWatcher struct{ watcher }

// Trigger is part of [parser.BlockParser]: every character.
func (lineWatcher) Trigger() []byte { return nil }

// Open is part of [parser.BlockParser].
func (w lineWatcher) Open(_ ast.Node, r text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, _ := r.PeekLine()
	w.count(stepsOfBlock+len(line), pc)
	return nil, parser.NoChildren
}

// Continue is part of [parser.BlockParser].
func (lineWatcher) Continue(ast.Node, text.Reader, parser.Context) parser.State { return parser.Close }

// Close is part of [parser.BlockParser].
func (lineWatcher) Close(ast.Node, text.Reader, parser.Context) {}

// CanInterruptParagraph is part of [parser.BlockParser].
func (lineWatcher) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine is part of [parser.BlockParser].
func (lineWatcher) CanAcceptIndentedLine() bool { return true }
