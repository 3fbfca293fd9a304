package report

import (
	"encoding/base64"
	"fmt"
)

// encode turns a report into a tree of nodes, in the order of the form. It is the
// inverse of decoder.report.
func (r *Report) encode() node {
	f := r.Edition()
	n := node{kind: nodeMap}
	putText := func(n *node, key, s string) {
		if s != "" {
			n.put(key, str(s))
		}
	}
	if f.ID() != Edition2021().ID() {
		n.put("edition", str(f.ID()))
	}
	n.put("office", str(r.Office))
	putText(&n, "kind", r.Kind.String())
	n.put("year", number(fmt.Sprint(r.Year)))
	putText(&n, "published", r.Published.String())
	contact := node{kind: nodeMap}
	for _, p := range contactParts {
		putText(&contact, p.key, *p.field(&r.Contact))
	}
	n.put("contact", contact)
	r.putText(&n, openingKey, openingKey)
	for i := range f.spec.Sections {
		s := &f.spec.Sections[i]
		if s.Table == nil {
			r.putText(&n, s.Key, s.Key)
			continue
		}
		section := node{kind: nodeMap}
		r.putText(&section, "lead", s.Key+".lead")
		for _, child := range f.root.child(s.Key).branches {
			r.putFigures(&section, child)
		}
		r.putText(&section, "notes", s.Key+".notes")
		n.put(s.Key, section)
	}
	n.put("stated", r.encodeStated())
	return n
}

func (r *Report) putText(n *node, key, where string) {
	// The key is the form's own, so there is no error.
	if t, _ := r.Text(where); len(t) > 0 {
		n.put(key, encodeText(t))
	}
}

// putFigures writes the figures along a branch; what is blank or not stated is left
// out.
func (r *Report) putFigures(n *node, b *branch) {
	figure := b.figure
	if figure == nil {
		children := node{kind: nodeMap}
		for _, child := range b.branches {
			r.putFigures(&children, child)
		}
		n.put(b.key, children)
		return
	}
	key := b.key
	if figure.Free() {
		switch v := r.value(figure).(type) {
		case Count:
			if !v.Blank() {
				n.put(key, number(v.String()))
			}
		case Amount:
			if !v.Blank() {
				n.put(key, str(v.String()))
			}
		}
		return
	}
	if s, stated := r.Stated.Figures[figure.Address]; stated {
		v, err := figure.Parse(s)
		if err == nil && !v.Blank() && figure.Unit == Pieces && v.String() == s {
			n.put(key, number(s))
		} else {
			n.put(key, str(s))
		}
	}
}

func (r *Report) encodeStated() node {
	n := node{kind: nodeMap}
	if r.Stated.Title != "" {
		n.put("title", str(r.Stated.Title))
	}
	headings := node{kind: nodeList}
	for _, h := range r.Stated.Headings {
		heading := node{kind: nodeMap}
		if h.Section != "" {
			heading.put("section", str(h.Section))
		}
		heading.put("text", str(h.Text))
		headings.items = append(headings.items, heading)
	}
	n.put("headings", headings)
	figures := node{kind: nodeMap}
	for i := range r.Edition().figures {
		figure := &r.Edition().figures[i]
		if s, stated := r.Stated.Figures[figure.Address]; stated && figure.Free() {
			figures.put(string(figure.Address), str(s))
		}
	}
	n.put("figures", figures)
	return n
}

func encodeText(t Text) node {
	if t.plain() {
		return str(t.String())
	}
	n := node{kind: nodeList}
	for _, block := range t {
		n.items = append(n.items, encodeBlock(block))
	}
	return n
}

func encodeBlock(block Block) node {
	n := node{kind: nodeMap}
	switch b := block.(type) {
	case Paragraph:
		if len(b) == 1 && !b[0].Bold {
			return str(b[0].Text)
		}
		runs := node{kind: nodeList}
		for _, r := range b {
			runs.items = append(runs.items, encodeRun(r))
		}
		n.put("runs", runs)
	case *Picture:
		n.put("picture", encodePicture(b))
	case *TextTable:
		n.put("table", encodeTable(b))
	}
	return n
}

func encodeRun(r Run) node {
	if !r.Bold {
		return str(r.Text)
	}
	n := node{kind: nodeMap}
	n.put("text", str(r.Text))
	n.put("bold", node{kind: nodeBool, text: "true"})
	return n
}

func encodePicture(p *Picture) node {
	n := node{kind: nodeMap}
	n.put("alt", str(p.Alt))
	if p.Caption != "" {
		n.put("caption", str(p.Caption))
	}
	n.put("data", str(base64.StdEncoding.EncodeToString(p.Data)))
	return n
}

func encodeTable(t *TextTable) node {
	n := node{kind: nodeMap}
	if t.Caption != "" {
		n.put("caption", str(t.Caption))
	}
	if t.HeaderRows > 0 {
		n.put("header_rows", number(fmt.Sprint(t.HeaderRows)))
	}
	rows := node{kind: nodeList}
	for _, r := range t.Rows {
		row := node{kind: nodeList}
		for _, cell := range r {
			row.items = append(row.items, str(cell))
		}
		rows.items = append(rows.items, row)
	}
	n.put("rows", rows)
	return n
}
