package main

import (
	"fmt"

	"github.com/govdisclosure/annualreport/internal/terminal"
	"github.com/govdisclosure/annualreport/parse"
	"github.com/govdisclosure/annualreport/report"
	"github.com/govdisclosure/annualreport/validate"
)

// severities name how grave a finding is, as people do and as the command line does.
var severities = []struct {
	severity validate.Severity
	option   string
	label    report.Label
}{
	{validate.Error, "error", report.Label{ZH: "错误", EN: "error"}},
	{validate.Warning, "warning", report.Label{ZH: "警告", EN: "warning"}},
	{validate.Hint, "hint", report.Label{ZH: "提示", EN: "hint"}},
}

func (p *program) severity(s validate.Severity) string {
	for _, v := range severities {
		if v.severity == s {
			return p.in(v.label)
		}
	}
	return s.String()
}

// failing declares the option that says which findings are a failure. What it returns
// says so of the gravest finding, or that the option is wrong.
func failing(o *options) func() (func(worst validate.Severity) int, error) {
	on := o.text("fail-on", "error", report.Label{ZH: "级别", EN: "SEVERITY"},
		report.Label{ZH: "达到此级别时退出码为1：error、warning、hint、never", EN: "exit with 1 from this on: error, warning, hint, never"})
	return func() (func(validate.Severity) int, error) {
		if *on == "never" {
			return func(validate.Severity) int { return terminal.Done }, nil
		}
		for _, v := range severities {
			if v.option == *on {
				return func(worst validate.Severity) int {
					if worst >= v.severity {
						return terminal.Found
					}
					return terminal.Done
				}, nil
			}
		}
		return nil, said{report.Label{ZH: fmt.Sprintf("-fail-on 不能是“%s”", *on), EN: fmt.Sprintf("-fail-on: not a severity: %q", *on)}}
	}
}

// counts are the numbers of findings by severity, and of what could not be read or
// checked.
type counts struct{ errors, warnings, hints, failed int }

// met counts what reading met that a person should look at: what was read with doubt, and
// what could not be read.
type met struct{ doubts, unread int }

func (m *met) add(all []parse.Diagnostic) {
	for i := range all {
		switch all[i].Severity {
		case parse.Warning:
			m.doubts++
		case parse.Error:
			m.unread++
		}
	}
}

// since returns what was met after before.
func (m met) since(before met) met {
	return met{m.doubts - before.doubts, m.unread - before.unread}
}

// worst returns the severity that a finding of the kind would have.
func (m *met) worst() validate.Severity {
	switch {
	case m.unread > 0:
		return validate.Error
	case m.doubts > 0:
		return validate.Warning
	}
	return 0
}

func (c *counts) add(r *validate.Result) {
	c.errors += r.Count(validate.Error)
	c.warnings += r.Count(validate.Warning)
	c.hints += r.Count(validate.Hint)
}

func (c *counts) worst() validate.Severity {
	switch {
	case c.errors > 0:
		return validate.Error
	case c.warnings > 0:
		return validate.Warning
	case c.hints > 0:
		return validate.Hint
	}
	return 0
}

func (p *program) counted(c counts) string {
	return p.sprintf(report.Label{ZH: "错误 %d 个，警告 %d 个，提示 %d 个", EN: "%d errors, %d warnings, %d hints"}, c.errors, c.warnings, c.hints)
}

// verdictOf says what is to be done with a report. Where something of it could not be
// read, nobody is told that all is well.
func (p *program) verdictOf(c counts, m met) (text string, colour terminal.Colour) {
	switch {
	case c.errors > 0 || m.unread > 0:
		return p.in(report.Label{ZH: "不能公布", EN: "Not to be published"}), terminal.Red
	case c.warnings > 0 || m.doubts > 0:
		return p.in(report.Label{ZH: "修改后公布", EN: "To be corrected, then published"}), terminal.Yellow
	}
	return p.in(report.Label{ZH: "可以公布", EN: "Ready to publish"}), terminal.Green
}

// verdict says in a line what is to be done with all that was checked, with counts.
func (p *program) verdict(c counts, m met) (text string, colour terminal.Colour) {
	if c.failed > 0 {
		failed := p.sprintf(report.Label{ZH: "检查没有完成，%d 个文件未能读取或检查：", EN: "Not all was checked, %d files could not be read or checked: "}, c.failed)
		return failed + p.counted(c), terminal.Red
	}
	text, colour = p.verdictOf(c, m)
	text += p.in(report.Label{ZH: "：", EN: ": "}) + p.counted(c)
	if m != (met{}) {
		text += p.sprintf(report.Label{ZH: "；读取时有 %d 处存疑、%d 处未能读出，须先核对", EN: "; in reading %d doubts and %d places unread, to be looked at first"}, m.doubts, m.unread)
	}
	return text, colour
}
