package main

import (
	"fmt"
	"strings"

	"github.com/govdisclosure/annualreport/internal/outputs"
	"github.com/govdisclosure/annualreport/internal/terminal"
	"github.com/govdisclosure/annualreport/report"
)

var convert = command{
	name:    "convert",
	summary: report.Label{ZH: "转换：从任何格式读取一份报告，写成另一种格式", EN: "reads a report in any shape and writes it in another"},
	args:    report.Label{ZH: "来源 目标", EN: "IN OUT"},
	more: report.Label{
		ZH: "来源可以是网页、Word、PDF、Markdown、文本、CSV、YAML 或 JSON；目标的格式由扩展名\n决定（" + strings.Join(outputs.Endings(), " ") + "）。\n“-”表示标准输入，或以 JSON 写到标准输出。",
		EN: "IN is a web page, Word file, PDF, Markdown, text, CSV, YAML or JSON; the ending of\nOUT says what to write (" + strings.Join(outputs.Endings(), " ") + ").\n- is standard input, or standard output as JSON."},
	least: 2, most: 2,
	setUp: func(p *program, o *options) func([]string) (int, error) {
		zero := o.yes("zero", report.Label{ZH: "空白的数据填为 0：确认都没有发生之后才用", EN: "write 0 into blank figures: once it is known that nothing occurred"})
		naming, force, own := naming(o), forcing(o), owning(o)
		return func(args []string) (int, error) {
			if args[1] != "-" {
				// Before the work of reading.
				if _, err := outputs.ByEnding(args[1]); err != nil {
					return 0, err
				}
			}
			r, err := p.read(args[0], naming())
			if err != nil {
				return 0, err
			}
			if err := known(args[0], r); err != nil {
				return 0, err
			}
			if *zero {
				p.zero(r)
			}
			return terminal.Done, p.wrote(args[1], p.writeReport(args[1], *force, own, r))
		}
	},
}

// zero writes 0 into the blank figures of a report, and says of how many.
func (p *program) zero(r *report.Report) {
	n := len(report.Blanks(r))
	r.ZeroBlanks()
	n -= len(report.Blanks(r)) // of what something else is stated stays
	fmt.Fprintln(p.Err, p.sprintf(report.Label{ZH: "%d 处空白填为 0", EN: "%d blank figures are 0 now"}, n))
}
