package docx

import (
	"context"
	"fmt"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/report"
)

// Located says where in a Word file the figures and texts of a report stand that was read
// from it, for [Annotate].
type Located struct {
	figures map[report.Address]Place
	blocks  map[string][]shownBlock // by the key of the text
}

// shownBlock is a paragraph of a text with the place of each of its characters, zero where
// the document has it not; places are nil where the paragraph was not found.
type shownBlock struct {
	text   string
	places []Place
}

// Locate finds them: a figure where the row is called as in the form and the cell shows
// what the report has, a paragraph where the document has the same letters, whatever their
// spaces, runs and punctuation. What is not surely found is not there.
func Locate(ctx context.Context, original []byte, r *report.Report, limits Limits) (*Located, error) {
	limits = limits.withDefaults()
	b, cancel := limits.begin(ctx)
	defer cancel()
	a, err := openAnnotated(b, original, AnnotateOptions{Limits: limits})
	if err != nil {
		return nil, fmt.Errorf("docx: %w", err)
	}
	data, root, err := a.parse(a.document)
	if err != nil {
		return nil, fmt.Errorf("docx: %w", err)
	}
	l := &locator{annotated: a, data: data, report: r, found: &Located{map[report.Address]Place{}, map[string][]shownBlock{}}}
	root.descend(func(e *node) bool {
		if e.is("tbl") {
			l.tables = append(l.tables, e)
		}
		return !e.is("del") && !e.is("moveFrom")
	})
	for _, p := range paragraphsOf(root) {
		l.paragraphs = append(l.paragraphs, l.lettersOf(p))
	}
	if err := l.locateFigures(); err != nil {
		return nil, fmt.Errorf("docx: %w", err)
	}
	if err := l.locateTexts(); err != nil {
		return nil, fmt.Errorf("docx: %w", err)
	}
	return l.found, nil
}

// Figure returns where the figure of a cell stands.
func (l *Located) Figure(a report.Address) (Place, bool) {
	p, ok := l.figures[a]
	return p, ok
}

// Text returns where a stretch of a text stands: of the block with the number, from 1, the
// bytes from start to end; all of it where end is 0.
func (l *Located) Text(key string, block, start, end int) (Place, bool) {
	blocks := l.blocks[key]
	if block < 1 || block > len(blocks) || blocks[block-1].places == nil {
		return Place{}, false
	}
	b := blocks[block-1]
	if end <= start || end > len(b.text) {
		start, end = 0, len(b.text)
	}
	var at Place
	n := 0
	for i := range b.text {
		if p := b.places[n]; i >= start && i < end && p.End > 0 {
			if at.End == 0 {
				at = p
			}
			at.End = p.End
		}
		n++
	}
	return at, at.End > 0
}

// locator is one search.
type locator struct {
	*annotated
	data       []byte
	report     *report.Report
	tables     []*node
	paragraphs []shownParagraph
	found      *Located
}

// shownParagraph is what a paragraph shows, and where each character stands.
type shownParagraph struct {
	text   string
	places []Place
	// The letters alone, where each begins in them, and the number of each in places.
	letters string
	starts  []int
	numbers []int
}

func isLetter(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }

func (l *locator) lettersOf(p *node) (s shownParagraph) {
	atoms, _ := atomsOf(p)
	var all, letters strings.Builder
	for _, a := range atoms {
		if !a.node.is("t") {
			continue
		}
		at := a.node.inner
		for _, c := range a.text {
			end := l.after(at)
			if isLetter(c) {
				s.starts = append(s.starts, letters.Len())
				s.numbers = append(s.numbers, len(s.places))
				letters.WriteRune(c)
			}
			all.WriteRune(c)
			s.places = append(s.places, Place{l.document, at, end})
			at = end
		}
	}
	s.text, s.letters = all.String(), letters.String()
	return s
}

// find returns the places of the characters of a text: all of them where the paragraph
// says it in so many characters, those of the letters where it has those.
func (s *shownParagraph) find(text, letters string) []Place {
	if at := strings.Index(s.text, text); at >= 0 {
		n := utf8.RuneCountInString(s.text[:at])
		return s.places[n : n+utf8.RuneCountInString(text)]
	}
	at := strings.Index(s.letters, letters)
	if at < 0 {
		return nil
	}
	n := sort.SearchInts(s.starts, at)
	var places []Place
	for _, c := range text {
		if !isLetter(c) {
			places = append(places, Place{})
			continue
		}
		places = append(places, s.places[s.numbers[n]])
		n++
	}
	return places
}

