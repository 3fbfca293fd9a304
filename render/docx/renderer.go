package docx

import (
	"fmt"
	"io"

	"github.com/govdisclosure/annualreport/internal/message"
	"github.com/govdisclosure/annualreport/render"
	"github.com/govdisclosure/annualreport/report"
)

// Renderer writes reports as Word files in the layout of GB/T 9704-2012. Its
// zero value works. A Renderer may be used by several goroutines at once.
type Renderer struct {
	// OmitSource leaves out the machine-readable report ([render.Source]) that
	// the file otherwise carries as a custom XML part.
	OmitSource bool
}

// errNoReport is the error for a nil report.
var errNoReport = message.Errorf("report.none")

// Render writes the report to w as a .docx file: [render.Compose] followed by
// [Renderer.RenderDocument].
func (rd Renderer) Render(w io.Writer, r *report.Report) error {
	if r == nil {
		return errNoReport
	}
	doc, err := render.Compose(r)
	if err != nil {
		return err
	}
	return rd.RenderDocument(w, doc)
}

// RenderDocument writes doc to w as a .docx file. The same document gives the
// same bytes. The file is made in memory and written at once: where doc cannot
// be rendered, nothing is written. Errors say which block, cell and character
// they are about; an error of w is returned.
func (rd Renderer) RenderDocument(w io.Writer, doc *render.Document) error {
	if doc == nil {
		return message.Errorf("render.none")
	}
	base, err := basePackage()
	if err != nil {
		return err
	}
	c := getComposer(&house)
	defer c.release()
	if err := c.blocks(doc.Blocks); err != nil {
		return fmt.Errorf("docx: %w", err)
	}
	if c.afterTable { // a document ends with a paragraph
		c.separator()
	}
	src := doc.Source
	if rd.OmitSource {
		src = render.Source{}
	}
	file, err := base.assemble(c, doc.Meta, src)
	if err != nil {
		return fmt.Errorf("docx: %w", err)
	}
	return writeAll(w, file)
}

// writeAll writes p to w, and takes a short write for the error that it is.
func writeAll(w io.Writer, p []byte) error {
	n, err := w.Write(p)
	if err == nil && n < len(p) {
		err = io.ErrShortWrite
	}
	if err != nil {
		return fmt.Errorf("docx: writing: %w", err)
	}
	return nil
}
