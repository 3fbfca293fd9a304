package docx

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/govdisclosure/annualreport/internal/budget"
	"github.com/govdisclosure/annualreport/internal/message"
)

// userFile is a .docx of the user's, opened and checked.
type userFile struct {
	zip     *zip.Reader
	limits  Limits
	entries map[string]*zip.File
	types   string
	// texts are the parts that hold text for the reader, the document first.
	texts []textPart
}

// textPart is a part that holds text for the reader.
type textPart struct {
	name string
	data []byte
	root *node
}

// openUserFile opens a file that holds a Word document. It refuses what it would
// damage or what it cannot know to be harmless: macros, encryption, old formats,
// files beyond the limits, and whatever would run, fetch or lead elsewhere. Every
// part is unpacked once and looked through, those that are only carried over too:
// what leaves here leaves in an office's name.
func openUserFile(b *budget.Budget, data []byte, limits Limits) (*userFile, error) {
	if bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")) {
		return nil, message.Errorf("docx.encrypted")
	}
	if int64(len(data)) > limits.Bytes {
		return nil, &LimitError{Limit: "Bytes", Max: fmt.Sprint(limits.Bytes)}
	}
	// The directory is read whole, so its entries are counted before.
	if n := bytes.Count(data, []byte("PK\x01\x02")); n > 2*limits.Parts {
		return nil, tooManyParts(n, limits)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) { // names are looked at below
		return nil, message.Errorf("docx.not_docx", err)
	}
	f := &userFile{zip: z, limits: limits, entries: make(map[string]*zip.File, len(z.File))}
	if err := f.checkEntries(len(data)); err != nil {
		return nil, err
	}
	if err := f.readTypes(b); err != nil {
		return nil, err
	}
	if err := f.readParts(b); err != nil {
		return nil, err
	}
	for i := range f.texts {
		if f.texts[i].root == nil {
			return nil, message.Errorf("docx.no_part", f.texts[i].name)
		}
	}
	return f, nil
}

// readParts unpacks all parts and looks through them, and keeps those with text.
func (f *userFile) readParts(b *budget.Budget) error {
	texts := map[string]*textPart{}
	for i := range f.texts {
		texts[f.texts[i].name] = &f.texts[i]
	}
	for _, e := range f.zip.File {
		if strings.HasSuffix(e.Name, "/") {
			continue
		}
		p := texts[e.Name]
		if p != nil && e.UncompressedSize64 > uint64(f.limits.Part) {
			return message.Errorf("docx.part_large", p.name, e.UncompressedSize64, &LimitError{Limit: "Part", Max: fmt.Sprint(f.limits.Part)})
		}
		if !isXML(e.Name) {
			start, err := f.skim(b, e)
			if err == nil {
				err = checkPart(e.Name, start)
			}
			if err != nil {
				return err
			}
			continue
		}
		if err := checkPart(e.Name, nil); err != nil {
			return err
		}
		data, err := f.read(b, e.Name)
		if err != nil {
			return err
		}
		if p != nil {
			if err := p.parse(b, data); err != nil {
				return err
			}
			continue
		}
		err = checkXML(b, e.Name, data)
		b.Release(int64(len(data)))
		if err != nil {
			return err
		}
	}
	return nil
}

// isXML reports whether a part holds XML, by its name.
func isXML(name string) bool {
	return xmlParts[strings.ToLower(strings.TrimPrefix(path.Ext(name), "."))]
}

// skim unpacks a part without keeping it, and returns how it begins: that it is as
// large as the directory says is known only then.
func (f *userFile) skim(b *budget.Budget, e *zip.File) ([]byte, error) {
	r, err := e.Open()
	if err != nil {
		return nil, message.Within("docx.in_part", showName(e.Name), err)
	}
	var start []byte
	buf := make([]byte, 64<<10)
	for err == nil {
		var n int
		n, err = r.Read(buf)
		if len(start) < 8 {
			start = append(start, buf[:min(n, 8)]...)
		}
		if err == nil {
			err = b.Alive()
		}
	}
	if err == io.EOF {
		err = r.Close()
	}
	if err != nil && !stops(err) {
		err = message.Within("docx.in_part", showName(e.Name), err)
	}
	return start, err
}

