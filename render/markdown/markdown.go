// Package markdown writes a report as GitHub Flavored Markdown
// (https://github.github.com/gfm/).
//
// Everything in a report is text: each character that Markdown would take for
// markup is escaped. The addresses of pages and mailboxes are links. The three tables are pipe tables, aligned for a screen on which
// an East Asian character takes two columns, or HTML tables with the spans of the
// form. At the end stands a comment with the summary of the report
// ([report.Summary]), from which package parse has back what the page does not show, and
// one with a digest over the whole text, which tells whether it was changed since.
package markdown

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"io"

	"github.com/govdisclosure/annualreport/internal/embed"
	"github.com/govdisclosure/annualreport/internal/message"
	"github.com/govdisclosure/annualreport/render"
	"github.com/govdisclosure/annualreport/report"
)

// Renderer writes reports as Markdown. The zero Renderer works; a Renderer may be
// used by several goroutines at once.
type Renderer struct {
	// Tables says how tables are written.
	Tables Tables
	// Picture returns the address that a picture is linked by; n counts the
	// pictures of a document from 1. A program that wants pictures in files of
	// their own writes them here. Nil puts the whole picture into a data: URI.
	Picture func(n int, f *render.Figure) (url string, err error)
	// OmitSummary leaves out the comments with the summary and the digest. What the
	// page does not show cannot be read back then.
	OmitSummary bool
}

// Tables is a way to write tables.
type Tables int

const (
	// PipeTables are tables of text with | between the cells. Where a heading of
	// columns spans some, it stands above each; where a heading of rows does, it
	// stands beside each, so that every figure has its full label. A figure
	// stands once, in the first place that it spans.
	PipeTables Tables = iota
	// HTMLTables are tables in HTML with the spans of the form.
	HTMLTables
)

// Render composes the report and writes it.
func (rd Renderer) Render(w io.Writer, r *report.Report) error {
	doc, err := render.Compose(r)
	if err != nil {
		return fmt.Errorf("markdown: %w", err)
	}
	return rd.RenderDocument(w, doc)
}

// RenderDocument writes a composed document. It writes nothing before all of it is
// known to be in order, and then everything at once.
func (rd Renderer) RenderDocument(w io.Writer, doc *render.Document) error {
	if err := doc.Check(); err != nil {
		return fmt.Errorf("markdown: %w", err)
	}
	p := printer{Renderer: rd}
	for i, b := range doc.Blocks {
		if i > 0 {
			p.b.WriteByte('\n')
		}
		if err := p.block(b); err != nil {
			return message.Within("render.block", i+1, err)
		}
	}
	if !rd.OmitSummary && doc.Source.Summary != "" {
		p.b.WriteString("\n" + embed.SummaryComment(doc.Source.Summary) + "\n" + embed.TextComment() + "\n")
		if err := embed.SealText(p.b.Bytes()); err != nil {
			return fmt.Errorf("markdown: %w", err)
		}
	}
	if _, err := p.b.WriteTo(w); err != nil {
		return fmt.Errorf("markdown: %w", err)
	}
	return nil
}

// printer writes one document.
type printer struct {
	Renderer
	b        bytes.Buffer
	pictures int
}

func (p *printer) block(block render.Block) error {
	switch b := block.(type) {
	case *render.Title:
		p.b.WriteString("# ")
		for _, part := range b.Parts {
			p.b.WriteString(escape(part))
		}
		p.b.WriteByte('\n')
	case *render.Heading:
		p.b.WriteString("#####"[:b.Level+1] + " ")
		p.runs(b.Runs)
		p.b.WriteByte('\n')
	case *render.Paragraph:
		p.runs(b.Runs)
		p.b.WriteByte('\n')
	case *render.Table:
		return p.table(b)
	case *render.Figure:
		return p.figure(b)
	default:
		return message.Errorf("render.kind", fmt.Sprintf("%T", block))
	}
	return nil
}

func (p *printer) figure(f *render.Figure) error {
	p.pictures++
	url := "data:image/" + f.Format + ";base64," + base64.StdEncoding.EncodeToString(f.Data)
	if p.Picture != nil {
		var err error
		if url, err = p.Picture(p.pictures, f); err != nil {
			return message.Within("render.picture", p.pictures, err)
		}
	}
	fmt.Fprintf(&p.b, "![%s](<%s>)", escape(f.Alt), escapeURL(url))
	if f.Caption != "" {
		// On a line of the same paragraph: a caption in one of its own could be
		// that of a table that follows.
		p.b.WriteString("\\\n")
		p.caption(f.Caption)
		return nil
	}
	p.b.WriteByte('\n')
	return nil
}

// caption writes the caption of a picture or a table as a paragraph in italics.
func (p *printer) caption(s string) {
	p.b.WriteString("<em>" + escapeLinked(s) + "</em>\n")
}
