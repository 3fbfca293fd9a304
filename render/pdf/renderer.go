// Package pdf writes a report as a PDF file, set as a printing shop would set it: on
// the page of GB/T 9704-2012 (党政机关公文格式), with lines, tables and page numbers
// by package [layout] and embedded fonts. What is written is PDF 1.7 (ISO 32000-1)
// with an outline of the headings, the document's data, and the report itself as an
// attached file.
//
// The package embeds about 15 MB of fonts; a program that does not import it does
// not carry them.
package pdf

import (
	"fmt"
	"io"

	"github.com/govdisclosure/annualreport/render"
	"github.com/govdisclosure/annualreport/render/internal/placed"
	"github.com/govdisclosure/annualreport/render/layout"
	"github.com/govdisclosure/annualreport/render/pdf/faces"
	"github.com/govdisclosure/annualreport/report"
)

// Renderer writes reports as PDF. The zero Renderer works; a Renderer may be used by
// several goroutines at once.
type Renderer struct {
	// Page is the page and the sizes of what stands on it. What is zero in it is as
	// GB/T 9704-2012 has it.
	Page layout.Page
	// Faces are the faces of type. Where one is nil the embedded face is used, and
	// so it is for a character that the chosen face lacks.
	Faces faces.Faces
	// OmitSource leaves out the attached file with the report's data.
	OmitSource bool
	// Untagged leaves out the structure of the document, which programs need that read a
	// page aloud, set it anew for a small screen or take its tables out. The file is
	// PDF/A-3u then, not PDF/A-3a and PDF/UA-1.
	Untagged bool
}

// Render composes the report and writes it.
func (rd Renderer) Render(w io.Writer, r *report.Report) error {
	doc, err := render.Compose(r)
	if err != nil {
		return fmt.Errorf("pdf: %w", err)
	}
	return rd.RenderDocument(w, doc)
}

// RenderDocument writes a composed document. It writes nothing before all of it is
// known to be in order, and then everything at once. An error names the block, and
// the character where one is to blame ([*layout.MissingError]).
func (rd Renderer) RenderDocument(w io.Writer, doc *render.Document) error {
	set, err := layout.Set(doc, rd.Page, rd.Faces.Layout())
	if err != nil {
		return fmt.Errorf("pdf: %w", placed.Error(err))
	}
	var t *tags
	if !rd.Untagged {
		if t, err = newTags(doc); err != nil {
			return fmt.Errorf("pdf: %w", err)
		}
	}
	file, err := paint(doc, set, t)
	if err != nil {
		return fmt.Errorf("pdf: %w", err)
	}
	if !rd.OmitSource {
		if err := attach(file, doc.Source); err != nil {
			return fmt.Errorf("pdf: %w", err)
		}
	}
	if _, err := file.WriteTo(w); err != nil {
		return fmt.Errorf("pdf: %w", err)
	}
	return nil
}
