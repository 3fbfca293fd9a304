package docx

import (
	"bytes"
	"compress/flate"
	"io"
	"testing"

	"github.com/govdisclosure/annualreport/render"
)

// benchSample is a report of 9,000 characters.
func benchSample(b *testing.B) sample {
	for _, s := range samples(b) {
		if s.name == "zibo-guodong-2024" {
			return s
		}
	}
	b.Fatal("there is no such sample")
	return sample{}
}

// BenchmarkRenderDocument writes a composed document.
func BenchmarkRenderDocument(b *testing.B) {
	doc, err := render.Compose(benchSample(b).report)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if err := (Renderer{}).RenderDocument(io.Discard, doc); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkBody composes the blocks of a document into XML, and no more.
func BenchmarkBody(b *testing.B) {
	doc, err := render.Compose(benchSample(b).report)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		c := getComposer(&house)
		if err := c.blocks(doc.Blocks); err != nil {
			b.Fatal(err)
		}
		c.release()
	}
}

// BenchmarkRender goes from the report to the file.
func BenchmarkRender(b *testing.B) {
	r := benchSample(b).report
	b.ReportAllocs()
	for b.Loop() {
		if err := (Renderer{}).Render(io.Discard, r); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkFloor deflates the parts of the file once with the compressor of the
// standard library at the same level: what no writer of the file can do without.
func BenchmarkFloor(b *testing.B) {
	doc, err := render.Compose(benchSample(b).report)
	if err != nil {
		b.Fatal(err)
	}
	names, parts := unzip(b, renderDocument(b, Renderer{}, doc))
	var out bytes.Buffer
	w, err := flate.NewWriter(&out, flateLevel)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		out.Reset()
		for _, name := range names {
			w.Reset(&out)
			if _, err := w.Write(parts[name]); err != nil {
				b.Fatal(err)
			}
			if err := w.Close(); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(out.Len()), "bytes")
}

// BenchmarkTemplate renders a template with placeholders that was read before.
func BenchmarkTemplate(b *testing.B) {
	r := benchSample(b).report
	template := partial(b, fileOf(b, para("{{机关名称}}")+para("{{总体情况}}")+para("{{表二}}")+para("{{表三}}")+para("{{表四}}")+para("{{problems}}")))
	b.ReportAllocs()
	for b.Loop() {
		if err := template.Render(io.Discard, r); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkForm fills a blank form that was read before; BenchmarkFill reads it
// too.
func BenchmarkForm(b *testing.B) {
	r := benchSample(b).report
	form, err := ParseForm(blankForm(b), nil)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if err := form.Render(io.Discard, r); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFill(b *testing.B) {
	r := benchSample(b).report
	form := blankForm(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Fill(form, r); err != nil {
			b.Fatal(err)
		}
	}
}
