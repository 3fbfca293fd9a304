package word

import (
	"encoding/xml"
	"errors"
	"io"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
	"github.com/govdisclosure/annualreport/parse/internal/remark"
)

// A content control may be bound to a place in a custom XML part (ISO/IEC 29500-1,
// 17.5.2.6). What stands in the document is then only what the place held when it was
// saved; Word shows what it holds now.

// docxControl is what the properties of a content control say.
type docxControl struct {
	contents    bool // a table of contents
	placeholder bool // shown is only what to fill in

	// The place to which it is bound; path is "" where it is bound to none.
	path, prefixes, store string
	// text is set where the place holds the text that is shown, lines where it may have
	// more than one, and list where the place holds the value of an item of a list. Other
	// controls show pictures, days or formatted text, and are read as they stand.
	text, lines, list bool
	items             []listItem
}

// listItem is an item of a list from which may be chosen.
type listItem struct{ value, shown string }

// mostListItems is how many items of a list are looked at.
const mostListItems = 1000

// element reads an element of the properties.
func (c *docxControl) element(d *docxReader) func(s xml.StartElement) error {
	return func(s xml.StartElement) error {
		switch s.Name.Local {
		case "showingPlcHdr":
			c.placeholder = on(s)
		case "docPartObj":
			return d.properties(func(s xml.StartElement) {
				c.contents = c.contents || s.Name.Local == "docPartGallery" && value(s, "val") == "Table of Contents"
			})
		case "dataBinding":
			c.path, c.prefixes, c.store = value(s, "xpath"), value(s, "prefixMappings"), value(s, "storeItemID")
		case "text":
			c.text, c.lines = true, value(s, "multiLine") != "" && switched(value(s, "multiLine"))
		case "comboBox", "dropDownList":
			// What is no item may be typed into the one, and does not stand in the other.
			c.text, c.list = s.Name.Local == "comboBox", true
			return d.properties(func(s xml.StartElement) {
				if s.Name.Local == "listItem" && len(c.items) < mostListItems {
					c.items = append(c.items, listItem{value(s, "value"), value(s, "displayText")})
				}
			})
		}
		return d.skip()
	}
}

// boundText is the text of the place to which a control is bound, in the place of the
// text that is read.
type boundText struct {
	text    string
	instead strings.Builder
	written bool
}

// bound returns the text that a control shows by its binding, nil where it shows what
// stands in the document.
func (d *docxReader) bound(c *docxControl) (*boundText, error) {
	if c.path == "" || !c.text && !c.list {
		return nil, nil
	}
	steps := simplePath(c.path, c.prefixes)
	if steps == nil {
		return nil, nil
	}
	items, err := d.p.items()
	if err != nil {
		return nil, err
	}
	for _, item := range items {
		if c.store != "" && !strings.EqualFold(item.id, c.store) {
			continue
		}
		root, err := d.p.tree(item)
		if err != nil {
			return nil, err
		}
		text, found := root.find(steps)
		if !found {
			continue
		}
		if i := slices.IndexFunc(c.items, func(i listItem) bool { return i.value == text }); i >= 0 && c.items[i].shown != "" {
			text = c.items[i].shown
		} else if !c.text && text != "" {
			return nil, nil
		}
		if text = strings.TrimFunc(text, han.IsSpace); !c.lines {
			text = han.OneLine(text)
		}
		for range strings.Count(text, "\n") {
			if err := d.budget.AddBlock(); err != nil {
				return nil, err
			}
		}
		return &boundText{text: text}, nil
	}
	return nil, nil
}

// boundContent reads the content of a control that shows another text.
func (d *docxReader) boundContent(b *boundText, inside func(xml.StartElement) error) error {
	outer := d.replaced
	d.replaced = b
	err := d.each(inside)
	d.open.fill(b)
	d.replaced = outer
	if was := b.instead.String(); han.Squeeze(was) != han.Squeeze(b.text) {
		d.remarks.Say(remark.ControlBound, remark.Remark{Quote: han.OneLine(was), Read: han.OneLine(b.text)})
	}
	return err
}

// fill writes a bound text where nothing stands whose place it could take.
func (p *docxParagraph) fill(b *boundText) {
	if p == nil || b == nil || b.written {
		return
	}
	b.written = true
	for i, line := range strings.Split(b.text, "\n") {
		if i > 0 {
			p.flush()
		}
		p.append(line)
	}
}

// pathStep is a step of a path: to an element, or at last to an attribute.
type pathStep struct {
	attribute bool
	name      xml.Name
	position  int // among those of its name, from 1; 0 for any
}

var (
	stepForm   = regexp.MustCompile(`^(@?)(?:([^\s/\[\]:@()*'"]+):)?([^\s/\[\]:@()*'"]+)(?:\[([1-9][0-9]{0,6})\])?$`)
	prefixForm = regexp.MustCompile(`xmlns:([^\s=]+)\s*=\s*(?:'([^']*)'|"([^"]*)")`)
)

