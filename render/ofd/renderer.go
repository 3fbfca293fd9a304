// Package ofd writes a report as an OFD file (开放版式文档, GB/T 33190-2016), the format of
// fixed pages that Chinese archives ask for beside PDF/A. The pages are those of the PDF:
// package [layout] sets them, and this package writes down where everything stands.
//
// A file is a ZIP archive of XML. It embeds a small font for every face, made of the
// characters of the document, and carries the report itself as an attached file with a
// digest over all that it holds.
package ofd

import (
	"fmt"
	"io"

	"github.com/govdisclosure/annualreport/render"
	"github.com/govdisclosure/annualreport/render/internal/placed"
	"github.com/govdisclosure/annualreport/render/layout"
	"github.com/govdisclosure/annualreport/render/pdf/faces"
	"github.com/govdisclosure/annualreport/report"
)

// Renderer writes reports as OFD. The zero Renderer works; a Renderer may be used by
// several goroutines at once.
type Renderer struct {
	// Page is the page and the sizes of what stands on it. What is zero in it is as
	// GB/T 9704-2012 has it.
	Page layout.Page
	// Faces are the faces of type. Where one is nil the embedded face is used, and so it
	// is for a character that the chosen face lacks.
	Faces faces.Faces
	// OmitSource leaves out the attached file with the report's data.
	OmitSource bool
}

// Render composes the report and writes it.
func (rd Renderer) Render(w io.Writer, r *report.Report) error {
	doc, err := render.Compose(r)
	if err != nil {
		return fmt.Errorf("ofd: %w", err)
	}
	return rd.RenderDocument(w, doc)
}

// RenderDocument writes a composed document. It writes nothing before all of it is known
// to be in order, and then everything at once. An error names the block, and the character
// where one is to blame ([*layout.MissingError]).
func (rd Renderer) RenderDocument(w io.Writer, doc *render.Document) error {
	set, err := layout.Set(doc, rd.Page, rd.Faces.Layout())
	if err != nil {
		return fmt.Errorf("ofd: %w", placed.Error(err))
	}
	d := document{doc: doc, set: set, source: !rd.OmitSource && len(doc.Source.JSON) > 0}
	parts, err := d.parts()
	if err != nil {
		return fmt.Errorf("ofd: %w", err)
	}
	file, err := pack(parts)
	if err != nil {
		return fmt.Errorf("ofd: %w", err)
	}
	n, err := w.Write(file)
	if err == nil && n < len(file) {
		err = io.ErrShortWrite
	}
	if err != nil {
		return fmt.Errorf("ofd: %w", err)
	}
	return nil
}
