package pdf_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/govdisclosure/annualreport/render"
	"github.com/govdisclosure/annualreport/render/layout"
	"github.com/govdisclosure/annualreport/render/pdf"
	"github.com/govdisclosure/annualreport/render/pdf/faces"
)

func paragraph(text string) *render.Paragraph {
	return &render.Paragraph{Runs: []render.Run{{Text: text}}}
}

func write(t testing.TB, rd pdf.Renderer, doc *render.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := rd.RenderDocument(&b, doc); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestSameBytes: the same report makes the same file, on one processor and on eight,
// alone and beside others, and is not changed.
func TestSameBytes(t *testing.T) {
	want := map[string][]byte{}
	docs := map[string]*render.Document{}
	for name, r := range samples(t) {
		doc, err := render.Compose(r)
		if err != nil {
			t.Fatal(err)
		}
		same, err := render.Compose(r)
		if err != nil {
			t.Fatal(err)
		}
		docs[name], want[name] = doc, write(t, pdf.Renderer{}, doc)
		if diff := cmp.Diff(same, doc); diff != "" {
			t.Errorf("%s has been changed: %s", name, diff)
		}
	}
	for _, processors := range []int{1, 8} {
		before := runtime.GOMAXPROCS(processors)
		var wait sync.WaitGroup
		for range 3 {
			for name, doc := range docs {
				wait.Go(func() {
					var b bytes.Buffer
					if err := (pdf.Renderer{}).RenderDocument(&b, doc); err != nil || !bytes.Equal(b.Bytes(), want[name]) {
						t.Errorf("%s on %d processors: %d bytes, not the same %d; %v", name, processors, b.Len(), len(want[name]), err)
					}
				})
			}
		}
		wait.Wait()
		runtime.GOMAXPROCS(before)
	}
}

// failing is a writer that takes n bytes.
type failing struct{ n int }

var errFull = errors.New("no room")

func (w *failing) Write(b []byte) (int, error) {
	if len(b) > w.n {
		n := w.n
		w.n = 0
		return n, errFull
	}
	w.n -= len(b)
	return len(b), nil
}

func TestWriterFails(t *testing.T) {
	doc := &render.Document{Blocks: []render.Block{paragraph("永")}}
	size := len(write(t, pdf.Renderer{}, doc))
	for n := range size {
		if err := (pdf.Renderer{}).RenderDocument(&failing{n}, doc); !errors.Is(err, errFull) {
			t.Fatalf("after %d bytes of %d: %v", n, size, err)
		}
	}
	if err := (pdf.Renderer{}).RenderDocument(&failing{size}, doc); err != nil {
		t.Error(err)
	}
	if err := (pdf.Renderer{}).RenderDocument(short{}, doc); !errors.Is(err, io.ErrShortWrite) {
		t.Error(err)
	}
}

// short is a writer that takes half and says nothing.
type short struct{}

func (short) Write(b []byte) (int, error) { return len(b) / 2, nil }

func TestErrors(t *testing.T) {
	whole := encodePNG(t, image.NewGray(image.Rect(0, 0, 9, 9)))
	figure := func(format string, data []byte) *render.Figure {
		return &render.Figure{Format: format, Data: data, Width: 9, Height: 9}
	}
	for _, test := range []struct {
		name string
		doc  render.Document
		want string
	}{
		{"a character that no face has", render.Document{Blocks: []render.Block{paragraph("永"), paragraph("永远\ue000")}},
			"pdf: layout: paragraph 2, character 3: no face has the character '\\ue000' (U+E000) [layout.missing]"},
		{"a picture that is none", render.Document{Blocks: []render.Block{figure("png", []byte("nothing"))}},
			"pdf: block 1 (figure): unexpected EOF"},
		{"a picture that is cut short", render.Document{Blocks: []render.Block{figure("png", whole[:len(whole)-20])}},
			"pdf: block 1 (figure): png: invalid format: unexpected EOF"},
		{"a picture of a format that is not known", render.Document{Blocks: []render.Block{figure("gif", whole)}},
			`pdf: block 1 (figure): a picture in the unknown format "gif" [render.picture_format]`},
		{"a language that is none", render.Document{Meta: render.Meta{Language: "zh)"}},
			`pdf: "zh)" is not the tag of a language [render.language]`},
	} {
		t.Run(test.name, func(t *testing.T) {
			var b bytes.Buffer
			err := (pdf.Renderer{}).RenderDocument(&b, &test.doc)
			if err == nil {
				t.Fatal("no error")
			}
			if diff := cmp.Diff(test.want, err.Error()); diff != "" {
				t.Error(diff)
			}
			if b.Len() > 0 {
				t.Errorf("%d bytes have been written", b.Len())
			}
		})
	}
}

func encodePNG(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func encodeJPEG(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// interlaced returns a PNG file of one pixel, marked as interlaced.
func interlaced(t testing.TB) []byte {
	data := encodePNG(t, image.NewGray(image.Rect(0, 0, 1, 1)))
	data[28] = 1
	binary.BigEndian.PutUint32(data[29:], crc32.ChecksumIEEE(data[12:29]))
	return data
}

// pictures are pictures of all kinds.
func pictures(t testing.TB) []*render.Figure {
	box := image.Rect(0, 0, 30, 20)
	draw := func(img interface {
		image.Image
		Set(x, y int, c color.Color)
	}) image.Image {
		for x := range box.Dx() {
			for y := range box.Dy() {
				img.Set(x, y, color.NRGBA{R: uint8(8 * x), G: uint8(12 * y), B: 99, A: uint8(255 - 8*x)})
			}
		}
		return img
	}
	var all []*render.Figure
	for _, data := range [][]byte{
		encodePNG(t, draw(image.NewGray(box))), encodePNG(t, draw(image.NewGray16(box))),
		encodePNG(t, draw(image.NewNRGBA(box))), encodePNG(t, draw(image.NewRGBA64(box))),
		encodePNG(t, draw(image.NewPaletted(box, color.Palette{color.Black, color.White, color.NRGBA{R: 200, A: 255}}))),
		encodePNG(t, draw(image.NewPaletted(box, color.Palette{color.Black, color.Transparent}))),
		interlaced(t), encodeJPEG(t, draw(image.NewGray(box))), encodeJPEG(t, draw(image.NewNRGBA(box))),
	} {
		config, format, err := image.DecodeConfig(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, &render.Figure{Format: format, Data: data, Width: config.Width, Height: config.Height, Alt: "图（一）"})
	}
	return all
}

func TestPictures(t *testing.T) {
	doc := &render.Document{}
	for _, f := range pictures(t) {
		doc.Blocks = append(doc.Blocks, f)
	}
	file := write(t, pdf.Renderer{}, doc)
	// Three have a soft mask besides: those with transparency.
	if n := bytes.Count(file, []byte("/Subtype /Image")); n != len(doc.Blocks)+3 {
		t.Errorf("%d images for %d pictures", n, len(doc.Blocks))
	}
	if !bytes.Equal(file, write(t, pdf.Renderer{}, doc)) {
		t.Error("the second file is another")
	}
}

// TestPictureMemory: of a picture that is put into the file as samples no more is held
// than the decoded picture, once.
func TestPictureMemory(t *testing.T) {
	const side = 2000
	img := image.NewNRGBA(image.Rect(0, 0, side, side))
	img.Set(1, 1, color.NRGBA{R: 9, A: 9})
	data := encodePNG(t, img)
	allocated := func(width int) uint64 {
		doc := &render.Document{Blocks: []render.Block{&render.Figure{Format: "png", Data: data, Width: width, Height: side}}}
		if width == 0 {
			doc.Blocks = []render.Block{paragraph("永")}
		}
		write(t, pdf.Renderer{}, doc)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		write(t, pdf.Renderer{}, doc)
		runtime.ReadMemStats(&after)
		return after.TotalAlloc - before.TotalAlloc
	}
	if with, without := allocated(side), allocated(0); with-without > 4*side*side*5/4 {
		t.Errorf("%d bytes for a picture of %d pixels", with-without, side*side)
	}
}

func TestOptions(t *testing.T) {
	doc := &render.Document{Blocks: []render.Block{paragraph("永远")}, Source: render.Source{JSON: []byte("{}")}}
	has := func(file []byte, text string) bool { return bytes.Contains(file, []byte(text)) }
	plain := write(t, pdf.Renderer{}, doc)
	if !has(plain, "/AFRelationship /Source") || !has(plain, "NotoSerifSC-Regular") || !has(plain, "[0 0 595.28 841.89]") {
		t.Error("not as a Renderer writes by itself")
	}
	if has(write(t, pdf.Renderer{OmitSource: true}, doc), "/AFRelationship") {
		t.Error("the source is attached")
	}
	if !has(write(t, pdf.Renderer{Faces: faces.Faces{Body: faces.Embedded(faces.Heading)}}, doc), "NotoSansSC-Medium") {
		t.Error("the face is not used")
	}
	small := layout.Page{Width: layout.MM(148), Height: layout.MM(210), Left: layout.MM(20), Top: layout.MM(25),
		AreaWidth: layout.MM(108), AreaHeight: layout.MM(160), Lines: 16, Characters: 20}
	if !has(write(t, pdf.Renderer{Page: small}, doc), "[0 0 419.53 595.28]") {
		t.Error("the page is not used")
	}
}

// TestDates: the only date is that of publication, and there is none without it.
func TestDates(t *testing.T) {
	doc := &render.Document{Meta: render.Meta{Title: "上海市\nCreationDate"}}
	if file := write(t, pdf.Renderer{}, doc); bytes.Contains(file, []byte("/CreationDate (D:")) || bytes.Contains(file, []byte("/ModDate")) {
		t.Error("a date")
	}
	doc.Meta.Date = time.Date(2025, 1, 20, 0, 0, 0, 0, time.UTC)
	if file := write(t, pdf.Renderer{}, doc); !bytes.Contains(file, []byte("/CreationDate (D:20250120000000")) {
		t.Error("no date")
	}
}

// TestMemory: it does not grow from document to document.
func TestMemory(t *testing.T) {
	doc, err := render.Compose(samples(t)[benchmarked])
	if err != nil {
		t.Fatal(err)
	}
	heap := func(documents int) uint64 {
		for range documents {
			write(t, pdf.Renderer{}, doc)
		}
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	before := heap(20)
	if after := heap(60); after > before+1<<20 {
		t.Errorf("%d bytes after 20 documents, %d after 80", before, after)
	}
}

// TestOutlineOrder: an entry without one of the level above it is not lost.
func TestOutlineOrder(t *testing.T) {
	heading := func(level int, text string) *render.Heading {
		return &render.Heading{Level: level, Runs: []render.Run{{Text: text}}}
	}
	doc := &render.Document{Blocks: []render.Block{heading(2, "（一）"), heading(2, "（二）"), heading(1, "一、"), heading(2, "（三）")}}
	if n := strings.Count(string(write(t, pdf.Renderer{}, doc)), "<</Title "); n != 4 {
		t.Errorf("%d entries", n)
	}
}
