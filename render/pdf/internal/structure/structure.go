// Package structure writes the structure tree of a tagged PDF (ISO 32000-1 clause 14.7):
// what the pieces of content on the pages are, in the order in which they are read. It
// knows no document: a caller adds elements, says which pieces of content belong to each,
// and writes the tree when the pages are made.
package structure

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/govdisclosure/annualreport/render/pdf/internal/pdffile"
)

// Tree is a structure tree. The zero value is an empty one. It is not safe for
// concurrent use.
type Tree struct {
	elements    []*Element
	room        []Element    // for those that come
	pages       [][]*Element // by page and number of its content
	annotations []*annotation
}

// Element is an element of the tree.
type Element struct {
	// Type is one of the standard types (clause 14.8.4), as P or TD.
	Type string
	// Attributes are further entries of its dictionary, as "/Alt (…)".
	Attributes string
	// ID identifies it among the elements, "" for none; ASCII without brackets.
	ID string
	// Keep says that it is written though nothing belongs to it.
	Keep bool

	parent *Element // nil for an element at the root
	kids   []kid
	number int // of its object; 0 where it is not written
}

// kid is what belongs to an element: one of another element, an annotation, and a piece of
// content.
type kid struct {
	element       *Element
	annotation    *annotation
	page, content int
}

// annotation is an annotation of a page, and the element it belongs to.
type annotation struct {
	page, object int
	of           *Element
}

// Add adds an element below another, or at the root where that is nil, after those that
// are there.
func (t *Tree) Add(parent *Element, e Element) *Element {
	if len(t.room) == 0 {
		t.room = make([]Element, 64)
	}
	added := &t.room[0]
	t.room = t.room[1:]
	*added = e
	added.parent = parent
	t.elements = append(t.elements, added)
	if parent != nil {
		parent.kids = append(parent.kids, kid{element: added})
	}
	return added
}

// Last returns the element that was added to e last, if nothing else was added since; nil
// otherwise.
func (e *Element) Last() *Element {
	if len(e.kids) == 0 {
		return nil
	}
	return e.kids[len(e.kids)-1].element
}

// Content returns the number (MCID) of the next piece of content on a page, counted from
// 0, which belongs to the element.
func (t *Tree) Content(e *Element, page int) int {
	for len(t.pages) <= page {
		t.pages = append(t.pages, nil)
	}
	n := len(t.pages[page])
	t.pages[page] = append(t.pages[page], e)
	e.kids = append(e.kids, kid{page: page, content: n})
	return n
}

// Annotation says that an annotation of a page belongs to the element, and returns its
// place among all annotations.
func (t *Tree) Annotation(e *Element, page int) int {
	a := &annotation{page: page, of: e}
	t.annotations = append(t.annotations, a)
	e.kids = append(e.kids, kid{annotation: a})
	return len(t.annotations) - 1
}

// AnnotationKey returns the entry StructParent of an annotation in a file of so many
// pages; the entry StructParents of a page is the page's index.
func AnnotationKey(pages, annotation int) int { return pages + annotation }

// SetObject says which object of the file an annotation is.
func (t *Tree) SetObject(annotation, object int) { t.annotations[annotation].object = object }

// Write adds the tree to a file of so many pages and returns the number of its root. The
// elements that nothing belongs to are left out, and so is what lies in them alone.
func (t *Tree) Write(file *pdffile.File, pages int) (root int, err error) {
	numbers := make([]int, pages)
	for i := range numbers {
		if numbers[i], err = file.Page(i); err != nil {
			return 0, err
		}
	}
	root = file.Next()
	number := root
	for i := len(t.elements) - 1; i >= 0; i-- { // those below come after those above
		e := t.elements[i]
		e.kids = slices.DeleteFunc(e.kids, func(k kid) bool { return k.element != nil && k.element.number < 0 })
		if e.number = 0; len(e.kids) == 0 && !e.Keep {
			e.number = -1
		}
	}
	for _, e := range t.elements {
		if e.number == 0 {
			number++
			e.number = number
		}
	}
	const typical = 128 // bytes
	objects := append(make([][]byte, 0, number-root+1), t.root(root, pages))
	b := make([]byte, 0, typical*cap(objects))
	for _, e := range t.elements {
		if e.number > 0 {
			from := len(b)
			b = e.append(b, root, numbers)
			objects = append(objects, b[from:len(b):len(b)])
		}
	}
	file.AddPacked(objects)
	return root, nil
}

// root returns the root with the tree of parents, by which a reader finds the element
// that a piece of content belongs to, and that of identifiers.
func (t *Tree) root(number, pages int) []byte {
	b := []byte("<</Type /StructTreeRoot /K [")
	for _, e := range t.elements {
		if e.parent == nil && e.number > 0 {
			b = append(reference(b, e.number), ' ')
		}
	}
	b = fmt.Appendf(b, "] /ParentTreeNextKey %d /ParentTree <</Nums [", AnnotationKey(pages, len(t.annotations)))
	for i, page := range t.pages {
		b = fmt.Appendf(b, "%d [", i)
		for _, e := range page {
			b = append(reference(b, e.number), ' ')
		}
		b = append(b, "] "...)
	}
	for i, a := range t.annotations {
		b = fmt.Appendf(b, "%d %d 0 R ", AnnotationKey(pages, i), a.of.number)
	}
	b = append(b, "]>>"...)
	var named []*Element
	for _, e := range t.elements {
		if e.ID != "" && e.number > 0 {
			named = append(named, e)
		}
	}
	if len(named) > 0 {
		slices.SortFunc(named, func(a, b *Element) int { return strings.Compare(a.ID, b.ID) })
		b = append(b, " /IDTree <</Names ["...)
		for _, e := range named {
			b = fmt.Appendf(b, "(%s) %d 0 R ", e.ID, e.number)
		}
		b = append(b, "]>>"...)
	}
	return append(b, ">>"...)
}

// reference appends a reference to an object.
func reference(b []byte, number int) []byte {
	return append(strconv.AppendInt(b, int64(number), 10), " 0 R"...)
}

// append appends the element's dictionary.
func (e *Element) append(b []byte, root int, pages []int) []byte {
	up := root
	if e.parent != nil {
		up = e.parent.number
	}
	b = append(append(b, "<</S /"...), e.Type...)
	b = reference(append(b, " /P "...), up)
	if e.ID != "" {
		b = append(append(append(b, " /ID ("...), e.ID...), ')')
	}
	if e.Attributes != "" {
		b = append(append(b, ' '), e.Attributes...)
	}
	page := -1 // that the element's content is on, where nothing else is said
	for _, k := range e.kids {
		if k.element == nil && k.annotation == nil {
			page = k.page
			b = reference(append(b, " /Pg "...), pages[page])
			break
		}
	}
	if len(e.kids) > 0 {
		b = append(b, " /K ["...)
		for i, k := range e.kids {
			if i > 0 {
				b = append(b, ' ')
			}
			switch {
			case k.element != nil:
				b = reference(b, k.element.number)
			case k.annotation != nil:
				b = fmt.Appendf(b, "<</Type /OBJR /Pg %d 0 R /Obj %d 0 R>>", pages[k.annotation.page], k.annotation.object)
			case k.page == page:
				b = strconv.AppendInt(b, int64(k.content), 10)
			default:
				b = fmt.Appendf(b, "<</Type /MCR /Pg %d 0 R /MCID %d>>", pages[k.page], k.content)
			}
		}
		b = append(b, ']')
	}
	return append(b, ">>"...)
}
