package parse

import (
	"bytes"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/remark"
	"github.com/govdisclosure/annualreport/report"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// htmlPage is a web page. Nothing is fetched: what it links to is not part of it.
type htmlPage struct {
	b      *account
	tree   *html.Node
	styles *styles
}

// parseHTML parses a web page.
func parseHTML(b *account, data []byte) (*htmlPage, error) {
	tree, err := htmlTree(b, data)
	if err != nil {
		return nil, err
	}
	return &htmlPage{b, tree, stylesOf(b, tree)}, nil
}

// document makes blocks of a page, exactly as it was written or tidied. What only its
// styles hide is read where all is asked for, and otherwise counted.
func (p *htmlPage) document(exact, all bool) (*document, error) {
	w := newHTMLWalker(p.b, p.styles, exact)
	if all {
		w.styles = nil
	}
	var d document
	w.page = &d.page
	w.node(p.tree, 0)
	w.flush()
	d.blocks, d.hidden = w.blocks, *w.hidden
	return &d, w.err
}

// htmlBlocks makes blocks of a piece of a page, and says what it hides.
func htmlBlocks(b *account, l *remark.List, exact bool, data []byte) ([]block, error) {
	tree, err := htmlTree(b, data)
	if err != nil {
		return nil, err
	}
	w := newHTMLWalker(b, stylesOf(b, tree), exact)
	w.node(tree, 0)
	w.flush()
	w.hidden.say(l)
	return w.blocks, w.err
}

// htmlTree parses a page or a piece of one.
func htmlTree(b *account, data []byte) (*html.Node, error) {
	// The tree takes some 300 bytes for each tag, and more where tags overlap.
	if bytes.Count(data, []byte("<")) > 10*b.limits.Blocks {
		return nil, exceeded("Blocks", b.limits.Blocks)
	}
	for token := range bytes.SplitSeq(data, []byte("<")) {
		if len(token) > longToken && !bytes.Contains(token, inlined) {
			if err := b.Step(stepsOfTokenByte * len(token)); err != nil {
				return nil, err
			}
		}
	}
	return html.Parse(b.timed(data))
}

// A token is looked at whole, several times, and nothing can stop that. So one of more than
// some megabytes is refused at once, but for a picture in it.
const (
	longToken        = 1 << 20
	stepsOfTokenByte = 300
)

// newHTMLWalker returns a walker; without styles those hide nothing.
func newHTMLWalker(b *account, s *styles, exact bool) *htmlWalker {
	return &htmlWalker{b: b, exact: exact, styles: s, hidden: &hiddenText{}, known: map[*html.Node]bool{}}
}

// htmlWalker turns a tree of HTML into blocks.
type htmlWalker struct {
	b      *account
	page   *page // nil in a piece
	exact  bool  // every table is one
	inCell bool  // what is read is a cell of a table
	fields bool  // it has fields of a form
	blocks []block
	err    error
	place  *place
	styles *styles // nil where they are not followed
	unseen unseen  // how the text that is read does not show
	hidden *hiddenText
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

// skipped are elements that show nothing of the text, or nothing that a page says.
var skipped = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Svg: true,
	atom.Object: true, atom.Embed: true, atom.Button: true, atom.Datalist: true, atom.Audio: true, atom.Video: true, atom.Canvas: true, atom.Map: true,
}

// inline are elements inside a paragraph; all others begin and end one.
var inline = map[atom.Atom]bool{
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
	if w.err = w.b.depth(depth); w.err != nil {
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
	case skipped[n.DataAtom] || hidden(n):
		return
	case n.DataAtom == atom.Del && !w.inCell:
		w.hidden.add(han.PrefixRunes(textOf(n), remark.LongestQuote+1))
		return
	case w.gone(n):
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
	case inline[n.DataAtom] && n.Namespace == "":
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
	if bold(n) {
		w.bold++
		defer func() { w.bold-- }()
	}
	if w.inCell {
		if raised(n) || n.DataAtom == atom.Small && w.smallNote(n) {
			w.raised++
			defer func() { w.raised-- }()
		}
		if struck(n) {
			w.struck++
			defer func() { w.struck-- }()
		}
	}
	w.children(n, depth)
}

// enter and leave keep where in the page a block stands.
func (w *htmlWalker) enter() { w.place = &place{parent: w.place, depth: w.place.deep() + 1} }

func (w *htmlWalker) leave() {
	w.flush()
	w.place = w.place.parent
}

var (
	boldStyle   = regexp.MustCompile(`(?i)font-weight\s*:\s*(?:bold|[6-9]00)`)
	raisedStyle = regexp.MustCompile(`(?i)vertical-align\s*:\s*su(?:b|per)\b`)
	struckStyle = regexp.MustCompile(`(?i)text-decoration(?:-line)?\s*:[^;]*\bline-through\b`)
	hiddenStyle = regexp.MustCompile(`(?i)display\s*:\s*none`)
)

func bold(n *html.Node) bool {
	return n.DataAtom == atom.B || n.DataAtom == atom.Strong || boldStyle.MatchString(attribute(n, "style"))
}

// raised reports whether an element sets its text above or below the line, and struck
// whether it strikes it out.
func raised(n *html.Node) bool {
	return n.DataAtom == atom.Sup || n.DataAtom == atom.Sub || raisedStyle.MatchString(attribute(n, "style"))
}

func struck(n *html.Node) bool {
	return n.DataAtom == atom.S || n.DataAtom == atom.Strike || n.DataAtom == atom.Del || struckStyle.MatchString(attribute(n, "style"))
}

// hidden reports whether an element says of itself that it is not shown.
func hidden(n *html.Node) bool {
	for _, a := range n.Attr {
		if a.Key == "hidden" || a.Key == "style" && hiddenStyle.MatchString(a.Val) {
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
	if attribute(n, "role") != "heading" {
		return 0
	}
	level, _ := strconv.Atoi(attribute(n, "aria-level"))
	return max(level, 1)
}

func attribute(n *html.Node, key string) string {
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
		w.hidden.add(s)
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
	s = markBeside(s, w.raised > 0, w.struck > 0)
	n := utf8.RuneCountInString(han.Trim(s))
	w.chars += n
	if w.links > 0 {
		w.linked += n
	}
	w.runs = append(w.runs, report.Run{Text: s, Bold: w.bold > 0})
}

// flush ends the paragraph.
func (w *htmlWalker) flush() {
	runs, hint := w.runs, hintNone
	if w.level > 0 {
		hint = hintTitle
	}
	if w.chars > 0 && w.linked*10 >= w.chars*9 || w.aside > 0 {
		hint = hintLinks
	}
	broken := w.broken
	w.runs, w.chars, w.linked, w.broken = nil, 0, 0, false
	b := block{runs: mergeRuns(runs), hint: hint, level: w.level, place: w.place, loose: broken}
	if b.blank() && !(w.exact && w.inCell && b.runs != nil) { // what is in our own cells is kept, be it a blank
		return
	}
	w.add(b)
}

func (w *htmlWalker) add(b block) {
	if w.err == nil {
		w.err = w.b.addBlock()
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
			if c.FirstChild != nil && w.page.title == "" {
				w.page.title = han.OneLine(c.FirstChild.Data)
			}
		case atom.Meta:
			content := han.OneLine(attribute(c, "content"))
			switch strings.ToLower(attribute(c, "name")) {
			case "articletitle":
				w.page.title = content
			case "pubdate":
				w.page.published = content
			case "contentsource":
				w.page.source = content
			}
		}
	}
}

// image takes a picture that is in the page itself, and notes any other.
func (w *htmlWalker) image(n *html.Node) {
	src, alt := attribute(n, "src"), han.OneLine(attribute(n, "alt"))
	if title := han.OneLine(attribute(n, "title")); alt == "" {
		alt = title
	}
	w.flush()
	b := block{picture: pictureOf(w.b, src, alt), place: w.place}
	if !w.exact && w.links == 0 {
		b.alt = alt
	}
	w.add(b)
}
