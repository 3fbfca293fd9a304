package parse_test

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/parse/internal/pdfread"
)

// How PDF files are changed after they were made. Each change is saved behind the
// file, as programs do that edit one (ISO 32000-1 clause 7.5.6).

// free is a budget without bounds.
type free struct{}

func (free) Alive() error                       { return nil }
func (free) Step(int) error                     { return nil }
func (free) Grow(int64) error                   { return nil }
func (free) Depth(int) error                    { return nil }
func (free) Block() error                       { return nil }
func (free) Cells(int) error                    { return nil }
func (free) Unpack(r io.Reader) ([]byte, error) { return io.ReadAll(r) }
func (free) Over(error) bool                    { return false }

var (
	pageObject = regexp.MustCompile(`(\d+) 0 obj\n<</Type /Page\n/Parent 1 0 R\n/Resources 2 0 R\n/Contents (\d+) 0 R[^<]*?>>\nendobj`)
	sizeEntry  = regexp.MustCompile(`/Size (\d+)\n/Root`)
	rootEntry  = regexp.MustCompile(`/Root (\d+) 0 R`)
	startEntry = regexp.MustCompile(`startxref\n(\d+)\n`)
	streamHead = regexp.MustCompile(`/Filter /FlateDecode /Length (\d+) *>>\nstream\n`)
	codeEntry  = regexp.MustCompile(`<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]{4,8})>`)
)

// atoi reads a number that a pattern found.
func atoi(t *testing.T, b []byte) int {
	t.Helper()
	n, err := strconv.Atoi(string(b))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// savedBehind saves objects behind a file; their numbers may be new.
func savedBehind(t *testing.T, file []byte, objects map[int]string) []byte {
	t.Helper()
	size := atoi(t, sizeEntry.FindSubmatch(file)[1])
	before := startEntry.FindAllSubmatch(file, -1)
	b := bytes.NewBuffer(bytes.Clone(file))
	table := "xref\n"
	for n, body := range objects {
		table += fmt.Sprintf("%d 1\n%010d 00000 n \n", n, b.Len())
		size = max(size, n+1)
		fmt.Fprintf(b, "%d 0 obj\n%s\nendobj\n", n, body)
	}
	start := b.Len()
	fmt.Fprintf(b, "%strailer\n<</Size %d %s /Prev %s>>\nstartxref\n%d\n%%%%EOF\n", table, size, rootEntry.Find(file), before[len(before)-1][1], start)
	return b.Bytes()
}

func streamOf(s string) string {
	return fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(s), s)
}

