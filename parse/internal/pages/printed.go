package pages

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
	"github.com/govdisclosure/annualreport/parse/internal/pdfread"
	"github.com/govdisclosure/annualreport/parse/internal/reflow"
	"github.com/govdisclosure/annualreport/parse/internal/remark"
)

// Sheets is a document as its pages show it.
type Sheets struct {
	pages []printedSheet
	// characters are those that can be told, unknown those that cannot, aside the
	// text that runs in other directions than from left to right.
	characters, unknown int
	aside               []string
	Drawn               string // all characters, in the order in which they are drawn
}

// printedSheet is what a page shows, from the top down, without its number.
type printedSheet struct {
	elements []pdfread.Element
	// left and right are the edges of its text, in points.
	left, right float64
}

// printedPages finds what pages show, without what is laid over all of them, and whether
// that is the report that the file carries.
func (pr *pageReader) printedPages(pages []pdfread.Page) (p *Sheets, same bool, err error) {
	p, err = pr.elements(pages)
	if err != nil || pr.exact && pr.shows(p.pieces()) {
		return p, err == nil, err
	}
	stamped, err := pr.leaveOutStamps(pages, p)
	if err != nil || !stamped {
		return p, false, err
	}
	p, err = pr.elements(pages)
	return p, err == nil && pr.exact && pr.shows(p.pieces()), err
}

// elements finds the lines and tables on pages. In a file of ours a frame around one
// cell is a table too.
func (pr *pageReader) elements(pages []pdfread.Page) (*Sheets, error) {
	var p Sheets
	for i := range pages {
		elements, aside, err := pages[i].Elements(pr.exact, pdfBudget{pr.budget})
		if err != nil {
			return nil, err
		}
		if aside = han.Trim(aside); aside != "" {
			p.aside = append(p.aside, aside)
		}
		for _, g := range pages[i].Glyphs {
			if strings.Contains(g.Text, pdfread.Unknown) {
				p.unknown++
			} else if han.Trim(g.Text) != "" {
				p.characters++
			}
		}
		p.pages = append(p.pages, printedSheet{elements: elements})
	}
	if pr.exact {
		for i := range p.pages {
			p.pages[i].leaveOutNumber()
		}
	}
	return &p, nil
}

// leftAside says what text was left aside, once of that which several pages have: a
// watermark, of which something may be covered here and there.
func (pr *pageReader) leftAside(p *Sheets) {
	whole := ""
	for _, text := range p.aside {
		if len(text) > len(whole) {
			whole = text
		}
	}
	pages := map[string]int{}
	name := func(text string) string {
		if partsOf(whole, text) {
			return whole
		}
		return text
	}
	for _, text := range p.aside {
		pages[name(text)]++
	}
	for _, text := range p.aside {
		text = name(text)
		switch n := pages[text]; n {
		case 0: // is said
		case 1:
			pr.remarks.Say(remark.TextLeftOut, remark.Remark{Quote: text})
		default:
			pr.remarks.Say(remark.TextLeftOut, remark.Remark{Quote: text, Count: n})
		}
		pages[text] = 0
	}
}

// partsOf reports whether a text is another of which parts are missing, at most two thirds.
func partsOf(whole, text string) bool {
	if 3*len(text) < len(whole) {
		return false
	}
	for _, c := range whole {
		if first, size := utf8.DecodeRuneInString(text); size > 0 && first == c {
			text = text[size:]
		}
	}
	return text == ""
}

// takeRadicals writes characters for radicals.
func (pr *pageReader) takeRadicals(pages []pdfread.Page) {
	n, example, read := 0, "", ""
	for i := range pages {
		for k := range pages[i].Glyphs {
			g := &pages[i].Glyphs[k]
			text, found := withoutRadicals(g.Text)
			if n == 0 && found > 0 {
				example, read = g.Text, text
			}
			n += found
			g.Text = text
		}
	}
	if n > 0 {
		pr.remarks.Say(remark.TextRadicals, remark.Remark{Quote: example, Read: read, Count: n})
	}
}

// leaveOutNumber leaves out the number at the foot of a page of ours.
func (s *printedSheet) leaveOutNumber() {
	for k := len(s.elements) - 1; k >= 0; k-- {
		if l := s.elements[k].Line; l != nil {
			if doc.PageNumber.MatchString(l.Text) {
				s.elements = slices.Delete(s.elements, k, k+1)
			}
			return
		}
	}
}

