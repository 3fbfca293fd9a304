package docx

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	library "github.com/nguyenthenguyen/docx"
)

// Limits of the files that are opened: a small file can claim to hold a huge one.
const (
	// MaxFileSize is how many bytes the parts of a template or form may have
	// together when they are unpacked.
	MaxFileSize = 64 << 20
	// MaxPartSize is how many bytes each of the parts that are read may have:
	// the document, headers, footers and notes.
	MaxPartSize = 16 << 20
	maxParts    = 4096
)

// userFile is a .docx of the user's, opened and checked.
type userFile struct {
	zip    *zip.Reader
	opened *library.ReplaceDocx
	types  string
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
// files beyond the limits.
func openUserFile(data []byte) (*userFile, error) {
	if bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")) {
		return nil, errors.New("it is an encrypted file or one of Word 97 (.doc); save it as .docx without a password")
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("it is not a .docx file: %w", err)
	}
	f := &userFile{zip: z}
	if err := f.checkEntries(); err != nil {
		return nil, err
	}
	if err := f.readTypes(); err != nil {
		return nil, err
	}
	// Now that the sizes are known, the library may read parts whole.
	if f.opened, err = library.ReadDocxFromMemory(bytes.NewReader(data), int64(len(data))); err != nil {
		return nil, fmt.Errorf("it is not a Word document: %w", err)
	}
	for i := range f.texts {
		p := &f.texts[i]
		if p.name == documentPart {
			p.data = []byte(f.opened.Editable().GetContent())
		} else if p.data, err = f.read(p.name); err != nil {
			return nil, err
		}
		if len(p.data) > MaxPartSize {
			return nil, fmt.Errorf("%s has %d bytes; at most %d are read", p.name, len(p.data), MaxPartSize)
		}
		if p.root, err = parseXML(p.data); err != nil {
			return nil, fmt.Errorf("%s is not XML as Word writes it: %w", p.name, err)
		}
		if p.root.space == strictWordSpace {
			return nil, fmt.Errorf("%s is in Strict Open XML; save it as an ordinary .docx", p.name)
		}
		if !p.root.bindsPrefix() {
			return nil, fmt.Errorf("%s does not call the elements of Word by the prefix w", p.name)
		}
	}
	return f, nil
}

// checkEntries checks the directory of the zip file. The sizes that it states
// are kept to by archive/zip, which refuses to unpack more.
func (f *userFile) checkEntries() error {
	if len(f.zip.File) > maxParts {
		return fmt.Errorf("it has %d parts; at most %d are read", len(f.zip.File), maxParts)
	}
	seen := map[string]bool{}
	var total uint64
	for _, e := range f.zip.File {
		// Names are compared without regard to case, as the packaging
		// conventions have it.
		name := strings.ToLower(e.Name)
		switch {
		case seen[name]:
			return fmt.Errorf("it has two parts named %s", e.Name)
		case strings.HasPrefix(name, "/") || strings.Contains(name, `\`) || path.Clean(name) != strings.TrimSuffix(name, "/"):
			return fmt.Errorf("it has a part with the odd name %q", e.Name)
		case e.Flags&1 != 0:
			return fmt.Errorf("%s is encrypted", e.Name)
		case strings.HasSuffix(name, "vbaproject.bin"):
			return fmt.Errorf("it holds macros (%s): save it without them, as .docx", e.Name)
		}
		seen[name] = true
		if total += e.UncompressedSize64; total > MaxFileSize || e.UncompressedSize64 > MaxFileSize {
			return fmt.Errorf("its parts have more than %d bytes when unpacked", MaxFileSize)
		}
	}
	return nil
}

// textTypes are the content types of parts that hold text for the reader, without
// what they begin and end with.
var textTypes = []string{"document.main", "header", "footer", "footnotes", "endnotes"}

// readTypes reads the content types, and finds by them the parts with text.
func (f *userFile) readTypes() error {
	data, err := f.read(typesPart)
	if err != nil {
		return fmt.Errorf("it is not a Word document: %w", err)
	}
	f.types = string(data)
	root, err := parseXML(data)
	if err != nil {
		return fmt.Errorf("%s: %w", typesPart, err)
	}
	for _, c := range root.children {
		name := strings.TrimPrefix(c.attr("PartName"), "/")
		kind := c.attr("ContentType")
		if strings.Contains(kind, "macroEnabled") {
			return fmt.Errorf("it is a document with macros: save it without them, as .docx")
		}
		if strings.HasSuffix(kind, ".template.main+xml") {
			return fmt.Errorf("it is a Word template (.dotx): save it as .docx")
		}
		for _, t := range textTypes {
			if kind != "application/vnd.openxmlformats-officedocument.wordprocessingml."+t+"+xml" {
				continue
			}
			if t == textTypes[0] && name != documentPart {
				return fmt.Errorf("its document is %s, not %s", name, documentPart)
			}
			part := textPart{name: name}
			if t == textTypes[0] {
				f.texts = append([]textPart{part}, f.texts...)
			} else {
				f.texts = append(f.texts, part)
			}
		}
	}
	if len(f.texts) == 0 || f.texts[0].name != documentPart {
		return fmt.Errorf("it is not a Word document: its content types name no %s", documentPart)
	}
	return nil
}

// find returns the entry of a part, or nil.
func (f *userFile) find(name string) *zip.File {
	for _, e := range f.zip.File {
		if e.Name == name {
			return e
		}
	}
	return nil
}

// read unpacks a part.
func (f *userFile) read(name string) ([]byte, error) {
	e := f.find(name)
	if e == nil {
		return nil, fmt.Errorf("it has no %s", name)
	}
	r, err := e.Open()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	data, err := io.ReadAll(r)
	if err == nil {
		err = r.Close()
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return data, nil
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
		var err error
		if ok {
			err = out.text(e.Name, text)
		} else {
			err = out.zip.Copy(e)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", e.Name, err)
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
			return nil, fmt.Errorf("%s: %w", a.name, err)
		}
	}
	return out.end()
}