// checkXML looks through a part that is carried over as it is.
func checkXML(b *budget.Budget, name string, data []byte) error {
	if len(data) == 0 {
		return nil
	}
	g := guard{part: name}
	err := walkXML(b, data, func(_, _ int, token xml.Token) error {
		g.token(token)
		return g.problem
	})
	if err == nil {
		err = g.finish()
	}
	return inPart(name, err)
}

// inPart says in which part an error is, where that is not one that says so itself.
func inPart(name string, err error) error {
	var unsafe *UnsafeError
	if err == nil || errors.As(err, &unsafe) || stops(err) {
		return err
	}
	return message.Errorf("docx.xml", showName(name), err)
}

// stops reports whether an error is one of a limit or of the context.
func stops(err error) bool {
	var limit *LimitError
	return errors.As(err, &limit) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)
}

// parse reads a part with text.
func (p *textPart) parse(b *budget.Budget, data []byte) error {
	g := guard{part: p.name}
	root, err := parseXML(b, data, &g)
	if err == nil {
		err = g.finish()
	}
	if err != nil {
		return inPart(p.name, err)
	}
	if root.space == strictWordSpace {
		return message.Errorf("docx.strict", p.name)
	}
	if !root.bindsPrefix() {
		return message.Errorf("docx.prefix", p.name)
	}
	for i, e := range paragraphsOf(root) {
		if n := textLength(e); n > maxParagraph {
			return message.Errorf("docx.paragraph_long", p.name, i+1, n, maxParagraph)
		}
	}
	p.data, p.root = data, root
	return nil
}

func tooManyParts(n int, limits Limits) error {
	return message.Errorf("docx.parts", n, &LimitError{Limit: "Parts", Max: fmt.Sprint(limits.Parts)})
}

// checkEntries checks the directory of the zip file. The sizes that it states
// are kept to by archive/zip, which refuses to unpack more.
func (f *userFile) checkEntries(size int) error {
	if len(f.zip.File) > f.limits.Parts {
		return tooManyParts(len(f.zip.File), f.limits)
	}
	seen := map[string]bool{}
	var total, packed uint64
	for _, e := range f.zip.File {
		// Names are compared without regard to case, as the packaging
		// conventions have it.
		odd := oddName(e.Name)
		name := strings.ToLower(e.Name)
		switch {
		case odd != (message.Text{}):
			return message.Errorf("docx.odd_name", prefix(e.Name, maxName), odd)
		case seen[name]:
			return message.Errorf("docx.part_twice", e.Name)
		case e.Mode()&^(fs.ModePerm|fs.ModeDir) != 0:
			return message.Errorf("docx.part_link", e.Name)
		case e.Flags&1 != 0:
			return message.Errorf("docx.part_encrypted", e.Name)
		case strings.HasSuffix(name, "vbaproject.bin"):
			return message.Errorf("docx.macros", e.Name)
		}
		seen[name] = true
		most := uint64(f.limits.Bytes)
		if total += e.UncompressedSize64; total > most || e.UncompressedSize64 > most {
			return message.Errorf("docx.unpacked", &LimitError{Limit: "Bytes", Max: fmt.Sprint(most)})
		}
		// Parts that lie over one another make a large file of a small one.
		if packed += e.CompressedSize64; packed > uint64(size) || e.CompressedSize64 > uint64(size) {
			return message.Errorf("docx.part_over", e.Name)
		}
		f.entries[e.Name] = e
	}
	return nil
}

// textTypes are the content types of parts that hold text for the reader, without
// what they begin and end with.
var textTypes = []string{"document.main", "header", "footer", "footnotes", "endnotes"}

// maxTypes is how many bytes the part with the content types may have: those of all
// parts that a file may have.
const maxTypes = 4 << 20

