package report

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/govdisclosure/annualreport/internal/budget"
)

// bombs are files that are larger to read than to send.
func bombs() map[string]func() string {
	const head = `{"office": "某局", "year": 2024, "overview": `
	return map[string]func() string{
		"a line of tokens": func() string { return head + "[" + strings.TrimSuffix(strings.Repeat("0,", 1<<19), ",") + "]}" },
		"many empty lists": func() string { return head + "[" + strings.TrimSuffix(strings.Repeat("[],", 8<<20), ",") + "]}" },
		"many keys":        func() string { return `{"a":0` + strings.Repeat(`,"a":0`, 5<<20) + "}" },
		"paragraphs":       func() string { return head + `"` + strings.Repeat(`a\n`, 10<<20) + `"}` },
		"escapes":          func() string { return head + `"` + strings.Repeat(`\u0061`, 5<<20) + `"}` },
		"a long text":      func() string { return head + `"` + strings.Repeat("字", 10<<20) + `"}` },
		"a long picture": func() string {
			return head + `[{"picture": {"alt": "x", "data": "` + strings.Repeat("AAAA", 7<<20) + `"}}]}`
		},
		"long keys":           func() string { return strings.Repeat(`{"`+strings.Repeat("a", 1<<20)+`":`, 32) },
		"controls":            func() string { return head + `"` + strings.Repeat(`\u0001\n`, 2<<20) + `"}` },
		"white space":         func() string { return strings.Repeat(" ", 30<<20) + "{" },
		"YAML flow":           func() string { return "a: [" + strings.Repeat("a,", 1<<20) + "]" },
		"YAML flow keys":      func() string { return "a: {" + strings.Repeat("a,", 9000) + "}" },
		"YAML brackets":       func() string { return strings.Repeat("]", 1<<20) },
		"YAML items":          func() string { return strings.Repeat("-\n", 9000) },
		"YAML marked keys":    func() string { return strings.Repeat("? a\n", 1<<18) },
		"YAML keys":           func() string { return strings.Repeat("a:\n", 4000) },
		"YAML keys in a line": func() string { return "a: {" + strings.Repeat("a:,", 1<<18) + "}" },
		"YAML aliases":        func() string { return "a: &a [" + strings.Repeat("*a,", 1<<18) + "]" },
		"YAML scalar":         func() string { return "office: " + strings.Repeat("a ", 1<<22) },
		"YAML block":          func() string { return "office: |\n" + strings.Repeat(" a\n", 300_000) },
		"YAML blocks":         func() string { return strings.Repeat("- |\n  a\n", 1<<18) },
		"YAML quoted":         func() string { return `office: "` + strings.Repeat(`\n`, 500_000) + `"` },
		"YAML quoted lines":   func() string { return "office: '" + strings.Repeat("x\n", 500_000) + "'" },
		"YAML dashes":         func() string { return strings.Repeat("- ", 1<<19) },
		"YAML nested":         func() string { return nested(1000) },
		"YAML comments":       func() string { return strings.Repeat("#\n", 1<<19) },
		"YAML documents":      func() string { return strings.Repeat("---\n", 1<<18) },
		"YAML lifted twice": func() string {
			return "office: \"" + strings.Repeat("A", longRun) + strings.Repeat(" \\u006cifted0z", 70_000) + `"`
		},
	}
}

