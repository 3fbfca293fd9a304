package docx

import (
	"fmt"
	"strings"

	"github.com/govdisclosure/annualreport/internal/budget"
)

// pictureStem returns a start for the names of pictures that no part of the
// template has.
func (t *Template) pictureStem() string {
	stem := "picture"
	for _, e := range t.file.zip.File {
		for strings.Contains(e.Name, stem) {
			stem += "x"
		}
	}
	return stem
}

// addRelations adds relationships to those of a part, which may have none so far.
func (t *Template) addRelations(c *composer, part string, changed map[string]string, additions *[]addition) error {
	relations := c.pictureRelations()
	folder, file, _ := strings.Cut(part, "/")
	name := folder + "/_rels/" + file + ".rels"
	if t.file.entries[name] == nil {
		*additions = append(*additions, addition{name, []byte(xmlHeader + `<Relationships xmlns="` + relationsSpace + `">` + relations + `</Relationships>`)})
		return nil
	}
	data, err := t.file.read(c.budget, name)
	if err != nil {
		return err
	}
	text, err := insertLast(c.budget, string(data), relations)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	changed[name] = text
	return nil
}

// addTypes adds the content types of pictures, and of relationships, that the
// template does not have.
func (t *Template) addTypes(b *budget.Budget, kinds map[string]bool, additions []addition) string {
	types := ""
	for _, kind := range []string{"jpeg", "png"} {
		if kinds[kind] && !strings.Contains(strings.ToLower(t.file.types), `extension="`+kind+`"`) {
			types += `<Default Extension="` + kind + `" ContentType="image/` + kind + `"/>`
		}
	}
	changed, err := insertLast(b, t.file.types, types)
	if err != nil {
		return t.file.types // it was read when the template was opened
	}
	return changed
}

// insertLast puts XML at the end of the root element of a part.
func insertLast(b *budget.Budget, part, insert string) (string, error) {
	root, err := parseXML(b, []byte(part), nil)
	if err != nil {
		return "", err
	}
	if root.selfClosing([]byte(part)) {
		name, _, _ := strings.Cut(strings.TrimPrefix(part[root.start:root.inner], "<"), " ")
		return part[:root.start] + root.openTag([]byte(part)) + insert + "</" + name + ">" + part[root.end:], nil
	}
	return part[:root.innerEnd] + insert + part[root.innerEnd:], nil
}
