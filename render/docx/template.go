package docx

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"github.com/govdisclosure/annualreport/internal/budget"
	"github.com/govdisclosure/annualreport/internal/message"
	"github.com/govdisclosure/annualreport/render"
	"github.com/govdisclosure/annualreport/report"
)

// Template is a user's .docx with placeholders, {{机关名称}} or {{office}}, which
// give way to a report; [Placeholders] lists them. It is read once and then
// rendered as often as wanted, by several goroutines at once: they share nothing
// that changes.
//
// A placeholder is found however Word has cut it into runs, in the document, in
// tables, text boxes, headers, footers and notes. What replaces it has the
// formatting of its first run. A text, a table or a section takes the place of the
// placeholder's paragraph, as paragraphs in that paragraph's formatting; a table of
// the form is drawn with rules across the page. All else stays as it is, byte for
// byte.
type Template struct {
	file    *userFile
	format  *report.Format
	partial bool
	parts   []templatePart
	all     []Placeholder   // of the format
	placed  map[string]bool // keys of those that it has
	cells   map[string]bool // keys of sections with a place for some of their cells
	// offices are the names of an office that the title of a form has, folded.
	offices []string
	// says is what the template says itself, folded.
	says string
	// drawings is the largest id of a drawing.
	drawings int
}

// TemplateOptions says how a template is read. The zero value works.
type TemplateOptions struct {
	// Format is the edition of the form that the placeholders are those of; nil
	// is [report.Edition2021].
	Format *report.Format
	// Partial lets a template leave out parts of a report. Without it, a report
	// of which something has no place in the template is an error, since it
	// would get lost unseen.
	Partial bool
	// Limits bound what the template may take.
	Limits Limits
}

// UnplacedError says which parts of a report a template has no place for.
type UnplacedError struct {
	// Parts are the keys of the placeholders that are missing, in the order of
	// the form: "overview", "requests.notes", "requests.table", or the address of
	// a cell where the template has some cells of a table but not all.
	Parts []string
	names []string

	format *report.Format // of the template; nil means Edition2021
}

// Error names the parts by their placeholders, in English, with the code.
func (e *UnplacedError) Error() string {
	return message.Coded(e.words(language.English, e.names), e.Code())
}

// Code is "docx.unplaced".
func (e *UnplacedError) Code() string { return "docx.unplaced" }

// Place is the first of the parts.
func (e *UnplacedError) Place() report.Place {
	if len(e.Parts) == 0 {
		return report.Place{}
	}
	if _, err := e.edition().Figure(report.Address(e.Parts[0])); err == nil {
		return report.Place{Address: report.Address(e.Parts[0])}
	}
	return report.Place{Key: e.Parts[0]}
}

// Message names the parts as a person calls them.
func (e *UnplacedError) Message(lang language.Tag) string {
	var names []string
	for _, key := range e.Parts {
		name, table := strings.CutSuffix(key, ".table")
		l := e.edition().Label(name)
		if table {
			l = report.Label{ZH: "“" + l.ZH + "”的表格", EN: "the table of " + l.EN}
		}
		names = append(names, l.In(message.English(lang)))
	}
	return e.words(lang, names)
}

func (e *UnplacedError) edition() *report.Format {
	if e.format != nil {
		return e.format
	}
	return report.Edition2021()
}

func (e *UnplacedError) words(lang language.Tag, names []string) string {
	const most = 10
	comma := message.Text{ZH: "、", EN: ", "}.In(lang)
	if n := len(names) - most; n > 0 {
		return message.Catalogue()["docx.unplaced_more"].Fill(lang, strings.Join(names[:most], comma), n)
	}
	return message.Catalogue()[e.Code()].Fill(lang, strings.Join(names, comma))
}

// templatePart is a part with placeholders, cut at them.
type templatePart struct {
	name     string
	segments []segment
}

// segment is a stretch of a part that stays, and what comes behind it.
type segment struct {
	text string
	slot *slot // nil behind the last
}

