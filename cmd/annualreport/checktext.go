package main

import (
	"fmt"
	"strings"

	"github.com/govdisclosure/annualreport/internal/terminal"
	"github.com/govdisclosure/annualreport/report"
	"github.com/govdisclosure/annualreport/validate"
)

// printText prints what was found for a person at a terminal: in lines of 80 columns, with
// the line of the file, and a basis once for findings of one rule that follow each other.
// Below several reports stands a table of them, and below all the verdict.
func (p *program) printText(all []checked, c counts) error {
	for _, s := range all {
		fmt.Fprintln(p.Out, p.head(s))
		for i := range s.Findings {
			f := &s.Findings[i]
			p.finding(s, f, report.Label{})
			if next := i + 1; next < len(s.Findings) && s.Findings[next].Code == f.Code && s.Findings[next].Basis == f.Basis {
				continue
			}
			p.wrapped(6, p.in(report.Label{ZH: "依据：", EN: "Basis: "})+p.in(f.Basis))
		}
		for i := range s.Silenced {
			f := &s.Silenced[i]
			p.finding(s, &f.Finding, report.Label{ZH: "已确认，不再提示：" + f.Reason, EN: "Accepted: " + f.Reason})
		}
		for _, n := range s.NotApplied {
			text := p.in(n.Reason)
			if k := len(n.Cells); k > 0 {
				text += p.sprintf(report.Label{ZH: "（%d格）", EN: " (%d cells)"}, k)
			}
			p.wrapped(2, p.in(report.Label{ZH: "未适用 ", EN: "not applied "})+n.Code+"  "+text)
		}
	}
	if len(all) > 1 {
		p.overview(all)
	}
	text, colour := p.verdict(c, p.met)
	if err := p.Out.Paint(colour, text); err != nil {
		return err
	}
	_, err := fmt.Fprintln(p.Out)
	return err
}

// colours are those of the severities.
var colours = map[validate.Severity]terminal.Colour{validate.Error: terminal.Red, validate.Warning: terminal.Yellow}

// finding prints a finding without its basis, and what more is to be said of it.
func (p *program) finding(s checked, f *validate.Finding, more report.Label) {
	fmt.Fprint(p.Out, "  ")
	severity := p.severity(f.Severity)
	if c, ok := colours[f.Severity]; ok {
		_ = p.Out.Paint(c, severity) // the writer keeps the error
	} else {
		fmt.Fprint(p.Out, severity)
	}
	parts := []string{f.Code}
	if where := s.where(p, f); where != "" {
		parts = append(parts, where)
	}
	var b strings.Builder
	terminal.WrapBehind(&b, "  "+severity, 6, " "+strings.Join(parts, "  "))
	fmt.Fprint(p.Out, b.String())
	p.wrapped(6, f.Message(p.tag()))
	if more != (report.Label{}) {
		p.wrapped(6, p.in(more))
	}
}

// where says where a finding stands: on which line of the file, and where in the report.
func (s checked) where(p *program, f *validate.Finding) string {
	if len(f.Places) == 0 {
		return ""
	}
	where := p.in(f.Places[0].Label(s.Report.Edition()))
	if s.Line != nil {
		if line := s.Line(f.Places[0]); line > 0 {
			where = p.sprintf(report.Label{ZH: "第%d行  ", EN: "line %d  "}, line) + where
		}
	}
	return where
}

func (p *program) wrapped(indent int, text string) {
	var b strings.Builder
	terminal.Wrap(&b, indent, text)
	fmt.Fprint(p.Out, b.String())
}

// overview prints a line for each report.
func (p *program) overview(all []checked) {
	rows := [][]string{{p.in(report.Label{ZH: "文件", EN: "file"}), p.in(report.Label{ZH: "结论", EN: "verdict"}),
		p.severity(validate.Error), p.severity(validate.Warning), p.severity(validate.Hint)}}
	for _, s := range all {
		var c counts
		c.add(s.Result)
		verdict, _ := p.verdictOf(c, s.met)
		rows = append(rows, []string{s.URI, verdict, fmt.Sprint(c.errors), fmt.Sprint(c.warnings), fmt.Sprint(c.hints)})
	}
	fmt.Fprintln(p.Out)
	p.table(p.Out, rows, 2, 3, 4)
}
