// Generate makes the Word file, the PDF and the Markdown of reports in YAML or JSON,
// and says what is wrong with them before anybody publishes them.
//
//	go run ./examples/generate                      # the five samples, to out/
//	go run ./examples/generate -in 2024.yaml -out .
//
// It writes what it can: a report with findings is written too, since a draft is
// there to be corrected. Each file is written whole or not at all. The exit status is 1
// where a report has an error, unless -force is given, and 2 where the command line is
// wrong or a file could not be read or written.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/text/language"
	"golang.org/x/text/message"

	"github.com/govdisclosure/annualreport/internal/outputs"
	"github.com/govdisclosure/annualreport/internal/terminal"
	"github.com/govdisclosure/annualreport/report"
	"github.com/govdisclosure/annualreport/validate"
)

func main() { terminal.Program(run).Main() }

// run does what the command line says and returns the exit status.
func run(ctx context.Context, args []string, s terminal.Streams) int {
	flags := flag.NewFlagSet("generate", flag.ContinueOnError)
	flags.SetOutput(s.Err)
	in := flags.String("in", "testdata/reports", "`file or folder` of reports in YAML or JSON")
	out := flags.String("out", "out", "`folder` to write to")
	lang := flags.String("lang", "zh", "`language` of what is printed: zh or en")
	force := flags.Bool("force", false, "exit with 0 although a report has errors")
	if err := flags.Parse(args); err != nil {
		return terminal.Usage(err)
	}
	tag, err := language.Parse(*lang)
	if err != nil || flags.NArg() > 0 {
		flags.Usage()
		return terminal.Failed
	}
	j := job{lang: tag, words: printer(tag), stdout: s.Out, stderr: s.Err}
	if err := j.run(ctx, *in, *out); err != nil {
		fmt.Fprintln(s.Err, err)
		return terminal.Failed
	}
	if j.failed {
		return terminal.Failed
	}
	if j.errors > 0 && !*force {
		return terminal.Found
	}
	return terminal.Done
}

// job is one run of the program.
type job struct {
	lang           language.Tag
	words          *message.Printer
	stdout, stderr *terminal.Writer

	rows     [][]string
	findings []*validate.Result
	names    []string // of the reports that were checked
	errors   int      // findings of severity error
	failed   bool     // something could not be read or written
}

// run makes all files of all reports and prints what became of them.
func (j *job) run(ctx context.Context, in, out string) error {
	files, err := inputs(in)
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return fmt.Errorf("%s", j.words.Sprintf("no reports", in))
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	bar := j.stderr.Progress(len(files)*len(outputs.Documents()), j.words.Sprintf("writing"))
	for _, file := range files {
		j.one(ctx, file, out, bar)
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
	}
	if err := bar.Finish(); err != nil {
		return err
	}
	return j.print(out)
}

// inputs returns the reports that a path names: itself, or those in the folder.
func inputs(path string) ([]string, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return []string{path}, nil
	}
	entries, err := os.ReadDir(path)
	if err != nil {
		return nil, err
	}
	var files []string
	for _, e := range entries {
		if !e.IsDir() && slices.Contains([]string{".yaml", ".yml", ".json"}, filepath.Ext(e.Name())) {
			files = append(files, filepath.Join(path, e.Name()))
		}
	}
	return files, nil
}

// one reads, checks and writes one report. What goes wrong is printed, and the other
// reports go on.
func (j *job) one(ctx context.Context, file, out string, bar *progressbar.ProgressBar) {
	fail := func(err error, steps int) {
		if ctx.Err() != nil {
			return // said once, for all of the run
		}
		j.failed = true
		fmt.Fprintln(j.stderr, err)
		_ = bar.Add(steps)
	}
	r, err := report.OpenContext(ctx, file)
	if err != nil {
		fail(err, len(outputs.Documents()))
		return
	}
	result, err := validate.CheckContext(ctx, r, validate.Options{})
	if err != nil {
		fail(fmt.Errorf("%s: %w", file, err), len(outputs.Documents()))
		return
	}
	name := strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
	j.names = append(j.names, name)
	j.findings = append(j.findings, result)
	j.errors += result.Count(validate.Error)
	for _, b := range outputs.Documents() {
		path := filepath.Join(out, name+b.Ending)
		size, err := writeFile(ctx, path, func(w io.Writer) error { return b.Render(w, r) })
		if err != nil {
			fail(err, 1)
			continue
		}
		_ = bar.Add(1) // a bar that cannot be drawn stops no report
		j.rows = append(j.rows, []string{filepath.Base(path), fmt.Sprintf("%.1f KB", float64(size)/1000), r.Office, fmt.Sprint(r.Year)})
	}
}