// Columns reports whether a table has so many columns.
func (p *Sheets) Columns(n int) bool {
	return slices.ContainsFunc(p.pages, func(s printedSheet) bool {
		return slices.ContainsFunc(s.elements, func(e pdfread.Element) bool { return e.Table != nil && len(e.Table.Columns) == n+1 })
	})
}

// findEdges finds the edges of the text on each page: those of its widest lines. A
// page on which all lines are first lines has that edge only two characters further
// in than others have.
func (p *Sheets) findEdges() {
	outer := math.Inf(1)
	for i := range p.pages {
		s := &p.pages[i]
		s.left, s.right = math.Inf(1), math.Inf(-1)
		widest := 0.0
		for _, e := range s.elements {
			if e.Line != nil {
				widest = max(widest, e.Line.Right-e.Line.Left)
			}
		}
		for _, e := range s.elements {
			if l := e.Line; l != nil && l.Right-l.Left > 0.6*widest {
				s.left, s.right = min(s.left, l.Left), max(s.right, l.Right)
			}
			if t := e.Table; t != nil {
				s.right = max(s.right, t.Right)
			}
		}
		outer = min(outer, s.left)
	}
	for i := range p.pages {
		s := &p.pages[i]
		for _, e := range s.elements {
			if e.Line != nil && math.Abs(s.left-outer-2*e.Line.Size) < e.Line.Size/2 {
				s.left = outer
			}
		}
	}
}

// indented reports whether paragraphs begin with an indent: where most full lines
// that follow a short one do.
func (p *Sheets) indented() bool {
	yes, no := 0, 0
	var before *pdfread.Line
	for i := range p.pages {
		s := &p.pages[i]
		for _, e := range s.elements {
			l := e.Line
			if l == nil {
				before = nil
				continue
			}
			if before != nil && before.Right < s.right-3*before.Size && l.Right > s.right-3*l.Size {
				if l.Left > s.left+l.Size {
					yes++
				} else {
					no++
				}
			}
			before = l
		}
	}
	return yes >= no
}

// font returns the font in which most is set.
func (p *Sheets) font() string {
	count := map[string]int{}
	most := ""
	for i := range p.pages {
		for _, e := range p.pages[i].elements {
			if e.Line == nil {
				continue
			}
			count[e.Line.Font] += len(e.Line.Text)
			if count[e.Line.Font] > count[most] {
				most = e.Line.Font
			}
		}
	}
	return most
}

// Blocks makes blocks of the pages: lines are joined to paragraphs, over the ends of
// pages too.
func (p *Sheets) Blocks(f formLabels) []doc.Block {
	w := printedWriter{form: f, indented: p.indented(), font: p.font()}
	for i := range p.pages {
		s := &p.pages[i]
		w.sheet, w.turned = s, true
		for _, e := range s.elements {
			switch {
			case e.Line != nil && han.Trim(e.Line.Text) == "":
				continue
			case e.Line != nil:
				w.line(e.Line)
			case e.Table != nil:
				w.table(e.Table)
			}
			w.turned = false
		}
	}
	w.end()
	return w.blocks
}

// printedWriter joins the lines of pages to paragraphs.
type printedWriter struct {
	form     formLabels
	indented bool
	font     string // of the text
	sheet    *printedSheet
	turned   bool // a page has begun, and nothing on it was read

	blocks  []doc.Block
	text    strings.Builder
	first   *pdfread.Line // of the paragraph
	before  *pdfread.Line
	gap     float64   // between the lines of the paragraph, 0 where it has one
	columns []float64 // of the last table, where nothing has followed it
	rows    []float64 // of that table, nil where it stands on several pages
}

// line adds a line.
func (w *printedWriter) line(l *pdfread.Line) {
	text := han.Trim(l.Text)
	if w.before == nil && w.columns != nil && spilt(w.form, w.blocks[len(w.blocks)-1].Table, w.columns, l) {
		return
	}
	w.columns = nil
	if w.before != nil && w.begins(l) {
		w.end()
	}
	if w.before == nil {
		w.first, w.gap = l, 0
	} else {
		text = han.Joins(w.before.Text, text) + text
		if !w.turned {
			w.gap = l.Y - w.before.Y
		}
	}
	w.text.WriteString(text)
	w.before = l
}

