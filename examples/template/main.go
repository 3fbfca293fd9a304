// Template fills an office's own Word template with a report in YAML or JSON.
//
//	go run ./examples/template
//	go run ./examples/template -template letter.docx -in 2024.yaml -out 2024.docx
//
// The template is any .docx with placeholders; docs/placeholders.md lists them. A
// placeholder that does not exist, and a part of the report that the template has
// no place for, are errors: then nothing is written.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/govdisclosure/annualreport/render/docx"
	"github.com/govdisclosure/annualreport/report"
)

func main() { os.Exit(run(os.Args[1:], os.Stderr)) }

// run does what the command line says and returns the exit status.
func run(args []string, stderr io.Writer) int {
	flags := flag.NewFlagSet("template", flag.ContinueOnError)
	flags.SetOutput(stderr)
	in := flags.String("in", "testdata/reports/zibo-guodong-2024.yaml", "`file` with a report")
	template := flags.String("template", "testdata/forms/template.docx", "`file` with placeholders")
	out := flags.String("out", "out/template.docx", "`file` to write")
	partial := flags.Bool("partial", false, "leave out what the template has no place for")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	if err := fill(*in, *template, *out, *partial); err != nil {
		fmt.Fprintln(stderr, err)
		return 1
	}
	return 0
}

func fill(in, template, out string, partial bool) error {
	r, err := report.Open(in)
	if err != nil {
		return err
	}
	t, err := docx.OpenTemplate(template, docx.TemplateOptions{Partial: partial})
	if err != nil {
		return err
	}
	var file bytes.Buffer
	if err := t.Render(&file, r); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(out), 0o755); err != nil {
		return err
	}
	return os.WriteFile(out, file.Bytes(), 0o644)
}
