package ofdread

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/parse/internal/pdfread"
)

// points are in a millimetre, in which OFD counts.
const points = 72 / 25.4

// thickest is how thick a rectangle may be, in points, that is the border of a table, and
// not a shade.
const thickest = 3

// sizeOfGlyph is the memory, in bytes, that a character takes on its way into a line.
const sizeOfGlyph = 280

// Pages returns what the pages show.
func (f *File) Pages() ([]pdfread.Page, error) {
	var pages []pdfread.Page
	for _, p := range f.doc.Pages {
		if err := f.b.AddBlock(); err != nil {
			return nil, err
		}
		data, err := f.read(within(f.root, p.BaseLoc))
		if err != nil {
			return nil, err
		}
		page := pdfread.Page{}
		if b, err := numbers(f.doc.Box, 4); err == nil {
			page.Width, page.Height = b[2]*points, b[3]*points
		}
		if err := f.page(data, &page); err != nil {
			return nil, damaged(fmt.Errorf("%s: %w", p.BaseLoc, err))
		}
		pages = append(pages, page)
	}
	return pages, nil
}

// page reads the content of a page, element by element.
func (f *File) page(data []byte, page *pdfread.Page) error {
	if err := f.roomForTag(data); err != nil {
		return err
	}
	d := xml.NewDecoder(f.b.Timed(data))
	var o textObject
	var code strings.Builder
	inCode := false
	for depth := 0; ; {
		token, err := d.Token()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
		switch token := token.(type) {
		case xml.StartElement:
			depth++
			if err := errors.Join(f.b.AddBlock(), f.b.Depth(depth)); err != nil {
				return err
			}
			if err := f.start(token, &o, page); err != nil {
				return err
			}
			inCode = token.Name.Local == "TextCode"
			code.Reset()
		case xml.CharData:
			if inCode {
				code.Write(token)
			}
		case xml.EndElement:
			depth--
			if inCode {
				if err := f.code(&o, code.String(), page); err != nil {
					return err
				}
			}
			inCode = false
		}
	}
}

// perByteOfTag is the memory, in bytes, that a byte of a tag takes where it holds many short
// attributes.
const perByteOfTag = 32

// roomForTag charges what the longest tag of a part takes while it is read.
func (f *File) roomForTag(data []byte) error {
	longest := 0
	for rest := data; ; {
		from := bytes.IndexByte(rest, '<')
		if from < 0 {
			break
		}
		rest = rest[from+1:]
		to := bytes.IndexByte(rest, '<')
		if to < 0 {
			to = len(rest)
		}
		if end := bytes.IndexByte(rest[:to], '>'); end >= 0 {
			to = end
		}
		longest = max(longest, to)
	}
	if longest <= f.tag {
		return nil
	}
	err := f.b.Grow(perByteOfTag * int64(longest-f.tag))
	f.tag = longest
	return err
}

