package docx

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/govdisclosure/annualreport/internal/budget"
	"github.com/govdisclosure/annualreport/internal/message"
	"github.com/govdisclosure/annualreport/render"
)

// cutter finds the placeholders of a part and says what of it gives way to them.
type cutter struct {
	budget   *budget.Budget
	part     *textPart
	document *node // the root of the document, where page sizes stand
	known    map[string]*Placeholder
	placed   map[string]bool
	edits    []edit
	runs     map[*node]*look // looks of words, by their run or else their paragraph
	page     *page           // where the body and its sections are, once it is needed
	err      error           // the first of a limit
}

func newCutter(b *budget.Budget, part *textPart, document *node, placed map[string]bool) cutter {
	return cutter{budget: b, part: part, document: document, placed: placed, runs: map[*node]*look{}}
}

// edit is a stretch of a part that gives way to something.
type edit struct {
	start, end int
	pieces     []segment
}

// What a placeholder takes in memory apart from its text, and what the look of blocks
// does.
const (
	slotBytes = 512
	lookBytes = 4096
)

// segments cuts the part at its edits, which do not overlap.
func (c *cutter) segments() ([]segment, error) {
	if c.err != nil {
		return nil, c.err
	}
	size := int64(len(c.part.data))
	for _, e := range c.edits {
		for _, p := range e.pieces {
			size += int64(len(p.text)) + 64
		}
	}
	if err := c.budget.Grow(size); err != nil {
		return nil, err
	}
	return segments(c.part.data, c.edits), nil
}

// segments cuts a part at its edits, which do not overlap.
func segments(part []byte, edits []edit) []segment {
	slices.SortStableFunc(edits, func(a, b edit) int { return cmp.Compare(a.start, b.start) })
	var all []segment
	var text strings.Builder
	at := 0
	for _, e := range edits {
		text.Write(part[at:e.start])
		for _, p := range e.pieces {
			text.WriteString(p.text)
			if p.slot != nil {
				all = append(all, segment{text.String(), p.slot})
				text.Reset()
			}
		}
		at = e.end
	}
	text.Write(part[at:])
	return append(all, segment{text: text.String()})
}

// cut looks through the paragraphs of the part, and takes down all that is wrong. Its
// own error is one of a limit.
func (c *cutter) cut(wrong *problems) error {
	for i, p := range paragraphsOf(c.part.root) {
		atoms, text := atomsOf(p)
		if err := c.charge(len(atoms), 96); err != nil {
			return err
		}
		if !strings.ContainsAny(text, "{}｛｝") {
			continue
		}
		where := fmt.Sprintf("%s, paragraph %d (“%s”)", c.part.name, i+1, excerpt(text))
		found, err := mentions(text)
		if err != nil {
			wrong.add(message.Within("docx.in_part", where, err))
			continue
		}
		if err := c.charge(len(found), slotBytes); err != nil {
			return err
		}
		slots := make([]*slot, len(found))
		for k, m := range found {
			placeholder := c.known[foldName(m.name)]
			if placeholder == nil {
				wrong.add(message.Errorf("docx.no_placeholder", where, excerpt(m.name)))
				continue
			}
			c.placed[placeholder.Key] = true
			slots[k] = &slot{placeholder: placeholder, where: where}
		}
		if !slices.Contains(slots, nil) {
			c.place(p, atoms, text, found, slots)
		}
		if c.err != nil {
			return c.err
		}
	}
	return c.err
}

// charge charges n things of a size.
func (c *cutter) charge(n int, size int64) error {
	if err := c.budget.Step(n); err != nil {
		return err
	}
	return c.budget.Grow(int64(n) * size)
}

// place puts slots where the placeholders of a paragraph stand.
func (c *cutter) place(p *node, atoms []atom, text string, found []mention, slots []*slot) {
	alone := len(found) == 1 && slots[0].placeholder.kind == someBlocks &&
		strings.Trim(text[:found[0].start]+text[found[0].end:], " \t\n\u3000\u00a0"+object) == ""
	for i, m := range found {
		kind := aField // in a line, all are words
		if alone {
			kind = someBlocks
		}
		slots[i].look = c.lookAt(p, runAt(atoms, m.start), kind)
	}
	if !alone {
		c.inText(atoms, found, slots)
		return
	}
	s := slots[0]
	s.shape = allBlocks
	s.empty = `<w:p><w:pPr>` + withProperties(p.child("pPr"), c.part.data, paragraphOrder, property{"sectPr", ""}) + `</w:pPr></w:p>`
	s.followed = isElement(sibling(p, 1), "p")
	s.behindTable = isElement(sibling(p, -1), "tbl")
	switch {
	case isPlain(p):
		c.edits = append(c.edits, edit{p.start, p.end, []segment{{slot: s}}})
	case p.child("pPr").child("sectPr") != nil:
		// The end of a section stays behind what belongs to it.
		s.followed = true
		c.edits = append(c.edits, edit{p.start, p.start, []segment{{slot: s}}})
		c.inText(atoms, found, []*slot{nil})
	case len(atoms) == 0: // nothing to put the first block in the place of
		c.edits = append(c.edits, edit{p.end, p.end, []segment{{slot: s}}})
	default:
		first, others := *s, *s
		first.shape, others.shape = firstBlock, otherBlocks
		c.inText(atoms, found, []*slot{&first})
		c.edits = append(c.edits, edit{p.end, p.end, []segment{{slot: &others}}})
	}
}

