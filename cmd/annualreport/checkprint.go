package main

import (
	"fmt"
	"strings"

	"github.com/govdisclosure/annualreport/report"
	"github.com/govdisclosure/annualreport/validate"
)

// printer returns what prints what was found, by the name of the shape.
func printer(shape string) (func(*program, []checked, counts) error, error) {
	switch shape {
	case "text":
		return (*program).printText, nil
	case "md":
		return (*program).printMarkdown, nil
	case "json":
		return func(p *program, all []checked, _ counts) error {
			return validate.WriteJSON(p.Out.JSON(), p.tag(), sources(all)...)
		}, nil
	case "sarif":
		return func(p *program, all []checked, _ counts) error {
			return validate.WriteSARIF(p.Out.JSON(), p.tag(), sources(all)...)
		}, nil
	}
	return nil, said{report.Label{ZH: fmt.Sprintf("-format 不能是“%s”", shape), EN: fmt.Sprintf("-format: no such shape: %q", shape)}}
}

func sources(all []checked) (list []validate.Source) {
	for _, s := range all {
		list = append(list, s.Source)
	}
	return list
}

// head counts the findings of one report.
func (p *program) head(s checked) string {
	var c counts
	c.add(s.Result)
	return s.URI + p.in(report.Label{ZH: "：", EN: ": "}) + p.counted(c)
}

// printMarkdown prints a table for each report, for a comment on a merge request.
func (p *program) printMarkdown(all []checked, c counts) error {
	for _, s := range all {
		fmt.Fprintf(p.Out, "### %s\n\n", inMarkdown(p.head(s)))
		if len(s.Findings) == 0 {
			continue
		}
		fmt.Fprintln(p.Out, p.in(report.Label{ZH: "| 级别 | 编号 | 位置 | 问题 | 依据 |", EN: "| severity | code | where | what | basis |"}))
		fmt.Fprintln(p.Out, "|---|---|---|---|---|")
		for i := range s.Findings {
			f := &s.Findings[i]
			fmt.Fprintf(p.Out, "| %s | %s | %s | %s | %s |\n", p.severity(f.Severity), f.Code, inMarkdown(s.where(p, f)), inMarkdown(f.Message(p.tag())), inMarkdown(p.in(f.Basis)))
		}
		fmt.Fprintln(p.Out)
	}
	text, _ := p.verdict(c, p.met)
	_, err := fmt.Fprintf(p.Out, "**%s**\n", inMarkdown(text))
	return err
}

// inMarkdown writes a text so that it means itself in a cell of a table: whatever the
// report holds makes no link, no picture and no cell of its own.
func inMarkdown(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\n':
			r = ' '
		case strings.ContainsRune("\\`*_{}[]<>()#!|~&@:", r):
			fmt.Fprintf(&b, "&#%d;", r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}
