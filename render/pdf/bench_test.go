package pdf_test

import (
	"bytes"
	"compress/zlib"
	"io"
	"regexp"
	"strconv"
	"testing"

	"github.com/govdisclosure/annualreport/render"
	"github.com/govdisclosure/annualreport/render/layout"
	"github.com/govdisclosure/annualreport/render/pdf"
	"github.com/govdisclosure/annualreport/render/pdf/internal/pdffile"
)

// benchmarked is the report of seven or eight pages that other tools were measured
// with.
const benchmarked = "zibo-guodong-2024"

// BenchmarkRender is a document from the report to the file, in a process that has
// made one before.
func BenchmarkRender(b *testing.B) {
	r := samples(b)[benchmarked]
	b.ReportAllocs()
	for b.Loop() {
		if err := (pdf.Renderer{}).Render(io.Discard, r); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkRenderParallel makes documents on all processors.
func BenchmarkRenderParallel(b *testing.B) {
	r := samples(b)[benchmarked]
	b.ReportAllocs()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			if err := (pdf.Renderer{}).Render(io.Discard, r); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkCompose and BenchmarkLayout are parts of BenchmarkRender.
func BenchmarkCompose(b *testing.B) {
	r := samples(b)[benchmarked]
	b.ReportAllocs()
	for b.Loop() {
		if _, err := render.Compose(r); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLayout(b *testing.B) {
	doc, err := render.Compose(samples(b)[benchmarked])
	if err != nil {
		b.Fatal(err)
	}
	faces := pdf.Renderer{}.LayoutFaces()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := layout.Set(doc, layout.Page{}, faces); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkFloor deflates the streams of that file once, with the standard library at
// the same levels and with one compressor for all of a level: what any program must do
// that writes them.
func BenchmarkFloor(b *testing.B) {
	streams := inflated(b)
	compressor := func(level int) *zlib.Writer {
		z, err := zlib.NewWriterLevel(io.Discard, level)
		if err != nil {
			b.Fatal(err)
		}
		return z
	}
	plain, dense := compressor(pdffile.Level), compressor(pdffile.DenseLevel)
	size := 0
	for _, s := range streams {
		size += len(s)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, s := range streams {
			z := plain
			if bytes.HasPrefix(s, []byte("\x00\x01\x00\x00")) { // a font
				z = dense
			}
			z.Reset(io.Discard)
			if _, err := z.Write(s); err != nil {
				b.Fatal(err)
			}
			if err := z.Close(); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// inflated returns the streams of the benchmarked file as they were before they were
// deflated.
func inflated(t testing.TB) [][]byte {
	t.Helper()
	var file bytes.Buffer
	if err := (pdf.Renderer{}).Render(&file, samples(t)[benchmarked]); err != nil {
		t.Fatal(err)
	}
	var streams [][]byte
	head := regexp.MustCompile(`/Filter /FlateDecode /Length (\d+) *>>\nstream\n`)
	for rest := file.Bytes(); ; {
		at := head.FindSubmatchIndex(rest)
		if at == nil {
			break
		}
		n, err := strconv.Atoi(string(rest[at[2]:at[3]]))
		if err != nil {
			t.Fatal(err)
		}
		z, err := zlib.NewReader(bytes.NewReader(rest[at[1] : at[1]+n]))
		if err != nil {
			t.Fatal(err)
		}
		s, err := io.ReadAll(z)
		if err != nil {
			t.Fatal(err)
		}
		streams = append(streams, s)
		rest = rest[at[1]+n:]
	}
	if len(streams) < 12 {
		t.Fatalf("%d streams", len(streams))
	}
	return streams
}
