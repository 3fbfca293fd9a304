package pdf

import (
	"strconv"

	"github.com/govdisclosure/annualreport/render/layout"
	"github.com/govdisclosure/annualreport/render/pdf/internal/structure"
)

// marks is what the piece of content that is open on a page belongs to (ISO 32000-1 clause
// 14.6).
type marks struct {
	open    bool
	element *structure.Element // nil in an artifact
}

// begin opens a piece of content of an element.
func (c *content) begin(e *structure.Element) {
	c.b = append(append(append(c.b, '/'), e.Type...), " <</MCID "...)
	c.b = append(strconv.AppendInt(c.b, int64(c.tags.tree.Content(e, c.page)), 10), ">> BDC\n"...)
}

// artifact opens a piece that is no content of the document: shades and rules.
func (c *content) artifact(any bool) {
	if any && c.tags != nil {
		c.b = append(c.b, "/Artifact BMC\n"...)
	}
}

func (c *content) endArtifact(any bool) {
	if any && c.tags != nil {
		c.b = append(c.b, "EMC\n"...)
	}
}

// mark begins a piece of content where a run belongs to something else than the one
// before, and notes where addresses stand.
func (c *content) mark(m *marks, l *layout.Line, r *layout.Run) {
	var e *structure.Element
	if c.tags != nil {
		e = c.tags.of(l, r)
		if r.Link != "" && e != nil {
			e = c.tags.link(e, r.Link)
		}
	}
	if r.Link != "" && !l.Repeated {
		c.links = append(c.links, newLink(c.page, c.height, r, e))
	}
	if c.tags == nil || m.open && m.element == e {
		return
	}
	c.unmark(m)
	*m = marks{open: true, element: e}
	if e == nil {
		c.b = append(c.b, "/Artifact <</Type /Pagination>> BDC\n"...)
		return
	}
	c.begin(e)
}

// unmark ends the piece of content that is open.
func (c *content) unmark(m *marks) {
	if m.open {
		c.b = append(c.b, "EMC\n"...)
	}
	m.open = false
}
