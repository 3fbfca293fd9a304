package outputs

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/govdisclosure/annualreport/report"
)

// Names returns the names of the documents that can be made, and of those that are made
// where none is asked for.
func Names() (all, usual []string) {
	for _, f := range documents() {
		all = append(all, f.Name)
		if !f.Asked {
			usual = append(usual, f.Name)
		}
	}
	return all, usual
}

// every returns all ways to write a report, those for programs included.
func every() []Format {
	return append(documents(),
		Format{Name: "yaml", Ending: ".yaml", Title: report.Label{ZH: "YAML 数据", EN: "YAML"}, Make: always(data(report.WriteYAML))},
		Format{Name: "yml", Ending: ".yml", Title: report.Label{ZH: "YAML 数据", EN: "YAML"}, Make: always(data(report.WriteYAML))},
		Format{Name: "json", Ending: ".json", Title: report.Label{ZH: "JSON 数据", EN: "JSON"}, Make: always(data(report.WriteJSON))},
	)
}

// data is a Renderer made of a function.
type data func(io.Writer, *report.Report) error

func (f data) Render(w io.Writer, r *report.Report) error { return f(w, r) }

// UnknownError says that no way to write is called so.
type UnknownError struct {
	Name  string   // of the format, or of the file
	Known []string // the names, or the endings, that there are
}

func (e *UnknownError) Error() string {
	return fmt.Sprintf("%s: not one of %s", e.Name, strings.Join(e.Known, ", "))
}

// Endings returns the endings of the files that can be written.
func Endings() (all []string) {
	for _, f := range every() {
		all = append(all, f.Ending)
	}
	return all
}

// ByEnding returns the way to write a file with the name, the one with the longest ending
// of several, or an [*UnknownError].
func ByEnding(name string) (Format, error) {
	var found Format
	for _, f := range every() {
		if strings.HasSuffix(strings.ToLower(name), f.Ending) && len(f.Ending) > len(found.Ending) {
			found = f
		}
	}
	if found.Ending == "" {
		return found, &UnknownError{name, Endings()}
	}
	return found, nil
}

// ByNames returns the documents with the names in a list, as "docx,pdf", in the order
// of the list and each once; or an [*UnknownError].
func ByNames(list string) (formats []Format, err error) {
	known, _ := Names()
	for name := range strings.SplitSeq(list, ",") {
		i := slices.Index(known, strings.ToLower(strings.TrimSpace(name)))
		if i < 0 {
			return nil, &UnknownError{name, known}
		}
		if !slices.ContainsFunc(formats, func(f Format) bool { return f.Name == known[i] }) {
			formats = append(formats, documents()[i])
		}
	}
	return formats, nil
}

// Document is a format with what writes it.
type Document struct {
	Format
	Renderer
}

// For returns the documents as an office writes them.
func (o *Own) For(ctx context.Context, formats ...Format) (all []Document, err error) {
	for _, f := range formats {
		r, err := f.Make(ctx, o)
		if err != nil {
			return nil, err
		}
		all = append(all, Document{f, r})
	}
	return all, nil
}
