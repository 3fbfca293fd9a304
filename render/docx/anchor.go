package docx

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"
)

// anchors puts comments at places of the document.
type anchors struct {
	part       []byte
	name       string
	words      []phrase // in their order
	paragraphs []*node
	points     map[int]*point
	changes    []change
	spaced     map[*node]bool // w:t that already keeps its spaces
	expanded   map[*node]string
}

// phrase is a text of the document at which a comment can stand.
type phrase struct {
	text, run, paragraph *node
	// whole is set where a comment cannot stand within, but around it: a text box, what
	// is bound to data, a phonetic guide.
	whole *node
}

// point is where comments begin and end, by their numbers.
type point struct {
	split        *phrase // the word that is divided there; nil between two runs
	begins, ends []int
	prefix       string // of the names there
}

func newAnchors(part []byte, root *node, name string) *anchors {
	a := &anchors{part: part, name: name, points: map[int]*point{}, spaced: map[*node]bool{}, expanded: map[*node]string{}}
	root.descend(func(e *node) bool {
		switch {
		case e.is("moveFrom"), e.is("del"), e.name == "Fallback":
			return false // not shown, or shown elsewhere
		case e.is("p") && !within(e, "txbxContent"):
			a.paragraphs = append(a.paragraphs, e)
		case e.is("t") && e.inner < e.innerEnd:
			if w, ok := a.wordOf(e); ok {
				a.words = append(a.words, w)
			}
			return false
		}
		return true
	})
	return a
}

func within(e *node, name string) bool {
	for p := e.parent; p != nil; p = p.parent {
		if p.is(name) {
			return true
		}
	}
	return false
}

// wordOf returns the word of a w:t.
func (a *anchors) wordOf(t *node) (w phrase, ok bool) {
	w = phrase{text: t, run: t.parent}
	if w.run == nil || !w.run.is("r") {
		return w, false
	}
	for p := w.run.parent; p != nil; p = p.parent {
		switch {
		case p.is("r"):
			w.whole = p // the run that holds a text box or a phonetic guide
		case p.is("sdt") && bound(p) && !holdsParagraphs(p):
			w.whole = p
		case p.is("p"):
			w.paragraph = p // the outermost: that of a text box stands in another
		}
	}
	if w.whole == nil && w.run.parent.is("rt") {
		return w, false
	}
	return w, w.paragraph != nil
}

// bound reports whether a content control shows data of another part: what is put into its
// text is lost when a program fills it anew.
func bound(sdt *node) bool { return sdt.child("sdtPr").child("dataBinding") != nil }

func holdsParagraphs(e *node) (found bool) {
	e.descend(func(c *node) bool {
		found = found || c.is("p")
		return !found
	})
	return found
}

// add puts a comment at a place.
func (a *anchors) add(id int, at Place) {
	if at.Part != "" && at.Part != a.name || at == (Place{}) {
		a.atTitle(id)
		return
	}
	i := sort.Search(len(a.words), func(i int) bool { return a.words[i].text.innerEnd > at.Start })
	if i < len(a.words) && a.words[i].text.inner <= at.Start {
		a.between(id, i, at)
		return
	}
	// Not in a word: the paragraph that holds the place, an empty cell say, or the first
	// word behind it within that paragraph.
	if p := a.paragraphAt(at.Start); p != nil {
		a.around(id, p)
		return
	}
	a.atTitle(id)
}

// between puts a comment around a stretch that begins in a word.
func (a *anchors) between(id, i int, at Place) {
	first := &a.words[i]
	start := a.whole(first, at.Start, true)
	last, end := first, first.text.innerEnd
	if at.End > at.Start {
		k := sort.Search(len(a.words), func(k int) bool { return a.words[k].text.innerEnd >= at.End })
		switch {
		case k == len(a.words):
			last = &a.words[k-1]
			end = last.text.innerEnd
		case a.words[k].text.inner < at.End:
			last, end = &a.words[k], a.whole(&a.words[k], at.End, false)
		default: // it ends between words
			last = &a.words[max(k-1, i)]
			end = last.text.innerEnd
		}
	}
	if end <= start {
		end = first.text.innerEnd
		last = first
	}
	a.begin(id, first, start)
	a.end(id, last, end)
}

// whole moves an offset in a word to where a character begins, so that no entity and no
// character is divided.
func (a *anchors) whole(w *phrase, at int, back bool) int {
	text := a.part[w.text.inner:w.text.innerEnd]
	i := at - w.text.inner
	if bytes.Contains(text, []byte("<")) { // a comment of XML or CDATA: not divided
		if back {
			return w.text.inner
		}
		return w.text.innerEnd
	}
	for i > 0 && i < len(text) && !utf8.RuneStart(text[i]) {
		i--
	}
	if amp := bytes.LastIndexByte(text[:i], '&'); amp >= 0 && !bytes.Contains(text[amp:i], []byte(";")) {
		i = amp
		if semi := bytes.IndexByte(text[amp:], ';'); !back && semi >= 0 {
			i = amp + semi + 1
		}
	}
	return w.text.inner + i
}

