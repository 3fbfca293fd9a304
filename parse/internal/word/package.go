// Package word reads Word files as Word shows them: with all changes accepted, numbers
// counted, fields and bound controls filled.
package word

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"

	"github.com/govdisclosure/annualreport/internal/message"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
	"github.com/govdisclosure/annualreport/parse/internal/remark"
	"github.com/govdisclosure/annualreport/parse/internal/sniff"
)

// File is a Word file (ISO/IEC 29500). Of the package are read the main document, its
// relationships, numbering, styles, footnotes and pictures, and the report that a file of
// ours carries.
type File struct {
	p    *docxPackage
	main string
}

// Open opens a Word file.
func Open(b *doc.Account, data []byte) (*File, error) {
	p, err := openPackage(b, data)
	if err != nil {
		return nil, err
	}
	main, err := p.mainPart()
	return &File{p, main}, err
}

// Document reads what the file shows, exactly as it was written or tidied.
func (f *File) Document(l *remark.List, exact bool) (*doc.Document, error) {
	d := &docxReader{budget: f.p.b, remarks: l, exact: exact, p: f.p, part: f.main}
	blocks, err := d.read()
	if err != nil {
		return nil, err
	}
	if d.inserted+d.deleted > 0 {
		l.Say(remark.ChangesAccepted, remark.Remark{Quote: strconv.Itoa(d.inserted), Read: strconv.Itoa(d.deleted)})
	}
	d.hidden.Say(l)
	if exact {
		if err := f.p.running(l, f.main); err != nil {
			return nil, err
		}
	}
	return &doc.Document{Blocks: blocks, Hidden: d.hidden}, nil
}

// openPackage opens a file as a package of parts.
func openPackage(b *doc.Account, data []byte) (*docxPackage, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, message.Errorf("parse.damaged_word", err)
	}
	p := &docxPackage{b: b, entries: z.File, files: map[string]*zip.File{}}
	for _, f := range z.File {
		if err := b.AddBlock(); err != nil {
			return nil, err
		}
		// Names in a package do not differ by case (ISO/IEC 29500-2, 6.2.2.3).
		name := strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/"))
		if _, twice := p.files[name]; !twice {
			p.files[name] = f
		}
	}
	return p, nil
}

// docxPackage is the file as a package of parts.
type docxPackage struct {
	b *doc.Account
	// entries are all of the file, and files those that count, by name in lower case.
	entries []*zip.File
	files   map[string]*zip.File
	// kept are entries that were unpacked for the digest of the file, until they are
	// read.
	kept map[*zip.File][]byte
	// custom are the custom XML parts, nil before they are asked for.
	custom []*docxItem
}

var errNoPart = errors.New("the part is missing")

// read unpacks a part.
func (p *docxPackage) read(name string) ([]byte, error) {
	f := p.files[strings.ToLower(name)]
	if f == nil {
		return nil, fmt.Errorf("%s: %w", name, errNoPart)
	}
	if data, ok := p.kept[f]; ok {
		delete(p.kept, f)
		return data, nil
	}
	return p.unpack(f)
}

// unpack unpacks an entry.
func (p *docxPackage) unpack(f *zip.File) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", f.Name, err)
	}
	defer r.Close()
	data, err := p.b.Unpack(r)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", f.Name, err)
	}
	return data, nil
}

// relationship ties a part to another.
type relationship struct {
	ID     string `xml:"Id,attr"`
	Type   string `xml:"Type,attr"`
	Target string `xml:"Target,attr"`
	Mode   string `xml:"TargetMode,attr"`
}

// relations returns the relationships of a part, their targets as names of parts;
// those to something outside the package are left out. A part without any is none.
func (p *docxPackage) relations(of string) ([]relationship, error) {
	dir, base := path.Split(of)
	data, err := p.read(dir + "_rels/" + base + ".rels")
	if errors.Is(err, errNoPart) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var rels struct {
		Relationship []relationship
	}
	if err := p.decode(data, &rels); err != nil {
		return nil, fmt.Errorf("the relationships of %q: %w", of, err)
	}
	var inside []relationship
	for _, r := range rels.Relationship {
		if r.Mode == "External" {
			continue
		}
		if target, absolute := strings.CutPrefix(r.Target, "/"); absolute {
			r.Target = target
		} else {
			r.Target = path.Join(dir, r.Target)
		}
		inside = append(inside, r)
	}
	return inside, nil
}

// decoder reads a part as XML. encoding/xml knows no external entities and no
// document type; a reader that stops at the end of the time bounds it.
func (p *docxPackage) decoder(data []byte) *xml.Decoder {
	r := p.b.Timed(data)
	if overloaded(data) {
		r = p.b.Refusing(r, doc.Exceeded("Blocks", p.b.Limits.Blocks))
	}
	d := xml.NewDecoder(r)
	d.CharsetReader = func(charset string, r io.Reader) (io.Reader, error) {
		raw, err := io.ReadAll(r)
		if err != nil {
			return nil, err
		}
		text, _, _, err := sniff.Decode(raw)
		return bytes.NewReader(text), err
	}
	return d
}

// mostAttributes is how many attributes an element may have: each takes far more room
// than its characters, and the decoder takes all of an element at once.
const mostAttributes = 1000

// overloaded reports whether an element of a part has too many attributes.
func overloaded(data []byte) bool {
	for {
		begin := bytes.IndexByte(data, '<')
		if begin < 0 {
			return false
		}
		data = data[begin+1:]
		end := bytes.IndexByte(data, '<') // of the tag, or behind it
		if end < 0 {
			end = len(data)
		}
		if end > 4*mostAttributes && data[0] != '!' && attributesOf(data) > mostAttributes {
			return true
		}
		data = data[end:]
	}
}

// attributesOf counts the attributes of the tag that a text goes on with.
func attributesOf(data []byte) int {
	n, quote := 0, byte(0)
	for _, c := range data {
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '=':
			n++
		case c == '>':
			return n
		}
	}
	return n
}

// decode reads a part into a value.
func (p *docxPackage) decode(data []byte, v any) error {
	// An element of a list takes far more room than its tag.
	n := bytes.Count(data, []byte("<"))
	if n > 5*p.b.Limits.Blocks {
		return doc.Exceeded("Blocks", p.b.Limits.Blocks)
	}
	// The decoder holds a token twice, and the value has it then.
	size := int64(n)*doc.SizeOfElement + 2*int64(len(data))
	if err := p.b.Grow(size); err != nil {
		return err
	}
	defer p.b.Release(2 * int64(len(data)))
	return p.decoder(data).Decode(v)
}

// mainPart returns the name of the document, or an error that says what the file is
// instead.
func (p *docxPackage) mainPart() (string, error) {
	rels, err := p.relations("")
	if err != nil {
		return "", err
	}
	for _, r := range rels {
		if strings.HasSuffix(r.Type, "/officeDocument") {
			switch target := strings.ToLower(r.Target); {
			case strings.HasPrefix(target, "xl/"):
				return "", doc.Shapeless("shape.spreadsheet")
			case strings.HasPrefix(target, "ppt/"):
				return "", doc.Shapeless("shape.presentation")
			}
			return r.Target, nil
		}
	}
	switch {
	case p.files["word/document.xml"] != nil:
		return "word/document.xml", nil
	case p.files["content.xml"] != nil:
		return "", doc.Shapeless("shape.opendocument")
	case p.files["OFD.xml"] != nil:
		return "", doc.Shapeless("shape.ofd")
	}
	return "", doc.Shapeless("shape.archive_without")
}
