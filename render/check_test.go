package render_test

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/render"
	"github.com/govdisclosure/annualreport/render/html"
	"github.com/govdisclosure/annualreport/render/internal/doctest"
	"github.com/govdisclosure/annualreport/render/markdown"
	"github.com/govdisclosure/annualreport/render/pdf"
	"github.com/govdisclosure/annualreport/report"
)

// backends are those that write a document with nothing but a writer.
var backends = []struct {
	name     string
	render   func(io.Writer, *report.Report) error
	document func(io.Writer, *render.Document) error
}{
	{"Markdown", markdown.Renderer{}.Render, markdown.Renderer{}.RenderDocument},
	{"Markdown with HTML tables", markdown.Renderer{Tables: markdown.HTMLTables}.Render, markdown.Renderer{Tables: markdown.HTMLTables}.RenderDocument},
	{"page", html.Renderer{}.Render, html.Renderer{}.RenderDocument},
	{"fragment", html.Renderer{Mode: html.Fragment}.Render, html.Renderer{Mode: html.Fragment}.RenderDocument},
	{"PDF", pdf.Renderer{}.Render, pdf.Renderer{}.RenderDocument},
}

// What is nil is an error that says so, and nothing is written.
func TestNil(t *testing.T) {
	refused := func(name string, b *bytes.Buffer, err error) {
		t.Helper()
		if err == nil || !strings.Contains(err.Error(), "nil") || b.Len() > 0 {
			t.Errorf("%s: %v, and %d bytes", name, err, b.Len())
		}
	}
	var b bytes.Buffer
	if _, err := render.Compose(nil); err == nil {
		t.Error("a nil report is composed")
	}
	for _, backend := range backends {
		refused(backend.name, &b, backend.render(&b, nil))
		refused(backend.name, &b, backend.document(&b, nil))
		for _, block := range []render.Block{nil, (*render.Title)(nil), (*render.Heading)(nil), (*render.Paragraph)(nil), (*render.Table)(nil), (*render.Figure)(nil)} {
			refused(backend.name, &b, backend.document(&b, &render.Document{Blocks: []render.Block{block}}))
		}
		for _, block := range []report.Block{nil, (*report.Picture)(nil), (*report.TextTable)(nil)} {
			refused(backend.name, &b, backend.render(&b, &report.Report{Office: "某局", Year: 2024, Overview: report.Text{block}}))
		}
	}
}

// Whatever a document is, a backend writes it or returns an error.
func TestAnyDocument(t *testing.T) {
	n := uint64(1500)
	if testing.Short() {
		n = 300
	}
	for _, backend := range backends {
		written := 0
		for seed := range n {
			func() {
				defer func() {
					if p := recover(); p != nil {
						t.Errorf("%s, seed %d: panic: %v", backend.name, seed, p)
					}
				}()
				var b bytes.Buffer
				switch err := backend.document(&b, doctest.Random(seed)); {
				case err == nil:
					written++
				case b.Len() > 0:
					t.Errorf("%s, seed %d: %v, and %d bytes", backend.name, seed, err, b.Len())
				}
			}()
		}
		if written == 0 {
			t.Errorf("%s: none of %d documents is written", backend.name, n)
		}
	}
}
