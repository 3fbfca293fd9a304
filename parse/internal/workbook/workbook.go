// Package workbook reads the cells of a workbook (.xlsx) that have names, as the intake of
// package render/xlsx gives them.
package workbook

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"path"
	"strconv"
	"strings"

	"github.com/govdisclosure/annualreport/internal/message"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
)

const mainPart = "xl/workbook.xml"

// Book is a workbook: its cells by sheet, and the names of cells.
type Book struct {
	Sheets map[string]*Sheet
	Names  map[string]Ref
}

// Sheet is a sheet.
type Sheet struct {
	Name  string
	Cells map[At]string // those that hold something
}

// At is a place in a sheet, from 1.
type At struct{ Row, Column int }

// Ref is a cell of a sheet.
type Ref struct {
	Sheet string
	At
}

// String names the cell as people do: 表三 D5.
func (r Ref) String() string { return r.Sheet + " " + columnName(r.Column) + strconv.Itoa(r.Row) }

// Value returns what a cell holds, "" where it is empty.
func (b *Book) Value(r Ref) string {
	if s := b.Sheets[r.Sheet]; s != nil {
		return s.Cells[r.At]
	}
	return ""
}

// Read reads a workbook, and of it the sheets in which cells have names that begin with a
// prefix.
func Read(a *doc.Account, data []byte, prefix string) (*Book, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, message.Errorf("workbook.damaged", err)
	}
	r := &reader{a: a, files: map[string]*zip.File{}, book: &Book{Sheets: map[string]*Sheet{}, Names: map[string]Ref{}}}
	for _, f := range z.File {
		if err := a.AddBlock(); err != nil {
			return nil, err
		}
		if r.files[f.Name] == nil {
			r.files[f.Name] = f
		}
	}
	if err := r.read(prefix); err != nil {
		return nil, err
	}
	return r.book, nil
}

type reader struct {
	a      *doc.Account
	files  map[string]*zip.File
	shared []string
	book   *Book
}

// each calls f for each token of a part, with the text of what is open.
func (r *reader) each(name string, f func(token xml.Token) error) error {
	file := r.files[name]
	if file == nil {
		return message.Errorf("workbook.part", name)
	}
	in, err := file.Open()
	if err != nil {
		return err
	}
	defer in.Close()
	data, err := r.a.Unpack(in)
	if err != nil {
		return err
	}
	d := xml.NewDecoder(r.a.Timed(data))
	depth := 0
	for {
		token, err := d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return r.a.Ended(message.Errorf("workbook.damaged_part", name, err))
		}
		if err := r.a.Step(1); err != nil {
			return err
		}
		switch token.(type) {
		case xml.StartElement:
			if depth++; true {
				if err := r.a.Depth(depth); err != nil {
					return err
				}
			}
		case xml.EndElement:
			depth--
		case xml.Directive:
			return message.Errorf("workbook.doctype")
		}
		if err := f(token); err != nil {
			return err
		}
	}
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func (r *reader) read(prefix string) error {
	targets := map[string]string{}
	err := r.each("xl/_rels/workbook.xml.rels", func(token xml.Token) error {
		if e, ok := token.(xml.StartElement); ok && e.Name.Local == "Relationship" {
			target := attr(e, "Target")
			if strings.HasPrefix(target, "/") {
				target = strings.TrimPrefix(path.Clean(target), "/")
			} else {
				target = path.Join("xl", target)
			}
			targets[attr(e, "Id")] = target
		}
		return nil
	})
	if err != nil {
		return err
	}
	parts := map[string]string{} // of sheets by their names
	name, text := "", ""
	err = r.each(mainPart, func(token xml.Token) error {
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "sheet":
				parts[attr(t, "name")] = targets[attr(t, "id")]
			case "definedName":
				name, text = attr(t, "name"), ""
			}
		case xml.CharData:
			if name != "" {
				text += string(t)
			}
		case xml.EndElement:
			if t.Name.Local == "definedName" {
				if ref, ok := parseRef(text); ok && strings.HasPrefix(name, prefix) {
					r.book.Names[strings.TrimPrefix(name, prefix)] = ref
				}
				name = ""
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if len(r.book.Names) == 0 {
		return nil // not one of ours
	}
	if r.files["xl/sharedStrings.xml"] != nil {
		if err := r.strings(); err != nil {
			return err
		}
	}
	for _, ref := range r.book.Names {
		if r.book.Sheets[ref.Sheet] == nil && parts[ref.Sheet] != "" {
			s := &Sheet{ref.Sheet, map[At]string{}}
			r.book.Sheets[ref.Sheet] = s
			if err := r.sheet(s, parts[ref.Sheet]); err != nil {
				return err
			}
		}
	}
	return nil
}

// strings reads the texts that cells name by their number.
func (r *reader) strings() error {
	var b strings.Builder
	inText, phonetic := false, false
	return r.each("xl/sharedStrings.xml", func(token xml.Token) error {
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "si":
				b.Reset()
			case "rPh":
				phonetic = true
			}
			inText = t.Name.Local == "t" && !phonetic
		case xml.CharData:
			if inText {
				b.Write(t)
			}
		case xml.EndElement:
			inText = false
			switch t.Name.Local {
			case "rPh":
				phonetic = false
			case "si":
				if err := r.a.Grow(int64(b.Len()) + 32); err != nil {
					return err
				}
				r.shared = append(r.shared, b.String())
			}
		}
		return nil
	})
}