// slot is where something of a report goes.
type slot struct {
	placeholder *Placeholder
	where       string // for messages
	shape       slotShape
	// look is that of the placeholder's first run and of its paragraph.
	look *look
	// empty is the paragraph without its text. It takes the place of blocks where
	// there are none, and stands behind a table, unless another paragraph follows.
	empty    string
	followed bool
	// open is what an ownParagraph begins with.
	open string
	// behindTable is set where a table stands before the paragraph.
	behindTable bool
}

// slotShape says where a slot stands, and so what of its blocks it takes.
type slotShape int

const (
	// inText is inside a w:t: it takes the text of a run.
	inText slotShape = iota
	// allBlocks is between paragraphs: it takes all blocks. The paragraph of the
	// placeholder is gone, or ends a section and stays behind them.
	allBlocks
	// firstBlock is inside the w:t of a paragraph that stays, since more than the
	// placeholder stands in it: it takes the first block where that is text.
	firstBlock
	// otherBlocks is behind that paragraph: it takes the other blocks.
	otherBlocks
	// ownParagraph is between paragraphs: a field with a paragraph of its own,
	// which is not there where the field is empty.
	ownParagraph
)

// OpenTemplate reads a template from a file.
func OpenTemplate(path string, o TemplateOptions) (*Template, error) {
	return OpenTemplateContext(context.Background(), path, o)
}

// OpenTemplateContext is [OpenTemplate], ended with its context.
func OpenTemplateContext(ctx context.Context, path string, o TemplateOptions) (*Template, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("docx: template: %w", err)
	}
	t, err := readTemplate(ctx, file, o)
	if closed := file.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return nil, fmt.Errorf("docx: template %s: %w", path, err)
	}
	return t, nil
}

// ReadTemplate reads a template to the end of r.
func ReadTemplate(r io.Reader, o TemplateOptions) (*Template, error) {
	return ReadTemplateContext(context.Background(), r, o)
}

// ReadTemplateContext is [ReadTemplate], ended with its context.
func ReadTemplateContext(ctx context.Context, r io.Reader, o TemplateOptions) (*Template, error) {
	t, err := readTemplate(ctx, r, o)
	if err != nil {
		return nil, fmt.Errorf("docx: template: %w", err)
	}
	return t, nil
}

func readTemplate(ctx context.Context, r io.Reader, o TemplateOptions) (*Template, error) {
	o.Limits = o.Limits.withDefaults()
	b, cancel := o.Limits.begin(ctx)
	defer cancel()
	data, err := io.ReadAll(b.Reader(r, "Bytes", o.Limits.Bytes))
	if err != nil {
		return nil, err
	}
	return parseTemplate(b, data, o)
}

// ParseTemplate reads a template from memory. It keeps a copy of data.
func ParseTemplate(data []byte, o TemplateOptions) (*Template, error) {
	return ParseTemplateContext(context.Background(), data, o)
}

// ParseTemplateContext is [ParseTemplate], ended with its context.
func ParseTemplateContext(ctx context.Context, data []byte, o TemplateOptions) (*Template, error) {
	return ReadTemplateContext(ctx, bytes.NewReader(data), o)
}

func parseTemplate(b *budget.Budget, data []byte, o TemplateOptions) (*Template, error) {
	t, err := newTemplate(b, data, o)
	if err != nil {
		return nil, err
	}
	known := map[string]*Placeholder{}
	for i := range t.all {
		p := &t.all[i]
		known[foldName(p.Key)] = p
		for _, name := range p.Names {
			known[foldName(name)] = p
		}
	}
	var problems problems
	for i := range t.file.texts {
		p := &t.file.texts[i]
		cut := newCutter(b, p, t.file.texts[0].root, t.placed)
		cut.known = known
		if err := cut.cut(&problems); err != nil {
			return nil, err
		}
		if len(cut.edits) > 0 {
			pieces, err := cut.segments()
			if err != nil {
				return nil, err
			}
			t.parts = append(t.parts, templatePart{p.name, pieces})
		}
	}
	if err := problems.err(); err != nil {
		return nil, err
	}
	return t, t.finish(b)
}

// problems are errors of which the first are told.
type problems struct {
	told []error
	more int
}

func (p *problems) add(err error) {
	const most = 20
	if len(p.told) < most {
		p.told = append(p.told, err)
	} else {
		p.more++
	}
}

