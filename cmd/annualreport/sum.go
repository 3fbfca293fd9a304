package main

import (
	"fmt"
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
		ZH: "有机关没有填写的栏目，汇总后也空白，并说明是哪些机关；文字部分留空，由汇总机关撰写。\n设置中有机关树的，可以逐级汇总：县级政府已有汇总报告的，其下级机关不重复计入。\n同一机关有两份报告、有机关不在机关树中，或者有文件不能读取，都不写文件。",
		EN: "A cell that an organ left blank is blank in the sum, and the organ is named; texts\nare left to the one who adds up. Where the settings have the tree of offices, several\nlevels are added up: the offices of a government that has a report are not counted\nagain. Nothing is written where an organ has two reports or is none of the tree, or a\nfile cannot be read."},
	least: 1, most: -1,
	setUp: func(p *program, o *options) func([]string) (int, error) {
		office := o.text("office", "", report.Label{ZH: "机关", EN: "NAME"}, report.Label{ZH: "汇总机关（人民政府）的全称，必填", EN: "the full name of the government; required"})
		out := o.text("o", "-", report.Label{ZH: "文件", EN: "FILE"}, report.Label{ZH: "写到哪里：.yaml、.docx 等；默认以 JSON 写到标准输出", EN: "where to write: .yaml, .docx and so on; standard output as JSON by default"})
		force, own, setting := forcing(o), owning(o), p.setting(o)
		return func(args []string) (int, error) {
			if err := setting(); err != nil {
				return 0, err
			}
			name, err := p.government(*office)
			if err != nil {
				return 0, err
			}
			all, err := p.toSum(args)
			if err != nil {
				return 0, err
			}
			counted, err := p.rollUp(name, all)
			if err != nil {
				return 0, err
			}
			total, err := report.Sum(counted...)
			if err != nil {
				return 0, err
			}
			total.Office, total.Kind = name, report.Government
			if err := p.writeReport(*out, *force, own, total); err != nil {
				return 0, err
			}
			p.blanks(total, counted)
			fmt.Fprintln(p.Err, p.sprintf(report.Label{ZH: "汇总 %d 份报告，%d 年度", EN: "%d reports for %d added up"}, len(counted), total.Year))
			return terminal.Done, nil
		}
	},
}

// government returns the full name of the one who adds up: as given, or the one at the
// top of the settings' offices where there is one alone.
func (p *program) government(given string) (string, error) {
	if given == "" && len(p.set.Offices) == 1 {
		given = p.set.Offices[0].Name
	}
	if given == "" {
		return "", said{report.Label{ZH: "请用 -office 给出汇总机关的全称", EN: "name the government with -office"}}
	}
	if o := p.set.Office(given); o != nil {
		return o.Name, nil
	}
	return given, nil
}

// rollUp returns the reports that are added up, and says which are not, and who is missing:
// by the offices of the settings, all where they have none.
func (p *program) rollUp(government string, all []*report.Report) ([]*report.Report, error) {
	o := p.set.Office(government)
	if o == nil || len(o.Under) == 0 {
		return all, nil
	}
	up := o.RollUp(all)
	if len(up.Others) > 0 {
		names := p.offices(up.Others)
		return nil, said{report.Label{
			ZH: "不是 " + government + " 的下级机关：" + names + "；请从文件夹中移出，或者写入设置",
			EN: "not below " + government + ": " + names + "; take them out of the folder, or into the settings"}}
	}
	if len(up.Within) > 0 {
		fmt.Fprintln(p.Err, p.sprintf(report.Label{ZH: "已在所属政府的汇总报告之中，没有重复计入：%s", EN: "in the report of their own government, not counted again: %s"}, p.offices(up.Within)))
	}
	if len(up.Apart) > 0 {
		fmt.Fprintln(p.Err, p.sprintf(report.Label{ZH: "由本系统汇总，没有计入：%s", EN: "added up by their own system, not counted: %s"}, p.offices(up.Apart)))
	}
	for _, name := range up.Missing {
		fmt.Fprintln(p.Err, p.sprintf(report.Label{ZH: "没有收到：%s", EN: "not received: %s"}, name))
	}
	return up.Counted, nil
}

func (p *program) offices(reports []*report.Report) string {
	var names []string
	for _, r := range reports {
		names = append(names, r.Office)
	}
	return strings.Join(names, p.in(report.Label{ZH: "、", EN: ", "}))
}

// toSum reads the reports, each of another office, and says of all that cannot be read
// why.
func (p *program) toSum(args []string) (reports []*report.Report, err error) {
	files, err := p.files(args)
	if err != nil {
		return nil, err
	}
	from := map[string]string{}
	failed := 0
	bar := p.Err.Progress(len(files), p.in(report.Label{ZH: "正在读取", EN: "reading"}))
	for _, name := range files {
		r, err := p.read(name, parse.Options{})
		if err == nil {
			err = known(name, r)
		}
		if p.ctx.Err() != nil {
			return nil, p.ctx.Err()
		}
		_ = bar.Add(1) // a bar that cannot be drawn stops no sum
		if err != nil {
			failed++
			p.fail(err)
			continue
		}
		if other, twice := from[r.Office]; twice {
			return nil, said{report.Label{ZH: fmt.Sprintf("%s 有两份报告：%s 和 %s", r.Office, other, name), EN: fmt.Sprintf("%s has two reports: %s and %s", r.Office, other, name)}}
		}
		from[r.Office] = name
		reports = append(reports, r)
	}
	_ = bar.Finish()
	if failed > 0 {
		return nil, said{report.Label{ZH: fmt.Sprintf("%d 个文件不能读取，没有汇总", failed), EN: fmt.Sprintf("%d files cannot be read: nothing is added up", failed)}}
	}
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
