package parse_test

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/govdisclosure/annualreport/parse"
	"github.com/govdisclosure/annualreport/render/docx"
	"github.com/govdisclosure/annualreport/render/markdown"
	"github.com/govdisclosure/annualreport/render/pdf"
	"github.com/govdisclosure/annualreport/report"
)

// BenchmarkRead measures each reader on a report as it comes: MB/s of the file, for
// DOCX and PDF of the packed one.
func BenchmarkRead(b *testing.B) {
	r, err := report.Open("../testdata/reports/zibo-guodong-2024.yaml")
	if err != nil {
		b.Fatal(err)
	}
	fixture := func(name string) []byte {
		data, err := os.ReadFile(filepath.Join(fixtures, name))
		if err != nil {
			b.Fatal(err)
		}
		return data
	}
	rendered := func(write func(*bytes.Buffer) error) []byte {
		var buf bytes.Buffer
		if err := write(&buf); err != nil {
			b.Fatal(err)
		}
		return buf.Bytes()
	}
	for _, c := range []struct {
		name string
		data []byte
	}{
		{"JSON", rendered(func(w *bytes.Buffer) error { return report.WriteJSON(w, r) })},
		{"YAML", rendered(func(w *bytes.Buffer) error { return report.WriteYAML(w, r) })},
		{"Markdown of ours", rendered(func(w *bytes.Buffer) error { return markdown.Renderer{}.Render(w, r) })},
		{"DOCX of ours", rendered(func(w *bytes.Buffer) error { return docx.Renderer{}.Render(w, r) })},
		{"PDF of ours", rendered(func(w *bytes.Buffer) error { return pdf.Renderer{}.Render(w, r) })},
		{"PDF of others", rendered(func(w *bytes.Buffer) error { return bare(w, r) })},
		{"text, a cell a line", fixture("cell-a-line.txt")},
		{"text, bars", fixture("bars.txt")},
		{"text, drawn", fixture("drawn.txt")},
		{"HTML, a page of a site", fixture("page-cms.html")},
		{"HTML, of Word", fixture("page-word.html")},
		{"DOCX of others", zipped(b, filepath.Join(fixtures, "word-merged.docx"))},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.data)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := parse.Read("", bytes.NewReader(c.data)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkTrusted measures reading a file of ours whose digest is trusted, beside making
// the PDF: neither should take longer than that.
func BenchmarkTrusted(b *testing.B) {
	r, err := report.Open("../testdata/reports/zibo-guodong-2024.yaml")
	if err != nil {
		b.Fatal(err)
	}
	b.Run("making the PDF", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if err := (pdf.Renderer{}).Render(io.Discard, r); err != nil {
				b.Fatal(err)
			}
		}
	})
	for _, c := range []struct {
		name string
		file []byte
	}{
		{"PDF", written(b, pdf.Renderer{}.Render, r)},
		{"DOCX", written(b, docx.Renderer{}.Render, r)},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				res, err := parse.Options{TrustDigest: true}.Read("", bytes.NewReader(c.file))
				if err != nil || len(res.Diagnostics) > 0 {
					b.Fatal(err)
				}
			}
		})
	}
}