func (p *problems) err() error {
	if p.more > 0 {
		return errors.Join(append(p.told, message.Errorf("docx.more", p.more))...)
	}
	return errors.Join(p.told...)
}

// mostDrawings is above the ids of drawings that are told from one another. Ids are
// numbers of 32 bits, and ours go on from the largest below it.
const mostDrawings = 1 << 30

// newTemplate opens a file, in which places for a report are still to be found.
func newTemplate(b *budget.Budget, data []byte, o TemplateOptions) (*Template, error) {
	file, err := openUserFile(b, data, o.Limits)
	if err != nil {
		return nil, err
	}
	t := &Template{file: file, format: o.Format, partial: o.Partial, placed: map[string]bool{}}
	if t.format == nil {
		t.format = report.Edition2021()
	}
	t.all = Placeholders(t.format)
	for i := range file.texts {
		file.texts[i].root.descend(func(e *node) bool {
			if e.name == "docPr" {
				if id, err := strconv.Atoi(e.attr("id")); err == nil && id < mostDrawings {
					t.drawings = max(t.drawings, id)
				}
			}
			return true
		})
	}
	return t, b.Alive()
}

// finish takes note of the tables that are filled cell by cell, and lets go of the
// parts as they were read, which are cut now.
func (t *Template) finish(b *budget.Budget) error {
	t.cells = map[string]bool{}
	for i := range t.all {
		if p := &t.all[i]; p.kind == aFigure && t.placed[p.Key] {
			t.cells[t.format.Sections()[p.section].Key] = true
		}
	}
	var says strings.Builder
	for i := range t.file.texts {
		for _, p := range paragraphsOf(t.file.texts[i].root) {
			_, text := atomsOf(p)
			if err := b.Step(len(text)); err != nil {
				return err
			}
			if err := b.Grow(int64(len(text)) + 1); err != nil {
				return err
			}
			says.WriteString(foldLabel(text))
			says.WriteByte('\n')
		}
		t.file.texts[i].root, t.file.texts[i].data = nil, nil
	}
	t.says = says.String()
	return b.Alive()
}

// Render writes the template to w with the placeholders replaced by what the
// report holds. The file is made in memory and written at once: where there is an
// error, nothing is written. A report that the template has no place for is an
// [*UnplacedError], unless the template was opened as partial.
func (t *Template) Render(w io.Writer, r *report.Report) error {
	return t.RenderContext(context.Background(), w, r)
}

// RenderContext is [Template.Render], ended with its context.
func (t *Template) RenderContext(ctx context.Context, w io.Writer, r *report.Report) error {
	if r == nil {
		return errNoReport
	}
	if r.Edition() != t.format {
		return message.Errorf("docx.edition", r.Edition().ID(), t.format.ID())
	}
	for _, office := range t.offices {
		if office != foldLabel(r.Office) {
			return message.Errorf("docx.office", office, r.Office)
		}
	}
	b, cancel := t.file.limits.begin(ctx)
	defer cancel()
	if err := b.Alive(); err != nil {
		return fmt.Errorf("docx: %w", err)
	}
	content, err := newContent(r)
	if err != nil {
		return err
	}
	if missing := t.unplaced(content); missing != nil && !t.partial {
		return fmt.Errorf("docx: %w", missing)
	}
	c := getComposer(nil)
	defer c.release()
	c.budget, c.file.budget = b, b
	file, err := t.fill(c, content)
	if err != nil {
		return fmt.Errorf("docx: %w", err)
	}
	return writeAll(w, file)
}

// fill makes the file.
func (t *Template) fill(c *composer, content *content) ([]byte, error) {
	changed := map[string]string{}
	var additions []addition
	c.firstDrawing = t.drawings
	c.pictureStem = t.pictureStem()
	kinds := map[string]bool{}
	for _, p := range t.parts {
		if err := t.fillPart(c, &p, content); err != nil {
			return nil, err
		}
		changed[p.name] = string(c.body)
		if len(c.pictures) == 0 {
			continue
		}
		if err := t.addRelations(c, p.name, changed, &additions); err != nil {
			return nil, err
		}
		for i, f := range c.pictures {
			additions = append(additions, addition{"word/media/" + c.pictureName(c.firstPicture+i+1, f.Format), f.Data})
			kinds[f.Format] = true
		}
		c.firstPicture += len(c.pictures)
		c.pictures = c.pictures[:0]
	}
	if len(additions) > 0 {
		changed[typesPart] = t.addTypes(c.budget, kinds, additions)
	}
	return t.file.write(&c.file, changed, additions)
}

