package docx

import (
	"fmt"
	"path"
	"strconv"
	"strings"
)

// defaultAuthor is who remarks where nobody is named.
const defaultAuthor = "年报检查"

// comments are those of a file, with new ones numbered on.
type comments struct {
	*annotated
	part    string // "" where the file has none yet
	next    int
	written strings.Builder
}

// openComments finds the comments of the file, and the first number that is free.
func (a *annotated) openComments(document *node) (*comments, error) {
	c := &comments{annotated: a}
	rels, err := a.relations(relationsOf(a.document))
	if err != nil {
		return nil, err
	}
	for _, r := range rels {
		if strings.HasSuffix(r.attr("Type"), "/comments") && r.attr("TargetMode") != "External" {
			c.part = resolved(a.document, r.attr("Target"))
		}
	}
	number := func(e *node) {
		if e.is("comment") || e.is("commentRangeStart") || e.is("commentRangeEnd") || e.is("commentReference") {
			if n, err := strconv.Atoi(e.attr("id")); err == nil && n >= c.next && n < 1<<30 {
				c.next = n + 1
			}
		}
	}
	all := func(e *node) bool { number(e); return true }
	document.descend(all)
	if c.part != "" {
		_, root, err := a.parse(c.part)
		if err != nil {
			return nil, err
		}
		root.descend(all)
	}
	return c, nil
}

// resolved is where a relationship of a part leads.
func resolved(part, target string) string {
	if strings.HasPrefix(target, "/") {
		return strings.TrimPrefix(path.Clean(target), "/")
	}
	return path.Join(path.Dir(part), target)
}

// add writes a comment and returns its number.
func (c *comments) add(text string) int {
	id := c.next
	c.next++
	author := c.options.Author
	if author == "" {
		author = defaultAuthor
	}
	name, _ := appendAttribute(nil, author) // that it holds nothing forbidden was asked
	fmt.Fprintf(&c.written, `<w:comment xmlns:w="%s" w:id="%d" w:author="%s"`, wordSpace, id, name)
	if !c.options.Date.IsZero() {
		fmt.Fprintf(&c.written, ` w:date="%s"`, c.options.Date.UTC().Format("2006-01-02T15:04:05Z"))
	}
	c.written.WriteString(">")
	for line := range strings.SplitSeq(text, "\n") {
		c.written.WriteString(`<w:p><w:r><w:t xml:space="preserve">` + escaped(line) + `</w:t></w:r></w:p>`)
	}
	c.written.WriteString("</w:comment>")
	return id
}

// write puts the comments into the file: into the part that it has, or a new one, to which
// the document is related.
func (c *comments) write() error {
	if c.part != "" {
		data, root, err := c.parse(c.part)
		if err != nil {
			return err
		}
		c.changed[c.part] = changedPart(data, []change{root.appended(data, c.written.String())})
		return nil
	}
	name := path.Join(path.Dir(c.document), "comments.xml")
	for n := 1; c.entries[name] != nil; n++ {
		name = path.Join(path.Dir(c.document), fmt.Sprintf("comments%d.xml", n))
	}
	const declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	c.changed[name] = []byte(declaration + `<w:comments xmlns:w="` + wordSpace + `">` + c.written.String() + `</w:comments>`)
	c.added = append(c.added, name)
	if err := c.declare(name); err != nil {
		return err
	}
	return c.relate(name)
}

// declare says what kind the new part is.
func (c *comments) declare(name string) error {
	if c.entries[contentTypesPart] == nil {
		return nil // a package without kinds, which Word does not open, is none the worse
	}
	data, root, err := c.parse(contentTypesPart)
	if err != nil {
		return err
	}
	text := fmt.Sprintf(`<%s PartName="/%s" ContentType="%s"/>`, root.sibling(data, "Override"), escaped(name), commentsType)
	c.changed[contentTypesPart] = changedPart(data, []change{root.appended(data, text)})
	return nil
}

// relate relates the document to the new part.
func (c *comments) relate(name string) error {
	rels := relationsOf(c.document)
	target := path.Base(name)
	if c.entries[rels] == nil {
		c.changed[rels] = []byte(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" +
			`<Relationships xmlns="` + relationsSpace + `"><Relationship Id="rIdRemarks" Type="` + relationOffice + `comments" Target="` + target + `"/></Relationships>`)
		c.added = append(c.added, rels)
		return nil
	}
	data, root, err := c.parse(rels)
	if err != nil {
		return err
	}
	taken := map[string]bool{}
	for _, r := range root.children {
		taken[r.attr("Id")] = true
	}
	id := "rIdRemarks"
	for n := 1; taken[id]; n++ {
		id = fmt.Sprintf("rIdRemarks%d", n)
	}
	text := fmt.Sprintf(`<%s Id="%s" Type="%scomments" Target="%s"/>`, root.sibling(data, "Relationship"), id, relationOffice, target)
	c.changed[rels] = changedPart(data, []change{root.appended(data, text)})
	return nil
}