// after returns where the character ends that begins at an offset of the document: an
// entity is one.
func (l *locator) after(at int) int {
	rest := l.data[at:]
	if len(rest) == 0 {
		return at
	}
	if rest[0] == '&' {
		for i, c := range rest {
			if c == ';' {
				return at + i + 1
			}
			if i > 12 {
				break
			}
		}
	}
	_, size := utf8.DecodeRune(rest)
	return at + size
}

// locateFigures finds the cells of the tables.
func (l *locator) locateFigures() error {
	format := l.report.Edition()
	for _, tbl := range l.tables {
		rows := readTable(tbl)
		for i := range format.Sections() {
			s := &format.Sections()[i]
			if s.Table == nil {
				continue
			}
			next := 0
			for _, figures := range figureRows(format, s) {
				if err := l.budget.Step(16 * (len(rows) - next)); err != nil {
					return err
				}
				for k := next; k < len(rows); k++ {
					if l.rowShows(&rows[k], figures) {
						next = k + 1
						break
					}
				}
			}
		}
	}
	return nil
}

// rowShows takes the cells of a row that is called as figures are and shows them.
func (l *locator) rowShows(row *formRow, figures []*report.Figure) bool {
	first := len(row.cells) - len(figures)
	labels := figures[0].RowLabels
	if first < 0 || len(labels) == 0 && first != 0 ||
		len(labels) > 0 && (first == 0 || !row.cells[first-1].says.Is(wordingOf(labels[len(labels)-1].ZH))) {
		return false
	}
	places := map[report.Address]Place{}
	for i, f := range figures {
		shown, err := l.report.Shown(f.Address)
		c := row.cells[first+i]
		if err != nil || !c.begins || wordingOf(shown).Core != wordingOf(c.text).Core {
			continue
		}
		if _, taken := l.found.figures[f.Address]; taken {
			continue
		}
		if p, ok := l.cellPlace(c.origin); ok {
			places[f.Address] = p
		}
	}
	if 2*len(places) < len(figures) {
		return false // another table, or figures that were read otherwise
	}
	for a, p := range places {
		l.found.figures[a] = p
	}
	return true
}

// cellPlace is where the text of a cell stands, or its first paragraph where it has none.
func (l *locator) cellPlace(tc *node) (Place, bool) {
	p := Place{Part: l.document}
	paragraphs := paragraphsOf(tc)
	for _, e := range paragraphs {
		atoms, _ := atomsOf(e)
		for _, a := range atoms {
			if !a.node.is("t") || strings.TrimSpace(a.text) == "" {
				continue
			}
			if p.Start == 0 {
				p.Start = a.node.inner
			}
			p.End = a.node.innerEnd
		}
	}
	if p.Start == 0 && len(paragraphs) > 0 {
		p.Start = paragraphs[0].start
	}
	return p, p.Start > 0
}

// locateTexts finds the paragraphs of the texts, each behind the one before.
func (l *locator) locateTexts() error {
	next := 0
	for _, key := range l.report.Edition().TextKeys() {
		text, err := l.report.Text(key)
		if err != nil {
			return err
		}
		var blocks []shownBlock
		for _, block := range text {
			p, ok := block.(report.Paragraph)
			if !ok {
				blocks = append(blocks, shownBlock{})
				continue
			}
			b := shownBlock{text: p.String()}
			if b.places, next, err = l.paragraph(b.text, next); err != nil {
				return err
			}
			blocks = append(blocks, b)
		}
		l.found.blocks[key] = blocks
	}
	return nil
}

// paragraph finds the letters of a text from a paragraph on, and returns the paragraph to
// go on from. A text may be a part of a paragraph, whose heading stands before it.
func (l *locator) paragraph(text string, from int) (places []Place, next int, err error) {
	letters := strings.Map(func(c rune) rune {
		if isLetter(c) {
			return c
		}
		return -1
	}, text)
	if letters == "" {
		return nil, from, nil
	}
	for k := from; k < len(l.paragraphs); k++ {
		p := &l.paragraphs[k]
		if err := l.budget.Step(1 + len(p.letters)/16); err != nil {
			return nil, from, err
		}
		if places := p.find(text, letters); places != nil {
			return places, k, nil
		}
	}
	return nil, from, nil
}
