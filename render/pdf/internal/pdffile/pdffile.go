// Package pdffile finishes a PDF file that fpdf has laid down: it takes the file
// apart into its objects, lets them be changed and others be added, and puts it
// together again with its streams deflated and a new cross-reference table.
//
// fpdf makes pages, outline and pictures well. But it cannot embed fonts as a
// report needs them (see package type0), it states PDF 1.3 whatever the file
// holds, and it makes a compressor of 800 KB anew for every stream. So it is
// asked for an uncompressed file without fonts, and the rest is done here.
//
// Only what fpdf writes is understood: one cross-reference table with every
// object in use, and no encryption.
package pdffile

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strconv"
)

// File is a PDF file taken apart. It is not safe for concurrent use.
type File struct {
	// Sealed says that the file is written with a digest over itself in the trailer, by
	// which a reader knows whether it was changed since.
	Sealed  bool
	objects []object // object n of the file at n-1
	root    int      // number of the catalog
	info    int      // number of the information dictionary
}

// object is what stands between obj and endobj.
type object struct {
	// body is the whole of it, or the entries of its dictionary where the
	// object is a stream that is yet to be deflated.
	body []byte
	// stream is not nil for a stream that is yet to be deflated.
	stream []byte
	more   [][]byte // what follows it
	dense  bool     // little repeats in the stream
	packed bool     // it may lie in a stream with others
}

// Parse takes apart a file that fpdf wrote. The objects refer to its bytes.
func Parse(pdf []byte) (*File, error) {
	end := bytes.LastIndex(pdf, []byte("\nstartxref\n"))
	if end < 0 {
		return nil, errors.New("pdffile: the file has no startxref")
	}
	s := scanner{rest: pdf[end:]}
	s.expect("startxref")
	table := s.number()
	if s.err != nil || table > end {
		return nil, errors.New("pdffile: startxref names no place before it")
	}
	s = scanner{rest: pdf[table:end]}
	offsets := s.crossReferences()
	f := &File{objects: make([]object, len(offsets))}
	s.expect("trailer")
	s.expect("<<")
	for s.err == nil {
		switch key := s.next(); key {
		case "/Size":
			s.number()
		case "/Root":
			f.root = s.reference(len(offsets))
		case "/Info":
			f.info = s.reference(len(offsets))
		case ">>":
			if f.root == 0 || f.info == 0 {
				s.fail("the trailer names no catalog or no information dictionary")
			} else if s.err == nil {
				return f, f.split(pdf[:table], offsets)
			}
		default:
			s.fail("the trailer holds %q", key)
		}
	}
	return nil, s.err
}

// split finds the objects: each reaches from its offset to the next larger one.
func (f *File) split(pdf []byte, offsets []int) error {
	order := slices.Sorted(slices.Values(offsets))
	for i, from := range offsets {
		place, _ := slices.BinarySearch(order, from)
		to := len(pdf)
		if place+1 < len(order) {
			to = order[place+1]
		}
		if from > to || to > len(pdf) {
			return fmt.Errorf("pdffile: object %d begins at byte %d of %d", i+1, from, len(pdf))
		}
		body, ok := bytes.CutPrefix(pdf[from:to], []byte(strconv.Itoa(i+1)+" 0 obj\n"))
		if ok {
			body, ok = bytes.CutSuffix(body, []byte("\nendobj\n"))
		}
		if !ok {
			return fmt.Errorf("pdffile: no object %d at byte %d", i+1, from)
		}
		f.objects[i] = deflatable(body)
	}
	return nil
}

// deflatable takes apart an object that is a stream as fpdf writes it where it
// does not compress: one with no entry but its length. All others stay whole.
func deflatable(body []byte) object {
	head, stream, ok := bytes.Cut(body, []byte(">>\nstream\n"))
	if ok {
		var length []byte
		if length, ok = bytes.CutPrefix(head, []byte("<</Length ")); ok {
			stream, ok = bytes.CutSuffix(stream, []byte("\nendstream"))
			ok = ok && string(length) == strconv.Itoa(len(stream))
		}
	}
	if !ok {
		return object{body: body}
	}
	return object{stream: stream}
}