// sheet reads the cells of a sheet.
func (r *reader) sheet(s *Sheet, part string) error {
	var at At
	var kind string
	var b strings.Builder
	inText := false
	return r.each(part, func(token xml.Token) error {
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "c":
				at, _ = parseAt(attr(t, "r"))
				kind = attr(t, "t")
				b.Reset()
			case "v", "t":
				inText = true
			}
		case xml.CharData:
			if inText {
				b.Write(t)
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "v", "t":
				inText = false
			case "c":
				value := b.String()
				if kind == "s" {
					n, err := strconv.Atoi(strings.TrimSpace(value))
					if err != nil || n < 0 || n >= len(r.shared) {
						value = ""
					} else {
						value = r.shared[n]
					}
				}
				if value == "" || at == (At{}) {
					return nil
				}
				if err := r.a.AddCells(1); err != nil {
					return err
				}
				if err := r.a.Grow(int64(len(value)) + 64); err != nil {
					return err
				}
				s.Cells[at] = value
			}
		}
		return nil
	})
}

// parseRef reads '表三'!$D$5.
func parseRef(s string) (ref Ref, ok bool) {
	i := strings.LastIndex(s, "!")
	if i < 0 {
		return ref, false
	}
	ref.Sheet = strings.TrimSpace(s[:i])
	if n := len(ref.Sheet); n >= 2 && ref.Sheet[0] == '\'' && ref.Sheet[n-1] == '\'' {
		ref.Sheet = strings.ReplaceAll(ref.Sheet[1:n-1], "''", "'")
	}
	ref.At, ok = parseAt(strings.ReplaceAll(strings.TrimSpace(s[i+1:]), "$", ""))
	return ref, ok
}

// The most rows and columns of a sheet.
const mostRows, mostColumns = 1 << 20, 1 << 14

// parseAt reads D5.
func parseAt(s string) (at At, ok bool) {
	i := 0
	for i < len(s) && s[i] >= 'A' && s[i] <= 'Z' && at.Column <= mostColumns {
		at.Column = at.Column*26 + int(s[i]-'A') + 1
		i++
	}
	row, err := strconv.Atoi(s[i:])
	if err != nil || row < 1 || row > mostRows || at.Column < 1 || at.Column > mostColumns {
		return At{}, false
	}
	at.Row = row
	return at, true
}

func columnName(n int) string {
	name := ""
	for ; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name
}
