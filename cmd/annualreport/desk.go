package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"github.com/govdisclosure/annualreport/desk"
	"github.com/govdisclosure/annualreport/internal/inbox"
	"github.com/govdisclosure/annualreport/internal/terminal"
	"github.com/govdisclosure/annualreport/likeness"
	"github.com/govdisclosure/annualreport/report"
	"github.com/govdisclosure/annualreport/settings"
	"github.com/govdisclosure/annualreport/validate"
)

var deskwork = command{
	name:    "desk",
	summary: report.Label{ZH: "主管部门：收到的全部报告一次审核、汇总、查雷同、通报", EN: "for the office in charge: reviews, adds up and compares all reports that came in"},
	args:    report.Label{ZH: "文件夹或压缩包 -o 文件夹", EN: "FOLDER or ZIP -o FOLDER"},
	more: report.Label{
		ZH: "写出：审核意见（每份报告一个文件）、汇总表.xlsx、汇总草稿（数据已加总，文字待写）、\n公布情况、摘要。机关名单写在设置中；不写名单，则收到的都算。\n随时可以中断后重新运行：内容没有变化的文件不改动。",
		EN: "Writes remarks (a file for each report), the roll-up workbook, drafts with figures added\nup, who published when, and a summary. The settings have the tree of offices; without\none, every office that sent a report is taken. It may be ended at any time and run again:\na file is replaced only where it differs."},
	least: 1, most: 1,
	setUp: func(p *program, o *options) func([]string) (int, error) {
		d := &desking{program: p}
		folder := report.Label{ZH: "文件夹", EN: "FOLDER"}
		out := o.text("o", "", folder, report.Label{ZH: "写到哪里，必填", EN: "where to write; required"})
		office := o.text("office", "", report.Label{ZH: "机关", EN: "NAME"}, report.Label{ZH: "汇总机关（人民政府）的全称；设置中只有一个时不必写", EN: "the full name of the government; not needed where the settings have one"})
		o.set.IntVar(&d.year, "year", 0, "")
		o.add("year", report.Label{ZH: "年份", EN: "YEAR"}, report.Label{ZH: "报告年度；不写时按多数报告", EN: "the year of the reports; that of most by default"})
		last := o.text("prev", "", folder, report.Label{ZH: "各机关上年的报告", EN: "the offices' reports of last year"})
		days := o.text("days", "", report.Label{ZH: "文件", EN: "FILE"}, report.Label{ZH: "各机关公布日期，每行：机关 日期", EN: "when each published, a line each: OFFICE DAY"})
		setting := p.setting(o)
		return func(args []string) (int, error) {
			if *out == "" {
				return 0, said{report.Label{ZH: "请用 -o 给出写到哪个文件夹", EN: "say with -o into which folder to write"}}
			}
			if err := setting(); err != nil {
				return 0, err
			}
			var err error
			if d.government, err = p.government(*office); err != nil {
				return 0, err
			}
			if *days != "" {
				if d.days, err = readDays(*days); err != nil {
					return 0, err
				}
			}
			d.out = *out
			if err := d.work(args[0], *last); err != nil {
				return 0, err
			}
			return terminal.Done, nil
		}
	},
}

// desking is one run of the subcommand.
type desking struct {
	*program
	out, government string
	year            int
	days            map[string]report.Date // of publication, by the names of offices

	box      *inbox.Box
	received []*desk.Received
	doubts   map[*desk.Received]int // what reading met
	last     []*desk.Received
	up       *desk.Result
	alike    *likeness.Result
	compared []*desk.Received // the reports of alike, by their numbers
	checked  map[*desk.Received]*validate.Result
	state    *desk.Statement
	written  *outputFolder
}

