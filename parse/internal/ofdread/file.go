// Package ofdread reads OFD files (GB/T 33190-2016) as package render/ofd writes them: what
// their pages show, in the terms of package pdfread, and the report that they carry. What
// other programs write is read as far as it is made of the same: upright texts with the
// places of their characters, and rectangles.
package ofdread

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"path"
	"strings"

	"github.com/govdisclosure/annualreport/internal/embed"
	"github.com/govdisclosure/annualreport/internal/message"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
)

// File is an OFD file.
type File struct {
	b     *doc.Account
	parts []*zip.File
	root  string // the folder of the document
	doc   document
	tag   int // the longest tag that is paid for, in bytes
}

type entry struct {
	Root string `xml:"DocBody>DocRoot"`
}

// document is what counts of Document.xml.
type document struct {
	Box   string `xml:"CommonData>PageArea>PhysicalBox"`
	Pages []struct {
		BaseLoc string `xml:"BaseLoc,attr"`
	} `xml:"Pages>Page"`
	Attachments string `xml:"Attachments"`
}

type attachments struct {
	All []struct {
		Name string `xml:"Name,attr"`
		File string `xml:"FileLoc"`
	} `xml:"Attachment"`
}

// Open opens an OFD file.
func Open(b *doc.Account, data []byte) (*File, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, damaged(err)
	}
	f := &File{b: b, parts: z.File}
	for range z.File {
		if err := b.AddBlock(); err != nil {
			return nil, err
		}
	}
	var e entry
	if err := f.decode("OFD.xml", &e); err != nil {
		return nil, err
	}
	root := within("", e.Root)
	f.root = path.Dir(root)
	return f, f.decode(root, &f.doc)
}

// damaged says of an error that it is the file's, unless it is a limit's.
func damaged(err error) error {
	if doc.OverLimit(err) {
		return err
	}
	return message.Errorf("parse.damaged_ofd", err)
}

// within returns where in the archive a part is that another part in a folder names.
func within(folder, name string) string {
	name = strings.TrimSpace(name)
	if strings.HasPrefix(name, "/") {
		return strings.TrimPrefix(path.Clean(name), "/")
	}
	return strings.TrimPrefix(path.Join(folder, name), "/")
}

var errNoPart = errors.New("the part is missing")

// read unpacks a part.
func (f *File) read(name string) ([]byte, error) {
	for _, p := range f.parts {
		if p.Name == name {
			return f.unpack(p)
		}
	}
	return nil, damaged(fmt.Errorf("%s: %w", name, errNoPart))
}

func (f *File) unpack(p *zip.File) ([]byte, error) {
	if err := f.b.Alive(); err != nil {
		return nil, err
	}
	r, err := p.Open()
	if err != nil {
		return nil, damaged(fmt.Errorf("%s: %w", p.Name, err))
	}
	defer r.Close()
	data, err := f.b.Unpack(r)
	if err != nil {
		return nil, damaged(fmt.Errorf("%s: %w", p.Name, err))
	}
	return data, nil
}

// decode reads a small part of XML.
func (f *File) decode(name string, into any) error {
	data, err := f.read(name)
	if err != nil {
		return err
	}
	if err := errors.Join(f.b.Grow(doc.SizeOfElement*int64(bytes.Count(data, []byte("<")))), f.roomForTag(data)); err != nil {
		return damaged(err)
	}
	if err := xml.Unmarshal(data, into); err != nil {
		return damaged(fmt.Errorf("%s: %w", name, err))
	}
	return nil
}

// Attached returns the attached file of a name, nil where there is none. OFD says no digest
// of it.
func (f *File) Attached(name string) (data []byte, digest string, err error) {
	if f.doc.Attachments == "" {
		return nil, "", nil
	}
	list := within(f.root, f.doc.Attachments)
	var all attachments
	if err := f.decode(list, &all); err != nil {
		return nil, "", err
	}
	for _, a := range all.All {
		if a.Name == name {
			data, err = f.read(within(path.Dir(list), a.File))
			return data, "", err
		}
	}
	return nil, "", nil
}

// digestName is the part that holds the digest over all others.
const digestName = "Doc_0/Attachs/digest.xml"

// State compares the file with the digest in it.
func (f *File) State() (embed.State, error) {
	var digest []byte
	for _, p := range f.parts {
		if p.Name == digestName {
			var err error
			if digest, err = f.unpack(p); err != nil {
				return embed.Differs, err
			}
			break
		}
	}
	if digest == nil {
		return embed.None, nil
	}
	return embed.CheckWord(digestName, digest, func() ([]embed.Entry, error) {
		all := make([]embed.Entry, 0, len(f.parts))
		left := false
		for _, p := range f.parts {
			if p.Name == digestName && !left {
				left = true // a second of the name counts
				continue
			}
			data, err := f.unpack(p)
			if err != nil {
				return nil, err
			}
			all = append(all, embed.Entry{Name: p.Name, Sum: embed.SumOf(data)})
		}
		return all, nil
	})
}
