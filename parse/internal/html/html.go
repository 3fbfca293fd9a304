// Package html reads web pages, and pieces of them, as a browser shows them.
package html

import (
	"bytes"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
	"github.com/govdisclosure/annualreport/parse/internal/remark"
	"github.com/govdisclosure/annualreport/parse/internal/sniff"
	"github.com/govdisclosure/annualreport/report"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Page is a web page. Nothing is fetched: what it links to is not part of it.
type Page struct {
	b      *doc.Account
	tree   *html.Node
	styles *styles
}

// Parse parses a web page.
func Parse(b *doc.Account, data []byte) (*Page, error) {
	tree, err := htmlTree(b, data)
	if err != nil {
		return nil, err
	}
	return &Page{b, tree, stylesOf(b, tree)}, nil
}

// Document makes blocks of a page, exactly as it was written or tidied. What only its
// styles hide is read where all is asked for, and otherwise counted.
func (p *Page) Document(exact, all bool) (*doc.Document, error) {
	w := newHTMLWalker(p.b, p.styles, exact)
	if all {
		w.styles = nil
	}
	var d doc.Document
	w.page = &d.Metadata
	w.node(p.tree, 0)
	w.flush()
	d.Blocks, d.Hidden = w.blocks, *w.hidden
	return &d, w.err
}

// Blocks makes blocks of a piece of a page, and says what it hides.
func Blocks(b *doc.Account, l *remark.List, exact bool, data []byte) ([]doc.Block, error) {
	tree, err := htmlTree(b, data)
	if err != nil {
		return nil, err
	}
	w := newHTMLWalker(b, stylesOf(b, tree), exact)
	w.node(tree, 0)
	w.flush()
	w.hidden.Say(l)
	return w.blocks, w.err
}

// htmlTree parses a page or a piece of one.
func htmlTree(b *doc.Account, data []byte) (*html.Node, error) {
	// The tree takes some 300 bytes for each tag, and more where tags overlap.
	if bytes.Count(data, []byte("<")) > 10*b.Limits.Blocks {
		return nil, doc.Exceeded("Blocks", b.Limits.Blocks)
	}
	for token := range bytes.SplitSeq(data, []byte("<")) {
		if len(token) > longToken && !bytes.Contains(token, sniff.Inlined) {
			if err := b.Step(stepsOfTokenByte * len(token)); err != nil {
				return nil, err
			}
		}
	}
	return html.Parse(b.Timed(data))
}

// A token is looked at whole, several times, and nothing can stop that. So one of more than
// some megabytes is refused at once, but for a picture in it.
const (
	longToken        = 1 << 20
	stepsOfTokenByte = 300
)

// newHTMLWalker returns a walker; without styles those hide nothing.
func newHTMLWalker(b *doc.Account, s *styles, exact bool) *htmlWalker {
	return &htmlWalker{b: b, exact: exact, styles: s, hidden: &doc.HiddenText{}, known: map[*html.Node]bool{}}
}

// htmlWalker turns a tree of HTML into blocks.
type htmlWalker struct {
	b      *doc.Account
	page   *doc.Metadata // nil in a piece
	exact  bool          // every table is one
	inCell bool          // what is read is a cell of a table
	fields bool          // it has fields of a form
	blocks []doc.Block
	err    error
	place  *doc.Ancestor
	styles *styles // nil where they are not followed
	unseen unseen  // how the text that is read does not show
	hidden *doc.HiddenText
	known  map[*html.Node]bool // what is hidden and was counted

	// The paragraph that is being read.
	runs   []report.Run
	linked int // characters of it in links
	chars  int
	broken bool // it follows a <br>

	bold, links, aside, pre int // how many such elements are open
	raised, struck          int // and those of a cell
	level                   int // of the heading that is open, 0 outside
}

// Skipped are elements that show nothing of the text, or nothing that a page says.
var Skipped = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Svg: true,
	atom.Object: true, atom.Embed: true, atom.Button: true, atom.Datalist: true, atom.Audio: true, atom.Video: true, atom.Canvas: true, atom.Map: true,
}

// Inline are elements inside a paragraph; all others begin and end one.
var Inline = map[atom.Atom]bool{
	atom.A: true, atom.Abbr: true, atom.B: true, atom.Bdi: true, atom.Bdo: true, atom.Big: true, atom.Cite: true, atom.Code: true,
	atom.Data: true, atom.Del: true, atom.Dfn: true, atom.Em: true, atom.Font: true, atom.I: true, atom.Ins: true, atom.Kbd: true,
	atom.Label: true, atom.Mark: true, atom.Q: true, atom.S: true, atom.Samp: true, atom.Small: true, atom.Span: true,
	atom.Strike: true, atom.Strong: true, atom.Sub: true, atom.Sup: true, atom.Time: true, atom.Tt: true, atom.U: true,
	atom.Var: true, atom.Wbr: true, atom.Nobr: true, atom.Ruby: true, atom.Rt: true, atom.Rp: true, 0: true,
}