// inText puts slots into the text of a paragraph: each into the w:t in which its
// placeholder begins, and what else is of the placeholder is taken out.
func (c *cutter) inText(atoms []atom, found []mention, slots []*slot) {
	first := 0 // the first that ends behind the atom's start: both are in order
	for _, a := range atoms {
		end := a.at + len(a.text)
		var pieces []segment
		at, touched := a.at, false
		for first < len(found) && found[first].end <= a.at {
			first++
		}
		for i := first; i < len(found) && found[i].start < end; i++ {
			m := found[i]
			touched = true
			if m.start >= a.at {
				pieces = append(pieces, segment{text: escaped(a.text[at-a.at : m.start-a.at])})
				if slots[i] != nil {
					pieces = append(pieces, segment{slot: slots[i]})
				}
			}
			at = min(m.end, end)
		}
		switch {
		case !touched:
		case a.node.is("t"):
			pieces = append([]segment{{text: `<w:t xml:space="preserve">`}}, pieces...)
			pieces = append(pieces, segment{text: escaped(a.text[at-a.at:]) + `</w:t>`})
			c.edits = append(c.edits, edit{a.node.start, a.node.end, pieces})
		default: // a line break or a tab inside the braces
			c.edits = append(c.edits, edit{a.node.start, a.node.end, nil})
		}
	}
}

// escaped escapes text that an XML parser has read, so that there is no character
// in it which XML forbids.
func escaped(s string) string {
	b, _ := appendText(nil, strings.ReplaceAll(s, "\r", ""))
	return string(b)
}

// runAt returns the run in which the text at that place stands.
func runAt(atoms []atom, at int) *node {
	// The last that begins there or before: those before it with no text of their own
	// hold nothing.
	i := sort.Search(len(atoms), func(i int) bool { return atoms[i].at > at }) - 1
	if i < 0 || at >= atoms[i].at+len(atoms[i].text) {
		return nil
	}
	for e := atoms[i].node; e != nil; e = e.parent {
		if e.is("r") {
			return e
		}
	}
	return nil
}

// isPlain reports whether a paragraph holds runs of text and nothing else that
// would get lost with it.
func isPlain(p *node) bool {
	plain := true
	p.descend(func(e *node) bool {
		switch {
		case e.is("pPr"):
			plain = plain && e.child("sectPr") == nil
			return false
		case e.is("rPr"), e.is("t"), e.is("tab"), e.is("br"), e.is("proofErr"), e.is("lastRenderedPageBreak"):
			return false
		case e.is("r"):
			return true
		}
		plain = false
		return false
	})
	return plain
}

// sibling returns the element that many places behind e, or nil.
func sibling(e *node, places int) *node {
	siblings := e.parent.children
	if i := e.index + places; i >= 0 && i < len(siblings) {
		return siblings[i]
	}
	return nil
}

func isElement(e *node, name string) bool { return e != nil && e.is(name) }

// lookAt returns how text, or blocks, look that stand for a placeholder in a run.
func (c *cutter) lookAt(p, run *node, kind placeholderKind) *look {
	words := run
	if run == nil {
		words = p
	}
	if known := c.runs[words]; known != nil && kind != someBlocks {
		return known
	}
	data := c.part.data
	rPr := run.child("rPr")
	if run == nil { // the formatting of what is typed into an empty paragraph
		rPr = p.child("pPr").child("rPr")
	}
	size := 4 * int64(rPr.size())
	if kind == someBlocks {
		size += lookBytes + 6*int64(p.child("pPr").size())
	}
	if err := c.charge(1, slotBytes+size); err != nil {
		if c.err == nil {
			c.err = err
		}
		return &look{}
	}
	plain := []property{{"ins", ""}, {"del", ""}, {"moveFrom", ""}, {"moveTo", ""}, {"rPrChange", ""}}
	runs := runLook{
		plain: runProperties(withProperties(rPr, data, runOrder, plain...)),
		bold:  runProperties(withProperties(rPr, data, runOrder, append(plain, property{"b", "<w:b/>"}, property{"bCs", "<w:bCs/>"})...)),
	}
	if kind != someBlocks {
		c.runs[words] = &look{runs: [5]runLook{runs}}
		return c.runs[words]
	}
	pPr := p.child("pPr")
	l := c.pageAt(p)
	l.text = c.paragraphLook(pPr, property{"sectPr", ""}, property{"pPrChange", ""})
	unindented := property{"ind", `<w:ind w:left="0" w:right="0" w:firstLineChars="0" w:firstLine="0"/>`}
	l.caption = c.paragraphLook(pPr, property{"sectPr", ""}, property{"pPrChange", ""}, property{"keepNext", ""},
		unindented, property{"jc", `<w:jc w:val="center"/>`})
	// A picture is as high as it is, whatever the height of a line.
	l.picture = c.paragraphLook(pPr, property{"sectPr", ""}, property{"pPrChange", ""}, property{"keepNext", ""},
		unindented, property{"jc", `<w:jc w:val="center"/>`}, property{"spacing", ""}, property{"snapToGrid", `<w:snapToGrid w:val="0"/>`})
	l.title = l.text
	for i := range l.runs {
		l.heading[i], l.runs[i] = l.text, runs
	}
	l.table = c.tableLook(rPr)
	return l
}

