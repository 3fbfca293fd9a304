// Fill fills an office's blank form, a Word file without placeholders, with a report
// in YAML or JSON.
//
//	go run ./examples/fill
//	go run ./examples/fill -form blank.docx -in 2024.yaml -out 2024.docx
//
// The headings and tables of the form are found by their labels. Where one is
// missing, or a row is not that of the format, the program says which and writes
// nothing.
package main

import (
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
	flags := flag.NewFlagSet("fill", flag.ContinueOnError)
	flags.SetOutput(stderr)
	in := flags.String("in", "testdata/reports/zibo-guodong-2024.yaml", "`file` with a report")
	form := flags.String("form", "testdata/forms/blank-form.docx", "`file` with the blank form")
	out := flags.String("out", "out/form.docx", "`file` to write")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	if err := fill(*in, *form, *out); err != nil {
		fmt.Fprintln(stderr, err)
		return 1
	}
	return 0
}

func fill(in, form, out string) error {
	r, err := report.Open(in)
	if err != nil {
		return err
	}
	blank, err := os.ReadFile(form)
	if err != nil {
		return err
	}
	filled, err := docx.Fill(blank, r)
	if err != nil {
		return fmt.Errorf("%s: %w", form, err)
	}
	if err := os.MkdirAll(filepath.Dir(out), 0o755); err != nil {
		return err
	}
	return os.WriteFile(out, filled, 0o644)
}