func nested(deep int) string {
	var b strings.Builder
	for i := range deep {
		b.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	return b.String()
}

// heapPeak returns the most that the heap held while f ran.
func heapPeak(f func()) uint64 {
	runtime.GC()
	stop, peak := make(chan bool), make(chan uint64)
	go func() {
		var most uint64
		for {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			most = max(most, m.HeapAlloc)
			select {
			case <-stop:
				peak <- most
				return
			case <-time.After(20 * time.Millisecond):
			}
		}
	}()
	f()
	stop <- true
	return <-peak
}

// TestBombs: whatever a file of a report holds, reading it takes less than 400 MiB and a
// few seconds.
func TestBombs(t *testing.T) {
	if testing.Short() {
		t.Skip("takes files of 60 MB")
	}
	for name, make := range bombs() {
		in := make()
		start := time.Now()
		var err error
		peak := heapPeak(func() {
			if strings.HasPrefix(name, "YAML") {
				_, err = ReadYAML(strings.NewReader(in))
			} else {
				_, err = ReadJSON(strings.NewReader(in))
			}
		})
		took := time.Since(start)
		message := fmt.Sprint(err)
		t.Logf("%-20s %5.1f MB: %4d MiB, %v: %.60s", name, float64(len(in))/1e6, peak>>20, took.Round(time.Millisecond), message)
		if peak > 400<<20 || took > 15*time.Second {
			t.Errorf("%s: %d MiB, %v", name, peak>>20, took)
		}
		if len(message) > 8<<20 {
			t.Errorf("%s: an error of %d bytes", name, len(message))
		}
	}
}

// TestContextEndsReading: reading ends with its context, whatever it is at.
func TestContextEndsReading(t *testing.T) {
	for name, make := range bombs() {
		in := make()
		read := Reader{}.ReadJSONContext
		if strings.HasPrefix(name, "YAML") {
			read = Reader{}.ReadYAMLContext
		}
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if _, err := read(ctx, strings.NewReader(in)); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %.100v", name, err)
		}
		ctx, cancel = context.WithTimeout(t.Context(), 20*time.Millisecond)
		start := time.Now()
		_, err := read(ctx, strings.NewReader(in))
		if late := time.Since(start) - 20*time.Millisecond; errors.Is(err, context.DeadlineExceeded) && late > time.Second {
			t.Errorf("%s: ended %v after its context", name, late)
		}
		cancel()
	}
}

// TestColumnsAreCountedOnce: the time that a file of one line takes grows with its
// length, told by the steps that it is charged.
func TestColumnsAreCountedOnce(t *testing.T) {
	in := []byte(`["` + strings.Repeat(`字","`, 100_000) + `"]`)
	b := budget.New(t.Context(), budget.Limits{Steps: 2 * int64(len(in))})
	start := time.Now()
	n, err := parseJSON(t.Context(), b, in)
	if err != nil || len(n.items) != 100_001 {
		t.Fatal(len(n.items), err)
	}
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("%d bytes took %v", len(in), took)
	}
	if last := n.items[100_000]; last.line != 1 || last.column != 400_002 {
		t.Errorf("the last item stands at %d:%d", last.line, last.column)
	}
}

