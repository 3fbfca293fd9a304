package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/govdisclosure/annualreport/internal/terminal"
	"github.com/govdisclosure/annualreport/parse"
	"github.com/govdisclosure/annualreport/report"
)

var sum = command{
	name:    "sum",
	summary: report.Label{ZH: "汇总：把各机关的报告加总成政府的报告", EN: "adds the reports of organs up to a government's"},
	args:    report.Label{ZH: "文件夹…", EN: "FOLDER…"},
	more: report.Label{
		ZH: "有机关没有填写的栏目，汇总后也空白，并说明是哪些机关；文字部分留空，由汇总机关撰写。\n同一机关有两份报告，或者有文件不能读取，都不写文件。",
		EN: "A cell that an organ left blank is blank in the sum, and the organ is named; texts\nare left to the one who adds up. Nothing is written where an organ has two reports,\nor a file cannot be read."},
	least: 1, most: -1,
	setUp: func(p *program, o *options) func([]string) (int, error) {
		office := o.text("office", "", report.Label{ZH: "机关", EN: "NAME"}, report.Label{ZH: "汇总机关（人民政府）的全称，必填", EN: "the full name of the government; required"})
		out := o.text("o", "-", report.Label{ZH: "文件", EN: "FILE"}, report.Label{ZH: "写到哪里：.yaml、.docx 等；默认以 JSON 写到标准输出", EN: "where to write: .yaml, .docx and so on; standard output as JSON by default"})
		force, own, setting := forcing(o), owning(o), p.setting(o)
		return func(args []string) (int, error) {
			if *office == "" {
				return 0, said{report.Label{ZH: "请用 -office 给出汇总机关的全称", EN: "name the government with -office"}}
			}
			if err := setting(); err != nil {
				return 0, err
			}
			reports, err := p.toSum(args)
			if err != nil {
				return 0, err
			}
			total, err := report.Sum(reports...)
			if err != nil {
				return 0, err
			}
			total.Office, total.Kind = *office, report.Government
			p.named(total)
			if err := p.writeReport(*out, *force, own, total); err != nil {
				return 0, err
			}
			p.blanks(total, reports)
			p.missing(total.Office, reports)
			fmt.Fprintln(p.Err, p.sprintf(report.Label{ZH: "汇总 %d 份报告，%d 年度", EN: "%d reports for %d added up"}, len(reports), total.Year))
			return terminal.Done, nil
		}
	},
}

// toSum reads the reports, each of another office.
func (p *program) toSum(args []string) (reports []*report.Report, err error) {
	files, err := p.files(args)
	if err != nil {
		return nil, err
	}
	from := map[string]string{}
	bar := p.Err.Progress(len(files), p.in(report.Label{ZH: "正在读取", EN: "reading"}))
	for _, name := range files {
		if p.ctx.Err() != nil {
			return nil, p.ctx.Err()
		}
		r, err := p.read(name, parse.Options{})
		if err != nil {
			return nil, err
		}
		if err := known(name, r); err != nil {
			return nil, err
		}
		if other, twice := from[r.Office]; twice {
			return nil, said{report.Label{ZH: fmt.Sprintf("%s 有两份报告：%s 和 %s", r.Office, other, name), EN: fmt.Sprintf("%s has two reports: %s and %s", r.Office, other, name)}}
		}
		from[r.Office] = name
		reports = append(reports, r)
		_ = bar.Add(1) // a bar that cannot be drawn stops no sum
	}
	_ = bar.Finish()
	return reports, nil
}

// blanks names who made which cells of the sum blank: those of the same organs together.
func (p *program) blanks(total *report.Report, reports []*report.Report) {
	cells := map[string][]string{}
	var order []string
	for _, b := range report.Blanks(reports...) {
		var names []string
		for _, i := range b.Reports {
			names = append(names, reports[i].Office)
		}
		who := strings.Join(names, p.in(report.Label{ZH: "、", EN: ", "}))
		if cells[who] == nil {
			order = append(order, who)
		}
		f, err := total.Edition().Figure(b.Address)
		if err != nil {
			continue // never: the sum has the cells of its parts
		}
		cells[who] = append(cells[who], p.in(f.Label()))
	}
	for _, who := range order {
		all := cells[who]
		const most = 3
		shown := strings.Join(all[:min(most, len(all))], p.in(report.Label{ZH: "；", EN: "; "}))
		if len(all) > most {
			shown += p.sprintf(report.Label{ZH: "等%d处", EN: " and others, %d in all"}, len(all))
		}
		fmt.Fprintln(p.Err, p.sprintf(report.Label{ZH: "空白：%s没有填写 %s", EN: "blank: %s did not fill in %s"}, who, shown))
	}
}

// missing names the offices that the settings have below the government, and that no
// report is there of.
func (p *program) missing(government string, reports []*report.Report) {
	o := p.set.Office(government)
	if o == nil {
		return
	}
	for i := range o.Under {
		name := o.Under[i].Name
		if !slices.ContainsFunc(reports, func(r *report.Report) bool { return r.Office == name }) {
			fmt.Fprintln(p.Err, p.sprintf(report.Label{ZH: "没有收到：%s", EN: "not received: %s"}, name))
		}
	}
}
