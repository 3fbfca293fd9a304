package layout

import (
	"fmt"
	"strings"

	"github.com/govdisclosure/annualreport/internal/message"
	"github.com/govdisclosure/annualreport/render"
)

// Set sets a document on pages. It is an error when a character is in none of the
// faces of its role or is written from right to left ([*MissingError]), when a table's cells do not fit together,
// when a picture has no size, or when the page makes no sense; the error says where in
// the document, by its headings.
//
// Set reads the document and never changes it. It may be called by several goroutines
// at once.
func Set(doc *render.Document, page Page, faces Faces) (*Result, error) {
	if err := doc.Check(); err != nil {
		return nil, fmt.Errorf("layout: %w", err)
	}
	page = page.orStandard()
	if err := page.check(); err != nil {
		return nil, err
	}
	s := newSetter(page, faces)
	defer s.release()
	var headings []galley // that wait for what they stand above
	var at reader
	for i, block := range doc.Blocks {
		at.next(block)
		s.index = i
		if err := s.block(i, block, &headings); err != nil {
			return nil, at.locate(i, block, err)
		}
	}
	s.placeAll(headings, 0)
	if len(s.sheets) == 0 {
		s.nextSheet()
	}
	if err := s.numbers(); err != nil {
		return nil, err
	}
	r := &Result{Width: page.Width, Height: page.Height, Outline: s.outline}
	for _, sheet := range s.sheets {
		r.Sheets = append(r.Sheets, *sheet)
	}
	return r, nil
}

// block sets one block. A heading is kept until it is known what follows it.
func (s *setter) block(i int, block render.Block, headings *[]galley) error {
	if heading, ok := block.(*render.Heading); ok {
		g, err := s.paragraph(heading.Runs, heading.Level, KindHeading)
		if err == nil && len(g.lines) > 0 {
			g.entries = entries(heading.Level, plain(heading.Runs))
			*headings = append(*headings, g)
		}
		return err
	}
	above := *headings
	*headings = nil
	switch b := block.(type) {
	case *render.Title:
		s.placeAll(above, 0)
		return s.title(b)
	case *render.Paragraph:
		g, err := s.paragraph(b.Runs, 0, KindBody)
		if err != nil {
			return err
		}
		if level, text := runIn(b.Runs); level > 0 {
			g.entries = entries(level, text)
		}
		s.placeAll(above, min(2, len(g.lines)))
		s.place(g)
		return nil
	case *render.Table:
		return s.table(b, above)
	case *render.Figure:
		return s.figure(i, b, above)
	}
	return message.Errorf("render.kind", "?")
}

// placeAll places headings on one sheet with so many lines of what follows them.
func (s *setter) placeAll(headings []galley, follow int) {
	if len(headings) > 0 {
		s.reserve(height(headings) + follow)
	}
	for _, h := range headings {
		s.place(h)
	}
}

// height returns the number of lines of some galleys.
func height(galleys []galley) int {
	n := 0
	for _, g := range galleys {
		n += len(g.lines)
	}
	return n
}

// paragraph sets a paragraph of running text or, with a level, a heading: the first
// line indented by two characters.
func (s *setter) paragraph(runs []render.Run, level int, kind Kind) (galley, error) {
	spans := make([]span, len(runs))
	for i, r := range runs {
		role := headingRole(max(level, r.Heading))
		if r.Bold && role == roleBody {
			role = roleStrong
		}
		spans[i] = span{text: r.Text, role: role, heading: r.Heading}
	}
	size, pitch := s.page.BodySize, s.page.pitch()
	p, err := s.measure(size, pitch-size, spans...)
	if err != nil {
		return galley{}, err
	}
	indent := 2 * pitch
	forms := p.breakLines(s.page.AreaWidth, indent, alignJustify)
	g := galley{lines: make([]Line, len(forms))}
	y := baseline(0, s.page.line(), size)
	for i, l := range forms {
		x, width := s.page.Left, s.page.AreaWidth
		if i == 0 {
			x, width = x+indent, width-indent
		}
		g.lines[i] = Line{Kind: kind, Block: s.index, Runs: s.setLine(p, l, x, y, width, alignJustify)}
	}
	return g, nil
}

// plain returns the text of runs.
func plain(runs []render.Run) string {
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(r.Text)
	}
	return b.String()
}

// runIn returns the level of the heading that is run into a paragraph, 0 for none,
// and its text without the stop.
func runIn(runs []render.Run) (level int, text string) {
	n := 0
	for n < len(runs) && runs[n].Heading > 0 {
		level = runs[n].Heading
		n++
	}
	return level, strings.TrimSuffix(plain(runs[:n]), "。")
}

// entries returns the outline entry of a heading of level 1 or 2.
func entries(level int, text string) []Entry {
	if text = strings.TrimSpace(text); level > 2 || text == "" {
		return nil
	}
	return []Entry{{Level: level - 1, Text: text}}
}
