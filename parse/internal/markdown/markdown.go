// Package markdown reads documents in Markdown.
package markdown

import (
	"bytes"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
	"github.com/govdisclosure/annualreport/parse/internal/html"
	"github.com/govdisclosure/annualreport/parse/internal/remark"
	"github.com/govdisclosure/annualreport/report"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/util"
)

// markdownParser reads CommonMark with the tables and the strikethrough of GitHub,
// footnotes, and what editors add to that: highlighted text, links to notes, boxes to
// tick off. It is a library's: what a line of Markdown means
// takes more than 600 examples of a specification to say.
var markdownParser = parser.NewParser(
	parser.WithBlockParsers(append(parser.DefaultBlockParsers(),
		util.Prioritized(extension.NewFootnoteBlockParser(), 999),
		util.Prioritized(lineWatcher{}, -1))...),
	parser.WithInlineParsers(append(parser.DefaultInlineParsers(),
		util.Prioritized(extension.NewTaskCheckBoxParser(), 0),
		util.Prioritized(extension.NewFootnoteParser(), 101),
		util.Prioritized(noteLinkParser{}, 102),
		util.Prioritized(highlightParser, 500),
		util.Prioritized(struckParser, 500),
		util.Prioritized(watcher{}, -1))...),
	parser.WithParagraphTransformers(append(parser.DefaultParagraphTransformers(),
		util.Prioritized(extension.NewTableParagraphTransformer(), 200))...),
	parser.WithASTTransformers(util.Prioritized(extension.NewTableASTTransformer(), 0)),
)

// formulaNumber is a number that programs which recognise pictures set as a formula:
// $40 \%$.
var formulaNumber = regexp.MustCompile(`\$[ \t]*([0-9]+(?:[.,][0-9]+)*)[ \t]*(\\?%)?[ \t]*\$`)

// Read reads a document in Markdown. Where its tables are none to Markdown, it
// returns no document and what is to be read as plain text.
func Read(b *doc.Account, l *remark.List, exact bool, source []byte) (d *doc.Document, plain []byte, err error) {
	d = &doc.Document{}
	source = FrontMatter(source, &d.Metadata)
	if !exact {
		source = withoutReferences(formulaNumber.ReplaceAll(source, []byte("$1$2")))
	}
	ragged, err := scanMarkdown(b, source)
	if err != nil {
		return nil, nil, err
	}
	if ragged && !exact {
		return d, doc.HideBars(withoutQuotes(withoutComments(source))), nil
	}
	w := &markdownWalker{budget: b, remarks: l, exact: exact, source: source}
	d.Blocks, err = w.document()
	return d, nil, err
}

// document makes blocks of a document in Markdown.
func (w *markdownWalker) document() ([]doc.Block, error) {
	document, err := markdownTree(w.budget, w.source)
	if err != nil {
		return nil, err
	}
	w.findFootnotes(document)
	w.children(document, 0)
	w.flushHTML()
	w.flushNotes(&w.notes.under)
	if w.err == nil {
		w.hidden.Say(w.remarks)
	}
	if w.err == nil && len(w.struck) > 0 {
		w.remarks.Say(remark.TextLeftOut, remark.Remark{Quote: strings.Join(w.struck, " / ")})
	}
	return w.blocks, w.err
}

var (
	matter      = regexp.MustCompile(`\A---[ \t]*\r?\n(?s:(.*?))\r?\n(?:---|\.\.\.)[ \t]*\r?\n`)
	matterField = regexp.MustCompile(`(?m)^(title|author|date)[ \t]*:[ \t]*["']?(.*?)["']?[ \t]*\r?$`)
)

// FrontMatter takes what a document says of itself in YAML before its text.
func FrontMatter(source []byte, p *doc.Metadata) []byte {
	m := matter.FindSubmatch(source)
	if m == nil {
		return source
	}
	for _, field := range matterField.FindAllSubmatch(m[1], -1) {
		switch value := string(field[2]); string(field[1]) {
		case "title":
			p.Title = value
		case "author":
			p.Source = value
		case "date":
			p.Published = value
		}
	}
	// Empty lines keep the numbers of those that follow.
	return append(bytes.Repeat([]byte("\n"), bytes.Count(m[0], []byte("\n"))), source[len(m[0]):]...)
}

