package ofd

import (
	"crypto/sha256"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/govdisclosure/annualreport/internal/embed"
	"github.com/govdisclosure/annualreport/render"
	"github.com/govdisclosure/annualreport/render/font"
	"github.com/govdisclosure/annualreport/render/layout"
)

// Where the parts lie. Places in a part count from its own folder, those that begin with a
// slash from the archive.
const (
	folder      = "Doc_0/"
	attachments = folder + "Attachs/"
	digestName  = attachments + "digest.xml"
)

// document is a document that is being written.
type document struct {
	doc    *render.Document
	set    *layout.Result
	source bool

	last   int // number that was given last
	fonts  []*face
	images []image
	pages  []int // their numbers
}

// face is a face that is used.
type face struct {
	id   int
	face *font.Face
	used map[rune]bool
}

// image is a picture that is used.
type image struct{ id, block int }

// id gives the next number; every object of a document has one.
func (d *document) id() int {
	d.last++
	return d.last
}

// font returns a face of the document.
func (d *document) font(f *font.Face) *face {
	for _, have := range d.fonts {
		if have.face == f {
			return have
		}
	}
	added := &face{id: d.id(), face: f, used: map[rune]bool{}}
	d.fonts = append(d.fonts, added)
	return added
}

// image returns the number of the picture of a block.
func (d *document) image(block int) int {
	d.images = append(d.images, image{d.id(), block})
	return d.last
}

// parts returns all files of the archive, the one that leads to the others first.
func (d *document) parts() ([]part, error) {
	var parts []part
	for i := range d.set.Sheets {
		d.pages = append(d.pages, d.id())
		content, err := d.page(&d.set.Sheets[i])
		if err != nil {
			return nil, fmt.Errorf("page %d: %w", i+1, err)
		}
		parts = append(parts, part{name: folder + pageName(i), data: content})
	}
	for _, f := range d.fonts {
		file, err := f.face.SubsetOf(slices.Collect(maps.Keys(f.used)))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.face.Name(), err)
		}
		parts = append(parts, part{name: folder + "Res/" + f.file(), data: file})
	}
	for _, i := range d.images {
		f := d.doc.Blocks[i.block].(*render.Figure)
		parts = append(parts, part{name: folder + "Res/" + i.file(f), data: f.Data, stored: true})
	}
	parts = append(parts, part{name: folder + "PublicRes.xml", data: d.resources()})
	if d.source {
		parts = append(parts, part{name: attachments + embed.Attachment, data: d.doc.Source.JSON})
		parts = append(parts, part{name: attachments + "Attachments.xml", data: d.attachments()})
	}
	parts = append([]part{{name: folder + "Document.xml", data: d.document()}}, parts...)
	parts = append([]part{{name: "OFD.xml", data: d.entry(parts)}}, parts...)
	if d.source {
		digest, err := seal(parts)
		if err != nil {
			return nil, err
		}
		parts = append(parts, digest)
	}
	return parts, nil
}

// seal returns the part with the digest over all others.
func seal(parts []part) (part, error) {
	w := &writer{}
	fmt.Fprintf(&w.b, `<digest xmlns="%s"%s/>`, embed.Namespace, embed.WordAttribute())
	others := make([]embed.Entry, len(parts))
	for i, p := range parts {
		others[i] = embed.Entry{Name: p.name, Sum: embed.SumOf(p.data)}
	}
	return part{name: digestName, data: w.b.Bytes()}, embed.SealWord(digestName, w.b.Bytes(), others)
}

func pageName(i int) string                  { return fmt.Sprintf("Pages/Page_%d/Content.xml", i) }
func (f *face) file() string                 { return fmt.Sprintf("font_%d.ttf", f.id) }
func (i image) file(f *render.Figure) string { return fmt.Sprintf("image_%d.%s", i.id, f.Format) }

