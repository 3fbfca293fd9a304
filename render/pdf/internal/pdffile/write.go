package pdffile

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"strconv"
	"sync"

	"github.com/klauspost/compress/zlib"
)

// Version is the version of PDF that a written file states: ISO 32000-1.
const Version = "1.7"

// Level is how much work is put into deflating: the level of compress/zlib.
const Level = zlib.BestSpeed

// compressors holds compressors that have done their work; each takes 800 KB.
// What they write does not depend on what they wrote before.
var compressors = sync.Pool{New: func() any {
	z, err := zlib.NewWriterLevel(nil, Level)
	if err != nil {
		panic(err) // Level is a constant that zlib knows
	}
	return z
}}

// WriteTo writes the file in one piece. Its identifier is a digest of its
// contents, so that the same contents make the same file.
func (f *File) WriteTo(w io.Writer) (int64, error) {
	z := compressors.Get().(*zlib.Writer)
	defer compressors.Put(z)
	size := 1024
	for _, o := range f.objects {
		size += 64 + len(o.body) + len(o.stream)
	}
	out := bytes.NewBuffer(make([]byte, 0, size))
	// The comment's bytes beyond ASCII tell programs that the file is not text.
	out.WriteString("%PDF-" + Version + "\n%\xe2\xe3\xcf\xd3\n")
	offsets := make([]int, len(f.objects))
	for i, o := range f.objects {
		offsets[i] = out.Len()
		out.Write(strconv.AppendInt(out.AvailableBuffer(), int64(i+1), 10))
		out.WriteString(" 0 obj\n")
		if o.stream == nil {
			out.Write(o.body)
		} else if err := deflate(out, z, o); err != nil {
			return 0, err
		}
		out.WriteString("\nendobj\n")
	}
	id := sha256.Sum256(out.Bytes())
	table := out.Len()
	fmt.Fprintf(out, "xref\n0 %d\n0000000000 65535 f \n", len(f.objects)+1)
	for _, offset := range offsets {
		fmt.Fprintf(out, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(out, "trailer\n<<\n/Size %d\n/Root %d 0 R\n/Info %d 0 R\n/ID [<%[4]x> <%[4]x>]\n>>\nstartxref\n%[5]d\n%%%%EOF\n",
		len(f.objects)+1, f.root, f.info, id[:16], table)
	n, err := w.Write(out.Bytes())
	return int64(n), err
}

// deflate writes an object that is a stream. Its length, which stands before it, is
// filled in when it is known.
func deflate(out *bytes.Buffer, z *zlib.Writer, o object) error {
	const blank = "          "
	out.WriteString("<<")
	out.Write(o.body)
	out.WriteString("/Filter /FlateDecode /Length ")
	place := out.Len()
	out.WriteString(blank + ">>\nstream\n")
	begin := out.Len()
	z.Reset(out)
	if _, err := z.Write(o.stream); err != nil {
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