// readTypes reads the content types, and finds by them the parts with text.
func (f *userFile) readTypes(b *budget.Budget) error {
	if e := f.entries[typesPart]; e != nil && e.UncompressedSize64 > maxTypes {
		return message.Errorf("docx.part_bytes", typesPart, e.UncompressedSize64, maxTypes)
	}
	data, err := f.read(b, typesPart)
	if stops(err) {
		return err
	}
	if err != nil {
		return message.Errorf("docx.not_word", err)
	}
	f.types = string(data)
	root, err := parseXML(b, data, nil)
	if err != nil {
		return message.Within("docx.in_part", typesPart, err)
	}
	seen := map[string]bool{}
	for _, c := range root.children {
		name := strings.TrimPrefix(c.attr("PartName"), "/")
		kind := c.attr("ContentType")
		if strings.Contains(kind, "macroEnabled") {
			return message.Errorf("docx.macro_document")
		}
		if strings.HasSuffix(kind, ".template.main+xml") {
			return message.Errorf("docx.dotx")
		}
		for _, t := range textTypes {
			if kind != "application/vnd.openxmlformats-officedocument.wordprocessingml."+t+"+xml" {
				continue
			}
			if t == textTypes[0] && name != documentPart {
				return message.Errorf("docx.document_part", excerpt(name), documentPart)
			}
			if seen[name] {
				return message.Errorf("docx.named_twice", typesPart, excerpt(name))
			}
			seen[name] = true
			if t == textTypes[0] {
				f.texts = slices.Insert(f.texts, 0, textPart{name: name})
			} else {
				f.texts = append(f.texts, textPart{name: name})
			}
		}
	}
	if len(f.texts) == 0 || f.texts[0].name != documentPart {
		return message.Errorf("docx.no_type", documentPart)
	}
	return nil
}

// read unpacks a part.
func (f *userFile) read(b *budget.Budget, name string) ([]byte, error) {
	e := f.entries[name]
	if e == nil {
		return nil, message.Errorf("docx.lacks_part", name)
	}
	if err := b.Grow(int64(e.UncompressedSize64)); err != nil {
		return nil, err
	}
	r, err := e.Open()
	if err != nil {
		return nil, message.Within("docx.in_part", showName(name), err)
	}
	// The size that the directory states is kept to by the reader, which has an
	// error of its own where there is more or less; the check of the sum comes with
	// the end of the part.
	data := make([]byte, 0, e.UncompressedSize64+1)
	for err == nil {
		var n int
		n, err = r.Read(data[len(data):min(cap(data), len(data)+64<<10)])
		data = data[:len(data)+n]
		if err == nil {
			err = b.Alive()
		}
		if err == nil && len(data) == cap(data) {
			err = zip.ErrFormat
		}
	}
	if err == io.EOF {
		err = r.Close()
	}
	if err != nil && !stops(err) {
		err = message.Within("docx.in_part", showName(name), err)
	}
	return data, err
}

// addition is a part that a filled file has more than its template.
type addition struct {
	name string
	data []byte
}

// write makes the file anew: the parts in changed replaced, additions behind the
// others, everything else carried over as it is, compressed bytes and all.
func (f *userFile) write(buf *fileBuffer, changed map[string]string, additions []addition) ([]byte, error) {
	out := buf.begin()
	for _, e := range f.zip.File {
		text, ok := changed[e.Name]
		err := buf.budget.Alive()
		if err != nil {
			return nil, err
		}
		if ok {
			err = out.text(e.Name, text)
		} else {
			err = out.zip.Copy(e)
		}
		if err != nil {
			return nil, message.Within("docx.in_part", e.Name, err)
		}
	}
	for _, a := range additions {
		var err error
		if path.Ext(a.name) == ".rels" {
			err = out.text(a.name, string(a.data))
		} else {
			err = out.stored(a.name, a.data)
		}
		if err != nil {
			return nil, message.Within("docx.in_part", a.name, err)
		}
	}
	return out.end()
}
