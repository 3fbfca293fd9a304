// Check says what is wrong with reports before they are published, or after.
//
//	go run ./examples/check report.yaml
//	go run ./examples/check -prev last-year.html report.docx
//	go run ./examples/check -under subordinates/ -offices offices.txt whole-city.yaml
//	go run ./examples/check -silence accepted.txt report.yaml
//	go run ./examples/check -office 某市教育局 -year 2024 cut-out.html
//
// It reads every shape that package parse knows: YAML, JSON, Word files, published
// pages, PDF, Markdown and text. Findings go to standard output, as text, as
// JSON (-json) or as SARIF for tools of code review (-sarif); what reading a file met
// goes to standard error. The exit status is 1 where a report has an error, and 2 where
// the command line is wrong or something could not be read.
package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/govdisclosure/annualreport/internal/inputs"
	"github.com/govdisclosure/annualreport/internal/terminal"
	"github.com/govdisclosure/annualreport/parse"
	"github.com/govdisclosure/annualreport/report"
	"github.com/govdisclosure/annualreport/validate"
)

func main() { terminal.Program(run).Main() }

// several collects a flag that may stand more than once.
type several []string

func (s *several) String() string     { return strings.Join(*s, ", ") }
func (s *several) Set(v string) error { *s = append(*s, v); return nil }

// run does what the command line says and returns the exit status.
func run(ctx context.Context, args []string, s terminal.Streams) int {
	flags := flag.NewFlagSet("check", flag.ContinueOnError)
	flags.SetOutput(s.Err)
	flags.Usage = func() {
		fmt.Fprintln(s.Err, "usage: check [flags] FILE…")
		flags.PrintDefaults()
	}
	asJSON := flags.Bool("json", false, "print JSON")
	asSARIF := flags.Bool("sarif", false, "print SARIF 2.1.0")
	lang := flags.String("lang", "zh", "`language` of what is printed: zh or en")
	under := flags.String("under", "", "`folder` of the subordinates' reports, for a roll-up")
	offices := flags.String("offices", "", "`file` with the names, one a line, of the offices that a roll-up should have")
	silence := flags.String("silence", "", "`file` of what was looked at and accepted, a line each: CODE [WHERE]: REASON")
	published := flags.String("published", "", "`day` of publication, as 2025-01-20")
	var previous several
	flags.Var(&previous, "prev", "`file` with the report of an earlier year; may stand more than once")
	office := flags.String("office", "", "the full `name` of the organ of FILE, if known; it counts more than what the document says")
	year := flags.Int("year", 0, "the `year` of FILE, if known; it counts more than what the document says")
	if err := flags.Parse(args); err != nil {
		return terminal.Usage(err)
	}
	tag, err := language.Parse(*lang)
	if err != nil || flags.NArg() == 0 || *asJSON && *asSARIF {
		flags.Usage()
		return terminal.Failed
	}
	c := checker{ctx: ctx, lang: tag, words: printer(tag), stderr: s.Err}
	if *published != "" {
		if c.options.Published, err = report.ParseDate(*published); err != nil {
			fmt.Fprintln(s.Err, err)
			return terminal.Failed
		}
	}
	if *offices != "" {
		if c.options.Offices, err = inputs.Offices(*offices); err != nil {
			fmt.Fprintln(s.Err, err)
			return terminal.Failed
		}
	}
	if *silence != "" {
		if c.options.Silence, err = inputs.Silences(*silence); err != nil {
			fmt.Fprintln(s.Err, err)
			return terminal.Failed
		}
	}
	for _, name := range previous {
		if r := c.read(name, parse.Options{}); r != nil {
			c.options.Previous = append(c.options.Previous, r)
		}
	}
	if *under != "" {
		c.options.Subordinates = c.readFolder(*under)
	}
	for _, name := range flags.Args() {
		c.check(name, parse.Options{Office: *office, Year: *year})
	}
	if err := c.print(s.Out, *asJSON, *asSARIF); err != nil {
		fmt.Fprintln(s.Err, err)
		return terminal.Failed
	}
	if c.failed {
		return terminal.Failed
	}
	if slices.ContainsFunc(c.checked, func(s validate.Source) bool { return s.Worst() == validate.Error }) {
		return terminal.Found
	}
	return terminal.Done
}

// checker holds one run of the program.
type checker struct {
	ctx     context.Context
	lang    language.Tag
	words   *wording
	stderr  io.Writer
	options validate.Options
	checked []validate.Source
	failed  bool // a file could not be read
}

func (c *checker) fail(err error) {
	c.failed = true
	fmt.Fprintln(c.stderr, err)
}

// read reads a report in any shape, and prints what reading met. It returns nil where
// there is no report to check.
func (c *checker) read(name string, options parse.Options) *report.Report {
	res, err := options.OpenContext(c.ctx, name)
	if err != nil {
		c.fail(err)
		return nil
	}
	for i := range res.Diagnostics {
		d := &res.Diagnostics[i]
		fmt.Fprintf(c.stderr, "%s: %s: %s\n", name, d.Severity.Label(c.lang), d.Message(c.lang))
	}
	return res.Report
}

// readFolder reads all reports of a folder, and names what in it is none.
func (c *checker) readFolder(dir string) (reports []*report.Report) {
	files, passed, err := inputs.Folder(dir)
	if err != nil {
		c.fail(err)
	}
	for _, p := range passed {
		fmt.Fprintln(c.stderr, c.words.Sprintf("passed over", p.Name, p.Why.In(c.lang == language.English)))
	}
	for _, name := range files {
		if r := c.read(name, parse.Options{}); r != nil {
			reports = append(reports, r)
		}
	}
	return reports
}

func (c *checker) check(name string, options parse.Options) {
	r := c.read(name, options)
	if r == nil {
		return
	}
	result, err := validate.CheckContext(c.ctx, r, c.options)
	if err != nil {
		c.fail(fmt.Errorf("%s: %w", name, err))
		return
	}
	lines, err := report.OpenLines(c.ctx, name)
	if err != nil {
		lines = nil // neither YAML nor JSON
	}
	c.checked = append(c.checked, validate.Source{Result: result, URI: filepath.ToSlash(name), Line: validate.LineOf(lines)})
}

// print writes all findings at once.
func (c *checker) print(out *terminal.Writer, asJSON, asSARIF bool) error {
	switch {
	case asJSON:
		return validate.WriteJSON(out.JSON(), c.lang, c.checked...)
	case asSARIF:
		return validate.WriteSARIF(out.JSON(), c.lang, c.checked...)
	}
	for _, s := range c.checked {
		var b bytes.Buffer
		if err := s.WriteText(&b, c.lang); err != nil {
			return err
		}
		if _, err := fmt.Fprintf(out, "%s\n%s", c.words.summary(s), indented(b.String())); err != nil {
			return err
		}
	}
	return nil
}

// indented sets the lines of a text off from the line above.
func indented(s string) string {
	var b strings.Builder
	for line := range strings.Lines(s) {
		b.WriteString("  " + line)
	}
	return b.String()
}
