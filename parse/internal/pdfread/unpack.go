package pdfread

import (
	"bytes"
	"compress/zlib"
	"encoding/ascii85"
	"errors"
	"fmt"
	"io"
	"strings"
)

// mostFilters bounds how often a stream may be packed.
const mostFilters = 8

// unpack returns the data of a stream.
func (f *File) unpack(s stream) ([]byte, error) {
	filters := f.array(s.dict["Filter"])
	if name, ok := f.resolve(s.dict["Filter"]).(name); ok {
		filters = []any{name}
	}
	if len(filters) > mostFilters {
		return nil, errors.New("a stream is packed too often")
	}
	data := s.raw
	for i, filter := range filters {
		var r io.Reader
		switch kind, _ := f.resolve(filter).(name); kind {
		case "FlateDecode", "Fl":
			z, err := zlib.NewReader(bytes.NewReader(data))
			if err != nil {
				return nil, err
			}
			r = z
		case "ASCII85Decode", "A85":
			body, _, _ := bytes.Cut(data, []byte("~>"))
			r = ascii85.NewDecoder(bytes.NewReader(body))
		case "ASCIIHexDecode", "AHx":
			f.b.grow(len(data))
			l := lexer{b: f.b, data: append([]byte("<"), data...)}
			r = strings.NewReader(l.hex())
		default:
			return nil, fmt.Errorf("a stream is packed with %v, which is not read", kind)
		}
		var err error
		if data, err = f.b.Unpack(r); err != nil {
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
func (f *File) unpredict(data []byte, parms dict) ([]byte, error) {
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
	f.b.grow(len(data))
	out := make([]byte, 0, len(data))
	before := make([]byte, width)
	for len(data) > width {
		f.b.step(8 * width)
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
