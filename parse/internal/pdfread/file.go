package pdfread

import (
	"bytes"
	"errors"
	"fmt"
	"io"
)

// File is a PDF (ISO 32000-1 clause 7): as much of the format as leads to attached
// files and to the characters and lines of its pages, in files as they are written
// and as other programs save them again.
type File struct {
	b       charger
	data    []byte
	trailer dict
	offsets map[int]int    // where an object begins
	inside  map[int][2]int // the stream that holds an object, and its place there
	objects map[int]any    // those that were read
	streams map[int][]any  // the objects of a stream of objects
	busy    map[int]bool   // objects that are being read
	cmaps   map[ref]*cmap  // those that were read
}

// Budget bounds what reading may take. Its errors end it.
type Budget interface {
	// Alive returns an error once the time is up.
	Alive() error
	// Depth returns an error where values nest deeper than may be.
	Depth(n int) error
	// Block counts an object, an operator or a bundle of characters.
	Block() error
	// Cells counts cells of tables.
	Cells(n int) error
	// Step counts steps of work, of which each looks at a byte or a thing.
	Step(n int) error
	// Grow counts bytes of memory that are about to be made.
	Grow(n int64) error
	// Unpack reads a packed part whole, and counts its bytes.
	Unpack(r io.Reader) ([]byte, error)
	// Over reports whether an error is one of the budget, not one of the file.
	Over(err error) bool
}

// Open finds the objects of a file.
func Open(data []byte, b Budget) (f *File, err error) {
	defer stopped(&err)
	f = &File{b: charger{b}, data: data, objects: map[int]any{}, cmaps: map[ref]*cmap{}}
	if err := f.open(); err != nil {
		return nil, err
	}
	return f, nil
}

// Encrypted reports whether the file is encrypted; then nothing of it can be read.
func (f *File) Encrypted() bool { return f.trailer["Encrypt"] != nil }

type (
	name   string
	dict   map[string]any
	ref    int // the number of an object; generations are of no use here
	stream struct {
		dict dict
		raw  []byte
	}
)

// open finds the objects: by the cross-reference tables, or where they are damaged
// by looking through the file.
func (f *File) open() error {
	f.offsets, f.inside = map[int]int{}, map[int][2]int{}
	f.streams, f.busy = map[int][]any{}, map[int]bool{}
	err := f.readTables()
	if f.b.Over(err) {
		return err
	}
	if err == nil && f.trailer["Root"] != nil && f.dict(f.dict(f.trailer["Root"])) != nil {
		return nil
	}
	return f.rebuild()
}

// objectAt reads the object that begins at an offset.
func (f *File) objectAt(offset int) (n int, v any, err error) {
	if offset < 0 || offset >= len(f.data) {
		return 0, nil, errors.New("an object lies outside the file")
	}
	l := f.lexer(offset)
	n, ok := l.next().(int)
	_, ok2 := l.next().(int)
	if !ok || !ok2 || l.next() != keyword("obj") {
		return 0, nil, fmt.Errorf("no object begins at byte %d", offset)
	}
	v = l.value(0)
	d, isDict := v.(dict)
	if !isDict || l.err != nil {
		return n, v, l.err
	}
	if l.next() != keyword("stream") {
		return n, v, nil
	}
	raw := f.data[l.at:]
	raw = bytes.TrimPrefix(raw, []byte("\r"))
	raw = bytes.TrimPrefix(raw, []byte("\n"))
	length, ok := f.resolve(d["Length"]).(int)
	if !ok || length < 0 || length > len(raw) || !bytes.HasPrefix(bytes.TrimLeft(raw[length:min(len(raw), length+20)], "\r\n \t"), []byte("endstream")) {
		length = bytes.Index(raw, []byte("endstream"))
		if length < 0 {
			f.b.step(len(raw) / searched)
			return n, v, errors.New("a stream has no end")
		}
		f.b.step(length / searched)
	}
	return n, stream{d, raw[:length]}, nil
}

// searched is how many bytes a search passes in a step.
const searched = 8

// deepestObject is how many objects may be read on the way to one: the length of a stream
// may be an object of its own, which a stream of objects holds.
const deepestObject = 16

// object returns an object; nil for one that cannot be read.
func (f *File) object(n int) any {
	if v, done := f.objects[n]; done {
		return v
	}
	if f.busy[n] || len(f.busy) > deepestObject {
		return nil // it refers to itself, or leads ever deeper
	}
	f.b.step(1)
	f.b.grow(sizeOfObject)
	f.busy[n] = true
	defer delete(f.busy, n)
	var v any
	if place, ok := f.inside[n]; ok {
		v = f.objectIn(place[0], place[1])
	} else if at, ok := f.offsets[n]; ok {
		if m, read, err := f.objectAt(at); err == nil && m == n {
			v = read
		}
	}
	f.objects[n] = v
	return v
}

// objectIn returns an object of a stream of objects (clause 7.5.7).
func (f *File) objectIn(number, index int) any {
	all, done := f.streams[number]
	if !done {
		s, ok := f.object(number).(stream)
		n, ok2 := f.resolve(s.dict["N"]).(int)
		first, ok3 := f.resolve(s.dict["First"]).(int)
		if data, err := f.unpack(s); ok && ok2 && ok3 && err == nil && first >= 0 && first <= len(data) && n <= first {
			head := &lexer{b: f.b, data: data[:first]}
			for range max(n, 0) {
				head.next()
				offset, ok := head.next().(int)
				if !ok || offset < 0 || offset > len(data)-first {
					break
				}
				l := &lexer{b: f.b, data: data, at: first + offset, keeps: true}
				all = append(all, l.value(0))
			}
		}
		f.streams[number] = all
	}
	if index < 0 || index >= len(all) {
		return nil
	}
	return all[index]
}

// resolve follows a reference.
func (f *File) resolve(v any) any {
	for range 10 {
		ref, ok := v.(ref)
		if !ok {
			return v
		}
		v = f.object(int(ref))
	}
	return nil
}

func (f *File) dict(v any) dict {
	d, _ := f.resolve(v).(dict)
	return d
}

func (f *File) array(v any) []any {
	a, _ := f.resolve(v).([]any)
	return a
}

// textString decodes a text string: UTF-16 behind a byte order mark, UTF-8 behind its
// own, otherwise Latin letters.
func textString(s string) string {
	switch {
	case len(s) >= 2 && s[:2] == "\xFE\xFF":
		return utf16Text(s[2:])
	case len(s) >= 3 && s[:3] == "\xEF\xBB\xBF":
		return s[3:]
	}
	return s
}
