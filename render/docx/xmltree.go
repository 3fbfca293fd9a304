package docx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// node is an element of a part, and where it stands in the part's bytes. Whatever
// is not replaced is carried over byte for byte.
type node struct {
	space, name string // namespace and local name
	attributes  []xml.Attr
	// The element is part[start:end], its content part[inner:innerEnd].
	start, inner, innerEnd, end int
	parent                      *node
	children                    []*node
	text                        string // what stands in it outside its children
}

// Namespaces of the elements that are looked at.
const (
	wordSpace       = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	strictWordSpace = "http://purl.oclc.org/ooxml/wordprocessingml/main"
	relationsSpace  = "http://schemas.openxmlformats.org/package/2006/relationships"
)

// maxXMLDepth bounds the nesting of elements; a table in a table in a text box
// nests some 40 deep.
const maxXMLDepth = 512

// parseXML reads a part.
func parseXML(part []byte) (*node, error) {
	d := xml.NewDecoder(bytes.NewReader(part))
	var root, open *node
	depth := 0
	for {
		at := int(d.InputOffset())
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			if depth++; depth > maxXMLDepth {
				return nil, fmt.Errorf("elements nest more than %d deep", maxXMLDepth)
			}
			e := &node{space: t.Name.Space, name: t.Name.Local, attributes: t.Attr, start: at, inner: int(d.InputOffset()), parent: open}
			if open != nil {
				open.children = append(open.children, e)
			} else {
				root = e
			}
			open = e
		case xml.EndElement:
			open.innerEnd, open.end = at, int(d.InputOffset())
			open = open.parent
			depth--
		case xml.CharData:
			if open != nil {
				open.text += string(t)
			}
		case xml.Directive:
			return nil, errors.New("it has a document type, which Open XML forbids")
		}
	}
	if root == nil {
		return nil, errors.New("it has no element")
	}
	return root, nil
}

// is reports whether the element is one of WordprocessingML, by its local name.
func (e *node) is(name string) bool { return e.name == name && e.space == wordSpace }

// child returns the first child of that name in WordprocessingML, or nil. Of nil
// there is none.
func (e *node) child(name string) *node {
	if e == nil {
		return nil
	}
	for _, c := range e.children {
		if c.is(name) {
			return c
		}
	}
	return nil
}

// attr returns an attribute by its local name, "" where there is none.
func (e *node) attr(name string) string {
	if e == nil {
		return ""
	}
	for _, a := range e.attributes {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// bindsPrefix reports whether the element is one of WordprocessingML and binds the
// prefix w to it, which the XML that is put into a user's part relies on.
func (e *node) bindsPrefix() bool {
	return e.space == wordSpace && slices.ContainsFunc(e.attributes, func(a xml.Attr) bool {
		return a.Name.Space == "xmlns" && a.Name.Local == "w" && a.Value == wordSpace
	})
}

// descend calls f for each element below e in the order of the part, and does not
// go below those for which f returns false.
func (e *node) descend(f func(*node) bool) {
	for _, c := range e.children {
		if f(c) {
			c.descend(f)
		}
	}
}

// source returns the element as it stands in the part.
func (e *node) source(part []byte) string {
	if e == nil {
		return ""
	}
	return string(part[e.start:e.end])
}

// openTag returns the element's tag as one that opens it: a tag that also closes
// it loses its slash.
func (e *node) openTag(part []byte) string {
	tag := string(part[e.start:e.inner])
	if e.selfClosing(part) {
		tag = strings.TrimRight(strings.TrimSuffix(tag, "/>"), " \t\r\n") + ">"
	}
	return tag
}

func (e *node) selfClosing(part []byte) bool {
	return e.inner == e.end && bytes.HasSuffix(part[e.start:e.inner], []byte("/>"))
}
