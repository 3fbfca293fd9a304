package docx

import (
	"archive/zip"
	"bytes"
	"embed"
	"fmt"
	"strings"
	"sync"

	"github.com/govdisclosure/annualreport/render"
	library "github.com/nguyenthenguyen/docx"
)

// template holds the parts of our own file as they stand in git.
//
//go:embed all:template
var template embed.FS

// Where the parts of the template give way to the document.
const (
	bodyMark       = "<?annualreport body?>"
	propertiesMark = "<?annualreport properties?>"
	typesEnd       = "</Types>"
	relationsEnd   = "</Relationships>"
)

// Names of the parts that differ from one document to the next.
const (
	typesPart      = "[Content_Types].xml"
	documentPart   = "word/document.xml"
	relationsPart  = "word/_rels/document.xml.rels"
	propertiesPart = "docProps/core.xml"
)

// baseOrder is the order of the template's parts in the file. The content types
// come first, as readers of a stream expect; the rest is by importance.
var baseOrder = [...]string{
	typesPart,
	"_rels/.rels",
	documentPart,
	relationsPart,
	"word/styles.xml",
	"word/settings.xml",
	"word/fontTable.xml",
	"word/footer1.xml",
	"word/footer2.xml",
	propertiesPart,
}

// base is our own template, opened. The library holds the package and hands
// out one editable copy of its text a document; whatever it would share between
// documents (its maps of headers, footers and pictures) or lose (errors of the
// writer, in its Write) is not used.
type base struct {
	opened *library.ReplaceDocx
	text   map[string]string // the parts that each document completes
	fixed  map[string]packed // the parts that are the same in every file
}

var basePackage = sync.OnceValues(openBase)

func openBase() (*base, error) {
	b := &base{text: map[string]string{}, fixed: map[string]packed{}}
	var stored bytes.Buffer
	z := zip.NewWriter(&stored)
	var buf fileBuffer
	for _, name := range baseOrder {
		data, err := template.ReadFile("template/" + name)
		if err != nil {
			return nil, fmt.Errorf("docx: template: %w", err)
		}
		part := tidy(string(data))
		switch name {
		case typesPart, relationsPart, propertiesPart:
			b.text[name] = part
		case documentPart: // held by the library
		default:
			if b.fixed[name], err = buf.pack(part); err != nil {
				return nil, fmt.Errorf("docx: template: %s: %w", name, err)
			}
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err == nil {
			_, err = w.Write([]byte(part))
		}
		if err != nil {
			return nil, fmt.Errorf("docx: template: %s: %w", name, err)
		}
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("docx: template: %w", err)
	}
	opened, err := library.ReadDocxFromMemory(bytes.NewReader(stored.Bytes()), int64(stored.Len()))
	if err != nil {
		return nil, fmt.Errorf("docx: template: %w", err)
	}
	b.opened = opened
	return b, nil
}

// tidy takes comments, and the white space between elements that makes a part
// readable, out of it. The template has neither inside text.
func tidy(part string) string {
	var b strings.Builder
	for part != "" {
		text, rest, found := strings.Cut(part, "<")
		if strings.TrimSpace(text) != "" {
			b.WriteString(text)
		}
		if !found {
			break
		}
		end := ">"
		if strings.HasPrefix(rest, "!--") {
			_, part, _ = strings.Cut(rest, "-->")
			continue
		}
		element, after, _ := strings.Cut(rest, end)
		b.WriteString("<" + element + end)
		part = after
	}
	return b.String()
}

// assemble makes the whole file from the composed blocks. What it returns is
// valid until c is released.
func (b *base) assemble(c *composer, meta render.Meta, src render.Source) ([]byte, error) {
	properties, err := coreProperties(meta)
	if err != nil {
		return nil, err
	}
	custom, err := sourceParts(src)
	if err != nil {
		return nil, err
	}
	document := b.opened.Editable()
	document.ReplaceRaw(bodyMark, string(c.body), 1)

	relations, types := c.pictureRelations(), ""
	if len(custom) > 0 {
		relations += sourceRelation
		types = sourceType
	}

	z := c.file.begin()
	for _, name := range baseOrder {
		switch name {
		case typesPart:
			err = z.text(name, strings.Replace(b.text[name], typesEnd, types+typesEnd, 1))
		case documentPart:
			err = z.text(name, document.GetContent())
		case relationsPart:
			err = z.text(name, strings.Replace(b.text[name], relationsEnd, relations+relationsEnd, 1))
		case propertiesPart:
			err = z.text(name, strings.Replace(b.text[name], propertiesMark, properties, 1))
		default:
			err = z.packed(name, b.fixed[name])
		}
		if err != nil {
			return nil, err
		}
	}
	for _, p := range custom {
		if err := z.text(p.name, p.text); err != nil {
			return nil, err
		}
	}
	for i, f := range c.pictures {
		if err := z.stored("word/media/"+c.pictureName(i+1, f.Format), f.Data); err != nil {
			return nil, err
		}
	}
	return z.end()
}
