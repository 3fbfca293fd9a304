// Template fills an office's own Word template with a report in YAML or JSON.
//
//	go run ./examples/template
//	go run ./examples/template -template letter.docx -in 2024.yaml -out 2024.docx
//
// The template is any .docx with placeholders; docs/placeholders.md lists them. A
// placeholder that does not exist, and a part of the report that the template has
// no place for, are errors: then nothing is written, and the exit status is 2. The file
// is written whole or not at all.
package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/govdisclosure/annualreport/internal/terminal"
	"github.com/govdisclosure/annualreport/internal/wholefile"
	"github.com/govdisclosure/annualreport/render/docx"
	"github.com/govdisclosure/annualreport/report"
)

func main() { terminal.Program(run).Main() }

// run does what the command line says and returns the exit status.
func run(ctx context.Context, args []string, s terminal.Streams) int {
	flags := flag.NewFlagSet("template", flag.ContinueOnError)
	flags.SetOutput(s.Err)
	in := flags.String("in", "testdata/reports/zibo-guodong-2024.yaml", "`file` with a report")
	template := flags.String("template", "testdata/forms/template.docx", "`file` with placeholders")
	out := flags.String("out", "out/template.docx", "`file` to write")
	partial := flags.Bool("partial", false, "leave out what the template has no place for")
	if err := flags.Parse(args); err != nil {
		return terminal.Usage(err)
	}
	if flags.NArg() > 0 {
		flags.Usage()
		return terminal.Failed
	}
	if err := fill(ctx, *in, *template, *out, *partial); err != nil {
		fmt.Fprintln(s.Err, err)
		return terminal.Failed
	}
	return terminal.Done
}

func fill(ctx context.Context, in, template, out string, partial bool) error {
	r, err := report.OpenContext(ctx, in)
	if err != nil {
		return err
	}
	t, err := docx.OpenTemplateContext(ctx, template, docx.TemplateOptions{Partial: partial})
	if err != nil {
		return err
	}
	var file bytes.Buffer
	if err := t.RenderContext(ctx, &file, r); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(out), 0o755); err != nil {
		return err
	}
	return wholefile.Write(ctx, out, func(w io.Writer) error {
		_, err := file.WriteTo(w)
		return err
	})
}
