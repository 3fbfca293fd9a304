package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"time"
	"unicode/utf16"

	"github.com/go-pdf/fpdf"

	"github.com/govdisclosure/annualreport/internal/message"
	"github.com/govdisclosure/annualreport/render"
	"github.com/govdisclosure/annualreport/render/layout"
	"github.com/govdisclosure/annualreport/render/pdf/internal/pdffile"
	"github.com/govdisclosure/annualreport/render/pdf/internal/type0"
)

// paint puts finished sheets into a PDF file. fpdf lays down the pages and the
// document's data; what is seen on a page is written into it as it is, and all else is
// added afterwards: fonts (see package type0), pictures, the outline, what makes the file
// one for an archive.
func paint(doc *render.Document, set *layout.Result, t *tags) (*pdffile.File, error) {
	p := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: set.Width.Points(), Ht: set.Height.Points()}})
	p.SetCompression(false) // it is done when the file is written
	p.SetCatalogSort(true)
	p.SetAutoPageBreak(false, 0)
	if err := describe(p, doc.Meta); err != nil {
		return nil, err
	}
	var fonts type0.Set
	c := content{fonts: &fonts, height: set.Height, blocks: doc.Blocks, tags: t}
	for i := range set.Sheets {
		p.AddPage()
		c.b, c.page = c.b[:0], i
		if err := c.sheet(&set.Sheets[i]); err != nil {
			return nil, fmt.Errorf("page %d: %w", i+1, err)
		}
		p.RawWriteBuf(bytes.NewReader(c.b))
	}
	var laid bytes.Buffer
	if err := p.Output(&laid); err != nil {
		return nil, err
	}
	file, err := pdffile.Parse(laid.Bytes())
	if err != nil {
		return nil, err
	}
	if doc.Meta.Date.IsZero() {
		if err := removeDates(file); err != nil {
			return nil, err
		}
	}
	if err := addPictures(file, doc, set); err != nil {
		return nil, err
	}
	if err := addOutline(file, set); err != nil {
		return nil, err
	}
	if err := addLinks(file, c.links, t, len(set.Sheets)); err != nil {
		return nil, err
	}
	conforms := level{part: 3, conformance: "U"}
	if t != nil {
		// ISO 14289-1 clauses 7.1 and 7.2 want a title and a language.
		conforms = level{part: 3, conformance: "A", universal: doc.Meta.Title != "" && doc.Meta.Language != ""}
		if err := t.write(file, len(set.Sheets)); err != nil {
			return nil, err
		}
	}
	if err := archive(file, doc.Meta, conforms); err != nil {
		return nil, err
	}
	return file, fonts.Embed(file)
}

// addPictures adds the pictures that stand on the sheets.
func addPictures(file *pdffile.File, doc *render.Document, set *layout.Result) error {
	var list []byte
	for _, sheet := range set.Sheets {
		for _, p := range sheet.Pictures {
			n, err := addPicture(file, doc.Blocks[p.Block].(*render.Figure))
			if err != nil {
				return fmt.Errorf("block %d (figure): %w", p.Block+1, err)
			}
			list = fmt.Appendf(list, "/%s %d 0 R\n", pictureName(p.Block), n)
		}
	}
	if list == nil {
		return nil
	}
	return file.AddResources("XObject", list)
}

// languageTag is what a language tag is made of (BCP 47).
var languageTag = regexp.MustCompile(`^[A-Za-z0-9-]*$`)

// describe gives the document's data to fpdf.
func describe(p *fpdf.Fpdf, m render.Meta) error {
	if !languageTag.MatchString(m.Language) {
		return message.Errorf("render.language", m.Language)
	}
	p.SetLang(m.Language)
	p.SetTitle(textString(m.Title), false)
	p.SetAuthor(textString(m.Author), false)
	p.SetSubject(textString(m.Subject), false)
	p.SetKeywords(textString(keywords(m)), false)
	p.SetProducer(producer, false)
	date := m.Date.UTC()
	if m.Date.IsZero() {
		date = time.Unix(0, 0).UTC() // or fpdf asks the clock; removeDates takes it out
	}
	p.SetCreationDate(date)
	p.SetModificationDate(date)
	return nil
}

// removeDates takes the dates out of the information dictionary, where they stand
// last.
func removeDates(file *pdffile.File) error {
	body, err := file.Object(file.Info())
	if err != nil {
		return err
	}
	dates := bytes.LastIndex(body, []byte("/CreationDate (D:"))
	if dates < 0 {
		return errors.New("the information dictionary holds no dates")
	}
	return file.Replace(file.Info(), append(bytes.Clone(body[:dates]), ">>"...))
}

// textString returns a text string (ISO 32000-1 clause 7.9.2.2): UTF-16 with its
// mark. fpdf takes it for bytes; its own conversion breaks above U+FFFF.
func textString(s string) string {
	if s == "" {
		return ""
	}
	b := []byte{0xFE, 0xFF}
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u>>8), byte(u))
	}
	return string(b)
}