// entry returns OFD.xml (GB/T 33190-2016, 7.4). The document's identifier is a digest of
// what it holds.
func (d *document) entry(parts []part) []byte {
	h := sha256.New()
	for _, p := range parts {
		fmt.Fprintf(h, "%s %d\n", p.name, len(p.data))
		h.Write(p.data)
	}
	m := d.doc.Meta
	w := begin("OFD", "Version", "1.0", "DocType", "OFD")
	w.open("DocBody")
	w.open("DocInfo")
	w.leaf("DocID", fmt.Sprintf("%x", h.Sum(nil)[:16]))
	for _, e := range [...][2]string{{"Title", m.Title}, {"Author", m.Author}, {"Subject", m.Subject}} {
		if e[1] != "" {
			w.leaf(e[0], e[1])
		}
	}
	if !m.Date.IsZero() {
		w.leaf("CreationDate", m.Date.Format(time.DateOnly))
	}
	if len(m.Keywords) > 0 {
		w.open("Keywords")
		for _, k := range m.Keywords {
			w.leaf("Keyword", k)
		}
		w.close("Keywords")
	}
	w.leaf("Creator", "annualreport")
	w.close("DocInfo")
	w.leaf("DocRoot", folder+"Document.xml")
	w.close("DocBody")
	w.close("OFD")
	return w.b.Bytes()
}

// document returns Document.xml (7.5): the size of pages, where they lie, the outline.
func (d *document) document() []byte {
	w := begin("Document")
	w.open("CommonData")
	w.leaf("MaxUnitID", fmt.Sprint(d.last))
	w.open("PageArea")
	w.leaf("PhysicalBox", box(0, 0, toMicrons(d.set.Width), toMicrons(d.set.Height)))
	w.close("PageArea")
	w.leaf("PublicRes", "PublicRes.xml")
	w.close("CommonData")
	w.open("Pages")
	for i, id := range d.pages {
		w.empty("Page", "ID", id, "BaseLoc", pageName(i))
	}
	w.close("Pages")
	if len(d.set.Outline) > 0 {
		w.open("Outlines")
		d.outline(w, d.set.Outline)
		w.close("Outlines")
	}
	if d.source {
		w.leaf("Attachments", strings.TrimPrefix(attachments, folder)+"Attachments.xml")
	}
	w.close("Document")
	return w.b.Bytes()
}

// outline writes entries, each with those of lower levels behind it.
func (d *document) outline(w *writer, entries []layout.Entry) {
	for len(entries) > 0 {
		e := entries[0]
		n := 1
		for n < len(entries) && entries[n].Level > e.Level {
			n++
		}
		w.open("OutlineElem", "Title", e.Text, "Count", n-1)
		w.open("Actions")
		w.open("Action", "Event", "CLICK")
		w.open("Goto")
		w.empty("Dest", "Type", "XYZ", "PageID", d.pages[e.Sheet], "Left", 0, "Top", toMicrons(e.Y), "Zoom", 0)
		w.close("Goto")
		w.close("Action")
		w.close("Actions")
		d.outline(w, entries[1:n])
		w.close("OutlineElem")
		entries = entries[n:]
	}
}

// resources returns PublicRes.xml (7.9): fonts and pictures.
func (d *document) resources() []byte {
	w := begin("Res", "BaseLoc", "Res")
	w.open("Fonts")
	for _, f := range d.fonts {
		family := f.face.Name()
		if names := f.face.Names(); len(names) > 0 {
			family = names[0]
		}
		w.open("Font", "ID", f.id, "FontName", f.face.Name(), "FamilyName", family)
		w.leaf("FontFile", f.file())
		w.close("Font")
	}
	w.close("Fonts")
	if len(d.images) > 0 {
		w.open("MultiMedias")
		for _, i := range d.images {
			f := d.doc.Blocks[i.block].(*render.Figure)
			w.open("MultiMedia", "ID", i.id, "Type", "Image", "Format", strings.ToUpper(f.Format))
			w.leaf("MediaFile", i.file(f))
			w.close("MultiMedia")
		}
		w.close("MultiMedias")
	}
	w.close("Res")
	return w.b.Bytes()
}

// attachments returns Attachments.xml (clause 20): the report as data.
func (d *document) attachments() []byte {
	const kilobyte = 1024
	w := begin("Attachments")
	w.open("Attachment", "ID", "report", "Name", embed.Attachment, "Format", "json", "Size", float64(len(d.doc.Source.JSON))/kilobyte, "Usage", "source")
	w.leaf("FileLoc", embed.Attachment)
	w.close("Attachment")
	w.close("Attachments")
	return w.b.Bytes()
}