// inflate unpacks the stream of an object.
func inflate(t *testing.T, file []byte, object int) []byte {
	t.Helper()
	at := bytes.Index(file, fmt.Appendf(nil, "\n%d 0 obj\n", object))
	m := streamHead.FindSubmatchIndex(file[at:])
	if at < 0 || m == nil {
		t.Fatalf("object %d is no stream", object)
	}
	z, err := zlib.NewReader(bytes.NewReader(file[at+m[1] : at+m[1]+atoi(t, file[at+m[2]:at+m[3]])]))
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// spot is where a text stands on a page, from the left and the bottom.
type spot struct {
	page, contents              int // objects
	left, right, baseline, size float64
}

// find finds the one place where a text stands by itself.
func find(t *testing.T, file []byte, text string) spot {
	t.Helper()
	f, err := pdfread.Open(file, free{})
	if err != nil {
		t.Fatal(err)
	}
	pages, err := f.Pages()
	if err != nil {
		t.Fatal(err)
	}
	objects := pageObject.FindAllSubmatch(file, -1)
	var found []spot
	want := []rune(text)
	for i := range pages {
		gs := pages[i].Glyphs
		for k := 0; k+len(want) <= len(gs); k++ {
			near := func(a, b int) bool {
				return a >= 0 && b < len(gs) && gs[a].Y == gs[b].Y && gs[b].X-gs[a].Right < gs[a].Size/2
			}
			ok := !near(k-1, k) && !near(k+len(want)-1, k+len(want))
			for j, c := range want {
				ok = ok && gs[k+j].Text == string(c)
			}
			if ok {
				last := gs[k+len(want)-1]
				found = append(found, spot{atoi(t, objects[i][1]), atoi(t, objects[i][2]), gs[k].X, last.Right, pages[i].Height - gs[k].Y, gs[k].Size})
			}
		}
	}
	if len(found) != 1 {
		t.Fatalf("%q stands in %d places", text, len(found))
	}
	return found[0]
}

// patch is what hides a text and writes another over it.
func (s *spot) patch(text string) string {
	return fmt.Sprintf("q 1 g %.2f %.2f %.2f %.2f re f Q BT 0 g /Helv %.2f Tf 1 0 0 1 %.2f %.2f Tm (%s) Tj ET",
		s.left-1, s.baseline-0.2*s.size, s.right-s.left+2, s.size, s.size/2, s.left-1, s.baseline, text)
}

const helvetica = "/Font <</Helv <</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>>>"

// typedOver hides a text under a white area and writes another there.
func typedOver(old, with string) func(*testing.T, []byte) []byte {
	return func(t *testing.T, file []byte) []byte {
		t.Helper()
		s := find(t, file, old)
		next := atoi(t, sizeEntry.FindSubmatch(file)[1])
		look := fmt.Sprintf("<</Type /XObject /Subtype /Form /BBox [0 0 600 900] /Resources <<%s>> /Length %d>>\nstream\n%s\nendstream", helvetica, len(s.patch(with)), s.patch(with))
		resources := string(regexp.MustCompile(`(?s)\n2 0 obj\n(.*?)\nendobj`).FindSubmatch(file)[1])
		if n := strings.Count(resources, "/XObject <<"); n != 1 {
			t.Fatalf("the pages' resources name drawings %d times", n)
		}
		return savedBehind(t, file, map[int]string{
			s.page:   fmt.Sprintf("<</Type /Page /Parent 1 0 R /Resources 2 0 R /Contents [%d 0 R %d 0 R]>>", s.contents, next),
			2:        strings.Replace(resources, "/XObject <<", fmt.Sprintf("/XObject <</Patch %d 0 R ", next+1), 1),
			next:     streamOf("q /Patch Do Q"),
			next + 1: look,
		})
	}
}

// noted lays a note over a text (clause 12.5.6.6).
func noted(old, with string) func(*testing.T, []byte) []byte {
	return func(t *testing.T, file []byte) []byte {
		t.Helper()
		s := find(t, file, old)
		next := atoi(t, sizeEntry.FindSubmatch(file)[1])
		width := s.right - s.left + 2
		// Its drawing is twice as large as its place.
		look := fmt.Sprintf("q 1 g 0 0 %.2f %.2f re f Q BT /Helv %.2f Tf 1 0 0 1 2 %.2f Tm (%s) Tj ET", 2*width, 2*s.size, 3*width/float64(len(with)), 0.4*s.size, with)
		return savedBehind(t, file, map[int]string{
			s.page: fmt.Sprintf("<</Type /Page /Parent 1 0 R /Resources 2 0 R /Contents %d 0 R /Annots [%d 0 R]>>", s.contents, next),
			next: fmt.Sprintf("<</Type /Annot /Subtype /FreeText /F 4 /Contents (%s) /Rect [%.2f %.2f %.2f %.2f] /AP <</N %d 0 R>>>>",
				with, s.left-1, s.baseline-0.2*s.size, s.left-1+width, s.baseline+0.8*s.size, next+1),
			next + 1: fmt.Sprintf("<</Type /XObject /Subtype /Form /BBox [0 0 %.2f %.2f] /Resources <<%s>> /Length %d>>\nstream\n%s\nendstream",
				2*width, 2*s.size, helvetica, len(look), look),
		})
	}
}

// inPlace writes other characters of the same font in place of a text.
func inPlace(old, with string) func(*testing.T, []byte) []byte {
	return func(t *testing.T, file []byte) []byte {
		t.Helper()
		return savedBehind(t, file, shownAs(t, file, old, func(from string, codes map[string]string) (string, bool) {
			to, ok := encode(codes, with)
			if strings.HasPrefix(from, "[(") {
				to = "[(" + to + ")]"
			}
			return to, ok
		}))
	}
}

// codesOf returns the codes of a file's fonts, by their characters.
func codesOf(t *testing.T, file []byte) (fonts []map[string]string) {
	t.Helper()
	for object := 1; object < atoi(t, sizeEntry.FindSubmatch(file)[1]); object++ {
		if !bytes.Contains(file, fmt.Appendf(nil, "/ToUnicode %d 0 R", object)) {
			continue
		}
		codes := map[string]string{}
		for _, m := range codeEntry.FindAllSubmatch(inflate(t, file, object), -1) {
			code, err := strconv.ParseUint(string(m[1]), 16, 16)
			character, err2 := strconv.ParseUint(string(m[2]), 16, 32)
			if err != nil || err2 != nil {
				t.Fatal(err, err2)
			}
			codes[string(rune(character))] = escaped(byte(code>>8)) + escaped(byte(code))
		}
		fonts = append(fonts, codes)
	}
	return fonts
}

// encode writes a text in the codes of a font, where that has all of it.
func encode(codes map[string]string, s string) (all string, ok bool) {
	for _, c := range s {
		code, known := codes[string(c)]
		if !known {
			return "", false
		}
		all += code
	}
	return all, true
}

// shownAs returns the contents of the pages, by their objects, with other operators for
// those that show a text in one place, given the codes of the font.
func shownAs(t *testing.T, file []byte, text string, with func(from string, codes map[string]string) (string, bool)) map[int]string {
	t.Helper()
	found := 0
	changed := map[int]string{}
	for _, codes := range codesOf(t, file) {
		from, ok := encode(codes, text)
		if !ok {
			continue
		}
		if len([]rune(text)) < 4 { // a figure stands by itself
			from = "[(" + from + ")]"
		}
		to, ok := with(from, codes)
		if !ok {
			continue
		}
		for _, m := range pageObject.FindAllSubmatch(file, -1) {
			contents := atoi(t, m[2])
			content := string(inflate(t, file, contents))
			if n := strings.Count(content, from); n > 0 {
				found += n
				changed[contents] = streamOf(strings.Replace(content, from, to, 1))
			}
		}
	}
	if found != 1 {
		t.Fatalf("%q stands in %d places", text, found)
	}
	return changed
}

// escaped writes a byte as it stands in a string of a PDF.
func escaped(c byte) string {
	switch c {
	case '(', ')', '\\':
		return `\` + string(rune(c))
	case '\r':
		return `\r`
	}
	return string([]byte{c})
}
