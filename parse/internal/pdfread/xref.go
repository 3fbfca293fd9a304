package pdfread

import (
	"bytes"
	"errors"
	"maps"
	"slices"
	"strconv"
)

// mostTables bounds how often a file was saved again.
const mostTables = 200

// readTables reads the cross-reference tables, the newest first.
func (f *File) readTables() error {
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
		if err := f.b.Alive(); err != nil {
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
func (f *File) readTable(offset int) (dict, error) {
	l := f.lexer(offset)
	if l.next() != keyword("xref") {
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
			kind, ok3 := l.next().(keyword)
			if !ok1 || !ok2 || !ok3 {
				return nil, errors.New("a cross-reference table is damaged")
			}
			if kind == "n" {
				f.place(first+i, at)
			}
		}
	}
	trailer, ok := l.value(0).(dict)
	if !ok {
		return nil, errors.New("a cross-reference table has no trailer")
	}
	return trailer, l.err
}

// place notes where an object begins, unless a newer table has done so.
func (f *File) place(n, at int) {
	if _, known := f.offsets[n]; !known {
		if _, known := f.inside[n]; !known {
			f.b.grow(sizeOfObject)
			f.offsets[n] = at
		}
	}
}

// readTableStream reads a table in a stream (clause 7.5.8).
func (f *File) readTableStream(offset int) (dict, error) {
	_, v, err := f.objectAt(offset)
	if err != nil {
		return nil, err
	}
	s, ok := v.(stream)
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
			f.b.step(size)
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
						f.b.grow(sizeOfObject)
						f.inside[first+k] = [2]int{fields[1], fields[2]}
					}
				}
			}
		}
	}
	return s.dict, nil
}

// rebuild finds the objects without the tables.
func (f *File) rebuild() error {
	f.offsets, f.inside = map[int]int{}, map[int][2]int{}
	f.objects, f.streams = map[int]any{}, map[int][]any{}
	f.trailer = nil
	for at := 0; ; {
		i := bytes.Index(f.data[at:], []byte("obj"))
		f.b.step(max(i, 0)/searched + 1)
		if i < 0 {
			break
		}
		if n, from, ok := objectStart(f.data, at+i); ok {
			f.offsets[n] = from
			if err := f.b.Block(); err != nil {
				return err
			}
		}
		at += i + len("obj")
	}
	for at := 0; ; {
		i := bytes.Index(f.data[at:], []byte("trailer"))
		if i < 0 {
			break
		}
		f.b.step(i/searched + 1)
		at += i + len("trailer")
		if d, ok := f.lexer(at).value(0).(dict); ok && d["Root"] != nil {
			f.trailer = d
		}
	}
	for _, n := range slices.Sorted(maps.Keys(f.offsets)) {
		if err := f.b.Alive(); err != nil {
			return err
		}
		if f.trailer != nil {
			break
		}
		switch v := f.object(n).(type) {
		case dict:
			if v["Type"] == name("Catalog") {
				f.trailer = dict{"Root": ref(n)}
			}
		case stream:
			if v.dict["Type"] == name("XRef") && v.dict["Root"] != nil {
				f.trailer = v.dict
			}
		}
	}
	if f.trailer == nil || f.dict(f.trailer["Root"]) == nil {
		return errors.New("it has no catalog")
	}
	return nil
}

// objectStart returns the number of the object whose obj stands at an offset, and where
// the number stands.
func objectStart(data []byte, at int) (n, from int, ok bool) {
	if end := at + len("obj"); end < len(data) && isWord(data[end]) {
		return 0, 0, false
	}
	before, generation := numberBefore(data[:at], 5)
	if generation == nil {
		return 0, 0, false
	}
	before, number := numberBefore(before, 9)
	if number == nil || len(before) > 0 && !isSpace(before[len(before)-1]) {
		return 0, 0, false
	}
	n, err := strconv.Atoi(string(number))
	return n, len(before), err == nil
}

// numberBefore returns the digits, at most so many, that stand before white space at the
// end of data, and what stands before them; nil where there are none.
func numberBefore(data []byte, most int) (before, digits []byte) {
	end := len(data)
	for end > 0 && isSpace(data[end-1]) {
		end--
	}
	from := end
	for from > 0 && data[from-1] >= '0' && data[from-1] <= '9' && end-from <= most {
		from--
	}
	if end == len(data) || from == end || end-from > most {
		return nil, nil
	}
	return data[:from], data[from:end]
}

func isWord(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z'
}
