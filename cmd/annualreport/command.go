package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"github.com/govdisclosure/annualreport/internal/message"
	"github.com/govdisclosure/annualreport/internal/terminal"
	"github.com/govdisclosure/annualreport/report"
	"github.com/govdisclosure/annualreport/settings"
)

// command is one subcommand.
type command struct {
	name    string
	summary report.Label // in a line of the list
	args    report.Label // that stand behind the options
	more    report.Label // what is to be known beside; may be empty

	least, most int // how many arguments; -1 is any number

	// setUp declares the options and returns what does the work. An error means
	// that nothing was done.
	setUp func(*program, *options) func(args []string) (status int, err error)
}

// program is one run.
type program struct {
	terminal.Streams
	ctx     context.Context
	english bool
	met     met               // in reading all that was read
	set     settings.Settings // of the office, where there are any
}

// in returns a text in the language of the run.
func (p *program) in(l report.Label) string { return l.In(p.english) }

func (p *program) sprintf(l report.Label, args ...any) string {
	shown := slices.Clone(args)
	for i, arg := range shown {
		if s, ok := arg.(string); ok { // a name of a file may hold a line that looks like ours
			shown[i] = message.Line(s)
		}
	}
	return fmt.Sprintf(p.in(l), shown...)
}

// tag is the language for the library.
func (p *program) tag() language.Tag {
	if p.english {
		return language.English
	}
	return language.Chinese
}

// language finds out which language to speak: by -lang, wherever it stands, else by the
// environment; and returns the arguments without it. Chinese is spoken unless English
// is asked for: the locale C asks for nothing.
func (p *program) language(args []string, env func(string) string) ([]string, error) {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := env(name); v != "" {
			p.english = v == "en" || strings.HasPrefix(v, "en_") || strings.HasPrefix(v, "en-")
			break
		}
	}
	var rest []string
	for i := 0; i < len(args); i++ {
		name, value, found := strings.Cut(args[i], "=")
		if args[i] == "--" {
			return append(rest, args[i:]...), nil
		}
		if name != "-lang" && name != "--lang" {
			rest = append(rest, args[i])
			continue
		}
		if !found && i+1 < len(args) {
			i++
			value = args[i]
		}
		switch value {
		case "zh", "en":
			p.english = value == "en"
		default:
			return nil, said{report.Label{ZH: fmt.Sprintf("-lang：只有 zh 和 en，没有“%s”", value), EN: fmt.Sprintf("-lang: there are zh and en, not %q", value)}}
		}
	}
	return rest, nil
}

// list prints what there is.
func (p *program) list(w io.Writer) {
	fmt.Fprintln(w, p.in(report.Label{ZH: "annualreport：政府信息公开工作年度报告的检查、生成与转换", EN: "annualreport: checks, prints and converts annual reports on open government information"}))
	fmt.Fprintf(w, "\n%s\n\n", p.in(report.Label{ZH: "用法：annualreport 子命令 [选项] 参数…", EN: "usage: annualreport SUBCOMMAND [options] arguments…"}))
	var rows [][]string
	for _, c := range commands() {
		rows = append(rows, []string{"", c.name, p.in(c.summary)})
	}
	p.table(w, rows)
	fmt.Fprintf(w, "\n%s\n", p.in(report.Label{
		ZH: "annualreport 子命令 -h 说明用法。输出中文；加 -lang en 输出英文。\n退出码：0 完成；1 有达到 -fail-on 级别的问题（默认：错误）；2 未能完成。",
		EN: "annualreport SUBCOMMAND -h explains it. Chinese with -lang zh.\nExit status: 0 done; 1 findings as grave as -fail-on says (default: errors);\n2 something could not be done."}))
}

// help prints how a subcommand is used.
func (p *program) help(w io.Writer, c command, o *options) {
	fmt.Fprintln(w, p.in(c.summary))
	usage := p.in(report.Label{ZH: "用法：annualreport ", EN: "usage: annualreport "}) + c.name
	if len(o.all) > 0 {
		usage += p.in(report.Label{ZH: " [选项]", EN: " [options]"})
	}
	fmt.Fprintf(w, "\n%s\n", strings.TrimRight(usage+" "+p.in(c.args), " "))
	if c.more != (report.Label{}) {
		fmt.Fprintf(w, "\n%s\n", p.in(c.more))
	}
	if len(o.all) == 0 {
		return
	}
	fmt.Fprintf(w, "\n%s\n", p.in(report.Label{ZH: "选项：", EN: "Options:"}))
	var rows [][]string
	for _, option := range o.all {
		rows = append(rows, []string{"", strings.TrimRight("-"+option.name+" "+p.in(option.value), " "), p.in(option.usage)})
	}
	p.table(w, rows)
}

// table writes rows below each other.
func (p *program) table(w io.Writer, rows [][]string, right ...int) {
	var b strings.Builder
	terminal.WriteTable(&b, rows, right...)
	fmt.Fprint(w, b.String())
}