func runProperties(content string) string {
	if content == "" {
		return ""
	}
	return `<w:rPr>` + content + `</w:rPr>`
}

// paragraphLook is that of a paragraph's properties, some of them changed. What
// stands before w:keepNext is kept apart from what stands behind it.
func (c *cutter) paragraphLook(pPr *node, set ...property) paragraphLook {
	l := paragraphLook{rest: withProperties(pPr, c.part.data, paragraphOrder, append(set, property{"pStyle", ""})...)}
	if style := pPr.child("pStyle"); style != nil {
		l.start = style.source(c.part.data)
	}
	return l
}

// tableLook is a table with rules in the font of the placeholder.
func (c *cutter) tableLook(rPr *node) tableLook {
	t := tableLook{
		direct: true,
		margins: `<w:tblCellMar><w:top w:w="28" w:type="dxa"/><w:left w:w="57" w:type="dxa"/>` +
			`<w:bottom w:w="28" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar>`,
	}
	t.borders = `<w:tblBorders>`
	for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		t.borders += `<w:` + side + ` w:val="single" w:sz="4" w:space="0" w:color="auto"/>`
	}
	t.borders += `</w:tblBorders>`
	if halves, err := strconv.Atoi(rPr.child("sz").attr("val")); err == nil {
		t.points = float64(halves) / 2
	}
	// The size has its place between what the order has before it and behind it.
	const place = "\x00"
	content := withProperties(rPr, c.part.data, runOrder, property{"rPrChange", ""}, property{"sz", place}, property{"szCs", ""})
	t.run, t.runEnd, _ = strings.Cut(`<w:rPr>`+content+`</w:rPr>`, place)
	for i, size := range tableSizes {
		rest := `<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="` + strconv.Itoa(size.line) +
			`" w:lineRule="exact"/><w:ind w:left="0" w:right="0" w:firstLineChars="0" w:firstLine="0"/>`
		for role := range t.cells {
			t.cells[role][i].rest = rest
		}
	}
	t.separator = `<w:p><w:pPr>` + t.cells[render.RoleText][0].rest + `</w:pPr></w:p>`
	return t
}

// pageAt returns the measures of the text around a paragraph: of the cell that
// holds it, or of its section's page.
func (c *cutter) pageAt(p *node) *look {
	if c.page == nil {
		c.page = pageOf(c.document)
	}
	sectPr := c.page.sectPr
	top := p
	for e := p; e != nil && e != c.page.body; e = e.parent {
		top = e
	}
	if c.page.body != nil && top.parent == c.page.body {
		if end := c.page.ends[top.index]; end != nil {
			sectPr = end
		}
	}
	// A4 with margins of 1 inch where the file does not say.
	length := func(e *node, name string, otherwise int) int {
		if n, err := strconv.Atoi(e.attr(name)); err == nil && n >= 0 && n <= longestLength {
			return n
		}
		return otherwise
	}
	size, margins := sectPr.child("pgSz"), sectPr.child("pgMar")
	l := &look{
		width:  length(size, "w", 11906) - length(margins, "left", 1440) - length(margins, "right", 1440),
		height: length(size, "h", 16838) - length(margins, "top", 1440) - length(margins, "bottom", 1440),
		line:   length(sectPr.child("docGrid"), "linePitch", 312),
	}
	if columns := length(sectPr.child("cols"), "num", 1); columns > 1 {
		l.width = (l.width - (columns-1)*length(sectPr.child("cols"), "space", 720)) / columns
	}
	for e := p; e != nil; e = e.parent {
		if !e.is("tc") {
			continue
		}
		if width := e.child("tcPr").child("tcW"); width.attr("type") == "dxa" {
			l.width = length(width, "w", l.width) - 216 // and the usual margins of a cell
			break
		}
	}
	l.width, l.height = max(l.width, 1440), max(l.height, 1440)
	return l
}

// longestLength is the longest side of a page in Word, 22 inches, in twips.
const longestLength = 31680

// page says in which section each child of the body stands.
type page struct {
	body   *node
	sectPr *node // the properties of the last section, at the end of the body
	// ends are the properties of the section of each child, where they stand in a
	// paragraph at or behind it; nil in the last section.
	ends []*node
}

func pageOf(document *node) *page {
	p := &page{body: document.child("body")}
	if p.body == nil {
		return p
	}
	p.sectPr = p.body.child("sectPr")
	p.ends = make([]*node, len(p.body.children))
	var end *node
	for i := len(p.body.children) - 1; i >= 0; i-- {
		e := p.body.children[i]
		if e.is("p") {
			if s := e.child("pPr").child("sectPr"); s != nil {
				end = s
			}
		}
		p.ends[i] = end
	}
	return p
}