// fillPart fills one part. What a slot takes is charged before it is written, by what
// the same place took before or, the first time, by what its text has.
func (t *Template) fillPart(c *composer, p *templatePart, content *content) error {
	c.body = c.body[:0]
	for _, s := range p.segments {
		if err := c.charge(len(s.text)); err != nil {
			return err
		}
		c.str(s.text)
		if s.slot == nil {
			continue
		}
		key := content.sizes.key(s.slot)
		if err := c.charge(content.sizes.of(key, content, s.slot)); err != nil {
			return err
		}
		before, pictures := len(c.body), len(c.pictures)
		if err := c.slot(s.slot, content); err != nil {
			return fmt.Errorf("%s: {{%s}}: %w", s.slot.where, s.slot.placeholder.Names[0], err)
		}
		size := len(c.body) - before
		for _, f := range c.pictures[pictures:] {
			size += len(f.Data)
		}
		content.sizes[key] = max(content.sizes[key], size)
	}
	return nil
}

// sizes are how many bytes slots took so far, by what they stand for.
type sizes map[sizeKey]int

type sizeKey struct {
	placeholder string
	shape       slotShape
}

func (sizes) key(s *slot) sizeKey { return sizeKey{s.placeholder.Key, s.shape} }

func (z sizes) of(key sizeKey, content *content, s *slot) int {
	if n, ok := z[key]; ok {
		return n
	}
	n := len(s.empty) + len(s.open)
	for _, block := range content.blocks[s.placeholder.Key] {
		n += blockSize(block)
	}
	return n
}

// blockSize is how many bytes the text and pictures of a block have.
func blockSize(block render.Block) int {
	n := 0
	switch b := block.(type) {
	case *render.Paragraph:
		for _, r := range b.Runs {
			n += len(r.Text)
		}
	case *render.Heading:
		for _, r := range b.Runs {
			n += len(r.Text)
		}
	case *render.Figure:
		n = len(b.Data)
	case *render.Table:
		for _, row := range b.Rows {
			for _, cell := range row.Cells {
				n += len(cell.Text)
			}
		}
	}
	return n
}

// pictureStem returns a start for the names of pictures that no part of the
// template has.
func (t *Template) pictureStem() string {
	stem := "picture"
	for _, e := range t.file.zip.File {
		for strings.Contains(e.Name, stem) {
			stem += "x"
		}
	}
	return stem
}

// addRelations adds relationships to those of a part, which may have none so far.
func (t *Template) addRelations(c *composer, part string, changed map[string]string, additions *[]addition) error {
	relations := c.pictureRelations()
	folder, file, _ := strings.Cut(part, "/")
	name := folder + "/_rels/" + file + ".rels"
	if t.file.entries[name] == nil {
		*additions = append(*additions, addition{name, []byte(xmlHeader + `<Relationships xmlns="` + relationsSpace + `">` + relations + `</Relationships>`)})
		return nil
	}
	data, err := t.file.read(c.budget, name)
	if err != nil {
		return err
	}
	text, err := insertLast(c.budget, string(data), relations)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	changed[name] = text
	return nil
}

// addTypes adds the content types of pictures, and of relationships, that the
// template does not have.
func (t *Template) addTypes(b *budget.Budget, kinds map[string]bool, additions []addition) string {
	types := ""
	for _, kind := range []string{"jpeg", "png"} {
		if kinds[kind] && !strings.Contains(strings.ToLower(t.file.types), `extension="`+kind+`"`) {
			types += `<Default Extension="` + kind + `" ContentType="image/` + kind + `"/>`
		}
	}
	changed, err := insertLast(b, t.file.types, types)
	if err != nil {
		return t.file.types // it was read when the template was opened
	}
	return changed
}

