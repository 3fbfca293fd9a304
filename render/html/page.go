package html

import (
	_ "embed"
	"strconv"

	"github.com/govdisclosure/annualreport/internal/embed"
	"github.com/govdisclosure/annualreport/internal/message"
	"github.com/govdisclosure/annualreport/render"
)

// The style sheet of pages.
//
//go:embed page.css
var sheet string

// page writes a whole document.
func (p *printer) page() error {
	title := p.doc.Meta.Title
	if title == "" {
		title = titleOf(p.doc)
	}
	p.head(title)
	if err := p.linkedData(); err != nil {
		return err
	}
	p.b.WriteString("</head>\n<body>\n<main>\n<article>\n")
	if err := p.blocks(); err != nil {
		return err
	}
	p.b.WriteString("</article>\n")
	if err := p.charts(); err != nil {
		return err
	}
	if err := p.downloads(); err != nil {
		return err
	}
	p.b.WriteString("</main>\n")
	if p.err != nil {
		return p.err
	}
	if err := p.source(); err != nil {
		return err
	}
	p.b.WriteString("</body>\n</html>\n")
	if p.carries() {
		return embed.SealText(p.b.Bytes())
	}
	return nil
}

// head begins a document, up to what its head holds beside metadata and style.
func (p *printer) head(title string) {
	p.b.WriteString("<!DOCTYPE html>\n<html")
	if lang := p.doc.Meta.Language; lang != "" {
		p.attribute("lang", lang)
	}
	p.b.WriteString(">\n<head>\n<meta charset=\"utf-8\">\n<title>")
	p.text(title, " ")
	p.b.WriteString("</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
	p.metadata(title)
	p.b.WriteString("<style>\n" + sheet + "</style>\n")
}

// carries reports whether the page carries its report.
func (p *printer) carries() bool {
	return !p.OmitSource && len(p.doc.Source.JSON) > 0 && p.doc.Source.Summary != ""
}

// source writes what carries the report: its JSON, for programs that have the page as it
// is; its summary, since browsers leave out all scripts of a page that they save as one
// file; and the place of the digest.
func (p *printer) source() error {
	if !p.carries() {
		return nil
	}
	s := &p.doc.Source
	p.b.Grow(len(s.JSON) + len(s.JSON)/8)
	data, err := embed.AppendPageData(p.b.AvailableBuffer(), s.JSON, s.Digest)
	if err != nil {
		return err
	}
	p.b.Write(data)
	p.b.WriteString("\n" + embed.SummaryComment(s.Summary) + "\n" + embed.TextComment() + "\n")
	return nil
}

// titleOf returns the title of a document that does not say one of itself: a page must
// have one.
func titleOf(doc *render.Document) string {
	for _, b := range doc.Blocks {
		if t, ok := b.(*render.Title); ok {
			all := ""
			for _, part := range t.Parts {
				all += part
			}
			return all
		}
	}
	return "年度报告"
}

// downloads writes the links to the report's other forms.
func (p *printer) downloads() error {
	if len(p.Downloads) == 0 {
		return nil
	}
	p.b.WriteString("<nav aria-label=\"附件下载\">\n<ul>\n")
	for i, d := range p.Downloads {
		if err := linked(d.URL); err != nil {
			return message.Within("html.download", i+1, err)
		}
		if d.Label == "" {
			return message.Errorf("html.download_label", i+1, d.URL)
		}
		p.b.WriteString("<li><a")
		p.attribute("href", d.URL)
		if d.Type != "" {
			p.attribute("type", d.Type)
		}
		p.b.WriteByte('>')
		p.text(d.Label, " ")
		if d.Bytes > 0 {
			p.b.WriteString("（" + size(d.Bytes) + "）")
		}
		p.b.WriteString("</a></li>\n")
	}
	p.b.WriteString("</ul>\n</nav>\n")
	return nil
}

// size writes the size of a file.
func size(n int64) string {
	const kilo, mega = 1000, 1000 * 1000
	switch {
	case n < kilo:
		return strconv.FormatInt(n, 10) + " B"
	case n < mega:
		return strconv.FormatInt((n+kilo/2)/kilo, 10) + " KB"
	}
	return strconv.FormatFloat(float64(n)/mega, 'f', 1, 64) + " MB"
}