// start takes the beginning of an element.
func (f *File) start(e xml.StartElement, o *textObject, page *pdfread.Page) (err error) {
	switch e.Name.Local {
	case "TextObject":
		*o, err = textOf(e, page)
	case "TextCode":
		o.deltas = attribute(e, "DeltaX")
		for _, at := range []struct {
			name string
			to   *float64
		}{{"X", &o.x}, {"Y", &o.y}} {
			if s := attribute(e, at.name); s != "" && err == nil {
				*at.to, err = number(s)
			}
		}
	case "PathObject":
		err = border(e, page)
	case "ImageObject":
		var b []float64
		if b, err = numbers(attribute(e, "Boundary"), 4); err == nil {
			page.Pictures = append(page.Pictures, boxOf(b))
		}
	}
	return err
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func hidden(e xml.StartElement) bool {
	visible := attribute(e, "Visible")
	return visible == "false" || visible == "0"
}

// textObject is a text: rows of characters from the left to the right, each at a distance
// from the one before. Lengths are in millimetres.
type textObject struct {
	unread      bool // it is hidden, or set in a way that is not read
	left, top   float64
	size, scale float64 // scale is the width that it is condensed to
	font        string
	x, y        float64 // of the next row
	deltas      string
}

// textOf reads the attributes of a text.
func textOf(e xml.StartElement, page *pdfread.Page) (o textObject, err error) {
	boundary, err := numbers(attribute(e, "Boundary"), 4)
	if err != nil {
		return o, err
	}
	o = textObject{unread: hidden(e), left: boundary[0], top: boundary[1], scale: 1, font: attribute(e, "Font")}
	if o.size, err = number(attribute(e, "Size")); err != nil {
		return o, err
	}
	if s := attribute(e, "CTM"); s != "" {
		m, err := numbers(s, 6)
		if err != nil {
			return o, err
		}
		if m[1] != 0 || m[2] != 0 || m[3] != 1 || m[4] != 0 || m[5] != 0 || m[0] <= 0 {
			page.Notes = append(page.Notes, "CTM="+s)
			o.unread = true
		}
		o.scale = m[0]
	}
	return o, nil
}

// code takes a row of characters.
func (f *File) code(o *textObject, text string, page *pdfread.Page) error {
	n := utf8.RuneCountInString(text)
	if err := errors.Join(f.b.Grow(sizeOfGlyph*int64(n)), f.b.Step(n)); err != nil {
		return err
	}
	steps, err := distances(o.deltas, n)
	if err != nil || o.unread {
		return err
	}
	const wide = 0x2000 // from here on characters are mostly as wide as high
	i := 0
	for _, r := range text {
		step := o.size
		if r < wide {
			step /= 2
		}
		if i < len(steps) {
			step = steps[i]
		}
		if r != ' ' {
			page.Glyph(pdfread.Glyph{Text: string(r), X: (o.left + o.x*o.scale) * points, Y: (o.top + o.y) * points,
				Right: (o.left + (o.x+min(step, 2*o.size))*o.scale) * points, Size: o.size * points, Font: o.font})
		}
		o.x += step
		i++
	}
	return nil
}

// border takes the box of a path that is thin as the border of a table: all of ours are
// rectangles.
func border(e xml.StartElement, page *pdfread.Page) error {
	b, err := numbers(attribute(e, "Boundary"), 4)
	if err != nil || hidden(e) {
		return err
	}
	if box := boxOf(b); min(box.Width(), box.Height()) <= thickest {
		page.Rule(box)
	}
	return nil
}

func boxOf(b []float64) pdfread.Box {
	return pdfread.Box{Left: b[0] * points, Top: b[1] * points, Right: (b[0] + b[2]) * points, Bottom: (b[1] + b[3]) * points}
}

// largest is the largest number that counts, in millimetres.
const largest = 1e6

func number(s string) (float64, error) {
	v, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	if err != nil {
		return 0, err
	}
	if math.IsNaN(v) || math.Abs(v) > largest {
		return 0, fmt.Errorf("the number %v", v)
	}
	return v, nil
}

// numbers reads so many numbers.
func numbers(s string, n int) ([]float64, error) {
	fields := strings.Fields(s)
	if len(fields) != n {
		return nil, fmt.Errorf("%d numbers, not %d", len(fields), n)
	}
	all := make([]float64, n)
	for i, field := range fields {
		var err error
		if all[i], err = number(field); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// distances unfolds a list of distances, of which "g 3 1.5" is three of 1.5; at most as many
// as there are characters.
func distances(s string, most int) ([]float64, error) {
	var all []float64
	fields := strings.Fields(s)
	for i := 0; i < len(fields) && len(all) < most; i++ {
		n := 1
		if fields[i] == "g" {
			if i+2 >= len(fields) {
				return nil, errors.New("a list of distances ends too early")
			}
			var err error
			if n, err = strconv.Atoi(fields[i+1]); err != nil || n < 0 {
				return nil, fmt.Errorf("%q distances", fields[i+1])
			}
			i += 2
		}
		v, err := number(fields[i])
		if err != nil {
			return nil, err
		}
		for range min(n, most-len(all)) {
			all = append(all, v)
		}
	}
	return all, nil
}
