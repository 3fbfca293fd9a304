// Check says what is wrong with reports before they are published, or after.
//
//	go run ./examples/check report.yaml
//	go run ./examples/check -prev last-year.html report.docx
//	go run ./examples/check -under subordinates/ -offices offices.txt whole-city.yaml
//	go run ./examples/check -silence accepted.txt report.yaml
//
// It reads every shape that package parse knows: YAML, JSON, Word files, published
// pages, PDF, Markdown and text. Findings go to standard output, as text, as
// JSON (-json) or as SARIF for tools of code review (-sarif); what reading a file met
// goes to standard error. The exit status is 1 where a report has an error or could not
// be read, and 2 where the command line is wrong.
package main

import (
	"bufio"
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/govdisclosure/annualreport/parse"
	"github.com/govdisclosure/annualreport/report"
	"github.com/govdisclosure/annualreport/validate"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// several collects a flag that may stand more than once.
type several []string

func (s *several) String() string     { return strings.Join(*s, ", ") }
func (s *several) Set(v string) error { *s = append(*s, v); return nil }

// run does what the command line says and returns the exit status.
func run(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("check", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() {
		fmt.Fprintln(stderr, "usage: check [flags] FILE…")
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
	if err := flags.Parse(args); err != nil {
		return 2
	}
	tag, err := language.Parse(*lang)
	if err != nil || flags.NArg() == 0 || *asJSON && *asSARIF {
		flags.Usage()
		return 2
	}
	c := checker{lang: tag, words: printer(tag), stderr: stderr}
	if *published != "" {
		if c.options.Published, err = report.ParseDate(*published); err != nil {
			fmt.Fprintln(stderr, err)
			return 2
		}
	}
	if *offices != "" {
		if c.options.Offices, err = readOffices(*offices); err != nil {
			fmt.Fprintln(stderr, err)
			return 2
		}
	}
	if *silence != "" {
		if c.options.Silence, err = readSilence(*silence); err != nil {
			fmt.Fprintln(stderr, err)
			return 2
		}
	}
	for _, name := range previous {
		if r := c.read(name); r != nil {
			c.options.Previous = append(c.options.Previous, r)
		}
	}
	if *under != "" {
		c.options.Subordinates = c.readFolder(*under)
	}
	for _, name := range flags.Args() {
		c.check(name)
	}
	if err := c.print(stdout, *asJSON, *asSARIF); err != nil {
		fmt.Fprintln(stderr, err)
		return 1
	}
	if c.failed || slices.ContainsFunc(c.checked, func(s validate.Source) bool { return s.Worst() == validate.Error }) {
		return 1
	}
	return 0
}

// checker holds one run of the program.
type checker struct {
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
func (c *checker) read(name string) *report.Report {
	res, err := parse.Open(name)
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

// readFolder reads all reports of a folder.
func (c *checker) readFolder(dir string) []*report.Report {
	entries, err := os.ReadDir(dir)
	if err != nil {
		c.fail(err)
		return nil
	}
	var reports []*report.Report
	for _, e := range entries {
		if e.IsDir() || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		if r := c.read(filepath.Join(dir, e.Name())); r != nil {
			reports = append(reports, r)
		}
	}
	return reports
}

func (c *checker) check(name string) {
	r := c.read(name)
	if r == nil {
		return
	}
	result, err := validate.Check(r, c.options)
	if err != nil {
		c.fail(fmt.Errorf("%s: %w", name, err))
		return
	}
	source := validate.Source{Result: result, URI: filepath.ToSlash(name)}
	if slices.Contains([]string{".yaml", ".yml", ".json"}, filepath.Ext(name)) {
		// The keys of such a file are the addresses, so that findings have lines.
		// It was read before; what cannot be read again has none.
		if data, err := os.ReadFile(name); err == nil {
			source.Line = newLines(data).of
		}
	}
	c.checked = append(c.checked, source)
}

// print writes all findings at once.
func (c *checker) print(stdout io.Writer, asJSON, asSARIF bool) error {
	out := bufio.NewWriter(stdout)
	var err error
	switch {
	case asJSON:
		err = validate.WriteJSON(out, c.lang, c.checked...)
	case asSARIF:
		err = validate.WriteSARIF(out, c.lang, c.checked...)
	default:
		for _, s := range c.checked {
			var b bytes.Buffer
			if err = s.WriteText(&b, c.lang); err != nil {
				return err
			}
			fmt.Fprintf(out, "%s\n%s", c.words.summary(s), indented(b.String()))
		}
	}
	if err != nil {
		return err
	}
	return out.Flush()
}

// indented sets the lines of a text off from the line above.
func indented(s string) string {
	var b strings.Builder
	for line := range strings.Lines(s) {
		b.WriteString("  " + line)
	}
	return b.String()
}
