// Fill fills an office's blank form, a Word file without placeholders, with a report
// in YAML or JSON.
//
//	go run ./examples/fill
//	go run ./examples/fill -form blank.docx -in 2024.yaml -out 2024.docx
//
// The headings and tables of the form are found by their labels. Where one is
// missing, or a row is not that of the format, the program says which and writes
// nothing; the exit status is 2 then. The file is written whole or not at all.
package main

import (
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
	flags := flag.NewFlagSet("fill", flag.ContinueOnError)
	flags.SetOutput(s.Err)
	in := flags.String("in", "testdata/reports/zibo-guodong-2024.yaml", "`file` with a report")
	form := flags.String("form", "testdata/forms/blank-form.docx", "`file` with the blank form")
	out := flags.String("out", "out/form.docx", "`file` to write")
	if err := flags.Parse(args); err != nil {
		return terminal.Usage(err)
	}
	if flags.NArg() > 0 {
		flags.Usage()
		return terminal.Failed
	}
	if err := fill(ctx, *in, *form, *out); err != nil {
		fmt.Fprintln(s.Err, err)
		return terminal.Failed
	}
	return terminal.Done
}

func fill(ctx context.Context, in, form, out string) error {
	r, err := report.OpenContext(ctx, in)
	if err != nil {
		return err
	}
	blank, err := os.ReadFile(form)
	if err != nil {
		return err
	}
	filled, err := docx.FillContext(ctx, blank, r, docx.Limits{})
	if err != nil {
		return fmt.Errorf("%s: %w", form, err)
	}
	if err := os.MkdirAll(filepath.Dir(out), 0o755); err != nil {
		return err
	}
	return wholefile.Write(ctx, out, func(w io.Writer) error {
		_, err := w.Write(filled)
		return err
	})
}
