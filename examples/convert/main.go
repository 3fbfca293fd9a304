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
// command line, where they count more than what the document says. The file is written
// whole or not at all. The exit status is 2 where nothing was written.
package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"

	"golang.org/x/text/language"

	"github.com/govdisclosure/annualreport/internal/outputs"
	"github.com/govdisclosure/annualreport/internal/terminal"
	"github.com/govdisclosure/annualreport/internal/wholefile"
	"github.com/govdisclosure/annualreport/parse"
)

func main() { terminal.Program(run).Main() }

// run does what the command line says and returns the exit status.
func run(ctx context.Context, args []string, s terminal.Streams) int {
	flags := flag.NewFlagSet("convert", flag.ContinueOnError)
	flags.SetOutput(s.Err)
	flags.Usage = func() {
		fmt.Fprintln(s.Err, "usage: convert [flags] IN OUT; OUT ends in .json, .yaml, .md, .docx or .pdf, or is - for JSON")
		flags.PrintDefaults()
	}
	office := flags.String("office", "", "the full `name` of the organ, if known; it counts more than what the document says")
	year := flags.Int("year", 0, "the `year` of the report, if known; it counts more than what the document says")
	lang := flags.String("lang", "zh", "`language` of the diagnostics: zh or en")
	if err := flags.Parse(args); err != nil {
		return terminal.Usage(err)
	}
	tag, err := language.Parse(*lang)
	if err != nil || flags.NArg() != 2 {
		flags.Usage()
		return terminal.Failed
	}
	options := parse.Options{Office: *office, Year: *year}
	if err := convert(ctx, flags.Arg(0), flags.Arg(1), options, tag, s); err != nil {
		fmt.Fprintln(s.Err, err)
		return terminal.Failed
	}
	return terminal.Done
}

func convert(ctx context.Context, in, out string, options parse.Options, lang language.Tag, s terminal.Streams) error {
	f, err := format(out)
	if err != nil {
		return err
	}
	var res *parse.Result
	if in == "-" {
		res, err = options.ReadContext(ctx, "standard input", s.In)
	} else {
		res, err = options.OpenContext(ctx, in)
	}
	if err != nil {
		return err
	}
	for i := range res.Diagnostics {
		d := &res.Diagnostics[i]
		fmt.Fprintf(s.Err, "%s: %s: %s\n", in, d.Severity.Label(lang), d.Message(lang))
	}
	r := res.Report
	if r.Office == "" || r.Year == 0 {
		return errors.New("the document does not name the organ and the year: give them with -office and -year")
	}
	if out == "-" {
		// All of it is made before anything is printed.
		var b bytes.Buffer
		if err := f.Render(&b, r); err != nil {
			return err
		}
		_, err := b.WriteTo(s.Out.JSON())
		return err
	}
	return wholefile.Write(ctx, out, func(w io.Writer) error { return f.Render(w, r) })
}

// format returns the way to write a file of the name.
func format(out string) (outputs.Format, error) {
	if out == "-" {
		return outputs.JSON(), nil
	}
	return outputs.ByEnding(out)
}
