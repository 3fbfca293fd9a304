package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"github.com/govdisclosure/annualreport/internal/inputs"
	"github.com/govdisclosure/annualreport/parse"
	"github.com/govdisclosure/annualreport/report"
)

// naming declares the options that say whose a document is.
func naming(o *options) func() parse.Options {
	office := o.text("office", "", report.Label{ZH: "机关", EN: "NAME"},
		report.Label{ZH: "报告机关的全称；优先于文件中所写", EN: "the organ's full name; counts more than the document's"})
	year := o.number("year", report.Label{ZH: "年份", EN: "YEAR"},
		report.Label{ZH: "报告年度；优先于文件中所写", EN: "the year of the report; counts more than the document's"})
	return func() parse.Options { return parse.Options{Office: *office, Year: *year} }
}

// read reads a report in any shape, "-" from standard input, and prints what reading
// met.
func (p *program) read(name string, options parse.Options) (*report.Report, error) {
	var res *parse.Result
	var err error
	if name == "-" {
		res, err = options.ReadContext(p.ctx, p.in(report.Label{ZH: "标准输入", EN: "standard input"}), p.In)
	} else {
		res, err = options.OpenContext(p.ctx, name)
	}
	if err != nil {
		return nil, err
	}
	for i := range res.Diagnostics {
		d := &res.Diagnostics[i]
		fmt.Fprintln(p.Err, p.sprintf(report.Label{ZH: "%s：%s：%s", EN: "%s: %s: %s"}, name, d.Severity.Label(p.tag()), d.Message(p.tag())))
	}
	p.met.add(res.Diagnostics)
	p.named(res.Report)
	return res.Report, nil
}

// files returns the files that arguments name: themselves, and those in folders.
func (p *program) files(args []string) (all []string, err error) {
	for _, name := range args {
		if info, err := os.Stat(name); err != nil || !info.IsDir() {
			all = append(all, name) // whoever reads it says what is wrong with it
			continue
		}
		files, err := p.folder(name)
		if err != nil {
			return nil, err
		}
		all = append(all, files...)
	}
	if len(all) == 0 {
		names := strings.Join(args, " ")
		return nil, said{report.Label{ZH: names + "：里面没有文件", EN: names + ": holds no files"}}
	}
	return all, nil
}

// folder returns the files of a folder, and says what in it is none.
func (p *program) folder(name string) ([]string, error) {
	files, passed, err := inputs.Folder(name)
	for _, f := range passed {
		fmt.Fprintln(p.Err, p.sprintf(report.Label{ZH: "%s：没有读取：%s", EN: "%s: not read: %s"}, f.Name, p.in(f.Why)))
	}
	return files, err
}

// regular reports, as an error, that a name stands for no file, but for a folder, or a
// pipe or device on which reading may never end.
func regular(name string) error {
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return err
	case info.IsDir():
		return fmt.Errorf("%s: %w", name, syscall.EISDIR)
	case !info.Mode().IsRegular():
		return said{report.Label{ZH: name + "：不是普通文件", EN: name + ": not a regular file"}}
	}
	return nil
}

// lines returns the lines of a file whose keys are the addresses, YAML or JSON; nil where
// it is neither, or can be read no more: the report was read before.
func (p *program) lines(name string) *report.Lines {
	if !slices.Contains([]string{".yaml", ".yml", ".json"}, strings.ToLower(filepath.Ext(name))) {
		return nil
	}
	lines, err := report.OpenLines(p.ctx, name)
	if err != nil {
		return nil
	}
	return lines
}
