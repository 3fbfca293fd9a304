package docx

import (
	"archive/zip"
	"bytes"
	"embed"
	"fmt"
	"io"
	"strings"
	"sync"

	library "github.com/nguyenthenguyen/docx"
)

// template holds the parts of our own file as they stand in git.
//
//go:embed all:template
var template embed.FS

// Where the parts of the template give way to the document. What stands between
// sourceMark and endMark is there only where the file carries the report.
const (
	bodyMark       = "<?annualreport body?>"
	propertiesMark = "<?annualreport properties?>"
	picturesMark   = "<?annualreport pictures?>"
	sourceMark     = "<?annualreport source?>"
	endMark        = "<?annualreport end?>"
)

// Names of parts that are not the same in every file.
const (
	typesPart      = "[Content_Types].xml"
	documentPart   = "word/document.xml"
	relationsPart  = "word/_rels/document.xml.rels"
	propertiesPart = "docProps/core.xml"
	sourcePart     = "customXml/item1.xml"
)

// baseOrder is the order of the parts in the file. The content types come first,
// as readers of a stream expect; the rest is by importance.
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
	sourcePart,
	"customXml/itemProps1.xml",
	"customXml/_rels/item1.xml.rels",
}

// base is our own template, opened. The library holds the package and hands
// out one editable copy of its text a document; whatever it would share between
// documents (its maps of headers, footers and pictures) or lose (errors of the
// writer, in its Write) is not used.
type base struct {
	opened *library.ReplaceDocx
	// plain are the parts of a file that does not carry the report, carrying those
	// of one that does.
	plain, carrying []basePart
}

// basePart is a part of the template.
type basePart struct {
	name string
	// text is the part, packed the same compressed, for where nothing is put in.
	text   string
	packed packed
}

var basePackage = sync.OnceValues(openBase)

func openBase() (*base, error) {
	var b base
	var stored bytes.Buffer
	z := zip.NewWriter(&stored)
	var buf fileBuffer
	add := func(parts *[]basePart, name, text string) (err error) {
		part := basePart{name: name, text: text}
		part.packed, err = buf.pack(strings.Replace(text, picturesMark, "", 1))
		*parts = append(*parts, part)
		return err
	}
	for _, name := range baseOrder {
		if name == sourcePart { // which is made whole for each document
			b.carrying = append(b.carrying, basePart{name: name})
			continue
		}
		data, err := template.ReadFile("template/" + name)
		if err != nil {
			return nil, fmt.Errorf("docx: template: %w", err)
		}
		part := tidy(string(data))
		before, rest, _ := strings.Cut(part, sourceMark)
		source, after, _ := strings.Cut(rest, endMark)
		err = add(&b.carrying, name, before+source+after)
		if err == nil && !strings.HasPrefix(name, "customXml/") {
			err = add(&b.plain, name, before+after)
		}
		var w io.Writer
		if err == nil {
			w, err = z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		}
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
	return &b, nil
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