// work does all of it.
func (d *desking) work(in, last string) error {
	if err := os.MkdirAll(d.out, 0o755); err != nil {
		return err
	}
	var err error
	if d.box, err = inbox.Open(d.ctx, in, d.out); err != nil {
		return err
	}
	defer d.box.Close()
	d.written = &outputFolder{program: d.program, dir: d.out}
	for _, step := range []func() error{
		d.receive,
		func() error { return d.receiveLast(last) },
		d.rollUp,
		d.compare,
		d.check,
		d.writeRemarks,
		d.writeDrafts,
		d.writeBook,
		d.writeStatement,
		d.writeSummary,
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// tree returns the offices of the settings below the government.
func (d *desking) tree() desk.Office {
	if o := d.set.Office(d.government); o != nil {
		return branch(o)
	}
	return desk.Office{Name: d.government, Kind: report.Government}
}

func branch(o *settings.Office) desk.Office {
	b := desk.Office{Name: o.Name, Kind: o.Kind, Short: o.Short}
	for i := range o.Under {
		b.Below = append(b.Below, branch(&o.Under[i]))
	}
	return b
}

func (d *desking) rollUp() (err error) {
	d.up, err = desk.RollUp(d.tree(), d.year, d.received)
	return err
}

// compare finds what reports share, those that count and those that could.
func (d *desking) compare() (err error) {
	var reports, last []*report.Report
	before := map[*desk.Level]*report.Report{}
	for _, f := range d.last {
		if f.Report != nil {
			if l := d.up.Find(f.Report.Office); l != nil && f.Report.Year == d.up.Year-1 {
				before[l] = f.Report
			}
		}
	}
	for _, f := range d.received {
		if f.Report == nil || f.Status == desk.StatusReplaced || f.Status == desk.StatusOtherYear {
			continue
		}
		d.compared = append(d.compared, f)
		reports, last = append(reports, f.Report), append(last, before[f.Level])
	}
	d.alike, err = likeness.Find(d.ctx, reports, last, d.set.Likeness)
	return err
}

// check checks all that could be read: a report that is returned for another reason is
// better returned once.
func (d *desking) check() error {
	var readable []*desk.Received
	for _, f := range d.received {
		if f.Report != nil {
			readable = append(readable, f)
		}
	}
	var reports []*report.Report
	for _, f := range d.compared {
		reports = append(reports, f.Report)
	}
	rule := d.alike.Rule(reports)
	before := map[*desk.Level][]*report.Report{}
	for _, f := range d.last {
		if f.Report != nil {
			if l := d.up.Find(f.Report.Office); l != nil {
				before[l] = append(before[l], f.Report)
			}
		}
	}
	results := make([]*validate.Result, len(readable))
	err := d.each(len(readable), report.Label{ZH: "正在检查", EN: "checking"}, func(ctx context.Context, i int) error {
		f := readable[i]
		o := validate.Options{Rules: append(validate.DefaultRules(), rule), Previous: before[f.Level]}
		if f.Level == nil {
			o.Previous = nil
		} else if f.Level.Own == f {
			for _, part := range f.Level.Parts {
				o.Subordinates = append(o.Subordinates, part.Figures())
				o.Offices = append(o.Offices, part.Name)
			}
			for _, below := range f.Level.Below {
				if below.Figures() == nil && below.Counts() {
					o.Offices = append(o.Offices, below.Name)
				}
			}
		}
		res, err := validate.CheckContext(ctx, f.Report, d.set.Options(f.Report, o))
		if err != nil && ctx.Err() != nil {
			return context.Cause(ctx)
		}
		results[i] = res // none where a limit is exceeded: the summary says so
		return nil
	})
	d.checked = map[*desk.Received]*validate.Result{}
	for i, f := range readable {
		d.checked[f] = results[i]
	}
	return err
}

// each does n pieces of work, as many at a time as there are processors, and shows how far
// it is.
func (d *desking) each(n int, doing report.Label, do func(ctx context.Context, i int) error) error {
	ctx, cancel := context.WithCancelCause(d.ctx)
	defer cancel(nil)
	bar := d.Err.Progress(n, d.in(doing))
	var mu sync.Mutex
	var wg sync.WaitGroup
	next := 0
	for range min(runtime.GOMAXPROCS(0), max(n, 1)) {
		wg.Go(func() {
			for {
				mu.Lock()
				i := next
				next++
				mu.Unlock()
				if i >= n || ctx.Err() != nil {
					return
				}
				if err := do(ctx, i); err != nil {
					cancel(err)
					return
				}
				mu.Lock()
				_ = bar.Add(1) // a bar that cannot be drawn stops no work
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	_ = bar.Finish()
	return context.Cause(ctx)
}

// readDays reads when offices published.
func readDays(name string) (map[string]report.Date, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	days := map[string]report.Date{}
	n := 0
	for line := range strings.Lines(strings.TrimPrefix(string(data), "\ufeff")) {
		n++
		fields := strings.FieldsFunc(line, func(c rune) bool { return strings.ContainsRune(" \t\r\n,，", c) })
		if len(fields) == 0 || strings.HasPrefix(fields[0], "#") {
			continue
		}
		day, err := report.ParseDate(fields[len(fields)-1])
		if err != nil || len(fields) != 2 {
			return nil, said{report.Label{
				ZH: fmt.Sprintf("%s 第%d行：应写作“机关 2025-01-20”", name, n),
				EN: fmt.Sprintf("%s:%d: write OFFICE 2025-01-20", name, n)}}
		}
		days[fields[0]] = day
	}
	return days, nil
}

// outputFolder is the folder that is written to.
type outputFolder struct {
	*program
	dir string

	mu               sync.Mutex
	written, changed int
}

func (f *outputFolder) count(n *int) {
	f.mu.Lock()
	*n++
	f.mu.Unlock()
}

// path is where a file of the folder is.
func (f *outputFolder) path(name string) string {
	return filepath.Join(f.dir, filepath.FromSlash(name))
}
