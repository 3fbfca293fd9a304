package parse

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"unicode/utf16"
)

// pdfFile reads the objects of a PDF (ISO 32000-1 clause 7): as much of the format
// as leads to an attached file, in files as they are written and as other programs
// save them again. A library for all of PDF would be the largest dependency by far,
// and those there are unpack without a limit.
type pdfFile struct {
	b       *budget
	data    []byte
	trailer pdfDict
	offsets map[int]int    // where an object begins
	inside  map[int][2]int // the stream that holds an object, and its place there
	objects map[int]any    // those that were read
	streams map[int][]any  // the objects of a stream of objects
	busy    map[int]bool   // objects that are being read
}

type (
	pdfName   string
	pdfDict   map[string]any
	pdfRef    int // the number of an object; generations are of no use here
	pdfStream struct {
		dict pdfDict
		raw  []byte
	}
)

// open finds the objects: by the cross-reference tables, or where they are damaged
// by looking through the file.
func (f *pdfFile) open() error {
	f.offsets, f.inside = map[int]int{}, map[int][2]int{}
	f.streams, f.busy = map[int][]any{}, map[int]bool{}
	if err := f.readTables(); err == nil && f.trailer["Root"] != nil && f.dict(f.dict(f.trailer["Root"])) != nil {
		return nil
	} else if isLimit(err) {
		return err
	}
	return f.rebuild()
}

func isLimit(err error) bool {
	var limit *LimitError
	return errors.As(err, &limit)
}

// mostTables bounds how often a file was saved again.
const mostTables = 200

// readTables reads the cross-reference tables, the newest first.
func (f *pdfFile) readTables() error {
	at := bytes.LastIndex(f.data, []byte("startxref"))
	if at < 0 {
		return errors.New("no startxref")
	}
	l := f.lexer(at + len("startxref"))
	offset, ok := l.next().(int)
	if !ok {
		return errors.New("startxref names no place")
	}
	seen := map[int]bool{}
	for n := 0; ; n++ {
		if offset < 0 || offset >= len(f.data) || seen[offset] || n > mostTables {
			return errors.New("the chain of cross-reference tables is broken")
		}
		seen[offset] = true
		if err := f.b.alive(); err != nil {
			return err
		}
		trailer, err := f.readTable(offset)
		if err != nil {
			return err
		}
		if f.trailer == nil {
			f.trailer = trailer
		}
		if hybrid, ok := trailer["XRefStm"].(int); ok && hybrid > 0 && hybrid < len(f.data) && !seen[hybrid] {
			seen[hybrid] = true
			if _, err := f.readTable(hybrid); err != nil {
				return err
			}
		}
		if offset, ok = trailer["Prev"].(int); !ok {
			return nil
		}
	}
}

// readTable reads one table, which is text or a stream.
func (f *pdfFile) readTable(offset int) (pdfDict, error) {
	l := f.lexer(offset)
	if l.next() != pdfKeyword("xref") {
		return f.readTableStream(offset)
	}
	for {
		first, ok := l.next().(int)
		if !ok {
			break // trailer
		}
		n, ok := l.next().(int)
		if !ok || n < 0 || n > len(f.data)/18 {
			return nil, errors.New("a cross-reference table is damaged")
		}
		for i := range n {
			at, ok1 := l.next().(int)
			_, ok2 := l.next().(int)
			kind, ok3 := l.next().(pdfKeyword)
			if !ok1 || !ok2 || !ok3 {
				return nil, errors.New("a cross-reference table is damaged")
			}
			if kind == "n" {
				f.place(first+i, at)
			}
		}
	}
	trailer, ok := l.value(0).(pdfDict)
	if !ok {
		return nil, errors.New("a cross-reference table has no trailer")
	}
	return trailer, l.err
}

// place notes where an object begins, unless a newer table has done so.
func (f *pdfFile) place(n, at int) {
	if _, known := f.offsets[n]; !known {
		if _, known := f.inside[n]; !known {
			f.offsets[n] = at
		}
	}
}