// Object returns what stands in object n, counted from 1, between obj and endobj;
// nil for a stream that is yet to be deflated.
func (f *File) Object(n int) ([]byte, error) {
	if n < 1 || n > len(f.objects) {
		return nil, fmt.Errorf("pdffile: object %d of %d", n, len(f.objects))
	}
	return f.objects[n-1].body, nil
}

// Replace puts another body into object n.
func (f *File) Replace(n int, body []byte) error {
	if n < 1 || n > len(f.objects) {
		return fmt.Errorf("pdffile: object %d of %d", n, len(f.objects))
	}
	f.objects[n-1] = object{body: body}
	return nil
}

// Root returns the number of the catalog.
func (f *File) Root() int { return f.root }

// Info returns the number of the information dictionary.
func (f *File) Info() int { return f.info }

// Add adds an object and returns its number.
func (f *File) Add(body []byte) int {
	f.objects = append(f.objects, object{body: body})
	return len(f.objects)
}

// AddPacked adds objects of which there are many; the first has the number [File.Next].
// They are written into a stream together (ISO 32000-1 clause 7.5.7); each ends with white
// space, or begins with what is not taken for a part of the one before.
func (f *File) AddPacked(bodies [][]byte) {
	f.objects = slices.Grow(f.objects, len(bodies))
	for _, b := range bodies {
		f.objects = append(f.objects, object{body: b, packed: true})
	}
}

// Next returns the number of the object that is added next.
func (f *File) Next() int { return len(f.objects) + 1 }

// AddStream adds a stream and returns its number. The entries are those of its
// dictionary beside length and filter; data is deflated when the file is written
// and must not be changed until then.
func (f *File) AddStream(entries string, data []byte) int {
	if data == nil {
		data = []byte{}
	}
	f.objects = append(f.objects, object{body: []byte(entries), stream: data})
	return len(f.objects)
}

// AddWritten adds a stream that is written as it is: the entries say by which filter it
// is packed, if by any.
func (f *File) AddWritten(entries string, data []byte) int {
	b := fmt.Appendf(nil, "<<%s /Length %d>>\nstream\n", entries, len(data))
	return f.Add(append(append(b, data...), "\nendstream"...))
}

// AddDense adds a stream in which little repeats, such as a font: see [DenseLevel].
func (f *File) AddDense(entries string, data []byte) int {
	n := f.AddStream(entries, data)
	f.objects[n-1].dense = true
	return n
}

// AddEntries adds entries to object n, which is a dictionary.
func (f *File) AddEntries(n int, entries string) error {
	body, err := f.Object(n)
	if err != nil {
		return err
	}
	open, ok := bytes.CutSuffix(body, []byte(">>"))
	if !ok {
		return fmt.Errorf("pdffile: object %d is no dictionary", n)
	}
	return f.Replace(n, bytes.Join([][]byte{open, []byte("\n" + entries + ">>")}, nil))
}

// Page returns the number of page i, counted from 0: fpdf numbers pages from 3 on, each
// with its content behind it.
func (f *File) Page(i int) (int, error) {
	n := 3 + 2*i
	body, err := f.Object(n)
	if err == nil && !bytes.HasPrefix(body, []byte("<</Type /Page\n")) {
		err = fmt.Errorf("pdffile: object %d is no page", n)
	}
	return n, err
}

// resources is the number that fpdf gives to the resource dictionary of all pages.
const resources = 2

// AddResources adds entries, a line each, to the resources of all pages under a name
// of ISO 32000-1 table 33, such as Font. The file must have none of them yet.
func (f *File) AddResources(name string, entries []byte) error {
	body, err := f.Object(resources)
	if err != nil {
		return err
	}
	before, after, ok := bytes.Cut(body, []byte("/"+name+" <<\n>>\n"))
	if !ok {
		return fmt.Errorf("pdffile: the pages' resources hold no empty list under %s", name)
	}
	return f.Replace(resources, bytes.Join([][]byte{before, []byte("/" + name + " <<\n"), entries, []byte(">>\n"), after}, nil))
}
