package main

import (
	"io"

	"github.com/govdisclosure/annualreport/internal/terminal"
	"github.com/govdisclosure/annualreport/report"
)

var schema = command{
	name:    "schema",
	summary: report.Label{ZH: "数据规格：写出 YAML 和 JSON 报告的 JSON Schema，供编辑器使用", EN: "writes the JSON Schema of reports in YAML and JSON, for editors"},
	args:    report.Label{ZH: "[目标.json]", EN: "[OUT.json]"},
	least:   0, most: 1,
	setUp: func(p *program, o *options) func([]string) (int, error) {
		force := forcing(o)
		return func(args []string) (int, error) {
			data := report.Schema(report.Edition2021())
			write := func(w io.Writer) error {
				_, err := w.Write(data)
				return err
			}
			if len(args) == 0 || args[0] == "-" {
				return terminal.Done, write(p.Out.JSON())
			}
			return terminal.Done, p.write(args[0], *force, write)
		}
	},
}
