// Convert reads a report in any shape and writes it in any other: a published page,
// a Word file, a PDF with text in it, Markdown, text, JSON or YAML in; Word, PDF,
// Markdown, YAML or JSON out, by the ending of the name.
//
//	go run ./examples/convert last-year.html last-year.yaml
//	go run ./examples/convert sent-in.docx -          # JSON to standard output
//	go run ./examples/convert published.pdf published.docx
//
// What was missing, doubtful or left out goes to standard error; a figure that could
// not be read is blank. A document that names no office or no year needs them on the
// command line. The exit status is 1 where nothing was written.
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/govdisclosure/annualreport/parse"
	"github.com/govdisclosure/annualreport/render/docx"
	"github.com/govdisclosure/annualreport/render/markdown"
	"github.com/govdisclosure/annualreport/render/pdf"
	"github.com/govdisclosure/annualreport/report"
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// writers are the ways to write a report, by the ending of the file.
var writers = []struct {
	ending string
	write  func(io.Writer, *report.Report) error
}{
	{".json", report.WriteJSON},
	{".yaml", report.WriteYAML},
	{".yml", report.WriteYAML},
	{".md", markdown.Renderer{}.Render},
	{".docx", docx.Renderer{}.Render},
	{".pdf", pdf.Renderer{}.Render},
}

// run does what the command line says and returns the exit status.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("convert", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() {
		fmt.Fprintln(stderr, "usage: convert [flags] IN OUT; OUT ends in .json, .yaml, .md, .docx or .pdf, or is - for JSON")
		flags.PrintDefaults()
	}
	office := flags.String("office", "", "the full `name` of the organ, where the document names none")
	year := flags.Int("year", 0, "the `year` of the report, where the document names none")
	lang := flags.String("lang", "zh", "`language` of the diagnostics: zh or en")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	tag, err := language.Parse(*lang)
	if err != nil || flags.NArg() != 2 {
		flags.Usage()
		return 2
	}
	in, out := flags.Arg(0), flags.Arg(1)
	if err := convert(in, out, *office, *year, tag, stdin, stdout, stderr); err != nil {
		fmt.Fprintln(stderr, err)
		return 1
	}
	return 0
}

func convert(in, out, office string, year int, lang language.Tag, stdin io.Reader, stdout, stderr io.Writer) error {
	write, err := writer(out)
	if err != nil {
		return err
	}
	var res *parse.Result
	if in == "-" {
		res, err = parse.Read("standard input", stdin)
	} else {
		res, err = parse.Open(in)
	}
	if err != nil {
		return err
	}
	for i := range res.Diagnostics {
		d := &res.Diagnostics[i]
		fmt.Fprintf(stderr, "%s: %s: %s\n", in, d.Severity.Label(lang), d.Message(lang))
	}
	r := res.Report
	if r.Office == "" {
		r.Office = office
	}
	if r.Year == 0 {
		r.Year = year
	}
	if r.Office == "" || r.Year == 0 {
		return errors.New("the document does not name the organ and the year: give them with -office and -year")
	}
	// All of it is made before anything is written.
	var b bytes.Buffer
	if err := write(&b, r); err != nil {
		return fmt.Errorf("%s: %w", out, err)
	}
	if out == "-" {
		_, err := stdout.Write(b.Bytes())
		return err
	}
	return os.WriteFile(out, b.Bytes(), 0o644)
}

// writer returns the way to write a file of the name.
func writer(out string) (func(io.Writer, *report.Report) error, error) {
	if out == "-" {
		return report.WriteJSON, nil
	}
	ending := strings.ToLower(filepath.Ext(out))
	var known []string
	for _, w := range writers {
		if w.ending == ending {
			return w.write, nil
		}
		known = append(known, w.ending)
	}
	slices.Sort(known)
	return nil, fmt.Errorf("%s: the ending says what to write, and is none of %s", out, strings.Join(known, ", "))
}
