package main

import (
	"fmt"
	"io"

	"github.com/govdisclosure/annualreport/internal/terminal"
	"github.com/govdisclosure/annualreport/report"
	"github.com/govdisclosure/annualreport/settings"
)

var schema = command{
	name:    "schema",
	summary: report.Label{ZH: "数据规格：写出 YAML 和 JSON 报告的 JSON Schema，供编辑器使用", EN: "writes the JSON Schema of reports in YAML and JSON, for editors"},
	args:    report.Label{ZH: "[目标.json]", EN: "[OUT.json]"},
	more: report.Label{
		ZH: "在 YAML 第一行写 # yaml-language-server: $schema=目标.json，编辑器即按它提示和核对，\n不需要联网。",
		EN: "With # yaml-language-server: $schema=OUT.json as the first line of the YAML, editors\ngo by it without a network."},
	least: 0, most: 1,
	setUp: func(p *program, o *options) func([]string) (int, error) {
		edition := o.text("edition", report.Edition2021().ID(), report.Label{ZH: "版本", EN: "ID"}, report.Label{ZH: "格式版本：2021（默认）、2019", EN: "the edition of the form: 2021 (default), 2019"})
		ofSettings := o.yes("of-settings", report.Label{ZH: "设置文件的规格", EN: "that of the settings"})
		force := forcing(o)
		return func(args []string) (int, error) {
			f, err := report.EditionByID(*edition)
			if err != nil {
				return 0, said{report.Label{ZH: fmt.Sprintf("-edition：没有“%s”版的格式", *edition), EN: "-edition: " + err.Error()}}
			}
			write := schemaOf(f)
			if *ofSettings {
				write = func(w io.Writer) error {
					_, err := w.Write(settings.Schema())
					return err
				}
			}
			if len(args) == 0 || args[0] == "-" {
				return terminal.Done, write(p.Out.JSON())
			}
			return terminal.Done, p.wrote(args[0], p.write(args[0], *force, write))
		}
	},
}
