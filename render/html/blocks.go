package html

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"strconv"

	"github.com/govdisclosure/annualreport/internal/message"
	"github.com/govdisclosure/annualreport/render"
)

// printer writes one document.
type printer struct {
	Renderer
	doc *render.Document
	b   bytes.Buffer
	err error // the first

	top      int   // the level of the title's heading
	open     []int // the levels of the headings that hold what comes now
	sections int   // headings of level 1 so far
	tables   int
	pictures int
}

// blocks writes the report.
func (p *printer) blocks() error {
	for i, b := range p.doc.Blocks {
		err := p.block(b)
		if err == nil {
			err = p.err
		}
		if err != nil {
			return message.Within("render.block", i+1, err)
		}
	}
	return nil
}

func (p *printer) block(block render.Block) error {
	switch b := block.(type) {
	case *render.Title:
		p.title(b)
	case *render.Heading:
		p.heading(b)
	case *render.Paragraph:
		p.paragraph(b)
	case *render.Table:
		return p.table(b)
	case *render.Figure:
		return p.figure(b)
	default:
		return message.Errorf("render.kind", fmt.Sprintf("%T", block))
	}
	return nil
}

// title writes the title. Its parts stand on lines of their own where there is a style
// sheet; the text runs on, so that a reader and a program take one title out of it.
func (p *printer) title(t *render.Title) {
	tag := "h" + strconv.Itoa(p.top)
	p.b.WriteString("<" + tag)
	if p.Mode == Fragment {
		p.b.WriteString(` style="text-align:center"`)
	}
	p.b.WriteByte('>')
	for _, part := range t.Parts {
		if p.Mode == Fragment {
			p.text(part, lineBreak)
			continue
		}
		p.b.WriteString("<span>")
		p.text(part, lineBreak)
		p.b.WriteString("</span>")
	}
	p.b.WriteString("</" + tag + ">\n")
}

// heading writes a heading. Its rank is how deep it stands, which is its level unless the
// writer passed over one: ranks have no gaps.
func (p *printer) heading(h *render.Heading) {
	for len(p.open) > 0 && p.open[len(p.open)-1] >= h.Level {
		p.open = p.open[:len(p.open)-1]
	}
	p.open = append(p.open, h.Level)
	tag := "h" + strconv.Itoa(min(p.top+len(p.open), 6))
	p.b.WriteString("<" + tag)
	if p.Mode == Page {
		if h.Level == 1 {
			p.sections++
			p.b.WriteString(` id="section-` + strconv.Itoa(p.sections) + `"`)
		} else {
			p.b.WriteString(` class="level` + strconv.Itoa(h.Level) + `"`)
		}
	}
	p.style(h.Runs, "")
	p.b.WriteByte('>')
	p.runs(h.Runs)
	p.b.WriteString("</" + tag + ">\n")
}

func (p *printer) paragraph(b *render.Paragraph) {
	p.b.WriteString("<p")
	p.style(b.Runs, "text-indent:2em")
	p.b.WriteByte('>')
	p.runs(b.Runs)
	p.b.WriteString("</p>\n")
}

// style writes the style of an element that shows white space as it stands, where some
// would be lost, and the indent of a paragraph where there is no style sheet.
func (p *printer) style(runs []render.Run, indent string) {
	all := ""
	for _, r := range runs {
		all += r.Text
	}
	style := ""
	if p.Mode == Fragment {
		style = indent
	}
	if spaced(all) {
		if style != "" {
			style += ";"
		}
		style += "white-space:pre-wrap"
	}
	if style != "" {
		p.b.WriteString(` style="` + style + `"`)
	}
}

// runs writes the runs of a heading or a paragraph.
func (p *printer) runs(runs []render.Run) {
	for i := 0; i < len(runs); {
		r := runs[i]
		// Neighbours in one style are one stretch: between them nothing stands.
		end := i + 1
		for end < len(runs) && runs[end].Bold == r.Bold && runs[end].Heading == r.Heading {
			end++
		}
		before, after := "", ""
		if r.Heading > 0 && p.Mode == Page {
			before, after = `<span class="level`+strconv.Itoa(min(r.Heading, 4))+`">`, "</span>"
		}
		if r.Bold {
			before, after = before+"<strong>", "</strong>"+after
		}
		p.b.WriteString(before)
		for _, r := range runs[i:end] {
			p.text(r.Text, lineBreak)
		}
		p.b.WriteString(after)
		i = end
	}
}

// figure writes a picture.
func (p *printer) figure(f *render.Figure) error {
	p.pictures++
	p.b.WriteString("<figure><img")
	if p.Picture != nil {
		url, err := p.Picture(p.pictures, f)
		if err != nil {
			return message.Within("render.picture", p.pictures, err)
		}
		if err := linked(url, "data"); err != nil {
			return message.Within("render.picture", p.pictures, err)
		}
		p.attribute("src", url)
	} else {
		switch f.Format {
		case "png", "jpeg":
		default:
			return message.Errorf("render.picture_format", f.Format)
		}
		p.b.WriteString(` src="data:image/` + f.Format + `;base64,`)
		p.b.Grow(base64.StdEncoding.EncodedLen(len(f.Data)))
		p.b.Write(base64.StdEncoding.AppendEncode(p.b.AvailableBuffer(), f.Data))
		p.b.WriteByte('"')
	}
	p.attribute("alt", f.Alt)
	if f.Width > 0 && f.Height > 0 && p.Mode == Page {
		fmt.Fprintf(&p.b, ` width="%d" height="%d"`, f.Width, f.Height)
	}
	if p.Mode == Fragment {
		p.b.WriteString(` style="max-width:100%"`)
	}
	p.b.WriteByte('>')
	if f.Caption != "" {
		p.b.WriteString("<figcaption>")
		p.text(f.Caption, lineBreak)
		p.b.WriteString("</figcaption>")
	}
	p.b.WriteString("</figure>\n")
	return nil
}