// markdownWalker turns a tree of Markdown into blocks.
type markdownWalker struct {
	budget  *doc.Account
	remarks *remark.List
	exact   bool // a file of ours
	source  []byte
	blocks  []doc.Block
	err     error
	html    []byte // pieces of HTML that follow each other
	tables  openTables
	at      int   // line of the HTML
	lines   []int // where the lines of the source begin
	notes   footnotes
	hidden  doc.HiddenText // by tags inside a line
	struck  []string       // text outside of tables
}

func (w *markdownWalker) children(n ast.Node, depth int) {
	for c := n.FirstChild(); c != nil && w.err == nil; c = c.NextSibling() {
		if w.err = w.budget.Depth(depth); w.err == nil {
			w.node(c, depth)
		}
	}
}

func (w *markdownWalker) node(n ast.Node, depth int) {
	if n.Kind() != ast.KindHTMLBlock {
		if w.tables.end != nil {
			w.intoTable(n, depth)
			return
		}
		w.flushHTML()
	}
	switch n := n.(type) {
	case *ast.Heading:
		w.tables.none = false
		w.flushNotes(&w.notes.under)
		w.paragraph(n, doc.HintTitle)
		w.underHeading()
	case *ast.Paragraph, *ast.TextBlock:
		w.paragraph(n, doc.HintNone)
	case *ast.List:
		w.list(n, depth+1)
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		for i := range n.Lines().Len() {
			s := n.Lines().At(i)
			w.add(doc.Block{Runs: []report.Run{{Text: strings.TrimRight(string(s.Value(w.source)), "\n")}}, Line: w.line(s.Start)})
		}
	case *ast.HTMLBlock:
		if len(w.html) == 0 && n.Lines().Len() > 0 {
			w.at = w.line(n.Lines().At(0).Start)
		}
		piece := w.piece(n)
		w.html = append(w.html, piece...)
		w.lookForEnd(n, piece)
	case *extast.Table:
		w.table(n)
	case *extast.Footnote:
		if n.Index < 0 { // nothing refers to it
			w.children(n, depth+1)
		}
	default:
		w.children(n, depth+1)
	}
	w.flushNotes(&w.notes.here)
}

// list reads a list, and puts the number of each item back before its text: to an
// office it is part of it.
func (w *markdownWalker) list(n *ast.List, depth int) {
	number := n.Start
	for item := n.FirstChild(); item != nil && w.err == nil; item = item.NextSibling() {
		before := len(w.blocks)
		if w.err = w.budget.Depth(depth); w.err == nil {
			w.children(item, depth+1)
		}
		if n.IsOrdered() && before < len(w.blocks) && w.blocks[before].Paragraph() {
			b := &w.blocks[before]
			b.Runs = doc.MergeRuns(append([]report.Run{{Text: strconv.Itoa(number) + string(n.Marker) + " "}}, b.Runs...))
		}
		number++
	}
}

// paragraph reads a paragraph. Where the writer broke a line on purpose, another
// begins, which may go on with it; other line ends are white space.
func (w *markdownWalker) paragraph(n ast.Node, hint doc.Hint) {
	line := 0
	if n.Lines() != nil && n.Lines().Len() > 0 {
		line = w.line(n.Lines().At(0).Start)
	}
	loose := false
	in := inlineWriter{source: w.source, footnote: w.refer, onHidden: w.hidden.Add}
	if !w.exact {
		in.onStruck = func(s string) { w.struck = append(w.struck, s) }
	}
	// A line that begins with the tag <em> is how our files set a caption.
	caption := false
	in.emphasis = func() { caption = caption || len(in.runs) == 0 }
	callout := w.callout(n)
	flush := func() {
		runs := doc.MergeRuns(in.runs)
		if !w.exact {
			runs = w.withoutEditor(runs, callout, line)
		}
		callout = false
		if len(runs) > 0 {
			w.add(doc.Block{Runs: runs, Hint: hint, Line: line, Loose: loose && hint == doc.HintNone, Caption: caption})
		}
		in.runs, loose, caption = nil, true, false
	}
	soft, each := false, w.fields(n)
	in.brk = func(hard bool) {
		if hard || each || callout {
			flush()
		} else {
			soft = true
		}
	}
	in.image = func(url, alt, _ string) {
		flush()
		w.add(doc.Block{Picture: doc.PictureAt(w.budget, url, alt), Line: line})
	}
	// What stands between two lines shows only when both are known.
	in.onWrite = func(s string) string {
		if !soft {
			return s
		}
		soft = false
		before := ""
		if n := len(in.runs); n > 0 {
			before = in.runs[n-1].Text
		}
		return han.Joins(before, s) + s
	}
	in.children(n, false)
	flush()
}

