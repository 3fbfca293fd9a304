package type0_test

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"regexp"
	"testing"

	"github.com/go-pdf/fpdf"

	"github.com/govdisclosure/annualreport/render/internal/fonttest"
	"github.com/govdisclosure/annualreport/render/pdf/faces"
	"github.com/govdisclosure/annualreport/render/pdf/internal/pdffile"
	"github.com/govdisclosure/annualreport/render/pdf/internal/type0"
)

// report is what a report of 7 pages draws: on each page a title, headings and
// lines of 28 characters, in all 600 different ones over four faces.
func report(tb testing.TB) func(w io.Writer) {
	tb.Helper()
	all := fonttest.GeneralStandard()
	parts := map[faces.Role][]rune{
		faces.Title: all[:30], faces.Heading: all[30:90], faces.Subheading: all[90:150], faces.Body: all[150:600],
	}
	roles := map[int]faces.Role{0: faces.Title, 2: faces.Heading, 3: faces.Subheading, 10: faces.Subheading}
	next := make(map[faces.Role]int)
	var lines [7][22]struct {
		role faces.Role
		text string
	}
	for i := range lines {
		for j := range lines[i] {
			role, ok := roles[j]
			if !ok {
				role = faces.Body
			}
			var text []rune
			for range 28 {
				text = append(text, parts[role][next[role]%len(parts[role])])
				next[role]++
			}
			lines[i][j].role, lines[i][j].text = role, string(text)
		}
	}
	return func(w io.Writer) {
		var set type0.Set
		contents := make([][]byte, len(lines))
		for i, page := range lines {
			for j, line := range page {
				f := set.Font(faces.Embedded(line.role))
				c := fmt.Appendf(contents[i], "BT /%s 16 Tf 1 0 0 1 79.37 %.2f Tm ", f.Name(), 700-28.99*float64(j))
				c, err := f.AppendText(c, line.text)
				if err != nil {
					tb.Fatal(err)
				}
				contents[i] = append(c, " Tj ET\n"...)
			}
		}
		file := pages(tb, contents...)
		if err := set.Embed(file); err != nil {
			tb.Fatal(err)
		}
		if _, err := file.WriteTo(w); err != nil {
			tb.Fatal(err)
		}
	}
}

// BenchmarkReport makes the whole file: pages, fonts, deflating.
func BenchmarkReport(b *testing.B) {
	write := report(b)
	b.ReportAllocs()
	for b.Loop() {
		write(io.Discard)
	}
}

// BenchmarkFloor deflates the streams of that file, once each, with the standard
// library at the same level. Nothing that makes the file with it is faster.
func BenchmarkFloor(b *testing.B) {
	var out bytes.Buffer
	report(b)(&out)
	var streams [][]byte
	size := 0
	for _, at := range regexp.MustCompile(`/Filter /FlateDecode /Length \d+ *>>\nstream\n`).FindAllIndex(out.Bytes(), -1) {
		r, err := zlib.NewReader(bytes.NewReader(out.Bytes()[at[1]:]))
		if err != nil {
			b.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			b.Fatal(err)
		}
		streams = append(streams, data)
		size += len(data)
	}
	b.ReportMetric(float64(len(streams)), "streams")
	b.SetBytes(int64(size))
	z, err := zlib.NewWriterLevel(nil, pdffile.Level)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		for _, data := range streams {
			z.Reset(io.Discard)
			z.Write(data)
			z.Close()
		}
	}
}

// BenchmarkThroughFpdf draws with four fonts of 150 squares each as fpdf does by
// itself. It is why this package exists.
func BenchmarkThroughFpdf(b *testing.B) {
	f := fonttest.Font{
		Outlines:   [][]byte{nil},
		Characters: make(map[rune]uint16),
		Segmented:  true,
		Tables:     map[string][]byte{"post": make([]byte, 32)},
	}
	for r := rune(0x4E00); len(f.Outlines) <= 150; r++ {
		f.Characters[r] = uint16(len(f.Outlines))
		f.Outlines = append(f.Outlines, fonttest.Square(50, 900))
	}
	ttf := f.Build()
	b.ReportAllocs()
	for b.Loop() {
		p := fpdf.New("P", "pt", "A4", "")
		p.AddPage()
		for _, name := range []string{"a", "b", "c", "d"} {
			p.AddUTF8FontFromBytes(name, "", ttf)
			p.SetFont(name, "", 16)
			p.Text(72, 100, "一丁七")
		}
		if err := p.Output(io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}
