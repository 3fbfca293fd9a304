// Generate makes the Word file, the PDF and the Markdown of reports in YAML or JSON, and
// counts what is wrong with them.
//
//	go run ./examples/generate                      # the five samples, to out/
//	go run ./examples/generate -in 2024.yaml -out .
package main

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"path/filepath"
	"strings"

	"github.com/govdisclosure/annualreport/render/docx"
	"github.com/govdisclosure/annualreport/render/markdown"
	"github.com/govdisclosure/annualreport/render/pdf"
	"github.com/govdisclosure/annualreport/report"
	"github.com/govdisclosure/annualreport/validate"
)

// backends write a report; their zero values work.
var backends = []struct {
	ending string
	render func(io.Writer, *report.Report) error
}{
	{".docx", docx.Renderer{}.Render},
	{".pdf", pdf.Renderer{}.Render},
	{".md", markdown.Renderer{}.Render},
}

func main() {
	in := flag.String("in", "testdata/reports/*.yaml", "`files`, as a pattern")
	out := flag.String("out", "out", "`folder` to write to")
	flag.Parse()
	if err := generate(os.Stdout, *in, *out); err != nil {
		log.Fatal(err)
	}
}

func generate(w io.Writer, in, out string) error {
	files, err := filepath.Glob(in)
	if err != nil || len(files) == 0 {
		return fmt.Errorf("%s: no reports (%v)", in, err)
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	for _, file := range files {
		r, err := report.Open(file)
		if err != nil {
			return err
		}
		result, err := validate.Check(r, validate.Options{})
		if err != nil {
			return err
		}
		name := filepath.Join(out, strings.TrimSuffix(filepath.Base(file), filepath.Ext(file)))
		for _, b := range backends {
			// All of a file is made before any of it is written.
			var made bytes.Buffer
			if err := b.render(&made, r); err != nil {
				return fmt.Errorf("%s: %w", file, err)
			}
			if err := os.WriteFile(name+b.ending, made.Bytes(), 0o644); err != nil {
				return err
			}
			fmt.Fprintf(w, "%s\t%d KB\n", name+b.ending, (made.Len()+999)/1000)
		}
		fmt.Fprintf(w, "  %s %d：错误 %d，警告 %d，提示 %d\n", r.Office, r.Year,
			result.Count(validate.Error), result.Count(validate.Warning), result.Count(validate.Hint))
	}
	return nil
}
