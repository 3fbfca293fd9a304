package pdffile

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strconv"
)

// place says where an object is: what an entry of the cross-reference stream holds (ISO
// 32000-1 clause 7.5.8.3).
type place struct {
	kind  uint8
	at    int    // offset in the file, or number of the stream it lies in
	index uint16 // among the objects of that stream
}

// Kinds of places.
const (
	placed = 1 // in the file
	packed = 2 // in a stream of objects
)

// mostPacked is how many objects lie in one stream: a reader has to unpack all of it for
// one of them.
const mostPacked = 1000

// pack puts the objects that may lie with others into streams, which it adds after all
// objects, and returns the places of those.
func pack(objects []object) ([]object, []place) {
	places := make([]place, len(objects))
	var members []int
	finish := func() {
		if len(members) == 0 {
			return
		}
		// The index holds of each its number and where it begins.
		index, at := make([]byte, 0, 16*len(members)), 0
		bodies := make([][]byte, 0, len(members))
		for i, m := range members {
			places[m] = place{kind: packed, at: len(objects) + 1, index: uint16(i)}
			index = append(strconv.AppendInt(index, int64(m+1), 10), ' ')
			index = append(strconv.AppendInt(index, int64(at), 10), ' ')
			bodies = append(bodies, objects[m].body)
			at += len(objects[m].body)
		}
		entries := "/Type /ObjStm /N " + strconv.Itoa(len(members)) + " /First " + strconv.Itoa(len(index)) + " "
		objects = append(objects, object{body: []byte(entries), stream: index, more: bodies})
		places = append(places, place{})
		members = members[:0]
	}
	for i := range len(objects) {
		if objects[i].packed {
			if members = append(members, i); len(members) == mostPacked {
				finish()
			}
		}
	}
	finish()
	return objects, places
}

// crossReferences writes where the objects are, and the entries of the trailer: as a table
// (clause 7.5.4), which every program reads, where all are in the file itself, else as a
// stream.
func (w *writer) crossReferences(places []place, trailer string) error {
	if slices.ContainsFunc(places, func(p place) bool { return p.kind == packed }) {
		own := len(places) + 1
		places = append(places, place{kind: placed, at: w.out.Len()})
		entries := fmt.Sprintf("/Type /XRef /W [1 4 2] /Size %d\n%s", own+1, trailer)
		return w.object(own, object{body: []byte(entries), stream: referenceStream(places)})
	}
	fmt.Fprintf(&w.out, "xref\n0 %d\n0000000000 65535 f \n", len(places)+1)
	for _, p := range places {
		fmt.Fprintf(&w.out, "%010d 00000 n \n", p.at)
	}
	fmt.Fprintf(&w.out, "trailer\n<<\n/Size %d\n%s>>\n", len(places)+1, trailer)
	return nil
}

// referenceStream returns the contents of the cross-reference stream: for each object, from
// the 0 that is none, its kind, place and index in one, four and two bytes.
func referenceStream(places []place) []byte {
	b := append(make([]byte, 0, 7*(len(places)+1)), 0, 0, 0, 0, 0, 0xFF, 0xFF)
	for _, p := range places {
		b = append(b, p.kind)
		b = binary.BigEndian.AppendUint32(b, uint32(p.at))
		b = binary.BigEndian.AppendUint16(b, p.index)
	}
	return b
}