// begins reports whether a line begins a paragraph after the one before it.
func (w *printedWriter) begins(l *pdfread.Line) bool {
	b, s := w.before, w.sheet
	switch {
	case math.Abs(l.Size-b.Size) > 0.1*l.Size:
		return true
	case l.Left > s.left+0.6*l.Size && math.Abs(l.Left-b.Left) > 0.1*l.Size:
		return true // it is indented, and the line before it is not so
	case l.Left > s.left+0.6*l.Size && (w.first == b || w.indented):
		return true
	case !w.turned && w.gap > 0 && l.Y-b.Y > 1.3*w.gap:
		return true
	case !w.turned && l.Y-b.Y > 3*l.Size:
		return true
	}
	// A line that ends early is the last of its paragraph, unless a word follows that
	// had no room in it.
	text := han.Trim(l.Text)
	early := b.Right < s.right-2.5*b.Size
	ended := strings.ContainsRune(reflow.SentenceEnds, han.LastRune(han.Trim(b.Text)))
	if early && (ended || !w.indented || han.FirstRune(text) >= 0x2E80 || w.first == b && math.Abs(l.Left-b.Left) < 0.1*l.Size) {
		return true
	}
	return ended && w.form.Heading(text) >= 0
}

// end ends a paragraph.
func (w *printedWriter) end() {
	if w.before == nil {
		return
	}
	b := doc.TextBlock(w.text.String(), 0)
	if w.first.Font != w.font {
		b.Hint = doc.HintTitle
	}
	w.blocks = append(w.blocks, b)
	w.text.Reset()
	w.before = nil
}

// table adds a table: to the one before it, where it goes on with that.
func (w *printedWriter) table(t *pdfread.Table) {
	goesOn := w.turned && w.columns != nil && w.before == nil
	w.end()
	g := &doc.Table{Rows: make([][]doc.Cell, len(t.Rows)-1)}
	for i := range t.Cells {
		c := &t.Cells[i]
		g.Rows[c.Row] = append(g.Rows[c.Row], doc.Cell{Text: printedCell(t, c), Col: c.Column, Cols: c.Columns, Rows: c.Rows})
	}
	if all, ok := sameColumns(w.columns, t.Columns); goesOn && ok {
		above := w.blocks[len(w.blocks)-1].Table
		countBy(above, w.columns, all)
		countBy(g, t.Columns, all)
		w.columns = all
		goOnWith(w.form, above, g)
		w.rows = nil
		return
	}
	if goesOn && figuresAlone(g) && sameRows(w.rows, t.Rows) {
		above := w.blocks[len(w.blocks)-1].Table
		putBeside(above, g, len(w.columns)-1)
		width := w.columns[len(w.columns)-1] - t.Left
		for _, x := range t.Columns[1:] {
			w.columns = append(w.columns, x+width)
		}
		return
	}
	w.columns, w.rows = slices.Clone(t.Columns), t.Rows
	w.blocks = append(w.blocks, doc.Block{Table: g})
}

// printedCell joins the lines of a cell. A figure goes on in the next line where it
// has no room in its own.
func printedCell(t *pdfread.Table, c *pdfread.Cell) string {
	width := t.Columns[c.Column+c.Columns] - t.Columns[c.Column]
	var text strings.Builder
	last := "" // of the lines that are not empty
	for i := range c.Lines {
		line := han.Trim(c.Lines[i].Text)
		if line == "" {
			continue
		}
		if last != "" {
			before := &c.Lines[i-1]
			full := before.Right-before.Left > width-1.5*before.Size
			if !full || !unicode.IsDigit(han.LastRune(last)) || !unicode.IsDigit(han.FirstRune(line)) {
				text.WriteString(han.Joins(last, line))
			}
		}
		text.WriteString(line)
		last = line
	}
	return text.String()
}

// Cells yields the texts of the cells of all tables.
func (p *Sheets) Cells(yield func(text string) bool) {
	for i := range p.pages {
		for _, e := range p.pages[i].elements {
			if e.Table == nil {
				continue
			}
			for k := range e.Table.Cells {
				if !yield(printedCell(e.Table, &e.Table.Cells[k])) {
					return
				}
			}
		}
	}
}
