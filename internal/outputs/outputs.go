// Package outputs lists the ways in which programs write reports. A backend that is
// added to the list is in every program.
package outputs

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/govdisclosure/annualreport/render/docx"
	"github.com/govdisclosure/annualreport/render/markdown"
	"github.com/govdisclosure/annualreport/render/pdf"
	"github.com/govdisclosure/annualreport/render/pdf/faces"
	"github.com/govdisclosure/annualreport/report"
)

// Renderer writes a report.
type Renderer interface {
	Render(w io.Writer, r *report.Report) error
}

// Format is one way to write a report.
type Format struct {
	Name   string // as on the command line
	Ending string // of the name of a file, with the dot
	Title  report.Label
	Renderer
}

// Documents returns the ways to write a report for people: one for each backend.
func Documents() []Format {
	return []Format{
		{"docx", ".docx", report.Label{ZH: "Word 文件", EN: "a Word file"}, docx.Renderer{}},
		{"pdf", ".pdf", report.Label{ZH: "PDF 文件", EN: "PDF"}, pdf.Renderer{}},
		{"md", ".md", report.Label{ZH: "Markdown 文件", EN: "Markdown"}, markdown.Renderer{}},
	}
}

// Own is what an office has of its own for its documents.
type Own struct {
	FontFolders []string // with official faces
	Template    string   // a Word file with placeholders
}

// For returns the formats as an office writes them.
func (o Own) For(ctx context.Context, formats []Format) ([]Format, error) {
	own := slices.Clone(formats)
	for i := range own {
		switch {
		case own[i].Name == "pdf" && len(o.FontFolders) > 0:
			chosen, err := o.faces()
			if err != nil {
				return nil, err
			}
			own[i].Renderer = pdf.Renderer{Faces: chosen}
		case own[i].Name == "docx" && o.Template != "":
			t, err := docx.OpenTemplateContext(ctx, o.Template, docx.TemplateOptions{})
			if err != nil {
				return nil, err
			}
			own[i].Renderer = t
		}
	}
	return own, nil
}

// faces returns the faces of the folders. A folder that is not there, or holds none, and a
// face that cannot be used are errors: the office means to print in its own.
func (o Own) faces() (faces.Faces, error) {
	for _, folder := range o.FontFolders {
		if _, err := os.ReadDir(folder); err != nil {
			return faces.Faces{}, err
		}
	}
	found, err := faces.Installed(o.FontFolders...)
	if err != nil {
		return faces.Faces{}, err
	}
	for _, f := range found {
		if f.Err != nil {
			return faces.Faces{}, fmt.Errorf("%s: %w", f.Path, f.Err)
		}
	}
	if len(found) == 0 {
		return faces.Faces{}, fmt.Errorf("%s: no face that official documents are set in", strings.Join(o.FontFolders, ", "))
	}
	return faces.Choose(found), nil
}

// All returns all ways to write a report, those for programs included.
func All() []Format {
	return append(Documents(),
		Format{"yaml", ".yaml", report.Label{ZH: "YAML 数据", EN: "YAML"}, data(report.WriteYAML)},
		Format{"yml", ".yml", report.Label{ZH: "YAML 数据", EN: "YAML"}, data(report.WriteYAML)},
		Format{"json", ".json", report.Label{ZH: "JSON 数据", EN: "JSON"}, data(report.WriteJSON)},
	)
}

// data is a Renderer made of a function.
type data func(io.Writer, *report.Report) error

func (f data) Render(w io.Writer, r *report.Report) error { return f(w, r) }

// JSON is what goes to a stream that has no name.
func JSON() Format { return named("json") }

func named(name string) Format {
	all := All()
	return all[slices.IndexFunc(all, func(f Format) bool { return f.Name == name })]
}

// UnknownError says that no way to write is called so.
type UnknownError struct {
	Name  string   // of the format, or of the file
	Known []string // the names, or the endings, that there are
}

func (e *UnknownError) Error() string {
	return fmt.Sprintf("%s: not one of %s", e.Name, strings.Join(e.Known, ", "))
}

// ByEnding returns the way to write a file with the name, or an [*UnknownError].
func ByEnding(name string) (Format, error) {
	ending := strings.ToLower(filepath.Ext(name))
	var known []string
	for _, f := range All() {
		if f.Ending == ending {
			return f, nil
		}
		known = append(known, f.Ending)
	}
	return Format{}, &UnknownError{name, known}
}

// ByNames returns the documents with the names in a list, as "docx,pdf", in the order
// of the list and each once; or an [*UnknownError].
func ByNames(list string) (formats []Format, err error) {
	var known []string
	for _, f := range Documents() {
		known = append(known, f.Name)
	}
	for name := range strings.SplitSeq(list, ",") {
		i := slices.Index(known, strings.ToLower(strings.TrimSpace(name)))
		if i < 0 {
			return nil, &UnknownError{name, known}
		}
		if !slices.ContainsFunc(formats, func(f Format) bool { return f.Name == known[i] }) {
			formats = append(formats, Documents()[i])
		}
	}
	return formats, nil
}
