package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/govdisclosure/annualreport/internal/terminal"
	"github.com/govdisclosure/annualreport/parse"
	"github.com/govdisclosure/annualreport/report"
)

var diff = command{
	name:    "diff",
	summary: report.Label{ZH: "比较：两年的报告，或者一份报告的两稿，有哪些不同", EN: "says what differs between two years, or two versions of a report"},
	args:    report.Label{ZH: "原报告 新报告", EN: "BEFORE AFTER"},
	least:   2, most: 2,
	setUp: func(p *program, o *options) func([]string) (int, error) {
		shape := o.text("format", "text", report.Label{ZH: "格式", EN: "SHAPE"}, report.Label{ZH: "输出：text、json、md", EN: "what is printed: text, json or md"})
		return func(args []string) (int, error) {
			print, ok := map[string]func(*differing) error{"text": (*differing).text, "md": (*differing).markdown, "json": (*differing).json}[*shape]
			if !ok {
				return 0, said{report.Label{ZH: fmt.Sprintf("-format 不能是“%s”", *shape), EN: fmt.Sprintf("-format: no such shape: %q", *shape)}}
			}
			d := differing{program: p}
			for i, side := range []**report.Report{&d.before, &d.after} {
				r, err := p.read(args[i], parse.Options{})
				if err != nil {
					return 0, err
				}
				*side = r
			}
			var err error
			if d.Changes, err = report.Diff(d.before, d.after); err != nil {
				return 0, err
			}
			return terminal.Done, print(&d)
		}
	},
}

// differing is one run of the subcommand.
type differing struct {
	*program
	before, after *report.Report
	*report.Changes
}

func (d *differing) json() error {
	e := json.NewEncoder(d.Out.JSON())
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(d.Changes)
}

// row is a change: what, before, after, and the numbers of those that it follows from.
type row struct {
	what, before, after string
	because             []int
}

// changes are what differs in fields, figures and headings.
func (d *differing) changes() (rows []row) {
	for _, f := range d.Figures {
		rows = append(rows, row{what: d.cell(f.Address), before: d.value(f.Before), after: d.value(f.After)})
	}
	for _, s := range d.Stated {
		if d.derives(s) {
			continue
		}
		what := d.cell(s.Address) + d.in(report.Label{ZH: "（公布原文）", EN: " (as published)"})
		rows = append(rows, row{what: what, before: d.told(s.Before), after: d.told(s.After)})
	}
	return rows
}

// fields are what differs beside figures and texts.
func (d *differing) fields() (rows []row) {
	for _, f := range d.Fields {
		rows = append(rows, row{what: d.field(f.Key), before: f.Before, after: f.After})
	}
	if h := d.Headings; h != nil {
		rows = append(rows, row{what: d.field("stated.headings"), before: headings(h.Before), after: headings(h.After)})
	}
	return rows
}

// derives reports whether a total was published as it derives, before and after, or not at
// all: that it changed is said where it follows, and that it was written says nothing.
func (d *differing) derives(s report.StatedChange) bool {
	as := func(r *report.Report, stated *string) bool {
		if stated == nil {
			return true
		}
		v, err := r.Value(s.Address)
		return err == nil && v.String() == *stated
	}
	f, err := d.after.Edition().Figure(s.Address)
	return err == nil && !f.Free() && as(d.before, s.Before) && as(d.after, s.After)
}

// follows are what follows from them.
func (d *differing) follows() (rows []row) {
	for _, f := range d.Follows {
		rows = append(rows, row{d.cell(f.Address), d.value(f.Before), d.value(f.After), d.because(f.Because)})
	}
	for _, b := range d.Balances {
		rows = append(rows, row{d.column(b.Left[0]), d.balance(b.Before), d.balance(b.After), d.because(b.Because)})
	}
	return rows
}

// column names the equation of a column by one of its cells.
func (d *differing) column(a report.Address) string {
	f, err := d.after.Edition().Figure(a)
	if err != nil {
		return string(a)
	}
	parts := []string{d.in(f.Section.Table.Name)}
	for _, l := range f.ColumnLabels {
		parts = append(parts, d.in(l))
	}
	return strings.Join(parts, " ") + d.in(report.Label{ZH: "：勾稽关系", EN: ": balance"})
}