func (a *anchors) begin(id int, w *phrase, at int) {
	switch {
	case w.whole != nil:
		p := a.at(w.whole.start, nil, w.whole)
		p.begins = append(p.begins, id)
	case at == w.text.inner && firstIn(w.run, w.text):
		p := a.at(w.run.start, nil, w.run)
		p.begins = append(p.begins, id)
	default:
		p := a.at(at, w, w.run)
		p.begins = append(p.begins, id)
	}
}

func (a *anchors) end(id int, w *phrase, at int) {
	switch {
	case w.whole != nil:
		p := a.at(w.whole.end, nil, w.whole)
		p.ends = append(p.ends, id)
	case at == w.text.innerEnd && w.run.children[len(w.run.children)-1] == w.text:
		p := a.at(w.run.end, nil, w.run)
		p.ends = append(p.ends, id)
	default:
		p := a.at(at, w, w.run)
		p.ends = append(p.ends, id)
	}
}

// firstIn reports whether a text is the first that a run shows.
func firstIn(run, t *node) bool {
	for _, c := range run.children {
		if !c.is("rPr") {
			return c == t
		}
	}
	return false
}

// at returns the point at an offset.
func (a *anchors) at(offset int, split *phrase, beside *node) *point {
	p := a.points[offset]
	if p == nil {
		p = &point{prefix: prefixOf(beside.rawName(a.part))}
		a.points[offset] = p
	}
	if split != nil {
		p.split = split
	}
	return p
}

// around puts a comment around all that a paragraph shows, or into an empty one.
func (a *anchors) around(id int, p *node) {
	first, last := -1, -1
	for i := range a.words {
		if a.words[i].paragraph == p {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	if first < 0 {
		a.expanded[p] += a.marks(prefixOf(p.rawName(a.part)), []int{id}, []int{id}, true)
		return
	}
	a.begin(id, &a.words[first], a.words[first].text.inner)
	a.end(id, &a.words[last], a.words[last].text.innerEnd)
}

// atTitle puts a comment at the first paragraph that shows something.
func (a *anchors) atTitle(id int) {
	if len(a.words) > 0 {
		a.around(id, a.words[0].paragraph)
	} else if len(a.paragraphs) > 0 {
		a.around(id, a.paragraphs[0])
	}
}

// paragraphAt returns the innermost paragraph that holds an offset.
func (a *anchors) paragraphAt(offset int) (found *node) {
	for _, p := range a.paragraphs {
		if p.start <= offset && offset < p.end {
			found = p
		}
	}
	return found
}

func prefixOf(rawName string) string {
	prefix, _, ok := strings.Cut(rawName, ":")
	if !ok {
		return ""
	}
	return prefix + ":"
}

// marks writes where comments end and begin.
func (a *anchors) marks(prefix string, begins, ends []int, beginsFirst bool) string {
	var b, e strings.Builder
	attribute := prefix // attributes of WordprocessingML have its prefix always
	declared := ""
	if prefix == "" {
		attribute, declared = "w:", ` xmlns:w="`+wordSpace+`"`
	}
	for _, id := range begins {
		fmt.Fprintf(&b, `<%scommentRangeStart%s %sid="%d"/>`, prefix, declared, attribute, id)
	}
	for _, id := range ends {
		fmt.Fprintf(&e, `<%[1]scommentRangeEnd%[2]s %[3]sid="%[4]d"/><%[1]sr><%[1]scommentReference%[2]s %[3]sid="%[4]d"/></%[1]sr>`, prefix, declared, attribute, id)
	}
	if beginsFirst {
		return b.String() + e.String()
	}
	return e.String() + b.String()
}

// write returns the document with the comments.
func (a *anchors) write() []byte {
	offsets := make([]int, 0, len(a.points))
	for at := range a.points {
		offsets = append(offsets, at)
	}
	slices.Sort(offsets)
	for _, at := range offsets {
		p := a.points[at]
		text := a.marks(p.prefix, p.begins, p.ends, false)
		if p.split != nil {
			text = a.divided(p.split, at, text)
		}
		a.changes = append(a.changes, change{at, at, text})
	}
	var empty []*node
	for p := range a.expanded {
		empty = append(empty, p)
	}
	slices.SortFunc(empty, func(x, y *node) int { return cmp.Compare(x.start, y.start) })
	for _, p := range empty {
		a.changes = append(a.changes, p.appended(a.part, a.expanded[p]))
	}
	return changedPart(a.part, a.changes)
}

// divided divides a run within a word: two runs of one look, with marks between them.
func (a *anchors) divided(w *phrase, at int, marks string) string {
	run, text := w.run.rawName(a.part), w.text.rawName(a.part)
	keeps := w.text.attr("space") == "preserve"
	space := ""
	if keeps || isXMLSpace(a.part[at]) {
		space = ` xml:space="preserve"`
	}
	if !keeps && !a.spaced[w.text] && isXMLSpace(a.part[at-1]) {
		a.spaced[w.text] = true
		a.changes = append(a.changes, change{w.text.inner - 1, w.text.inner - 1, ` xml:space="preserve"`})
	}
	return "</" + text + "></" + run + ">" + marks + "<" + run + ">" + w.run.child("rPr").source(a.part) + "<" + text + space + ">"
}

func isXMLSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }
