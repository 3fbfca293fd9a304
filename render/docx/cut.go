package docx

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/govdisclosure/annualreport/render"
)

// cutter finds the placeholders of a part and says what of it gives way to them.
type cutter struct {
	part     *textPart
	document *node // the root of the document, where page sizes stand
	known    map[string]*Placeholder
	placed   map[string]bool
	edits    []edit
}

// edit is a stretch of a part that gives way to something.
type edit struct {
	start, end int
	pieces     []segment
}

// segments cuts a part at its edits, which do not overlap.
func segments(part []byte, edits []edit) []segment {
	slices.SortStableFunc(edits, func(a, b edit) int { return cmp.Compare(a.start, b.start) })
	var all []segment
	text := ""
	at := 0
	for _, e := range edits {
		text += string(part[at:e.start])
		for _, p := range e.pieces {
			text += p.text
			if p.slot != nil {
				all = append(all, segment{text, p.slot})
				text = ""
			}
		}
		at = e.end
	}
	return append(all, segment{text: text + string(part[at:])})
}

// cut looks through the paragraphs of the part, and returns all that is wrong.
func (c *cutter) cut() []error {
	var problems []error
	for i, p := range paragraphsOf(c.part.root) {
		atoms, text := atomsOf(p)
		if !strings.ContainsAny(text, "{}｛｝") {
			continue
		}
		where := fmt.Sprintf("%s, paragraph %d (“%s”)", c.part.name, i+1, excerpt(text))
		found, err := mentions(text)
		if err != nil {
			problems = append(problems, fmt.Errorf("%s: %w", where, err))
			continue
		}
		slots := make([]*slot, len(found))
		for k, m := range found {
			placeholder := c.known[foldName(m.name)]
			if placeholder == nil {
				problems = append(problems, fmt.Errorf("%s: there is no placeholder {{%s}}", where, m.name))
				continue
			}
			c.placed[placeholder.Key] = true
			slots[k] = &slot{placeholder: placeholder, where: where}
		}
		if !slices.Contains(slots, nil) {
			c.place(p, atoms, text, found, slots)
		}
	}
	return problems
}

// place puts slots where the placeholders of a paragraph stand.
func (c *cutter) place(p *node, atoms []atom, text string, found []mention, slots []*slot) {
	for i, m := range found {
		slots[i].look = c.lookAt(p, runAt(atoms, m.start), slots[i].placeholder.kind)
	}
	alone := len(found) == 1 && slots[0].placeholder.kind == someBlocks &&
		strings.Trim(text[:found[0].start]+text[found[0].end:], " \t\n\u3000\u00a0"+object) == ""
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
	for _, a := range atoms {
		end := a.at + len(a.text)
		var pieces []segment
		at, touched := a.at, false
		for i, m := range found {
			if m.end <= a.at || m.start >= end {
				continue
			}
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
	for _, a := range atoms {
		if at >= a.at && at < a.at+len(a.text) {
			for e := a.node; e != nil; e = e.parent {
				if e.is("r") {
					return e
				}
			}
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
	if i := slices.Index(siblings, e) + places; i >= 0 && i < len(siblings) {
		return siblings[i]
	}
	return nil
}

func isElement(e *node, name string) bool { return e != nil && e.is(name) }

// lookAt returns how text, or blocks, look that stand for a placeholder in a run.
func (c *cutter) lookAt(p, run *node, kind placeholderKind) *look {
	data := c.part.data
	rPr := run.child("rPr")
	if run == nil { // the formatting of what is typed into an empty paragraph
		rPr = p.child("pPr").child("rPr")
	}
	plain := []property{{"ins", ""}, {"del", ""}, {"moveFrom", ""}, {"moveTo", ""}, {"rPrChange", ""}}
	runs := runLook{
		plain: runProperties(withProperties(rPr, data, runOrder, plain...)),
		bold:  runProperties(withProperties(rPr, data, runOrder, append(plain, property{"b", "<w:b/>"}, property{"bCs", "<w:bCs/>"})...)),
	}
	if kind != someBlocks {
		return &look{runs: [5]runLook{runs}}
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
	var sectPr *node
	body := c.document.child("body")
	if body != nil {
		sectPr = body.child("sectPr")
	}
	top := p
	for e := p; e != nil && e != body; e = e.parent {
		top = e
	}
	if body != nil && top.parent == body {
		for _, e := range body.children[slices.Index(body.children, top):] {
			if s := e.child("pPr").child("sectPr"); e.is("p") && s != nil {
				sectPr = s
				break
			}
		}
	}
	// A4 with margins of 1 inch where the file does not say.
	length := func(e *node, name string, otherwise int) int {
		if n, err := strconv.Atoi(e.attr(name)); err == nil {
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
		if width := e.child("tcPr").child("tcW"); e.is("tc") && width.attr("type") == "dxa" {
			l.width = length(width, "w", l.width) - 216 // and the usual margins of a cell
			break
		}
	}
	l.width, l.height = max(l.width, 1440), max(l.height, 1440)
	return l
}