// readTableStream reads a table in a stream (clause 7.5.8).
func (f *pdfFile) readTableStream(offset int) (pdfDict, error) {
	_, v, err := f.objectAt(offset)
	if err != nil {
		return nil, err
	}
	s, ok := v.(pdfStream)
	if !ok {
		return nil, errors.New("startxref leads to no table")
	}
	data, err := f.unpack(s)
	if err != nil {
		return nil, err
	}
	var widths [3]int
	w := f.array(s.dict["W"])
	if len(w) != 3 {
		return nil, errors.New("a cross-reference stream has no widths")
	}
	size := 0
	for i := range widths {
		n, ok := w[i].(int)
		if !ok || n < 0 || n > 8 {
			return nil, errors.New("a cross-reference stream has odd widths")
		}
		widths[i] = n
		size += n
	}
	index := f.array(s.dict["Index"])
	if len(index) == 0 {
		index = []any{0, s.dict["Size"]}
	}
	for i := 0; i+1 < len(index); i += 2 {
		first, ok1 := index[i].(int)
		n, ok2 := index[i+1].(int)
		if !ok1 || !ok2 || size == 0 {
			return nil, errors.New("a cross-reference stream has an odd index")
		}
		for k := 0; k < n && len(data) >= size; k++ {
			var fields [3]int
			for j, width := range widths {
				for range width {
					fields[j] = fields[j]<<8 | int(data[0])
					data = data[1:]
				}
			}
			if widths[0] == 0 {
				fields[0] = 1
			}
			switch fields[0] {
			case 1:
				f.place(first+k, fields[1])
			case 2:
				if _, known := f.offsets[first+k]; !known {
					if _, known := f.inside[first+k]; !known {
						f.inside[first+k] = [2]int{fields[1], fields[2]}
					}
				}
			}
		}
	}
	return s.dict, nil
}

var objectStart = regexp.MustCompile(`(?:^|[\r\n\x00\t\f ])([0-9]{1,9})[ \t\r\n]+[0-9]{1,5}[ \t\r\n]+obj\b`)

// rebuild finds the objects without the tables.
func (f *pdfFile) rebuild() error {
	f.offsets, f.inside = map[int]int{}, map[int][2]int{}
	f.objects, f.streams = map[int]any{}, map[int][]any{}
	f.trailer = nil
	for _, m := range objectStart.FindAllSubmatchIndex(f.data, -1) {
		if n, err := strconv.Atoi(string(f.data[m[2]:m[3]])); err == nil {
			f.offsets[n] = m[2]
		}
		if err := f.b.addBlock(); err != nil {
			return err
		}
	}
	for at := 0; ; {
		i := bytes.Index(f.data[at:], []byte("trailer"))
		if i < 0 {
			break
		}
		at += i + len("trailer")
		if d, ok := f.lexer(at).value(0).(pdfDict); ok && d["Root"] != nil {
			f.trailer = d
		}
	}
	for _, n := range slices.Sorted(maps.Keys(f.offsets)) {
		if err := f.b.alive(); err != nil {
			return err
		}
		if f.trailer != nil {
			break
		}
		switch v := f.object(n).(type) {
		case pdfDict:
			if v["Type"] == pdfName("Catalog") {
				f.trailer = pdfDict{"Root": pdfRef(n)}
			}
		case pdfStream:
			if v.dict["Type"] == pdfName("XRef") && v.dict["Root"] != nil {
				f.trailer = v.dict
			}
		}
	}
	if f.trailer == nil || f.dict(f.trailer["Root"]) == nil {
		return errors.New("it has no catalog")
	}
	return nil
}

// objectAt reads the object that begins at an offset.
func (f *pdfFile) objectAt(offset int) (n int, v any, err error) {
	if offset < 0 || offset >= len(f.data) {
		return 0, nil, errors.New("an object lies outside the file")
	}
	l := f.lexer(offset)
	n, ok := l.next().(int)
	_, ok2 := l.next().(int)
	if !ok || !ok2 || l.next() != pdfKeyword("obj") {
		return 0, nil, fmt.Errorf("no object begins at byte %d", offset)
	}
	v = l.value(0)
	d, isDict := v.(pdfDict)
	if !isDict || l.err != nil {
		return n, v, l.err
	}
	if l.next() != pdfKeyword("stream") {
		return n, v, nil
	}
	raw := f.data[l.at:]
	raw = bytes.TrimPrefix(raw, []byte("\r"))
	raw = bytes.TrimPrefix(raw, []byte("\n"))
	length, ok := f.resolve(d["Length"]).(int)
	if !ok || length < 0 || length > len(raw) || !bytes.HasPrefix(bytes.TrimLeft(raw[length:min(len(raw), length+20)], "\r\n \t"), []byte("endstream")) {
		if length = bytes.Index(raw, []byte("endstream")); length < 0 {
			return n, v, errors.New("a stream has no end")
		}
	}
	return n, pdfStream{d, raw[:length]}, nil
}

