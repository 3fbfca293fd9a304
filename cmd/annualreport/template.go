package main

import (
	"io"

	"github.com/govdisclosure/annualreport/internal/terminal"
	"github.com/govdisclosure/annualreport/render/docx"
	"github.com/govdisclosure/annualreport/report"
)

var template = command{
	name:    "template",
	summary: report.Label{ZH: "套用模板：把一份报告填入带占位符的 Word 模板", EN: "fills a Word template with placeholders with a report"},
	args:    report.Label{ZH: "模板 报告 目标.docx", EN: "TEMPLATE REPORT OUT.docx"},
	more: report.Label{
		ZH: "占位符见 docs/placeholders.md。占位符不存在，或者报告中有内容在模板中没有位置，\n都是错误，不写文件。",
		EN: "docs/placeholders.md lists the placeholders. One that does not exist, and a part of\nthe report that has no place, are errors: nothing is written."},
	least: 3, most: 3,
	setUp: func(p *program, o *options) func([]string) (int, error) {
		partial := o.yes("partial", report.Label{ZH: "模板中没有位置的内容可以不填", EN: "leave out what the template has no place for"})
		naming, force := naming(o), forcing(o)
		return func(args []string) (int, error) {
			if err := regular(args[0]); err != nil {
				return 0, err
			}
			t, err := docx.OpenTemplateContext(p.ctx, args[0], docx.TemplateOptions{Partial: *partial})
			if err != nil {
				return 0, err
			}
			r, err := p.read(args[1], naming())
			if err != nil {
				return 0, err
			}
			return terminal.Done, p.wrote(args[2], p.write(args[2], *force, func(w io.Writer) error { return t.RenderContext(p.ctx, w, r) }))
		}
	},
}