// insertLast puts XML at the end of the root element of a part.
func insertLast(b *budget.Budget, part, insert string) (string, error) {
	root, err := parseXML(b, []byte(part), nil)
	if err != nil {
		return "", err
	}
	if root.selfClosing([]byte(part)) {
		name, _, _ := strings.Cut(strings.TrimPrefix(part[root.start:root.inner], "<"), " ")
		return part[:root.start] + root.openTag([]byte(part)) + insert + "</" + name + ">" + part[root.end:], nil
	}
	return part[:root.innerEnd] + insert + part[root.innerEnd:], nil
}

// unplaced returns what of the report the template has no place for, or nil.
func (t *Template) unplaced(content *content) *UnplacedError {
	e := UnplacedError{format: t.format}
	miss := func(key, name string) {
		e.Parts = append(e.Parts, key)
		e.names = append(e.names, name)
	}
	for i := range t.all {
		p := &t.all[i]
		if t.placed[p.Key] {
			continue
		}
		if p.kind == aField {
			if t.lacks(p.Key, content.report) {
				miss(p.Key, p.Names[0])
			}
			continue
		}
		section := ""
		if p.section >= 0 {
			section = t.format.Sections()[p.section].Key
		}
		switch {
		case section != "" && t.placed[section]:
		case p.kind == aFigure:
			// Where none of a table's cells has a place, the table is missing.
			if text := content.figure(p.address); text != "" && !t.placed[section+tableSuffix] && t.cells[section] {
				miss(p.Key, p.Names[0])
			}
		case p.Key == section && t.format.Section(section).Table != nil: // its parts are looked at
		case p.Key == section+tableSuffix && t.cells[section]:
		case len(content.blocks[p.Key]) > 0:
			miss(p.Key, p.Names[0])
		}
	}
	if e.Parts == nil {
		return nil
	}
	return &e
}

// lacks reports whether a template neither asks for the office, the year or the day
// of a report nor says it itself. The other fields stand in the opening.
func (t *Template) lacks(key string, r *report.Report) bool {
	value := ""
	switch key {
	case "office":
		value = r.Office
	case "year":
		if t.placed["title"] {
			return false
		}
		value = fmt.Sprintf("%d年", r.Year)
	case "published":
		value = published(r)
	}
	return value != "" && !strings.Contains(t.says, foldLabel(value))
}

// content is a report in the pieces that placeholders ask for.
type content struct {
	report *report.Report
	blocks map[string][]render.Block
	sizes  sizes
}

func newContent(r *report.Report) (*content, error) {
	doc, err := render.Compose(r)
	if err != nil {
		return nil, err
	}
	c := &content{report: r, blocks: map[string][]render.Block{}, sizes: sizes{}}
	rest := doc.Blocks[1:] // behind the title
	sections := r.Edition().Sections()
	key := "opening"
	for i := 0; ; i++ {
		n := 0
		for n < len(rest) && !isSectionHeading(rest[n]) {
			n++
		}
		c.blocks[key] = rest[:n]
		if n == len(rest) {
			break
		}
		if i == len(sections) {
			return nil, message.Errorf("docx.more_sections")
		}
		key = sections[i].Key
		rest = rest[n+1:]
	}
	for i := range sections {
		s := &sections[i]
		if s.Table == nil {
			continue
		}
		lead, err := r.Text(s.Key + leadSuffix)
		if err != nil {
			return nil, err
		}
		blocks := c.blocks[s.Key]
		n := len(lead)
		c.blocks[s.Key+leadSuffix] = blocks[:n]
		c.blocks[s.Key+tableSuffix] = blocks[n : n+1]
		c.blocks[s.Key+notesSuffix] = blocks[n+1:]
	}
	return c, nil
}

func isSectionHeading(b render.Block) bool {
	h, ok := b.(*render.Heading)
	return ok && h.Level == 1
}

// figure returns the text of a cell, which exists.
func (c *content) figure(a report.Address) string {
	text, err := c.report.Shown(a)
	if err != nil {
		return ""
	}
	return text
}