// object returns an object; nil for one that cannot be read.
func (f *pdfFile) object(n int) any {
	if v, done := f.objects[n]; done {
		return v
	}
	if f.busy[n] {
		return nil // it refers to itself
	}
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
func (f *pdfFile) objectIn(stream, index int) any {
	all, done := f.streams[stream]
	if !done {
		s, ok := f.object(stream).(pdfStream)
		n, ok2 := f.resolve(s.dict["N"]).(int)
		first, ok3 := f.resolve(s.dict["First"]).(int)
		if data, err := f.unpack(s); ok && ok2 && ok3 && err == nil && first >= 0 && first <= len(data) && n <= first {
			head := &pdfLexer{data: data[:first]}
			for range max(n, 0) {
				head.next()
				offset, ok := head.next().(int)
				if !ok || offset < 0 || first+offset > len(data) {
					break
				}
				l := &pdfLexer{data: data, at: first + offset}
				all = append(all, l.value(0))
			}
		}
		f.streams[stream] = all
	}
	if index < 0 || index >= len(all) {
		return nil
	}
	return all[index]
}

// resolve follows a reference.
func (f *pdfFile) resolve(v any) any {
	for range 10 {
		ref, ok := v.(pdfRef)
		if !ok {
			return v
		}
		v = f.object(int(ref))
	}
	return nil
}

func (f *pdfFile) dict(v any) pdfDict {
	d, _ := f.resolve(v).(pdfDict)
	return d
}

func (f *pdfFile) array(v any) []any {
	a, _ := f.resolve(v).([]any)
	return a
}

// unpack returns the data of a stream.
func (f *pdfFile) unpack(s pdfStream) ([]byte, error) {
	filters := f.array(s.dict["Filter"])
	if name, ok := f.resolve(s.dict["Filter"]).(pdfName); ok {
		filters = []any{name}
	}
	data := s.raw
	for i, filter := range filters {
		if name, _ := f.resolve(filter).(pdfName); name != "FlateDecode" && name != "Fl" {
			return nil, fmt.Errorf("a stream is packed with %v, which is not read", filter)
		}
		z, err := zlib.NewReader(bytes.NewReader(data))
		if err != nil {
			return nil, err
		}
		if data, err = f.b.unpack(z); err != nil {
			return nil, err
		}
		parms := f.dict(s.dict["DecodeParms"])
		if list := f.array(s.dict["DecodeParms"]); i < len(list) {
			parms = f.dict(list[i])
		}
		if data, err = f.unpredict(data, parms); err != nil {
			return nil, err
		}
	}
	return data, nil
}

// unpredict undoes the differences that PNG takes between rows of bytes.
func (f *pdfFile) unpredict(data []byte, parms pdfDict) ([]byte, error) {
	number := func(key string, otherwise int) int {
		if n, ok := f.resolve(parms[key]).(int); ok {
			return n
		}
		return otherwise
	}
	predictor := number("Predictor", 1)
	if predictor < 10 {
		if predictor != 1 {
			return nil, errors.New("a stream has a predictor that is not read")
		}
		return data, nil
	}
	columns, pixel := number("Columns", 1), max(1, number("Colors", 1)*number("BitsPerComponent", 8)/8)
	if columns < 1 || columns > 1<<20 || pixel > 64 {
		return nil, errors.New("a stream has odd columns")
	}
	width := (columns*number("Colors", 1)*number("BitsPerComponent", 8) + 7) / 8
	if width < 1 || width > 1<<22 {
		return nil, errors.New("a stream has odd columns")
	}
	var out []byte
	before := make([]byte, width)
	for len(data) > width {
		kind, row := data[0], data[1:1+width]
		data = data[1+width:]
		for k := range row {
			var left, above, corner int
			above = int(before[k])
			if k >= pixel {
				left, corner = int(row[k-pixel]), int(before[k-pixel])
			}
			switch kind {
			case 1:
				row[k] += byte(left)
			case 2:
				row[k] += byte(above)
			case 3:
				row[k] += byte((left + above) / 2)
			case 4:
				row[k] += byte(paeth(left, above, corner))
			}
		}
		out = append(out, row...)
		before = row
	}
	return out, nil
}

// paeth is the neighbour next to left + above - corner.
func paeth(left, above, corner int) int {
	p := left + above - corner
	abs := func(n int) int { return max(n, -n) }
	switch l, a, c := abs(p-left), abs(p-above), abs(p-corner); {
	case l <= a && l <= c:
		return left
	case a <= c:
		return above
	}
	return corner
}

// pdfText decodes a text string: UTF-16 behind a byte order mark, UTF-8 behind its
// own, otherwise Latin letters.
func pdfText(s string) string {
	switch {
	case len(s) >= 2 && s[:2] == "\xFE\xFF":
		var units []uint16
		for i := 2; i+1 < len(s); i += 2 {
			units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
		}
		return string(utf16.Decode(units))
	case len(s) >= 3 && s[:3] == "\xEF\xBB\xBF":
		return s[3:]
	}
	return s
}
