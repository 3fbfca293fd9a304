// Annualreport checks, prints, fills in and converts annual reports on open government
// information (政府信息公开工作年度报告).
//
//	annualreport new -from 2023.html -o 2024.yaml
//	annualreport check -prev 2023.yaml 2024.yaml
//	annualreport render -out site 2024.yaml
//	annualreport convert published.pdf 2024.yaml
//
// Every subcommand is a call of the library; annualreport SUBCOMMAND -h says what it
// takes. It speaks Chinese, and English with -lang en or where the environment does.
//
// The exit status is 0 where all was done, 1 where a report has findings that are as
// grave as -fail-on says (errors, if nothing is said), and 2 where something could not
// be done: the command line is wrong, a file could not be read or written, or the
// command was interrupted.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"

	"github.com/govdisclosure/annualreport/internal/terminal"
	"github.com/govdisclosure/annualreport/report"
)

func main() { terminal.Program(run).Main() }

// commands returns the subcommands in the order in which they are listed.
func commands() []command {
	return []command{draft, check, render, convert, fill, template, sum, deskwork, diff, explain, schema, version}
}

// run does what the command line says and returns the exit status.
func run(ctx context.Context, args []string, s terminal.Streams) int {
	p := &program{Streams: s, ctx: ctx}
	args, err := p.language(args, os.Getenv)
	if err != nil {
		return p.fail(err)
	}
	if len(args) == 0 {
		p.list(s.Err)
		return terminal.Failed
	}
	switch args[0] {
	case "help", "-h", "-help", "--help":
		if len(args) == 1 {
			p.list(s.Out)
			return terminal.Done
		}
		args = []string{args[1], "-h"}
	}
	for _, c := range commands() {
		if c.name == args[0] {
			return p.do(c, args[1:])
		}
	}
	return p.fail(said{report.Label{ZH: fmt.Sprintf("没有“%s”这个子命令；annualreport -h 列出全部", args[0]), EN: fmt.Sprintf("no subcommand is called %q; annualreport -h lists them", args[0])}})
}

// do runs a subcommand.
func (p *program) do(c command, args []string) int {
	o := newOptions()
	work := c.setUp(p, o)
	rest, err := o.parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		p.help(p.Out, c, o)
		return terminal.Done
	case err != nil:
		return p.fail(err)
	case len(rest) < c.least || c.most >= 0 && len(rest) > c.most:
		p.help(p.Err, c, o)
		return terminal.Failed
	}
	status, err := work(rest)
	if err != nil {
		return p.fail(err)
	}
	return status
}

// fail says why nothing was done.
func (p *program) fail(err error) int {
	fmt.Fprintln(p.Err, p.message(err))
	return terminal.Failed
}