// mostSteps is how long a path may be.
const mostSteps = 50

// simplePath reads a path (XPath) from the document element down by names and
// positions; nil for any other.
func simplePath(xpath, prefixes string) []pathStep {
	spaces := map[string]string{"": ""}
	for _, m := range prefixForm.FindAllStringSubmatch(prefixes, mostSteps) {
		spaces[m[1]] = m[2] + m[3]
	}
	xpath = strings.TrimSuffix(strings.TrimSpace(xpath), "/text()")
	parts := strings.SplitN(xpath, "/", mostSteps)
	if parts[0] != "" {
		return nil
	}
	var steps []pathStep
	for i, part := range parts[1:] {
		m := stepForm.FindStringSubmatch(part)
		if m == nil || m[1] != "" && (i == 0 || i != len(parts)-2) {
			return nil
		}
		space, known := spaces[m[2]]
		if !known {
			return nil
		}
		position, _ := strconv.Atoi(m[4]) // digits or nothing
		steps = append(steps, pathStep{m[1] != "", xml.Name{Space: space, Local: m[3]}, position})
	}
	return steps
}

// xmlNode is an element of a custom XML part.
type xmlNode struct {
	name     xml.Name
	attrs    []xml.Attr
	children []*xmlNode
	text     strings.Builder
}

// find returns the text at a path from the document, of which the node is the parent of
// all. An element that holds others has none.
func (n *xmlNode) find(steps []pathStep) (text string, found bool) {
	if len(steps) == 0 {
		return n.text.String(), len(n.children) == 0
	}
	step, seen := steps[0], 0
	if step.attribute {
		i := slices.IndexFunc(n.attrs, func(a xml.Attr) bool { return a.Name == step.name })
		if i < 0 {
			return "", false
		}
		return n.attrs[i].Value, true
	}
	for _, c := range n.children {
		if c.name != step.name {
			continue
		}
		if seen++; step.position > 0 && seen != step.position {
			continue
		}
		if text, found = c.find(steps[1:]); found || step.position > 0 {
			return text, found
		}
	}
	return "", false
}

// docxItem is a custom XML part.
type docxItem struct {
	name, id string
	root     *xmlNode // nil before it is read
}

// mostItems bounds how many custom XML parts are looked at.
const mostItems = 20

// itemNames returns the names of the custom XML parts, in their order.
func (p *docxPackage) itemNames() []string {
	var names []string
	for name := range p.files {
		if ok, _ := path.Match("customxml/item*.xml", name); ok && !strings.Contains(name, "props") {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names[:min(len(names), mostItems)]
}

// items returns the custom XML parts with their ids.
func (p *docxPackage) items() ([]*docxItem, error) {
	if p.custom != nil {
		return p.custom, nil
	}
	p.custom = []*docxItem{}
	for _, name := range p.itemNames() {
		id, err := p.itemID(name)
		if doc.OverLimit(err) {
			return nil, err
		}
		if err == nil {
			p.custom = append(p.custom, &docxItem{name: name, id: id})
		}
	}
	return p.custom, nil
}

// itemID returns the id of a custom XML part, which another part tells.
func (p *docxPackage) itemID(name string) (string, error) {
	rels, err := p.relations(name)
	if err != nil {
		return "", err
	}
	i := slices.IndexFunc(rels, func(r relationship) bool { return strings.HasSuffix(r.Type, "/customXmlProps") })
	if i < 0 {
		return "", errNoPart
	}
	data, err := p.read(rels[i].Target)
	if err != nil {
		return "", err
	}
	var properties struct {
		ID string `xml:"itemID,attr"`
	}
	err = p.decode(data, &properties)
	return properties.ID, err
}

// tree reads a custom XML part. Every element counts as a block.
func (p *docxPackage) tree(item *docxItem) (*xmlNode, error) {
	if item.root != nil {
		return item.root, nil
	}
	data, err := p.read(item.name)
	if err != nil {
		return nil, err
	}
	root := &xmlNode{}
	open := []*xmlNode{root}
	for d := p.decoder(data); ; {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			item.root = root
			return root, nil
		}
		if doc.OverLimit(err) {
			return nil, err
		}
		if err != nil {
			item.root = &xmlNode{} // a damaged part holds nothing
			return item.root, nil
		}
		last := open[len(open)-1]
		switch t := t.(type) {
		case xml.StartElement:
			if err := p.b.AddBlock(); err != nil {
				return nil, err
			}
			if err := p.b.Depth(len(open)); err != nil {
				return nil, err
			}
			n := &xmlNode{name: t.Name, attrs: t.Attr}
			last.children = append(last.children, n)
			open = append(open, n)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			last.text.Write(t)
		}
	}
}
