package report

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/govdisclosure/annualreport/internal/message"
)

// Open reads a report from a file in JSON or YAML; a file that begins with { is
// JSON. The error is of type [InputErrors], a [*LimitError], or what the operating
// system says.
//
// What it opens, the file and its pictures, are regular files in the folder of the
// file or below: a pipe or a device is refused, and so is a symbolic link that leads out
// of the folder. One that stays inside is followed.
func Open(name string) (*Report, error) { return OpenContext(context.Background(), name) }

// OpenContext is Open that ends with the context.
func OpenContext(ctx context.Context, name string) (*Report, error) {
	root, err := os.OpenRoot(filepath.Dir(name))
	if err != nil {
		return nil, err
	}
	defer root.Close()
	files := regularFiles{root.FS()}
	f, err := files.Open(filepath.Base(name))
	if err != nil {
		return nil, named(err, name)
	}
	defer f.Close()
	return Reader{Name: name, Files: files}.ReadContext(ctx, f)
}

// named puts the name that the caller gave into an error of the file system.
func named(err error, name string) error {
	var at *fs.PathError
	if !errors.As(err, &at) {
		return fmt.Errorf("%s: %w", message.Line(name), err)
	}
	if info, e := os.Lstat(name); e == nil && info.Mode()&fs.ModeSymlink != 0 && !errors.Is(err, fs.ErrNotExist) {
		return message.Errorf("input.link", name, at.Err)
	}
	return &fs.PathError{Op: at.Op, Path: name, Err: at.Err}
}

// regularFiles opens regular files alone: to open a pipe waits until somebody writes.
type regularFiles struct{ fs.FS }

// Open looks before it opens, and once more at what was opened.
func (r regularFiles) Open(name string) (fs.File, error) {
	if info, err := fs.Stat(r.FS, name); err != nil {
		return nil, err
	} else if err := regular(info, name); err != nil {
		return nil, err
	}
	f, err := r.FS.Open(name)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err == nil {
		err = regular(info, name)
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

var errNotRegular = message.Errorf("input.not_regular")

func regular(info fs.FileInfo, name string) error {
	if !info.Mode().IsRegular() {
		return &fs.PathError{Op: "open", Path: name, Err: errNotRegular}
	}
	return nil
}

// foreign says what a file is by its first bytes, where it is one that people take for
// a report's data, and "" otherwise.
func foreign(data []byte) Label {
	start := bytes.TrimPrefix(data[:min(len(data), 256)], []byte("\uFEFF"))
	start = bytes.TrimLeft(start, " \t\r\n")
	for _, f := range []struct {
		begins string
		what   Label
	}{
		{"PK\x03\x04", Label{"ZIP文件（Word文件也是）", "a ZIP file, as Word writes them"}},
		{"%PDF-", Label{"PDF文件", "a PDF file"}},
		{"\xd0\xcf\x11\xe0", Label{"旧版Word或Excel文件", "a file of an old Word or Excel"}},
		{"{\\rtf", Label{"RTF文件", "an RTF file"}},
		{"<!doctype html", Label{"网页", "a web page"}},
		{"<html", Label{"网页", "a web page"}},
		{"<?xml", Label{"XML文件", "an XML file"}},
		{"<!--", Label{"页面", "a page"}},
		{"mime-version:", Label{"网页存档", "a web archive"}},
	} {
		if len(start) >= len(f.begins) && strings.EqualFold(string(start[:len(f.begins)]), f.begins) {
			return f.what
		}
	}
	return Label{}
}

// hinted adds, to the error of a file that is no YAML or JSON, what its name says that
// it is.
func hinted(err error, name string) error {
	var e *InputError
	var all InputErrors
	if errors.As(err, &all) && len(all) > 0 {
		e = all[0]
	} else if !errors.As(err, &e) {
		return err
	}
	switch ext := strings.ToLower(filepath.Ext(name)); ext {
	case ".docx", ".doc", ".wps", ".rtf", ".xlsx", ".xls", ".csv", ".pdf", ".ofd", ".html", ".htm", ".mht", ".mhtml", ".md", ".markdown", ".txt":
		if e.said != nil && e.said.Code() != "input.foreign" {
			e.say("input.by_name", e.said, ext)
		}
	}
	return err
}
