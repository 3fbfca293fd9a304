package docx

import (
	"archive/zip"
	"fmt"
	"strings"

	"github.com/govdisclosure/annualreport/internal/embed"
	"github.com/govdisclosure/annualreport/render"
)

// part is an entry of the file that is being made: a text that is yet to be
// compressed, or a part that is ready.
type part struct {
	name   string
	text   string
	ready  packed
	method uint16
}

// assemble makes the whole file from the composed blocks. What it returns is
// valid until c is released.
func (b *base) assemble(c *composer, meta render.Meta, src render.Source) ([]byte, error) {
	parts, err := b.parts(c, meta, len(src.JSON) > 0)
	if err != nil {
		return nil, err
	}
	if len(src.JSON) > 0 {
		if err := c.file.carry(parts, src); err != nil {
			return nil, err
		}
	}
	z := c.file.begin()
	for i := range parts {
		p := &parts[i]
		if p.text != "" {
			err = z.text(p.name, p.text)
		} else {
			err = z.raw(p.name, p.method, p.ready)
		}
		if err != nil {
			return nil, err
		}
	}
	return z.end()
}

// parts returns the entries of a file, that which carries the report without its
// content.
func (b *base) parts(c *composer, meta render.Meta, carrying bool) ([]part, error) {
	properties, err := coreProperties(meta)
	if err != nil {
		return nil, err
	}
	template := b.plain
	if carrying {
		template = b.carrying
	}
	document := b.opened.Editable()
	document.ReplaceRaw(bodyMark, string(c.body), 1)
	parts := make([]part, 0, len(template)+len(c.pictures))
	for i := range template {
		t := &template[i]
		p := part{name: t.name}
		switch {
		case p.name == documentPart:
			p.text = document.GetContent()
		case p.name == propertiesPart:
			p.text = strings.Replace(t.text, propertiesMark, properties, 1)
		case p.name == relationsPart && len(c.pictures) > 0:
			p.text = strings.Replace(t.text, picturesMark, c.pictureRelations(), 1)
		default:
			p.ready, p.method = t.packed, zip.Deflate
		}
		parts = append(parts, p)
	}
	for i, f := range c.pictures {
		parts = append(parts, part{name: "word/media/" + c.pictureName(i+1, f.Format), ready: asStored(f.Data), method: zip.Store})
	}
	return parts, nil
}

// carry puts the report and the digest of the file into the part for them.
func (f *fileBuffer) carry(parts []part, src render.Source) error {
	content, err := sourceXML(src)
	if err != nil {
		return err
	}
	var carrying *part
	var others []embed.Entry
	for i := range parts {
		p := &parts[i]
		switch {
		case p.name == sourcePart:
			carrying = p
		case p.text != "":
			others = append(others, embed.Entry{Name: p.name, Sum: f.sum(p.text)})
		case p.method == zip.Store:
			others = append(others, embed.Entry{Name: p.name, Sum: embed.SumOf(p.ready.data)})
		default:
			others = append(others, embed.Entry{Name: p.name, Sum: p.ready.sum})
		}
	}
	if err := embed.SealWord(sourcePart, content, others); err != nil {
		return fmt.Errorf("source: %w", err)
	}
	carrying.text = string(content)
	return nil
}