func (w *htmlWalker) node(n *html.Node, depth int) {
	if w.err != nil {
		return
	}
	if w.err = w.b.Depth(depth); w.err != nil {
		return
	}
	switch n.Type {
	case html.TextNode:
		w.text(n.Data)
	case html.DocumentNode:
		w.children(n, depth)
	case html.ElementNode:
		before := w.unseen
		w.unseen = w.unseenIn(n)
		w.element(n, depth)
		w.unseen = before
	}
}

func (w *htmlWalker) children(n *html.Node, depth int) {
	for c := n.FirstChild; c != nil && w.err == nil; c = c.NextSibling {
		w.node(c, depth+1)
	}
}

func (w *htmlWalker) element(n *html.Node, depth int) {
	switch {
	case n.DataAtom == atom.Head:
		w.head(n)
		return
	case Skipped[n.DataAtom] || Hidden(n):
		return
	case n.DataAtom == atom.Del && !w.inCell:
		w.hidden.Add(han.PrefixRunes(textOf(n), remark.LongestQuote+1))
		return
	case w.gone(n) || w.exact && belowReport(n):
		return
	case n.DataAtom == atom.Iframe:
		w.frame(n, depth)
		return
	case n.Namespace == mathNamespace:
		w.math(n, depth)
		return
	case w.field(n):
		return
	case n.DataAtom == atom.Br:
		w.flush()
		w.broken = true
		return
	case n.DataAtom == atom.Img:
		w.image(n)
		return
	case w.isTable(n):
		w.flush()
		w.enter()
		w.table(n, depth)
		w.leave()
		return
	case Inline[n.DataAtom] && n.Namespace == "":
		w.inline(n, depth)
		return
	}
	w.flush()
	w.enter()
	defer w.leave()
	if level := headingLevel(n); level > 0 {
		before := w.level
		w.level = level
		defer func() { w.level = before }()
	}
	switch n.DataAtom {
	case atom.Nav, atom.Footer, atom.Aside, atom.Menu:
		w.aside++
		defer func() { w.aside-- }()
	case atom.Pre:
		w.pre++
		defer func() { w.pre-- }()
	}
	w.children(n, depth)
	w.flush()
}

func (w *htmlWalker) inline(n *html.Node, depth int) {
	if n.DataAtom == atom.A {
		w.links++
		defer func() { w.links-- }()
	}
	if Bold(n) {
		w.bold++
		defer func() { w.bold-- }()
	}
	if w.inCell {
		if Raised(n) || n.DataAtom == atom.Small && w.smallNote(n) {
			w.raised++
			defer func() { w.raised-- }()
		}
		if Struck(n) {
			w.struck++
			defer func() { w.struck-- }()
		}
	}
	w.children(n, depth)
}

// enter and leave keep where in the page a block stands.
func (w *htmlWalker) enter() { w.place = &doc.Ancestor{Parent: w.place, Depth: w.place.Deep() + 1} }

func (w *htmlWalker) leave() {
	w.flush()
	w.place = w.place.Parent
}

var (
	boldStyle   = regexp.MustCompile(`(?i)font-weight\s*:\s*(?:bold|[6-9]00)`)
	raisedStyle = regexp.MustCompile(`(?i)vertical-align\s*:\s*su(?:b|per)\b`)
	struckStyle = regexp.MustCompile(`(?i)text-decoration(?:-line)?\s*:[^;]*\bline-through\b`)
	hiddenStyle = regexp.MustCompile(`(?i)display\s*:\s*none`)
)

func Bold(n *html.Node) bool {
	return n.DataAtom == atom.B || n.DataAtom == atom.Strong || boldStyle.MatchString(Attribute(n, "style"))
}

// Raised reports whether an element sets its text above or below the line, and struck
// whether it strikes it out.
func Raised(n *html.Node) bool {
	return n.DataAtom == atom.Sup || n.DataAtom == atom.Sub || raisedStyle.MatchString(Attribute(n, "style"))
}

func Struck(n *html.Node) bool {
	return n.DataAtom == atom.S || n.DataAtom == atom.Strike || n.DataAtom == atom.Del || struckStyle.MatchString(Attribute(n, "style"))
}

// Hidden reports whether an element says of itself that it is not shown.
func Hidden(n *html.Node) bool {
	for _, a := range n.Attr {
		if a.Key == "hidden" || a.Key == "style" && hiddenStyle.MatchString(a.Val) {
			return true
		}
	}
	return false
}