// because returns the numbers of the changes of the cells, from 1.
func (d *differing) because(cells []report.Address) (numbers []int) {
	for i, f := range d.Figures {
		if slices.Contains(cells, f.Address) {
			numbers = append(numbers, i+1)
		}
	}
	return numbers
}

// from says which changes a row follows from.
func (d *differing) from(r row) string {
	if len(r.because) == 0 {
		return ""
	}
	var numbers []string
	for _, n := range r.because {
		numbers = append(numbers, fmt.Sprint(n))
	}
	return d.sprintf(report.Label{ZH: "（由第 %s 项）", EN: " (from %s)"}, strings.Join(numbers, d.in(report.Label{ZH: "、", EN: ", "})))
}

func headings(all []report.StatedHeading) string {
	var texts []string
	for _, h := range all {
		texts = append(texts, h.Text)
	}
	return strings.Join(texts, " / ")
}

func (d *differing) field(key string) string {
	l, ok := report.FieldLabel(key)
	if !ok {
		return key
	}
	return d.in(l)
}

// cell names a cell of either edition.
func (d *differing) cell(a report.Address) string {
	for _, r := range []*report.Report{d.after, d.before} {
		if f, err := r.Edition().Figure(a); err == nil {
			return d.in(f.Label())
		}
	}
	return string(a)
}

func (d *differing) value(v report.Value) string {
	switch {
	case v == nil:
		return d.in(report.Label{ZH: "无此栏", EN: "no such cell"})
	case v.Blank():
		return d.in(report.Label{ZH: "空白", EN: "blank"})
	}
	return v.String()
}

// said is what a field says.
func (d *differing) said(s string) string {
	if s == "" {
		return d.in(report.Label{ZH: "空白", EN: "blank"})
	}
	return s
}

func (d *differing) told(s *string) string {
	if s == nil {
		return d.in(report.Label{ZH: "未写", EN: "not stated"})
	}
	return "“" + *s + "”"
}

func (d *differing) balance(b report.Balance) string {
	switch {
	case !b.Known:
		return d.in(report.Label{ZH: "有空白", EN: "a cell is blank"})
	case b.Holds():
		return b.Left + " = " + b.Right + d.in(report.Label{ZH: "，成立", EN: ", holds"})
	}
	return b.Left + " ≠ " + b.Right + d.in(report.Label{ZH: "，不成立", EN: ", does not hold"})
}

// head says which reports are compared.
func (d *differing) head() string {
	name := func(c report.Compared) string {
		text := strings.TrimSpace(fmt.Sprintf("%s %d", c.Office, c.Year))
		if d.Before.Edition != d.After.Edition {
			text += d.sprintf(report.Label{ZH: "（%s年格式）", EN: " (form of %s)"}, c.Edition)
		}
		return text
	}
	return name(d.Before) + " → " + name(d.After)
}

func (d *differing) same() string {
	return d.in(report.Label{ZH: "没有不同", EN: "Nothing differs"})
}

func (d *differing) text() error {
	fmt.Fprintln(d.Out, d.head())
	if d.Empty() {
		_, err := fmt.Fprintln(d.Out, d.same())
		return err
	}
	var rows [][]string
	for _, r := range d.fields() {
		rows = append(rows, []string{"", r.what, d.said(r.before) + " → " + d.said(r.after)})
	}
	d.table(d.Out, rows)
	rows = nil
	for i, r := range d.changes() {
		rows = append(rows, []string{fmt.Sprint(i + 1), r.before + " → " + r.after, r.what})
	}
	d.table(d.Out, rows, 0)
	rows = nil
	for _, r := range d.follows() {
		rows = append(rows, []string{"", r.before + " → " + r.after, r.what + d.from(r)})
	}
	if rows != nil {
		fmt.Fprintln(d.Out, "\n"+d.in(report.Label{ZH: "随之变动：", EN: "What follows:"}))
		d.table(d.Out, rows)
	}
	for _, t := range d.Texts {
		fmt.Fprintf(d.Out, "\n%s\n", d.textName(t.Key))
		for _, b := range t.Blocks {
			d.block(b)
		}
	}
	return nil
}

