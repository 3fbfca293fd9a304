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

	"github.com/govdisclosure/annualreport/internal/budget"
	"github.com/govdisclosure/annualreport/internal/message"
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
