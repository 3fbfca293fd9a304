package main

import (
	"fmt"
	"strings"

	"github.com/govdisclosure/annualreport/internal/terminal"
	"github.com/govdisclosure/annualreport/report"
	"github.com/govdisclosure/annualreport/settings"
	"github.com/govdisclosure/annualreport/validate"
)

var explain = command{
	name:    "explain",
	summary: report.Label{ZH: "说明：一条规则查什么、依据什么；不写编号则列出全部规则", EN: "says what a rule finds and why; without a code lists all rules"},
	args:    report.Label{ZH: "[编号…]", EN: "[CODE…]"},
	least:   0, most: -1,
	setUp: func(p *program, _ *options) func([]string) (int, error) {
		return func(args []string) (int, error) {
			if len(args) == 0 {
				p.rules()
				return terminal.Done, nil
			}
			for i, code := range args {
				rule := find(code)
				if rule == nil {
					return 0, said{report.Label{ZH: "没有编号为“" + code + "”的规则；annualreport explain 列出全部", EN: "no rule has the code " + code + "; annualreport explain lists them"}}
				}
				if i > 0 {
					fmt.Fprintln(p.Out)
				}
				p.rule(rule)
			}
			return terminal.Done, nil
		}
	},
}

func find(code string) *validate.Rule {
	for _, r := range allRules() {
		if strings.EqualFold(r.Code, code) {
			return r
		}
	}
	return nil
}

// allRules returns the rules, with those that settings add.
func allRules() []*validate.Rule {
	return append(validate.DefaultRules(), settings.LocalRules()...)
}

// rules lists all rules.
func (p *program) rules() {
	var rows [][]string
	for _, r := range allRules() {
		rows = append(rows, []string{r.Code, p.severity(r.Severity), p.in(r.Title)})
	}
	p.table(p.Out, rows)
}

// rule says all that is to be known of a rule.
func (p *program) rule(r *validate.Rule) {
	fmt.Fprintf(p.Out, "%s  %s  %s\n", r.Code, p.severity(r.Severity), p.in(r.Title))
	fmt.Fprintln(p.Out, p.sprintf(report.Label{ZH: "依据：%s", EN: "Basis: %s"}, p.in(r.Basis)))
	p.example(report.Label{ZH: "合格的例子：", EN: "In order:"}, r.Good)
	p.example(report.Label{ZH: "会查出的例子：", EN: "Found:"}, r.Bad)
}

func (p *program) example(head report.Label, e validate.Example) {
	if e == "" {
		return
	}
	fmt.Fprintln(p.Out, p.in(head))
	for line := range strings.Lines(string(e)) {
		line = strings.TrimRight(line, "\n")
		if key, value, ok := strings.Cut(line, " = "); ok {
			line = p.keyLabel(key) + p.in(report.Label{ZH: "：", EN: ": "}) + strings.ReplaceAll(value, `\n`, " / ")
		}
		p.wrapped(2, line)
	}
}

// keyLabel names what the key of an example stands for.
func (p *program) keyLabel(key string) string {
	for _, whose := range []struct {
		prefix string
		label  report.Label
	}{
		{"previous.", report.Label{ZH: "上年报告 ", EN: "last year: "}},
		{"previous2.", report.Label{ZH: "另一份往年报告 ", EN: "another earlier year: "}},
		{"under.", report.Label{ZH: "下级报告 ", EN: "a subordinate: "}},
		{"under2.", report.Label{ZH: "另一份下级报告 ", EN: "another subordinate: "}},
	} {
		if rest, ok := strings.CutPrefix(key, whose.prefix); ok {
			return p.in(whose.label) + p.keyLabel(rest)
		}
	}
	if f, err := report.Edition2021().Figure(report.Address(key)); err == nil {
		return p.in(f.Label())
	}
	if l, ok := report.FieldLabel(key); ok {
		return p.in(l)
	}
	section, _, part := strings.Cut(key, ".")
	if s := report.Edition2021().Section(section); s != nil && !part {
		return p.in(report.Label{ZH: s.Heading(), EN: s.Title.EN})
	}
	return key
}
