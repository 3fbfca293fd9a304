package main

import (
	"io"
	"strconv"
	"strings"

	"github.com/govdisclosure/annualreport/desk"
	"github.com/govdisclosure/annualreport/likeness"
	"github.com/govdisclosure/annualreport/render/xlsx"
	"github.com/govdisclosure/annualreport/report"
	"github.com/govdisclosure/annualreport/validate"
)

// bookRows are the rows of the roll-up workbook, and where in it, from 1, each office
// stands.
type bookRows struct {
	rows []xlsx.Row
	at   map[*desk.Level]int
	sums map[*desk.Level]int // the row of what is below an office that has a report of its own
}

// writeBook writes the roll-up workbook.
func (d *desking) writeBook() error {
	b := d.bookRows()
	u := &xlsx.RollUp{
		Title:   d.sprintf(report.Label{ZH: "%s%d年度汇总表", EN: "%s, roll-up for %d"}, d.up.Top.Name, d.up.Year),
		Rows:    b.rows,
		English: d.english,
		After:   []xlsx.Sheet{d.findingSheet(b), d.sumSheet(b), d.likenessSheet()},
	}
	if f := d.up.Top.Figures(); f != nil {
		u.Format = f.Edition()
	}
	return d.written.write(d.in(report.Label{ZH: "汇总表", EN: "roll-up"})+".xlsx", func(w io.Writer) error { return u.Write(w) })
}

// bookRows makes a row for each office, and one more for the sum of those below an office
// that sent a report of its own.
func (d *desking) bookRows() *bookRows {
	b := &bookRows{at: map[*desk.Level]int{}, sums: map[*desk.Level]int{}}
	d.up.Top.Each(func(l *desk.Level) {
		r := xlsx.Row{Name: l.Name, Depth: l.Depth, Report: l.Figures(), Note: d.note(l)}
		if l.Own != nil {
			r.Red = append(l.Differ(), d.wrongCells(l.Own)...)
		}
		b.rows = append(b.rows, r)
		b.at[l] = len(b.rows)
		if l.Own != nil && l.Sum != nil {
			b.rows = append(b.rows, xlsx.Row{Name: d.in(report.Label{ZH: "下级合计", EN: "sum of those below"}), Depth: l.Depth + 1, Report: l.Sum, Red: l.Differ()})
			b.sums[l] = len(b.rows)
		}
	})
	d.up.Top.Each(func(l *desk.Level) {
		if l.Sum == nil {
			return
		}
		row := b.at[l]
		if n, ok := b.sums[l]; ok {
			row = n
		}
		for _, p := range l.Parts {
			b.rows[row-1].Parts = append(b.rows[row-1].Parts, b.at[p]-1)
		}
	})
	return b
}

// note says in a word how an office stands.
func (d *desking) note(l *desk.Level) string {
	switch {
	case l.Own != nil:
		return d.in(l.Own.Status.Label())
	case len(l.Files) > 0:
		return d.in(l.Files[0].Status.Label())
	case l.Sum != nil:
		return d.in(report.Label{ZH: "下级合计", EN: "sum of those below"})
	}
	return d.in(report.Label{ZH: "未收到", EN: "missing"})
}

// wrongCells are the cells of the errors in a report.
func (d *desking) wrongCells(f *desk.Received) (all []report.Address) {
	if res := d.checked[f]; res != nil {
		for i := range res.Findings {
			finding := &res.Findings[i]
			if finding.Severity != validate.Error {
				continue
			}
			for _, p := range finding.Places {
				if p.Address != "" && p.Office == "" && p.Number == 0 {
					all = append(all, p.Address)
				}
			}
		}
	}
	return all
}

// findingSheet lists what is wrong with the reports that count, with links to the cells.
func (d *desking) findingSheet(b *bookRows) xlsx.Sheet {
	s := xlsx.Sheet{
		Name: d.in(report.Label{ZH: "问题", EN: "Findings"}), Title: d.in(report.Label{ZH: "各机关报告的问题", EN: "What is wrong with the reports"}),
		Heads: d.labels(report.Label{ZH: "机关", EN: "Office"}, report.Label{ZH: "级别", EN: "Severity"}, report.Label{ZH: "位置", EN: "Place"},
			report.Label{ZH: "问题", EN: "Finding"}, report.Label{ZH: "编号", EN: "Code"}),
		Widths: []float64{32, 10, 46, 90, 10},
	}
	d.up.Top.Each(func(l *desk.Level) {
		if l.Own == nil || d.checked[l.Own] == nil {
			return
		}
		res := d.checked[l.Own]
		for i := range res.Findings {
			f := &res.Findings[i]
			place := xlsx.Cell{}
			if len(f.Places) > 0 {
				p := &f.Places[0]
				label := p.Label(res.Report.Edition())
				place.Text = label.In(d.english)
				if p.Address != "" && p.Office == "" && p.Number == 0 {
					place.Row, place.Address = b.at[l], p.Address
				}
			}
			s.Rows = append(s.Rows, []xlsx.Cell{{Text: l.Name}, {Text: d.severity(f.Severity), Red: f.Severity == validate.Error},
				place, {Text: f.Message(d.tag())}, {Text: f.Code}})
		}
	})
	return s
}

func (d *desking) labels(all ...report.Label) (texts []string) {
	for _, l := range all {
		texts = append(texts, d.in(l))
	}
	return texts
}