// belowReport reports whether an element is what a page of ours has below the report, in
// elements of their own: pictures with their tables, links to downloads.
func belowReport(n *html.Node) bool {
	if n.DataAtom != atom.Aside && n.DataAtom != atom.Nav || n.Parent == nil || n.Parent.DataAtom != atom.Main {
		return false
	}
	for before := n.PrevSibling; before != nil; before = before.PrevSibling {
		if before.DataAtom == atom.Article {
			return true
		}
	}
	return false
}

// headingLevel returns the level of a heading, from 1, and 0 for what is none.
func headingLevel(n *html.Node) int {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return int(n.Data[1] - '0')
	}
	if Attribute(n, "role") != "heading" {
		return 0
	}
	level, _ := strconv.Atoi(Attribute(n, "aria-level"))
	return max(level, 1)
}

func Attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, key string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
}

// text adds characters to the paragraph, white space collapsed as a browser does
// it: also none where a line of the source ends between two Han characters.
func (w *htmlWalker) text(s string) {
	if w.unseen != 0 {
		w.hidden.Add(s)
		return
	}
	if w.pre > 0 {
		for i, line := range strings.Split(s, "\n") {
			if i > 0 {
				w.flush()
				w.broken = true
			}
			w.write(line)
		}
		return
	}
	var b strings.Builder
	last := w.last()
	for i := 0; i < len(s); {
		c, size := utf8.DecodeRuneInString(s[i:])
		if !htmlSpace(c) {
			b.WriteRune(c)
			last = c
			i += size
			continue
		}
		j, lineEnd := i, false
		for j < len(s) && htmlSpace(rune(s[j])) {
			lineEnd = lineEnd || s[j] == '\n'
			j++
		}
		next, _ := utf8.DecodeRuneInString(s[j:])
		switch {
		case last == 0 || last == ' ':
		case lineEnd && wide(last) && (j == len(s) || wide(next)):
		default:
			b.WriteByte(' ')
			last = ' '
		}
		i = j
	}
	w.write(b.String())
}

// last returns the last character of the paragraph, 0 where there is none.
func (w *htmlWalker) last() rune {
	if len(w.runs) == 0 {
		return 0
	}
	return han.LastRune(w.runs[len(w.runs)-1].Text)
}

func htmlSpace(c rune) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' }

// wide reports whether a character belongs to a script that is written without
// spaces.
func wide(c rune) bool { return c >= 0x2E80 && c != utf8.RuneError }

func (w *htmlWalker) write(s string) {
	if s == "" {
		return
	}
	s = doc.Mark(s, w.raised > 0, w.struck > 0)
	n := utf8.RuneCountInString(han.Trim(s))
	w.chars += n
	if w.links > 0 {
		w.linked += n
	}
	w.runs = append(w.runs, report.Run{Text: s, Bold: w.bold > 0})
}

// flush ends the paragraph.
func (w *htmlWalker) flush() {
	runs, hint := w.runs, doc.HintNone
	if w.level > 0 {
		hint = doc.HintTitle
	}
	if w.chars > 0 && w.linked*10 >= w.chars*9 || w.aside > 0 {
		hint = doc.HintLinks
	}
	broken := w.broken
	w.runs, w.chars, w.linked, w.broken = nil, 0, 0, false
	b := doc.Block{Runs: doc.MergeRuns(runs), Hint: hint, Level: w.level, Ancestor: w.place, Loose: broken}
	if b.Blank() && !(w.exact && w.inCell && b.Runs != nil) { // what is in our own cells is kept, be it a blank
		return
	}
	w.add(b)
}

func (w *htmlWalker) add(b doc.Block) {
	if w.err == nil {
		w.err = w.b.AddBlock()
	}
	if w.err == nil {
		w.err = w.b.Alive()
	}
	w.blocks = append(w.blocks, b)
}

// head takes what a page says of itself, by the names that 《政府网站发展指引》 lays
// down for government sites.
func (w *htmlWalker) head(n *html.Node) {
	if w.page == nil {
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.DataAtom {
		case atom.Title:
			if c.FirstChild != nil && w.page.Title == "" {
				w.page.Title = han.OneLine(c.FirstChild.Data)
			}
		case atom.Meta:
			content := han.OneLine(Attribute(c, "content"))
			switch strings.ToLower(Attribute(c, "name")) {
			case "articletitle":
				w.page.Title = content
			case "pubdate":
				w.page.Published = content
			case "contentsource":
				w.page.Source = content
			}
		}
	}
}

// image takes a picture that is in the page itself, and notes any other.
func (w *htmlWalker) image(n *html.Node) {
	src, alt := Attribute(n, "src"), han.OneLine(Attribute(n, "alt"))
	if title := han.OneLine(Attribute(n, "title")); alt == "" {
		alt = title
	}
	w.flush()
	b := doc.Block{Picture: doc.PictureAt(w.b, src, alt), Ancestor: w.place}
	if !w.exact && w.links == 0 {
		b.Alt = alt
	}
	w.add(b)
}
