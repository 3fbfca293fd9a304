// Package outputs lists the ways in which the command writes reports. A backend that is
// added to the list is in every subcommand, in its help and in its messages.
package outputs

import (
	"context"

	"github.com/govdisclosure/annualreport/render"
	"github.com/govdisclosure/annualreport/render/docx"
	"github.com/govdisclosure/annualreport/render/html"
	"github.com/govdisclosure/annualreport/render/markdown"
	"github.com/govdisclosure/annualreport/render/ofd"
	"github.com/govdisclosure/annualreport/render/pdf"
	"github.com/govdisclosure/annualreport/report"
)

// Renderer writes a report.
type Renderer = render.Renderer

// Format is one way to write a report.
type Format struct {
	Name   string // as on the command line
	Ending string // of the name of a file, with the dot; ".a.b" is another than ".b"
	Title  report.Label

	// Asked is set where a file is made only if it is asked for by name.
	Asked bool

	// Make returns the renderer, as an office has it.
	Make func(context.Context, *Own) (Renderer, error)
}

// documents are the ways to write a report for people: a line for each.
func documents() []Format {
	return []Format{
		{Name: "docx", Ending: ".docx", Title: report.Label{ZH: "Word 文件", EN: "a Word file"}, Make: word},
		{Name: "pdf", Ending: ".pdf", Title: report.Label{ZH: "PDF 文件", EN: "PDF"}, Make: portable},
		{Name: "md", Ending: ".md", Title: report.Label{ZH: "Markdown 文件", EN: "Markdown"}, Make: always(markdown.Renderer{})},
		{Name: "ofd", Ending: ".ofd", Asked: true, Title: report.Label{ZH: "OFD 版式文件", EN: "OFD"}, Make: fixed},
		{Name: "html", Ending: ".html", Asked: true, Title: report.Label{ZH: "网页", EN: "a page"}, Make: page(html.Page)},
		{Name: "fragment", Ending: ".fragment.html", Asked: true, Title: report.Label{ZH: "供网站编辑器粘贴的网页片段", EN: "a piece for the editor of a site"}, Make: page(html.Fragment)},
	}
}

// Switches are what people turn on or off, a line for each.
func (o *Own) Switches() []Switch {
	return []Switch{
		{Name: "pdfa", Off: &o.Untagged, Usage: report.Label{ZH: "PDF 不加读屏软件所用的标签：合 PDF/A-3u，不合 PDF/A-3a 和 PDF/UA-1", EN: "PDF without the tags that screen readers need: PDF/A-3u, not PDF/A-3a and PDF/UA-1"}},
	}
}

// always returns a renderer that is the same for all offices.
func always(r Renderer) func(context.Context, *Own) (Renderer, error) {
	return func(context.Context, *Own) (Renderer, error) { return r, nil }
}

// word returns the office's own template, or our layout where it has none.
func word(ctx context.Context, o *Own) (Renderer, error) {
	if o.Settings.Template == "" {
		return docx.Renderer{}, nil
	}
	return docx.OpenTemplateContext(ctx, o.Settings.Template, docx.TemplateOptions{})
}

func portable(_ context.Context, o *Own) (Renderer, error) {
	chosen, err := o.faces()
	if err != nil {
		return nil, err
	}
	return pdf.Renderer{Faces: chosen, Untagged: o.Untagged}, nil
}

// fixed returns what makes the pages of the PDF as OFD.
func fixed(_ context.Context, o *Own) (Renderer, error) {
	chosen, err := o.faces()
	if err != nil {
		return nil, err
	}
	return ofd.Renderer{Faces: chosen}, nil
}

// page returns what makes pages of the office's site.
func page(mode html.Mode) func(context.Context, *Own) (Renderer, error) {
	return func(_ context.Context, o *Own) (Renderer, error) {
		s := o.Settings.Site
		return html.Renderer{Mode: mode, Site: html.Site{Name: s.Name, Domain: s.Domain, IDCode: s.IDCode,
			Column: s.Column.Name, ColumnDescription: s.Column.Description, ColumnKeywords: s.Column.Keywords, ColumnType: s.Column.Type}}, nil
	}
}