// sumSheet says who made cells of the sums blank, equations fail, or a government's own
// report differ.
func (d *desking) sumSheet(b *bookRows) xlsx.Sheet {
	s := xlsx.Sheet{
		Name: d.in(report.Label{ZH: "汇总疑点", EN: "Sums"}), Title: d.in(report.Label{ZH: "汇总数的空白与不平", EN: "What is blank in the sums or does not balance"}),
		Heads: d.labels(report.Label{ZH: "汇总机关", EN: "Sum of"}, report.Label{ZH: "情况", EN: "What"}, report.Label{ZH: "位置", EN: "Place"},
			report.Label{ZH: "由哪些机关引起", EN: "Who"}),
		Widths: []float64{32, 34, 60, 80},
	}
	d.up.Top.Each(func(l *desk.Level) {
		if l.Over != nil {
			s.Rows = append(s.Rows, []xlsx.Cell{{Text: l.Name}, {Text: d.in(report.Label{ZH: "合计超过可以表示的最大数", EN: "more than a report can hold"}), Red: true}, d.placeOf(l, b, l.Over.Address), {}})
		}
		if l.Sum == nil {
			return
		}
		for _, x := range d.suspects(l) {
			s.Rows = append(s.Rows, []xlsx.Cell{{Text: l.Name}, {Text: x.what, Red: true}, d.placeOf(l, b, x.at), {Text: x.who}})
		}
	})
	return s
}

// suspect is something that a sum is wrong by.
type suspect struct {
	what string
	at   report.Address
	who  string
}

func (d *desking) suspects(l *desk.Level) (all []suspect) {
	for _, x := range l.Blanks() {
		all = append(all, suspect{d.in(report.Label{ZH: "没有填写，合计空白", EN: "not filled in: the sum is blank"}), x.Address, d.levelNames(x.Who)})
	}
	for _, x := range l.Broken() {
		what := d.sprintf(report.Label{ZH: "勾稽不平：%s ≠ %s", EN: "does not balance: %s is not %s"}, x.Left, x.Right)
		if x.Holds() {
			what = d.in(report.Label{ZH: "勾稽不平，互相抵消", EN: "do not balance, and make up for each other"})
		}
		all = append(all, suspect{what, x.Identity.Left[0], d.levelNames(x.Who)})
	}
	for _, a := range l.Differ() {
		own, _ := l.Own.Report.Shown(a) // the form's own address
		sum, _ := l.Sum.Shown(a)
		all = append(all, suspect{d.sprintf(report.Label{ZH: "本级报告为%s，下级合计为%s", EN: "its own report has %s, those below %s"}, own, sum), a, l.Name})
	}
	return all
}

// placeOf is a cell that names a figure of an office and leads there.
func (d *desking) placeOf(l *desk.Level, b *bookRows, a report.Address) xlsx.Cell {
	c := xlsx.Cell{Text: string(a), Row: b.at[l], Address: a}
	if f := l.Figures(); f != nil {
		if figure, err := f.Edition().Figure(a); err == nil {
			label := figure.Label()
			c.Text = label.In(d.english)
		}
	}
	return c
}

func (d *desking) levelNames(levels []*desk.Level) string {
	var names []string
	for _, l := range levels {
		names = append(names, l.Name)
	}
	return strings.Join(names, d.in(report.Label{ZH: "、", EN: ", "}))
}

// likenessSheet sets passages that reports share side by side.
func (d *desking) likenessSheet() xlsx.Sheet {
	s := xlsx.Sheet{
		Name: d.in(report.Label{ZH: "雷同", EN: "Likeness"}), Title: d.in(report.Label{ZH: "雷同的文字", EN: "Passages that reports share"}),
		Heads: d.labels(report.Label{ZH: "机关", EN: "Office"}, report.Label{ZH: "占其文字%", EN: "% of its text"}, report.Label{ZH: "位置", EN: "Place"}, report.Label{ZH: "文字", EN: "Passage"},
			report.Label{ZH: "机关", EN: "Office"}, report.Label{ZH: "占其文字%", EN: "% of its text"}, report.Label{ZH: "位置", EN: "Place"}, report.Label{ZH: "文字", EN: "Passage"}),
		Widths: []float64{28, 10, 20, 60, 28, 10, 20, 60},
	}
	add := func(a, b string, p *likeness.Pair) {
		for i := range p.Passages {
			x := &p.Passages[i]
			s.Rows = append(s.Rows, []xlsx.Cell{
				{Text: a}, {Text: strconv.Itoa(p.A.Share), Number: true}, {Text: d.passageAt(&x.A)}, {Text: x.A.Text},
				{Text: b}, {Text: strconv.Itoa(p.B.Share), Number: true}, {Text: d.passageAt(&x.B)}, {Text: x.B.Text}})
		}
	}
	for i := range d.alike.Pairs {
		p := &d.alike.Pairs[i]
		add(d.officeOf(p.A.Report), d.officeOf(p.B.Report), p)
	}
	for i := range d.alike.Last {
		p := &d.alike.Last[i]
		name := d.officeOf(p.A.Report)
		add(name, name+d.in(report.Label{ZH: "（上年）", EN: " (last year)"}), p)
	}
	for _, p := range d.alike.Customary {
		s.Notes = append(s.Notes, d.in(report.Label{ZH: "多数机关相同，不计：", EN: "Most have it, not counted: "})+p.Text)
	}
	return s
}

func (d *desking) officeOf(i int) string {
	f := d.compared[i]
	if f.Report.Office == "" {
		return f.File
	}
	return f.Report.Office
}

// passageAt names the paragraph of a passage.
func (d *desking) passageAt(p *likeness.Place) string {
	place := validate.Place{Key: p.Key, Block: p.Block, Character: p.Character}
	label := place.Label(report.Edition2021())
	return label.In(d.english)
}
