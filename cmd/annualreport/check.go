package main

import (
	"fmt"
	"path/filepath"
	"slices"

	"github.com/govdisclosure/annualreport/internal/inputs"
	"github.com/govdisclosure/annualreport/internal/terminal"
	"github.com/govdisclosure/annualreport/parse"
	"github.com/govdisclosure/annualreport/report"
	"github.com/govdisclosure/annualreport/validate"
)

var check = command{
	name:    "check",
	summary: report.Label{ZH: "检查：公布之前（或之后）查出报告中的问题", EN: "says what is wrong with reports before they are published, or after"},
	args:    report.Label{ZH: "文件或文件夹…", EN: "FILE or FOLDER…"},
	least:   1, most: -1,
	setUp: func(p *program, o *options) func([]string) (int, error) {
		c := &checking{program: p}
		file := report.Label{ZH: "文件", EN: "FILE"}
		previous := o.several("prev", file, report.Label{ZH: "往年的报告，可以多次给出", EN: "the report of an earlier year; may stand more than once"})
		under := o.text("under", "", report.Label{ZH: "文件夹", EN: "FOLDER"}, report.Label{ZH: "汇总报告所汇总的各机关报告", EN: "the subordinates' reports, for a roll-up"})
		offices := o.text("offices", "", file, report.Label{ZH: "应当报送的机关名单，每行一个", EN: "the offices that a roll-up should have, one a line"})
		silence := o.text("silence", "", file, report.Label{ZH: "已核实的问题，每行：编号 [位置]: 理由", EN: "what was accepted, a line each: CODE [WHERE]: REASON"})
		published := o.text("published", "", report.Label{ZH: "日期", EN: "DAY"}, report.Label{ZH: "公布日期，如 2025-01-20", EN: "the day of publication, as 2025-01-20"})
		submitted := o.text("submitted", "", report.Label{ZH: "日期", EN: "DAY"}, report.Label{ZH: "报送日期，用于核对设置中的日程", EN: "the day on which it was handed in, for the calendar of the settings"})
		shape := o.text("format", "text", report.Label{ZH: "格式", EN: "SHAPE"}, report.Label{ZH: "输出：text、json、sarif、md", EN: "what is printed: text, json, sarif or md"})
		naming, failing, setting, annotate := naming(o), failing(o), p.setting(o), annotating(p, o)
		return func(args []string) (int, error) {
			status, err := failing()
			if err != nil {
				return 0, err
			}
			show, err := printer(*shape)
			if err != nil {
				return 0, err
			}
			if err := setting(args...); err != nil {
				return 0, err
			}
			if *published != "" {
				if c.options.Published, err = report.ParseDate(*published); err != nil {
					return 0, fmt.Errorf("-published: %w", err)
				}
			}
			if *submitted != "" {
				if c.set.Demands.Submitted, err = report.ParseDate(*submitted); err != nil {
					return 0, fmt.Errorf("-submitted: %w", err)
				}
			}
			if *offices != "" {
				if c.options.Offices, err = inputs.Offices(*offices); err != nil {
					return 0, err
				}
			}
			if *silence != "" {
				if c.options.Silence, err = inputs.Silences(*silence); err != nil {
					return 0, err
				}
			}
			c.options.Previous = c.readAll(*previous)
			if *under != "" {
				files, err := p.folder(*under)
				if err != nil {
					return 0, err
				}
				c.options.Subordinates = c.readAll(files)
			}
			if err := c.check(args, naming()); err != nil {
				return 0, err
			}
			c.unused()
			if err := annotate(c.checked); err != nil {
				return 0, err
			}
			if err := show(p, c.checked, c.counts); err != nil {
				return 0, err
			}
			if c.counts.failed > 0 {
				return terminal.Failed, nil
			}
			return status(max(c.counts.worst(), p.met.worst())), nil
		}
	},
}

// checking is one run of the subcommand.
type checking struct {
	*program
	options validate.Options
	checked []checked
	counts  counts
}

// checked is a report that was checked.
type checked struct {
	validate.Source
	met met // in reading it
}

// unused names the accepted findings that no report had: what they were for is mended, or
// they were never right.
func (c *checking) unused() {
	for _, s := range c.options.Silence {
		if len(c.checked) == 0 || slices.ContainsFunc(c.checked, func(one checked) bool { return !slices.Contains(one.Unused, s) }) {
			continue
		}
		fmt.Fprintln(c.Err, c.sprintf(report.Label{ZH: "-silence：%s %s没有用到：%s", EN: "-silence: %s %snot needed: %s"}, s.Code, spaced(s.Where), s.Reason))
	}
}

func spaced(s string) string {
	if s == "" {
		return ""
	}
	return s + " "
}

// warn says what could not be done; the rest goes on, unless all was interrupted.
func (c *checking) warn(err error) {
	c.counts.failed++
	if c.ctx.Err() == nil {
		c.fail(err)
	}
}

// readAll reads the reports beside the one that is checked.
func (c *checking) readAll(names []string) (all []*report.Report) {
	for _, name := range names {
		r, err := c.read(name, parse.Options{})
		if err != nil {
			c.warn(err)
			continue
		}
		all = append(all, r)
	}
	return all
}

// check checks files and those in folders.
func (c *checking) check(args []string, options parse.Options) error {
	files, err := c.files(args)
	if err != nil {
		return err
	}
	bar := c.Err.Progress(len(files), c.in(report.Label{ZH: "正在检查", EN: "checking"}))
	for _, name := range files {
		if err := c.one(name, options); err != nil {
			c.warn(err)
		}
		if c.ctx.Err() != nil {
			return c.ctx.Err()
		}
		_ = bar.Add(1) // a bar that cannot be drawn stops no check
	}
	_ = bar.Finish()
	return nil
}

func (c *checking) one(name string, options parse.Options) error {
	before := c.met
	r, err := c.read(name, options)
	if err != nil {
		return err
	}
	result, err := validate.CheckContext(c.ctx, r, c.set.Options(r, c.options))
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	c.counts.add(result)
	source := validate.Source{Result: result, URI: filepath.ToSlash(name), Line: validate.LineOf(c.lines(name))}
	c.checked = append(c.checked, checked{source, c.met.since(before)})
	return nil
}
