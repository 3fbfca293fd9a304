package main

import (
	"fmt"
	"io"
	"os"

	"github.com/govdisclosure/annualreport/internal/terminal"
	"github.com/govdisclosure/annualreport/render/docx"
	"github.com/govdisclosure/annualreport/report"
)

var fill = command{
	name:    "fill",
	summary: report.Label{ZH: "填表：把一份报告填入本机关的空白 Word 表格", EN: "fills an office's own blank form, a Word file, with a report"},
	args:    report.Label{ZH: "空白表 报告 目标.docx", EN: "FORM REPORT OUT.docx"},
	more: report.Label{
		ZH: "按表中的标题和栏目名称填写；缺少栏目、或者不是空白表时说明原因，不写文件。",
		EN: "Headings and cells are found by their labels. Where one is missing, or the form is\nnot blank, the reason is said and nothing is written."},
	least: 3, most: 3,
	setUp: func(p *program, o *options) func([]string) (int, error) {
		naming, force := naming(o), forcing(o)
		return func(args []string) (int, error) {
			if err := regular(args[0]); err != nil {
				return 0, err
			}
			form, err := os.ReadFile(args[0])
			if err != nil {
				return 0, err
			}
			r, err := p.read(args[1], naming())
			if err != nil {
				return 0, err
			}
			return terminal.Done, p.wrote(args[2], p.write(args[2], *force, func(w io.Writer) error {
				filled, err := docx.FillContext(p.ctx, form, r, docx.Limits{})
				if err != nil {
					return fmt.Errorf("%s: %w", args[0], err)
				}
				_, err = w.Write(filled)
				return err
			}))
		}
	},
}
