package ofd

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strconv"

	"github.com/govdisclosure/annualreport/render/layout"
)

// namespace is that of all elements (GB/T 33190-2016, 7.1).
const namespace = "http://www.ofdspec.org/2016"

// writer makes a part of XML.
type writer struct{ b bytes.Buffer }

// begin starts a part with its first element.
func begin(element string, attributes ...any) *writer {
	w := &writer{}
	w.b.WriteString(xml.Header)
	w.open(element, append([]any{"xmlns:ofd", namespace}, attributes...)...)
	return w
}

// open writes the start of an element; attributes are names and values in turn.
func (w *writer) open(element string, attributes ...any) {
	w.start(element, attributes)
	w.b.WriteByte('>')
}

func (w *writer) start(element string, attributes []any) {
	w.b.WriteString("<ofd:" + element)
	for i := 0; i+1 < len(attributes); i += 2 {
		fmt.Fprintf(&w.b, ` %s="`, attributes[i])
		w.text(fmt.Sprint(attributes[i+1]))
		w.b.WriteByte('"')
	}
}

func (w *writer) close(element string) { w.b.WriteString("</ofd:" + element + ">") }

// empty writes an element that holds nothing.
func (w *writer) empty(element string, attributes ...any) {
	w.start(element, attributes)
	w.b.WriteString("/>")
}

// leaf writes an element that holds a text.
func (w *writer) leaf(element, text string, attributes ...any) {
	w.open(element, attributes...)
	w.text(text)
	w.close(element)
}

// text writes a text. What XML cannot hold never comes here: a report that has it is
// refused, and no face has a glyph for it.
func (w *writer) text(s string) { xml.EscapeText(&w.b, []byte(s)) } // a buffer takes all

// microns is a length in thousandths of a millimetre, the precision of all positions. OFD
// counts in millimetres, from the top left corner.
type microns int64

func toMicrons(l layout.Length) microns {
	const numerator, denominator = 254, 720 // thousandths of a point have 25.4/72 thousandths of a millimetre
	if l < 0 {
		return -toMicrons(-l)
	}
	return microns((int64(l)*numerator + denominator/2) / denominator)
}

func (m microns) String() string { return strconv.FormatFloat(float64(m)/1000, 'f', -1, 64) }

// box is a place and size as OFD writes it.
func box(x, y, width, height microns) string {
	return x.String() + " " + y.String() + " " + width.String() + " " + height.String()
}