func (d *differing) textName(key string) string {
	if l, ok := report.FieldLabel(key); ok {
		return d.in(l)
	}
	section, part, _ := strings.Cut(key, ".")
	for _, r := range []*report.Report{d.after, d.before} {
		if s := r.Edition().Section(section); s != nil {
			name := d.in(report.Label{ZH: s.Heading(), EN: s.Title.EN})
			return name + d.in(map[string]report.Label{"": {}, "lead": {ZH: "（表前文字）", EN: " (above the table)"}, "notes": {ZH: "（表后文字）", EN: " (below the table)"}}[part])
		}
	}
	return key
}

// number says which paragraph it is: 第2段→第3段.
func (d *differing) number(b report.BlockChange) string {
	n := func(i int) string { return d.sprintf(report.Label{ZH: "第%d段", EN: "paragraph %d"}, i) }
	switch {
	case b.Before == 0:
		return n(b.After) + d.in(report.Label{ZH: "（新增）", EN: " (added)"})
	case b.After == 0:
		return n(b.Before) + d.in(report.Label{ZH: "（删去）", EN: " (taken out)"})
	case b.Before == b.After:
		return n(b.Before)
	}
	return n(b.Before) + "→" + n(b.After)
}

// marks are what words that were taken out and added stand between.
var marks = map[report.Side][2]string{report.InBefore: {"[-", "-]"}, report.InAfter: {"{+", "+}"}}

// block prints a paragraph in lines of 80 columns: what is the same and long is cut.
func (d *differing) block(b report.BlockChange) {
	var line strings.Builder
	changed := false
	for i, w := range b.Words {
		text := strings.ReplaceAll(w.Text, "\n", " / ")
		if w.In == report.InBoth {
			line.WriteString(around(text, i > 0, i+1 < len(b.Words)))
			continue
		}
		changed = true
		line.WriteString(marks[w.In][0] + text + marks[w.In][1])
	}
	if !changed {
		line.WriteString(d.in(report.Label{ZH: "（字体、图片或表格的划分不同）", EN: " (weights, the picture or the division differ)"}))
	}
	d.table(d.Out, [][]string{{"", d.number(b), line.String()}})
}

// around cuts what is the same to what stands beside a change.
func around(s string, before, after bool) string {
	const kept = 12
	rs := []rune(s)
	switch {
	case before && after && len(rs) > 2*kept+1:
		return string(rs[:kept]) + "…" + string(rs[len(rs)-kept:])
	case before && !after && len(rs) > kept+1:
		return string(rs[:kept]) + "…"
	case after && !before && len(rs) > kept+1:
		return "…" + string(rs[len(rs)-kept:])
	}
	return s
}

func (d *differing) markdown() error {
	fmt.Fprintf(d.Out, "### %s\n\n", inMarkdown(d.head()))
	if d.Empty() {
		_, err := fmt.Fprintln(d.Out, d.same())
		return err
	}
	changes, others := d.changes(), append(d.fields(), d.follows()...)
	if len(changes)+len(others) > 0 {
		fmt.Fprintln(d.Out, d.in(report.Label{ZH: "| 序号 | 栏目 | 原 | 新 |", EN: "| no. | what | before | after |"}))
		fmt.Fprintln(d.Out, "|---|---|---|---|")
		for i, r := range append(changes, others...) {
			number := ""
			if i < len(changes) {
				number = fmt.Sprint(i + 1)
			}
			fmt.Fprintf(d.Out, "| %s | %s | %s | %s |\n", number, inMarkdown(r.what+d.from(r)), inMarkdown(d.said(r.before)), inMarkdown(d.said(r.after)))
		}
	}
	for _, t := range d.Texts {
		fmt.Fprintf(d.Out, "\n**%s**\n\n", inMarkdown(d.textName(t.Key)))
		for _, b := range t.Blocks {
			fmt.Fprintf(d.Out, "- %s：", inMarkdown(d.number(b)))
			for i, w := range b.Words {
				switch w.In {
				case report.InBefore:
					fmt.Fprintf(d.Out, "<del>%s</del>", inMarkdown(w.Text))
				case report.InAfter:
					fmt.Fprintf(d.Out, "<ins>%s</ins>", inMarkdown(w.Text))
				default:
					fmt.Fprint(d.Out, inMarkdown(around(w.Text, i > 0, i+1 < len(b.Words))))
				}
			}
			fmt.Fprintln(d.Out)
		}
	}
	return nil
}
