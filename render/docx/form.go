package docx

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/govdisclosure/annualreport/internal/budget"
	"github.com/govdisclosure/annualreport/internal/message"
	"github.com/govdisclosure/annualreport/report"
)

// Fill fills an office's blank form, a .docx without placeholders, with a report,
// and returns the filled file. See [ParseForm]; where there is an error, nothing
// is filled.
func Fill(form []byte, r *report.Report) ([]byte, error) {
	return FillContext(context.Background(), form, r, Limits{})
}

// FillContext is [Fill], ended with its context and within limits.
func FillContext(ctx context.Context, form []byte, r *report.Report, limits Limits) ([]byte, error) {
	if r == nil {
		return nil, errNoReport
	}
	t, err := ParseFormContext(ctx, form, r.Edition(), limits)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := t.RenderContext(ctx, &b, r); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// ParseForm reads an office's blank form from memory: a .docx with the headings and
// tables of the format, nil meaning [report.Edition2021], and no placeholders. What
// it returns renders reports into the form.
//
// Headings and labels are recognised whatever the fonts, the widths, the way they
// are broken over lines or runs, and the width of their brackets. The text of a
// section goes where the form has a sentence in brackets under the heading, or an
// empty paragraph; text above and below a table goes between the table and the
// headings, the opening before the first heading. Figures go into the blank cells.
// The office and the year go into the title line above the first heading, with
// whatever room it has for them, or above all text where there is none; the day of
// publication into a line with room for one, or else below the title.
// Text has the formatting of what it replaces. All else stays as it is, byte for
// byte.
//
// It is an error if a heading or a table is missing or stands twice, if the rows
// or columns of a table are not those of the format, or if there is text already
// where text is to go. Extra rows above the figures, as a title or the numbers of
// the columns, and a remark below the last row are no error.
func ParseForm(data []byte, f *report.Format) (*Template, error) {
	return ParseFormContext(context.Background(), data, f, Limits{})
}

// ParseFormContext is [ParseForm], ended with its context and within limits.
func ParseFormContext(ctx context.Context, data []byte, f *report.Format, limits Limits) (*Template, error) {
	limits = limits.withDefaults()
	b, cancel := limits.begin(ctx)
	defer cancel()
	data, err := io.ReadAll(b.Reader(bytes.NewReader(data), "Bytes", limits.Bytes))
	var t *Template
	if err == nil {
		t, err = parseForm(b, data, f, limits)
	}
	if err != nil {
		return nil, fmt.Errorf("docx: form: %w", err)
	}
	return t, nil
}

func parseForm(b *budget.Budget, data []byte, format *report.Format, limits Limits) (*Template, error) {
	t, err := newTemplate(b, data, TemplateOptions{Format: format, Limits: limits})
	if err != nil {
		return nil, err
	}
	part := &t.file.texts[0]
	body := part.root.child("body")
	if body == nil {
		return nil, message.Errorf("docx.no_body")
	}
	f := formReader{
		template: t,
		blocks:   blocksOf(body),
		cutter:   newCutter(b, part, part.root, t.placed),
		keys:     map[string]*Placeholder{},
	}
	for i := range t.all {
		f.keys[t.all[i].Key] = &t.all[i]
	}
	if err := f.read(); err != nil {
		return nil, err
	}
	pieces, err := f.cutter.segments()
	if err != nil {
		return nil, err
	}
	t.parts = []templatePart{{part.name, pieces}}
	return t, t.finish(b)
}

// blocksOf returns the paragraphs and tables of a body in their order, those in
// content controls too.
func blocksOf(body *node) []*node {
	var blocks []*node
	body.descend(func(e *node) bool {
		if e.is("p") || e.is("tbl") {
			blocks = append(blocks, e)
		}
		return e.is("sdt") || e.is("sdtContent") || e.is("customXml")
	})
	return blocks
}

// formReader finds the places of a form.
type formReader struct {
	template *Template
	blocks   []*node
	cutter   cutter
	keys     map[string]*Placeholder
	// look is that of running text.
	look *look
}

// slot returns a slot for the placeholder with the key, in the look of running
// text.
func (f *formReader) slot(key, where string) *slot {
	f.template.placed[key] = true
	return &slot{placeholder: f.keys[key], where: where, shape: allBlocks, look: f.look}
}

func (f *formReader) read() error {
	sections := f.template.format.Sections()
	starts, err := f.headings(sections)
	if err != nil {
		return err
	}
	region := func(i int) []*node { // the blocks below a heading
		end := len(f.blocks)
		if i+1 < len(starts) {
			end = starts[i+1]
		}
		return f.blocks[starts[i]+1 : end]
	}
	f.look = f.textLook(sections, starts, region)
	var problems []error
	for i := range sections {
		s := &sections[i]
		heading := f.blocks[starts[i]]
		var err error
		if s.Table == nil {
			err = f.text(s, heading, region(i))
		} else {
			err = f.table(s, heading, region(i))
		}
		if err != nil {
			problems = append(problems, message.Within("docx.section", s.Heading(), err))
		}
	}
	if len(problems) > 0 {
		return errors.Join(problems...)
	}
	f.title(f.blocks[:starts[0]], region(len(sections)-1))
	f.insert(f.blocks[starts[0]].start, f.slot("opening", "opening"), f.blocks[starts[0]])
	return nil
}

// headings returns the index of each section's heading among the blocks.
func (f *formReader) headings(sections []report.Section) ([]int, error) {
	says := make([]string, len(f.blocks)) // what paragraphs say behind their numbers
	for k, b := range f.blocks {
		if b.is("p") {
			_, text := atomsOf(b)
			says[k] = wordingOf(text).Core
		}
	}
	var problems []error
	starts := make([]int, len(sections))
	for i := range sections {
		title := wordingOf(sections[i].Title.ZH).Core
		starts[i] = -1
		for k := range f.blocks {
			if says[k] != title {
				continue
			}
			if starts[i] >= 0 {
				problems = append(problems, message.Errorf("docx.heading_twice", sections[i].Heading()))
				break
			}
			starts[i] = k
		}
		switch {
		case starts[i] < 0:
			problems = append(problems, message.Errorf("docx.no_heading", sections[i].Heading()))
		case i > 0 && starts[i] < starts[i-1]:
			problems = append(problems, message.Errorf("docx.heading_order", sections[i].Heading(), sections[i-1].Heading()))
		}
	}
	return starts, errors.Join(problems...)
}

// textLook returns how running text looks: as the first sentence in brackets under
// the heading of a text, otherwise as the paragraph there, otherwise as a heading
// that is not bold.
func (f *formReader) textLook(sections []report.Section, starts []int, region func(int) []*node) *look {
	var found *node
	for i := range sections {
		if sections[i].Table != nil {
			continue
		}
		for _, b := range region(i) {
			if !b.is("p") {
				continue
			}
			if _, text := atomsOf(b); isRemark(text) {
				return f.lookOf(b)
			}
			if found == nil {
				found = b
			}
		}
	}
	if found != nil {
		return f.lookOf(found)
	}
	l := f.lookOf(f.blocks[starts[0]])
	for i := range l.runs {
		l.runs[i].plain = strings.NewReplacer("<w:b/>", "", "<w:bCs/>", "").Replace(l.runs[i].plain)
	}
	return l
}

// lookOf returns how blocks look that stand for a paragraph.
func (f *formReader) lookOf(p *node) *look {
	atoms, _ := atomsOf(p)
	return f.cutter.lookAt(p, runAt(atoms, 0), someBlocks)
}

// insert puts a slot between blocks, before next, which may be nil.
func (f *formReader) insert(at int, s *slot, next *node) {
	s.followed = isElement(next, "p")
	f.cutter.edits = append(f.cutter.edits, edit{at, at, []segment{{slot: s}}})
}

// text finds the place of a section's text: the first sentence in brackets, with
// those right behind it, or the first empty paragraph, or what is behind the heading.
func (f *formReader) text(s *report.Section, heading *node, region []*node) error {
	var remarks, empty, texts []*node
	for i, b := range region {
		if b.is("tbl") {
			return message.Errorf("docx.table_for_text")
		}
		_, text := atomsOf(b)
		switch {
		case isBlank(text):
			empty = append(empty, b)
		case s == &f.template.format.Sections()[len(f.template.format.Sections())-1] && dayLine.MatchString(foldLabel(text)):
			// the day of the report
		case !isRemark(text):
			texts = append(texts, b)
		case remarks == nil || region[i-1] == remarks[len(remarks)-1]:
			remarks = append(remarks, b)
		}
	}
	here := f.slot(s.Key, s.Heading())
	places := remarks
	if len(remarks) == 0 {
		if len(texts) > 0 {
			_, text := atomsOf(texts[0])
			return message.Errorf("docx.text_already", excerpt(text))
		}
		if len(empty) == 0 {
			f.insert(heading.end, here, sibling(heading, 1))
			return nil
		}
		places = empty[:1]
	}
	// The text stands for the first sentence; the others give way to nothing.
	for i, p := range places {
		atoms, text := atomsOf(p)
		all := []mention{{s.Key, 0, len(text)}}
		if i == 0 {
			f.cutter.place(p, atoms, text, all, []*slot{here})
		} else {
			f.cutter.inText(atoms, all, []*slot{nil})
		}
	}
	return nil
}
