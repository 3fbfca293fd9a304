package docx

import (
	"bytes"
	"encoding/xml"
	"io"
	"slices"
	"strings"

	"github.com/govdisclosure/annualreport/internal/budget"
	"github.com/govdisclosure/annualreport/internal/message"
)

// node is an element of a part, and where it stands in the part's bytes. Whatever
// is not replaced is carried over byte for byte.
type node struct {
	space, name string // namespace and local name
	attributes  []xml.Attr
	// The element is part[start:end], its content part[inner:innerEnd].
	start, inner, innerEnd, end int
	parent                      *node
	index                       int // among the children of parent
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

// nodeBytes is about what an element takes in memory, and attributeBytes what one of
// its attributes does, apart from what they say.
const (
	nodeBytes      = 240
	attributeBytes = 80
)

// parseXML reads a part, charging what its tree takes.
func parseXML(b *budget.Budget, part []byte, g *guard) (*node, error) {
	t := tree{names: map[string]string{}}
	err := walkXML(b, part, func(at, end int, token xml.Token) error {
		if g != nil {
			g.token(token)
		}
		return t.add(b, at, end, token)
	})
	if err != nil {
		return nil, err
	}
	return t.root, nil
}

// walkXML calls f for each token of a part and the place where it stands. A part
// nests no more than maxXMLDepth deep, and has a root and no document type.
func walkXML(b *budget.Budget, part []byte, f func(at, end int, token xml.Token) error) error {
	in := tokenReader{budget: b, rest: part}
	d := xml.NewDecoder(&in)
	depth, elements := 0, 0
	for {
		in.token = 0
		at := int(d.InputOffset())
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err == nil {
			err = b.Step(1)
		}
		if err != nil {
			return err
		}
		switch token.(type) {
		case xml.StartElement:
			elements++
			if depth++; depth > maxXMLDepth {
				return message.Errorf("docx.xml_deep", maxXMLDepth)
			}
		case xml.EndElement:
			depth--
		case xml.Directive:
			return message.Errorf("docx.doctype")
		}
		if err := f(at, int(d.InputOffset()), token); err != nil {
			return err
		}
	}
	if elements == 0 {
		return message.Errorf("docx.no_element")
	}
	return nil
}

// maxToken is how many bytes a tag or a text of a part may have: the decoder looks at
// each as a whole, without a pause.
const maxToken = 2 << 20

// tokenReader reads a part, until the time is up or a token has too many bytes.
type tokenReader struct {
	budget *budget.Budget
	rest   []byte
	token  int // how many bytes were read for the token
}

func (r *tokenReader) Read(p []byte) (int, error) {
	if err := r.budget.Alive(); err != nil {
		return 0, err
	}
	if r.token > maxToken {
		return 0, message.Errorf("docx.token_long", maxToken)
	}
	if len(r.rest) == 0 {
		return 0, io.EOF
	}
	n := copy(p, r.rest)
	r.rest = r.rest[n:]
	r.token += n
	return n, nil
}

// tree grows as the tokens of a part come.
type tree struct {
	root, open *node
	names      map[string]string
	text       []byte // of the elements that are open, each behind that of its parent
	starts     []int  // where the text of each begins
}

func (t *tree) add(b *budget.Budget, at, end int, token xml.Token) error {
	switch tok := token.(type) {
	case xml.StartElement:
		size := int64(nodeBytes)
		for _, a := range tok.Attr {
			size += attributeBytes + int64(len(a.Value)+len(a.Name.Local))
		}
		if err := b.Grow(size); err != nil {
			return err
		}
		e := &node{space: tok.Name.Space, name: t.name(tok.Name.Local), attributes: tok.Attr, start: at, inner: end, parent: t.open}
		if t.open != nil {
			e.index = len(t.open.children)
			t.open.children = append(t.open.children, e)
		} else {
			t.root = e
		}
		t.open = e
		t.starts = append(t.starts, len(t.text))
	case xml.EndElement:
		e, start := t.open, t.starts[len(t.starts)-1]
		e.innerEnd, e.end = at, end
		if len(t.text) > start {
			if err := b.Grow(int64(len(t.text) - start)); err != nil {
				return err
			}
			e.text = string(t.text[start:])
		}
		t.text, t.starts = t.text[:start], t.starts[:len(t.starts)-1]
		t.open = e.parent
	case xml.CharData:
		if t.open != nil {
			t.text = append(t.text, tok...)
		}
	}
	return nil
}

// name returns one copy of a name that stands in many elements.
func (t *tree) name(s string) string {
	if known, ok := t.names[s]; ok {
		return known
	}
	t.names[s] = s
	return s
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

// size is how many bytes the element has in the part; nil has none.
func (e *node) size() int {
	if e == nil {
		return 0
	}
	return e.end - e.start
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
