package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/govdisclosure/annualreport/desk"
	"github.com/govdisclosure/annualreport/render/markdown"
	"github.com/govdisclosure/annualreport/report"
	"github.com/govdisclosure/annualreport/validate"
)

// mostLines is how many lines a part of the summary has: it is to be one page.
const mostLines = 6

// writeSummary writes the page that says what is to be done first, and prints it.
func (d *desking) writeSummary() error {
	p := newPaper(d.sprintf(report.Label{ZH: "%s%d年度报告审核摘要", EN: "%s: the reports of %d in brief"}, d.up.Top.Name, d.up.Year))
	say := func(text string) { p.say("%s", text); fmt.Fprintln(d.Out, text) }
	say(d.in(d.state.Summary()))
	for _, part := range []struct {
		head  report.Label
		lines []string
	}{
		{report.Label{ZH: "未收到", EN: "Missing"}, d.missingOffices()},
		{report.Label{ZH: "不能读取或者不能计入的文件", EN: "Files that cannot be read or do not count"}, d.notCounted()},
		{report.Label{ZH: "有错误，应退回", EN: "With errors, to be returned"}, d.returned()},
		{report.Label{ZH: "汇总数的空白与不平", EN: "Blank or failing sums"}, d.failingSums()},
		{report.Label{ZH: "雷同", EN: "Alike"}, d.pairs()},
	} {
		if len(part.lines) == 0 {
			continue
		}
		p.head(d.in(part.head))
		fmt.Fprintf(d.Out, "\n%s\n", d.in(part.head))
		for _, line := range d.bounded(part.lines) {
			say(line)
		}
	}
	for _, passed := range d.box.Passed {
		fmt.Fprintln(d.Err, d.sprintf(report.Label{ZH: "%s：没有读取：%s", EN: "%s: not read: %s"}, passed.Name, d.in(passed.Why)))
	}
	err := d.written.write(d.in(report.Label{ZH: "摘要", EN: "summary"})+".md", func(w io.Writer) error { return markdown.Renderer{}.RenderDocument(w, p.doc) })
	if err != nil {
		return err
	}
	fmt.Fprintln(d.Err, d.sprintf(report.Label{ZH: "写出 %d 个文件，其中 %d 个有变化：%s", EN: "%d files written, %d of them changed: %s"}, d.written.written, d.written.changed, d.out))
	return nil
}

// bounded keeps the first lines, and says how many more there are.
func (d *desking) bounded(lines []string) []string {
	if len(lines) <= mostLines {
		return lines
	}
	more := d.sprintf(report.Label{ZH: "……共%d项，详见汇总表。", EN: "… %d in all: see the workbook."}, len(lines))
	return append(lines[:mostLines:mostLines], more)
}

// missingOffices names the offices of which nothing came, by who they are below.
func (d *desking) missingOffices() (lines []string) {
	below := map[*desk.Level][]string{}
	var order []*desk.Level
	for i := range d.state.Standings {
		st := &d.state.Standings[i]
		if !st.Missing() || st.Up == nil {
			continue
		}
		if below[st.Up] == nil {
			order = append(order, st.Up)
		}
		below[st.Up] = append(below[st.Up], st.Name)
	}
	for _, up := range order {
		names := below[up]
		text := strings.Join(names[:min(len(names), mostLines)], d.in(report.Label{ZH: "、", EN: ", "}))
		if len(names) > mostLines {
			text += d.sprintf(report.Label{ZH: "等%d家", EN: " and others, %d in all"}, len(names))
		}
		lines = append(lines, up.Name+d.in(report.Label{ZH: "：", EN: ": "})+text)
	}
	return lines
}

func (d *desking) notCounted() (lines []string) {
	for _, f := range d.received {
		if f.Status != desk.StatusCounted && f.Status != desk.StatusApart || f.ByFileName {
			lines = append(lines, f.File+d.in(report.Label{ZH: "：", EN: ": "})+d.in(f.Remark()))
		}
	}
	return lines
}

func (d *desking) returned() (lines []string) {
	d.up.Top.Each(func(l *desk.Level) {
		if l.Own == nil {
			return
		}
		if res := d.checked[l.Own]; res == nil {
			lines = append(lines, l.Name+d.in(report.Label{ZH: "：内容超过检查的限度", EN: ": more than a check may take"}))
		} else if n := res.Count(validate.Error); n > 0 {
			lines = append(lines, d.sprintf(report.Label{ZH: "%s：错误%d处", EN: "%s: %d errors"}, l.Name, n))
		}
	})
	return lines
}

func (d *desking) failingSums() (lines []string) {
	top := d.up.Top
	if top.Sum == nil {
		return nil
	}
	for _, x := range d.suspects(top) {
		label := report.Label{ZH: string(x.at), EN: string(x.at)}
		if f, err := top.Sum.Edition().Figure(x.at); err == nil {
			label = f.Label()
		}
		lines = append(lines, d.in(label)+d.in(report.Label{ZH: "：", EN: ": "})+x.what+d.in(report.Label{ZH: "（", EN: " ("})+x.who+d.in(report.Label{ZH: "）", EN: ")"}))
	}
	return lines
}

func (d *desking) pairs() (lines []string) {
	for _, p := range d.alike.Pairs {
		lines = append(lines, d.sprintf(report.Label{ZH: "%s（%d%%）与%s（%d%%）", EN: "%s (%d %%) and %s (%d %%)"},
			d.officeOf(p.A.Report), p.A.Share, d.officeOf(p.B.Report), p.B.Share))
	}
	for _, p := range d.alike.Last {
		lines = append(lines, d.sprintf(report.Label{ZH: "%s：%d%%与上年报告相同", EN: "%s: %d %% as last year"}, d.officeOf(p.A.Report), p.A.Share))
	}
	return lines
}
