package pdffile_test

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"image"
	"image/png"
	"io"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/go-pdf/fpdf"

	"github.com/govdisclosure/annualreport/render/pdf/internal/pdffile"
)

// laidDown returns a file that fpdf has laid down: pages, lines, a picture, an
// outline, a title.
func laidDown(t testing.TB, pages int, compress bool) []byte {
	t.Helper()
	p := fpdf.New("P", "pt", "A4", "")
	p.SetCompression(compress)
	p.SetCatalogSort(true)
	day := time.Date(2025, 1, 20, 0, 0, 0, 0, time.UTC)
	p.SetCreationDate(day)
	p.SetModificationDate(day)
	p.SetTitle("a (b) \\ c", false)
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 20, 10))); err != nil {
		t.Fatal(err)
	}
	p.RegisterImageOptionsReader("picture", fpdf.ImageOptions{ImageType: "png"}, &picture)
	for i := range pages {
		p.AddPage()
		p.Bookmark("page", 0, 0)
		p.RawWriteStr(strings.Repeat(fmt.Sprintf("0 0 m %d 10 l S\n", i), 100))
		// What looks like the end of an object stands within one.
		p.RawWriteStr("% \nendstream\nendobj\n1 0 obj\n>>\nstream\nxref\n0 1\nstartxref\n0")
	}
	p.ImageOptions("picture", 10, 10, 20, 10, false, fpdf.ImageOptions{}, 0, "")
	var out bytes.Buffer
	if err := p.Output(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// finished returns the file as it is written.
func finished(t testing.TB, file *pdffile.File) []byte {
	t.Helper()
	var out bytes.Buffer
	if n, err := file.WriteTo(&out); err != nil || n != int64(out.Len()) {
		t.Fatalf("%d of %d bytes: %v", n, out.Len(), err)
	}
	return out.Bytes()
}

func parse(t testing.TB, data []byte) *pdffile.File {
	t.Helper()
	file, err := pdffile.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// objects takes a written file apart by its cross-reference table.
func objects(t *testing.T, pdf []byte) map[int]string {
	t.Helper()
	last := bytes.LastIndex(pdf, []byte("startxref\n"))
	var table, size int
	if _, err := fmt.Sscanf(string(pdf[last:]), "startxref\n%d\n%%%%EOF\n", &table); err != nil {
		t.Fatal(err)
	}
	lines := strings.SplitAfter(string(pdf[table:last]), "\n")
	if _, err := fmt.Sscanf(lines[0]+lines[1], "xref\n0 %d\n", &size); err != nil {
		t.Fatal(err)
	}
	if lines[2] != "0000000000 65535 f \n" {
		t.Errorf("entry 0 is %q", lines[2])
	}
	all := make(map[int]string)
	for n := 1; n < size; n++ {
		entry := lines[2+n]
		if !regexp.MustCompile(`^\d{10} 00000 n \n$`).MatchString(entry) {
			t.Fatalf("entry %d is %q", n, entry)
		}
		offset, _ := strconv.Atoi(entry[:10])
		body, ok := strings.CutPrefix(string(pdf[offset:]), fmt.Sprintf("%d 0 obj\n", n))
		if !ok {
			t.Fatalf("no object %d at byte %d", n, offset)
		}
		all[n] = body
	}
	return all
}

// inflate returns what a deflated stream holds.
func inflate(t *testing.T, object string) string {
	t.Helper()
	dictionary, rest, ok := strings.Cut(object, ">>\nstream\n")
	length := regexp.MustCompile(`/Filter /FlateDecode /Length (\d+) *$`).FindStringSubmatch(dictionary)
	if !ok || length == nil {
		t.Fatalf("no deflated stream: %.80q", object)
	}
	n, _ := strconv.Atoi(length[1])
	if !strings.HasPrefix(rest[n:], "\nendstream\nendobj\n") {
		t.Fatalf("the stream does not end after %d bytes", n)
	}
	r, err := zlib.NewReader(strings.NewReader(rest[:n]))
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestWriteTo(t *testing.T) {
	for _, compress := range []bool{false, true} {
		t.Run(fmt.Sprintf("compress=%v", compress), func(t *testing.T) {
			source := laidDown(t, 3, compress)
			file := parse(t, source)
			added := file.Add([]byte("<</Added true>>"))
			if stream := file.AddStream("/Type /X ", bytes.Repeat([]byte("abc "), 1000)); stream != added+1 {
				t.Errorf("objects %d and %d", added, stream)
			}
			empty := file.AddStream("", nil)
			pdf := finished(t, file)

			if !bytes.HasPrefix(pdf, []byte("%PDF-1.7\n%")) {
				t.Errorf("it begins with %q", pdf[:10])
			}
			got := objects(t, pdf)
			// What is not a stream to deflate stays as it was.
			whole := objects(t, source)
			if len(got) != len(whole)+3 {
				t.Errorf("%d objects from %d", len(got), len(whole))
			}
			changed := 0
			for n, body := range whole {
				end := strings.Index(body, "\nendobj\n")
				if !strings.HasPrefix(got[n], body[:end]) {
					changed++
				}
			}
			want := 3 // the pages' contents
			if compress {
				want = 0
			}
			if changed != want {
				t.Errorf("%d objects changed, want %d", changed, want)
			}
			if !compress {
				if text := inflate(t, got[4]); !strings.Contains(text, "0 0 m 0 10 l S\n") || !strings.HasSuffix(text, "startxref\n0\n") {
					t.Errorf("the first page's content is %.80q", text)
				}
			}
			if !strings.HasPrefix(got[added], "<</Added true>>\nendobj\n") {
				t.Errorf("the object added is %.40q", got[added])
			}
			if text := inflate(t, got[added+1]); text != strings.Repeat("abc ", 1000) {
				t.Errorf("the stream added is %.40q", text)
			}
			if text := inflate(t, got[empty]); text != "" {
				t.Errorf("the empty stream is %.40q", text)
			}
			for _, pattern := range []string{`/Size ` + strconv.Itoa(len(got)+1), `/Root \d+ 0 R`, `/Info \d+ 0 R`, `/ID \[<([0-9a-f]{32})> <[0-9a-f]{32}>\]`} {
				if !regexp.MustCompile(`trailer\n<<\n[^>]*` + pattern).Match(pdf) {
					t.Errorf("the trailer has no %s", pattern)
				}
			}
			if root := got[file.Root()]; !strings.Contains(root, "/Type /Catalog") {
				t.Errorf("the catalog is %.40q", root)
			}
		})
	}
}

func TestReplace(t *testing.T) {
	file := parse(t, laidDown(t, 1, false))
	body, err := file.Object(file.Root())
	if err != nil {
		t.Fatal(err)
	}
	if err := file.Replace(file.Root(), append(bytes.Clone(body[:len(body)-2]), "/Replaced true>>"...)); err != nil {
		t.Fatal(err)
	}
	if got := objects(t, finished(t, file))[file.Root()]; !strings.Contains(got, "/Replaced true>>\nendobj\n") {
		t.Errorf("the catalog is %.200q", got)
	}
	for _, n := range []int{-1, 0, file.Next(), 1 << 40} {
		if _, err := file.Object(n); err == nil {
			t.Errorf("there is an object %d", n)
		}
		if err := file.Replace(n, nil); err == nil {
			t.Errorf("object %d is replaced", n)
		}
	}
}

func TestParseErrors(t *testing.T) {
	sound := string(laidDown(t, 1, false))
	replaced := func(old, new string) string {
		if at := strings.LastIndex(sound, old); at >= 0 {
			return sound[:at] + new + sound[at+len(old):]
		}
		t.Fatalf("no %q in the file", old)
		return ""
	}
	tests := []struct{ name, file, want string }{
		{"empty", "", "no startxref"},
		{"no place", replaced("startxref\n", "startxref\n9"), "no place"},
		{"negative place", replaced("startxref\n", "startxref\n-"), "no place"},
		{"no table there", replaced("xref\n0 ", "yref\n0 "), "yref"},
		{"another first object", replaced("xref\n0 ", "xref\n1 "), `"1"`},
		{"too large a table", replaced("xref\n0 ", "xref\n0 9999"), "objects in a"},
		{"entry in no use", replaced(" 00000 n \ntrailer", " 00000 f \ntrailer"), `"f"`},
		{"no trailer", replaced("trailer", "trail"), "trail"},
		{"strange trailer", replaced("/Size", "/Prev"), "/Prev"},
		{"no root", replaced("/Root", "/Size"), `"0"`},
		{"root beyond the table", replaced("/Root ", "/Root 99"), "refers to object"},
		{"no information", regexp.MustCompile(`(?s)/Info \d+ 0 R\n`).ReplaceAllString(sound, ""), "information"},
		{"object elsewhere", replaced("3 0 obj", "5 0 obj"), "no object 3"},
		{"object without an end", replaced("\nendobj\nxref", "\nendobk\nxref"), "no object"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if _, err := pdffile.Parse([]byte(test.file)); err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %q", err, test.want)
			}
		})
	}
}

func TestSameBytes(t *testing.T) {
	want := finished(t, parse(t, laidDown(t, 2, false)))
	other := finished(t, parse(t, laidDown(t, 3, false)))
	var wg sync.WaitGroup
	for i := range 16 {
		wg.Go(func() {
			pages, want := 2, want
			if i%2 == 1 {
				pages, want = 3, other
			}
			if got := finished(t, parse(t, laidDown(t, pages, false))); !bytes.Equal(got, want) {
				t.Error("the same file has other bytes")
			}
		})
	}
	wg.Wait()
	id := regexp.MustCompile(`/ID \[<([0-9a-f]+)>`)
	if string(id.FindSubmatch(want)[1]) == string(id.FindSubmatch(other)[1]) {
		t.Error("two files have one identifier")
	}
}

// failing is a writer that takes n bytes and no more.
type failing int

var errFull = errors.New("full")

func (f failing) Write(p []byte) (int, error) {
	if len(p) > int(f) {
		return int(f), errFull
	}
	return len(p), nil
}

func TestWriterFails(t *testing.T) {
	file := parse(t, laidDown(t, 1, false))
	size := len(finished(t, file))
	for n := range size {
		if _, err := file.WriteTo(failing(n)); !errors.Is(err, errFull) {
			t.Fatalf("after %d of %d bytes: %v", n, size, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(laidDown(f, 1, false))
	f.Add(laidDown(f, 2, true))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := pdffile.Parse(data)
		if err != nil {
			return
		}
		for n := 1; n < file.Next(); n++ {
			if _, err := file.Object(n); err != nil {
				t.Error(err)
			}
		}
		if out := finished(t, file); len(out) > 2*len(data)+100*file.Next()+1000 {
			t.Errorf("%d bytes make %d", len(data), len(out))
		}
	})
}

// TestAddDense: what is added as dense comes back, and so does what is not.
func TestAddDense(t *testing.T) {
	file := parse(t, laidDown(t, 1, false))
	data := bytes.Repeat([]byte("outline"), 100)
	dense, plain := file.AddDense("/Length1 700 ", data), file.AddStream("", data)
	written := objects(t, finished(t, file))
	for _, n := range []int{dense, plain} {
		if got := inflate(t, written[n]); got != string(data) {
			t.Errorf("object %d: %d bytes of %d", n, len(got), len(data))
		}
	}
	if !strings.Contains(written[dense], "/Length1 700 ") {
		t.Errorf("no entry in %.60q", written[dense])
	}
	if len(written[dense]) < len(written[plain]) {
		t.Error("the dense stream has been searched for what repeats")
	}
}

func TestAddResources(t *testing.T) {
	file := parse(t, laidDown(t, 1, false))
	if err := file.AddResources("Font", []byte("/F1 9 0 R\n")); err != nil {
		t.Fatal(err)
	}
	if got := objects(t, finished(t, file))[2]; !strings.Contains(got, "/Font <<\n/F1 9 0 R\n>>\n") {
		t.Errorf("no font in %q", got)
	}
	// fpdf has put a picture there.
	if err := file.AddResources("XObject", []byte("/P1 9 0 R\n")); err == nil {
		t.Error("no error")
	}
}

func TestInfo(t *testing.T) {
	file := parse(t, laidDown(t, 1, false))
	body, err := file.Object(file.Info())
	if err != nil || !bytes.Contains(body, []byte("/CreationDate (D:20250120000000)")) {
		t.Errorf("%q, %v", body, err)
	}
}

// half is a writer that takes half and says nothing.
type half struct{}

func (half) Write(p []byte) (int, error) { return len(p) / 2, nil }

func TestShortWrite(t *testing.T) {
	if _, err := parse(t, laidDown(t, 1, false)).WriteTo(half{}); !errors.Is(err, io.ErrShortWrite) {
		t.Error(err)
	}
}