// field is a line that names something and says what it is.
var field = regexp.MustCompile(`^\s*[^\s:：，。；|]{1,12}[:：]\s*[^\s。；][^。；]{0,40}$`)

// fields reports whether the lines of a paragraph are such, each by itself, as what a
// page says of itself.
func (w *markdownWalker) fields(n ast.Node) bool {
	if n.Lines() == nil || n.Lines().Len() < 2 || w.exact {
		return false
	}
	for i := range n.Lines().Len() {
		s := n.Lines().At(i)
		if !field.Match(bytes.TrimSpace(s.Value(w.source))) {
			return false
		}
	}
	return true
}

// table reads a table of pipes.
func (w *markdownWalker) table(n *extast.Table) {
	g := doc.TableBuilder{Account: w.budget}
	line := 0
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		g.Row()
		for c := row.FirstChild(); c != nil; c = c.NextSibling() {
			if c.Lines() != nil && c.Lines().Len() > 0 {
				line = w.line(c.Lines().At(0).Start)
			}
			in := inlineWriter{source: w.source, footnote: w.refer, onHidden: w.hidden.Add, cell: true}
			in.brk = func(bool) { in.write("\n", false) }
			var pictures []doc.Block
			in.image = func(url, alt, _ string) {
				pictures = append(pictures, doc.Block{Picture: doc.PictureAt(w.budget, url, alt), Line: line})
			}
			in.children(c, false)
			held := doc.Cell{Text: doc.ShowMarks(report.Paragraph(in.runs).String()), Line: line}
			if pictures != nil {
				held.Blocks = append([]doc.Block{doc.TextBlock(held.Text, line)}, pictures...)
			}
			if w.err = g.Cell(held, 1, 1); w.err != nil {
				return
			}
		}
	}
	if !w.exact {
		mergeMarked(g.Rows)
	}
	// Markdown asks for a heading where the table may have none.
	heads := 1
	if !w.exact && len(g.Rows) > 0 && !slices.ContainsFunc(g.Rows[0], func(c doc.Cell) bool { return han.Trim(c.Text) != "" }) {
		g.Rows, heads = g.Rows[1:], 0
	}
	w.add(doc.Block{Table: &doc.Table{Rows: g.Rows, HeadRows: heads, Line: line}, Line: line})
}

// flushHTML reads the HTML that has come as a piece of a page.
func (w *markdownWalker) flushHTML() {
	if len(w.html) == 0 || w.err != nil {
		return
	}
	blocks, err := html.Blocks(w.budget, w.remarks, w.exact, w.html)
	w.html, w.tables.open = nil, 0
	if err != nil {
		w.err = err
		return
	}
	for _, b := range blocks {
		b.Line, b.Ancestor = w.at, nil
		w.add(b)
	}
}

func (w *markdownWalker) add(b doc.Block) {
	if w.err == nil {
		w.err = w.budget.AddBlock()
	}
	if w.err == nil {
		w.err = w.budget.Alive()
	}
	w.blocks = append(w.blocks, b)
}

// line returns the line of the source in which an offset lies, from 1.
func (w *markdownWalker) line(offset int) int {
	if w.lines == nil {
		w.lines = []int{0}
		for i, c := range w.source {
			if c == '\n' {
				w.lines = append(w.lines, i+1)
			}
		}
	}
	i, found := slices.BinarySearch(w.lines, offset)
	if found {
		i++
	}
	return i
}