// hugePNG is the file of a PNG picture of one colour, made without the picture.
func hugePNG(t *testing.T, width, height, depth, colour, interlace int) []byte {
	t.Helper()
	head := binary.BigEndian.AppendUint32(nil, uint32(width))
	head = binary.BigEndian.AppendUint32(head, uint32(height))
	head = append(head, byte(depth), byte(colour), 0, 0, byte(interlace))
	var z bytes.Buffer
	w := newZlib(&z)
	for _, p := range pngPasses(head) {
		row := make([]byte, p.bytes+1)
		for range p.rows {
			if _, err := w.Write(row); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := w.(io.Closer).Close(); err != nil {
		t.Fatal(err)
	}
	file := []byte("\x89PNG\r\n\x1a\n")
	for _, c := range []struct {
		name string
		data []byte
	}{{"IHDR", head}, {"IDAT", z.Bytes()}, {"IEND", nil}} {
		file = binary.BigEndian.AppendUint32(file, uint32(len(c.data)))
		body := append([]byte(c.name), c.data...)
		file = append(file, body...)
		file = binary.BigEndian.AppendUint32(file, crc32.ChecksumIEEE(body))
	}
	return file
}

// TestHugePictures: a picture is measured by its head before anything of it is
// unpacked, and what is unpacked is not kept.
func TestHugePictures(t *testing.T) {
	for _, tc := range []struct {
		name                                     string
		width, height, depth, colour, interlaced int
		refused                                  bool
	}{
		{"100 megapixels", 10_000, 10_000, 8, 2, 0, true},
		{"40 megapixels", 8_000, 5_000, 8, 2, 0, false},
		{"40 megapixels, interlaced", 8_000, 5_000, 8, 6, 1, false},
		{"40 megapixels of 16 bits", 8_000, 5_000, 16, 2, 0, true},
		{"20 megapixels of 16 bits", 5_000, 4_000, 16, 6, 0, false},
		{"a bit a pixel", 8_000, 5_000, 1, 0, 0, false},
	} {
		p := Picture{Data: hugePNG(t, tc.width, tc.height, tc.depth, tc.colour, tc.interlaced)}
		var err error
		peak := heapPeak(func() { _, err = p.Decode() })
		if (err != nil) != tc.refused {
			t.Errorf("%s, %d bytes: %v", tc.name, len(p.Data), err)
		}
		if peak > 64<<20 {
			t.Errorf("%s: %d MiB", tc.name, peak>>20)
		}
		if _, e := p.Info(); (e != nil) != tc.refused {
			t.Errorf("%s: Info says %v", tc.name, e)
		}
	}
}

// TestPicturesAsTheLibraryReadsThem: a PNG or JPEG file is whole for us where it is for
// the standard library, cut anywhere and with any byte of its samples changed.
func TestPicturesAsTheLibraryReadsThem(t *testing.T) {
	img := image.NewNRGBA(image.Rect(0, 0, 23, 17))
	for i := range img.Pix {
		img.Pix[i] = byte(i * i)
	}
	pal := image.NewPaletted(img.Rect, color.Palette{color.Black, color.White})
	var files [][]byte
	for _, m := range []image.Image{img, pal} {
		var b bytes.Buffer
		if err := png.Encode(&b, m); err != nil {
			t.Fatal(err)
		}
		files = append(files, b.Bytes())
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	files = append(files, b.Bytes(), hugePNG(t, 9, 11, 16, 6, 1), hugePNG(t, 9, 11, 2, 0, 1), hugePNG(t, 1, 1, 8, 4, 1))
	for i, file := range files {
		decode := png.Decode
		if file[0] == 0xFF {
			decode = jpeg.Decode
		}
		for cut := range len(file) + 1 {
			_, want := decode(bytes.NewReader(file[:cut]))
			_, got := (&Picture{Data: file[:cut]}).Decode()
			if (got == nil) != (want == nil) && cut < len(file) && !isTail(file[cut:]) {
				t.Errorf("file %d cut at %d of %d: %v, the library says %v", i, cut, len(file), got, want)
			}
		}
		for at := range file {
			changed := bytes.Clone(file)
			changed[at] ^= 0x55
			_, want := decode(bytes.NewReader(changed))
			if _, got := (&Picture{Data: changed}).Decode(); got == nil && want != nil {
				t.Errorf("file %d with byte %d changed: whole, the library says %v", i, at, want)
			}
		}
	}
}

// isTail reports whether nothing but the end of a PNG file is cut off, which the
// library does not miss.
func isTail(b []byte) bool { return len(b) <= 12 }

// TestJPEGStructure: a file whose decoding would take much is still read to its end.
func TestJPEGStructure(t *testing.T) {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewRGBA(image.Rect(0, 0, 8000, 5000)), &jpeg.Options{Quality: 1}); err != nil {
		t.Fatal(err)
	}
	whole := b.Bytes()
	var err error
	peak := heapPeak(func() { _, err = (&Picture{Data: whole}).Decode() })
	if err != nil || peak > 100<<20 {
		t.Errorf("%v, %d MiB", err, peak>>20)
	}
	for _, cut := range []int{len(whole) - 1, len(whole) - 2, len(whole) / 2, 700, 30} {
		if _, err := (&Picture{Data: whole[:cut]}).Decode(); err == nil {
			t.Errorf("cut at %d of %d: whole", cut, len(whole))
		}
	}
	scan := []byte("\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\x00")
	scans := append(bytes.Clone(whole[:len(whole)-2]), bytes.Repeat(scan, 100)...)
	if _, err := (&Picture{Data: append(scans, 0xFF, 0xD9)}).Decode(); err != nil {
		t.Errorf("a hundred scans: %v", err)
	}
}

// TestLongRunsAreLifted: a picture in YAML comes back, wherever its characters stand,
// and nothing else takes its place.
func TestLongRunsAreLifted(t *testing.T) {
	run := strings.Repeat("QUJD+/09", longRun/8)
	text := run + " " + run
	for _, quoted := range []string{run, `"` + run + `"`, "'" + text + "'", `"\n` + run + `"`, `"` + text + "\"", "|\n  " + run, "lifted0z" + " " + run} {
		r, err := ReadYAML(strings.NewReader("year: 2024\noffice: 某局\noverview: " + quoted + "\n"))
		if err != nil {
			t.Fatalf("%.20s: %v", quoted, err)
		}
		want := strings.TrimSpace(strings.Trim(strings.TrimPrefix(strings.ReplaceAll(quoted, `\n`, "\n"), "|\n"), `"'`))
		if got := strings.TrimSpace(r.Overview.String()); got != want {
			t.Errorf("%.20s: reads back as %.40s… of %d bytes, want %d", quoted, got, len(got), len(want))
		}
	}
	if r, err := ReadYAML(strings.NewReader("year: 2024\noffice: 某局\noverview: [\"\\u006cifted0z\", " + run + "]\n")); err == nil {
		t.Errorf("a mark written in escapes reads as %.40s", r.Overview)
	}
	var noise bytes.Buffer
	if err := png.Encode(&noise, noisy(300, 300)); err != nil {
		t.Fatal(err)
	}
	in := "year: 2024\noffice: 某局\noverview:\n  - picture: {alt: 图, data: " + base64.StdEncoding.EncodeToString(noise.Bytes()) + "}\n"
	r, err := ReadYAML(strings.NewReader(in))
	if err != nil {
		t.Fatal(err)
	}
	if p, ok := r.Overview[0].(*Picture); !ok || !bytes.Equal(p.Data, noise.Bytes()) {
		t.Error("the picture reads back otherwise")
	}
}

func noisy(w, h int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	x := uint32(1)
	for i := range img.Pix {
		x = x*1664525 + 1013904223
		img.Pix[i] = byte(x >> 24)
	}
	return img
}

// FuzzJSON: the parser takes what encoding/json takes, but for the half of a surrogate
// pair and what is nested deep, and reads the same strings and numbers.
func FuzzJSON(f *testing.F) {
	for _, in := range []string{`{"a": [1, -0.5e+3, "x\u00e9\ud83d\ude00\n", null, true, false, {}]}`, `01`, `[1,]`, `{"a" 1}`, `"\q"`, "\"\t\"", `-`, `1.`, `[] []`, `"\u12"`, `nul`} {
		f.Add([]byte(in))
	}
	f.Fuzz(func(t *testing.T, in []byte) { compareJSON(t, in) })
}

// TestWriteYAMLReadsBack: what is too long for YAML to be read is not written as YAML, and
// nothing is lost by JSON.
func TestWriteYAMLReadsBack(t *testing.T) {
	r := full()
	for name, text := range map[string]string{"bytes": strings.Repeat("本年受理依申请公开。", 50_000), "marks": strings.Repeat("a,", 30_000)} {
		t.Run(name, func(t *testing.T) {
			r.OtherMatters = Plain(text)
			var limit *LimitError
			var input *InputError
			var out bytes.Buffer
			for _, err := range []error{WriteYAML(&out, &r), WriteScaffold(&out, &r, Scaffold{})} {
				if !errors.As(err, &limit) && !errors.As(err, &input) || out.Len() > 0 {
					t.Errorf("%d bytes, %v", out.Len(), err)
				}
			}
			if err := WriteJSON(&out, &r); err != nil {
				t.Fatal(err)
			}
			back, err := ReadJSON(&out)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(r.OtherMatters, back.OtherMatters); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestErrorsCommandNoTerminal: what stands in a file stands in an error as it can be seen.
func TestErrorsCommandNoTerminal(t *testing.T) {
	for _, in := range []string{
		`{"\u001b[2J\u202e": 1, "office": "甲", "year": 2024}`, `{"office": "甲", "year": "\u001b[2J"}`,
		`{"office": "甲", "year": 2024, "kind": "\u001b]0;x\u0007"}`,
	} {
		_, err := ReadJSON(strings.NewReader(in))
		if err == nil || strings.ContainsAny(err.Error(), "\x1b\x07\u202e") {
			t.Errorf("%q: %q", in, err)
		}
	}
}
