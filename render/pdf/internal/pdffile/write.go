package pdffile

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"strconv"

	"github.com/klauspost/compress/zlib"

	"github.com/govdisclosure/annualreport/internal/embed"
)

// Version is the version of PDF that a written file states: ISO 32000-1.
const Version = "1.7"

// Levels of compress/zlib: how much work is put into deflating a stream.
const (
	Level = zlib.BestSpeed
	// DenseLevel is that of a stream added by [File.AddDense]. In the outlines of a
	// report's fonts, three quarters of all that is deflated, looking for what
	// repeats takes twice the time and saves a ninth.
	DenseLevel = zlib.HuffmanOnly
)

// writer is the working memory of one WriteTo, of which the compressors take most:
// 800 KB each.
type writer struct {
	out   bytes.Buffer
	plain *zlib.Writer // of Level
	dense *zlib.Writer // of DenseLevel
}

// kept holds some writers that have done their work. (A sync.Pool keeps one for each
// processor and lets go of them at every second collection of garbage; to make one anew
// takes as long as half a document.) What a writer writes does not depend on what it
// wrote before.
var kept = make(chan *writer, 4)

func newWriter() *writer {
	select {
	case w := <-kept:
		return w
	default:
	}
	compressor := func(level int) *zlib.Writer {
		z, err := zlib.NewWriterLevel(nil, level)
		if err != nil {
			panic(err) // zlib knows the levels above
		}
		return z
	}
	return &writer{plain: compressor(Level), dense: compressor(DenseLevel)}
}

// release keeps a writer, unless there are enough or its file was so large that it
// would hold too much memory.
func (w *writer) release() {
	const most = 4 << 20
	if w.out.Cap() > most {
		return
	}
	w.out.Reset()
	select {
	case kept <- w:
	default:
	}
}

// WriteTo writes the file in one piece. Its identifier is a digest of its
// contents, so that the same contents make the same file.
func (f *File) WriteTo(w io.Writer) (int64, error) {
	wr := newWriter()
	defer wr.release()
	out := &wr.out
	// The comment's bytes beyond ASCII tell programs that the file is not text.
	out.WriteString("%PDF-" + Version + "\n%\xe2\xe3\xcf\xd3\n")
	objects, places := pack(f.objects)
	for i, o := range objects {
		if o.packed {
			continue
		}
		places[i] = place{kind: placed, at: out.Len()}
		if err := wr.object(i+1, o); err != nil {
			return 0, err
		}
	}
	hashed := sha256.New()
	hashed.Write(out.Bytes())
	id := hashed.Sum(nil)
	table := out.Len()
	trailer := fmt.Sprintf("/Root %d 0 R\n/Info %d 0 R\n/ID [<%[3]x> <%[3]x>]\n", f.root, f.info, id[:16])
	if f.Sealed {
		trailer += embed.PDFEntry() + "\n"
	}
	if err := wr.crossReferences(places, trailer); err != nil {
		return 0, err
	}
	fmt.Fprintf(out, "startxref\n%d\n%%%%EOF\n", table)
	if f.Sealed {
		if err := embed.SealPDF(hashed, out.Bytes()[table:]); err != nil {
			return 0, fmt.Errorf("pdffile: %w", err)
		}
	}
	n, err := w.Write(out.Bytes())
	if err == nil && n < out.Len() {
		err = io.ErrShortWrite
	}
	return int64(n), err
}

// AddDeflated adds a stream as [File.AddStream] does, but deflates at once what fill
// writes, so that data of which there is much is never held whole.
func (f *File) AddDeflated(entries string, fill func(io.Writer) error) (int, error) {
	wr := newWriter()
	defer wr.release()
	var out bytes.Buffer
	if err := deflate(&out, wr.plain, []byte(entries), fill); err != nil {
		return 0, err
	}
	return f.Add(out.Bytes()), nil
}

// fill writes the stream.
func (o object) fill(w io.Writer) error {
	_, err := w.Write(o.stream)
	for i := 0; i < len(o.more) && err == nil; i++ {
		_, err = w.Write(o.more[i])
	}
	return err
}

// object writes an object of a number.
func (w *writer) object(number int, o object) error {
	w.out.Write(strconv.AppendInt(w.out.AvailableBuffer(), int64(number), 10))
	w.out.WriteString(" 0 obj\n")
	z := w.plain
	if o.dense {
		z = w.dense
	}
	if o.stream == nil {
		w.out.Write(o.body)
	} else if err := deflate(&w.out, z, o.body, o.fill); err != nil {
		return err
	}
	w.out.WriteString("\nendobj\n")
	return nil
}

// deflate writes an object that is a stream. Its length, which stands before it, is
// filled in when it is known.
func deflate(out *bytes.Buffer, z *zlib.Writer, entries []byte, fill func(io.Writer) error) error {
	const blank = "          "
	out.WriteString("<<")
	out.Write(entries)
	out.WriteString("/Filter /FlateDecode /Length ")
	place := out.Len()
	out.WriteString(blank + ">>\nstream\n")
	begin := out.Len()
	z.Reset(out)
	if err := fill(z); err != nil {
		return err
	}
	if err := z.Close(); err != nil {
		return err
	}
	length := strconv.Itoa(out.Len() - begin)
	copy(out.Bytes()[place:place+len(blank)], length)
	out.WriteString("\nendstream")
	return nil
}
