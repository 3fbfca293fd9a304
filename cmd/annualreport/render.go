package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/govdisclosure/annualreport/internal/outputs"
	"github.com/govdisclosure/annualreport/internal/terminal"
	"github.com/govdisclosure/annualreport/parse"
	"github.com/govdisclosure/annualreport/report"
	"github.com/govdisclosure/annualreport/validate"
)

var render = command{
	name:    "render",
	summary: report.Label{ZH: "生成：把报告生成为 Word、PDF、Markdown 等文件", EN: "makes Word files, PDF and Markdown of reports"},
	args:    report.Label{ZH: "文件或文件夹…", EN: "FILE or FOLDER…"},
	more: report.Label{
		ZH: "报告可以是任何能读取的格式。草稿也会生成，但有问题时退出码为1；用 check 查看问题。",
		EN: "Reports may have any shape that is read. A draft is made too, but findings are the\nexit status 1; check shows them."},
	least: 1, most: -1,
	setUp: func(p *program, o *options) func([]string) (int, error) {
		all, usual := outputs.Names()
		to := o.text("to", strings.Join(usual, ","), report.Label{ZH: "格式", EN: "SHAPES"},
			report.Label{ZH: "用逗号分开：" + strings.Join(all, "、") + "；默认 " + strings.Join(usual, ","), EN: "separated by commas: " + strings.Join(all, ", ") + "; by default " + strings.Join(usual, ",")})
		out := o.text("out", ".", report.Label{ZH: "文件夹", EN: "FOLDER"}, report.Label{ZH: "写到哪里，默认为当前文件夹", EN: "where to write; the current folder by default"})
		force := forcing(o)
		own := owning(o)
		naming, failing, setting := naming(o), failing(o), p.setting(o)
		return func(args []string) (int, error) {
			status, err := failing()
			if err != nil {
				return 0, err
			}
			formats, err := outputs.ByNames(*to)
			if err != nil {
				return 0, fmt.Errorf("-to: %w", err)
			}
			if err := setting(args...); err != nil {
				return 0, err
			}
			own.Settings = p.set
			documents, err := own.For(p.ctx, formats...)
			if err != nil {
				return 0, err
			}
			files, err := p.files(args)
			if err != nil {
				return 0, err
			}
			j := rendering{program: p, documents: documents, out: *out, force: *force}
			if err := j.distinct(files); err != nil {
				return 0, err
			}
			if err := j.all(files, naming()); err != nil {
				return 0, err
			}
			if j.failed {
				return terminal.Failed, nil
			}
			return status(j.counts.worst()), nil
		}
	},
}

// rendering is one run of the subcommand.
type rendering struct {
	*program
	documents []outputs.Document
	out       string
	force     bool

	rows   [][]string
	counts counts
	failed bool
}

// target is where a report is written.
func (j *rendering) target(file string, f outputs.Document) string {
	base := filepath.Base(file)
	return filepath.Join(j.out, strings.TrimSuffix(base, filepath.Ext(base))+f.Ending)
}

// distinct makes sure that no two reports are written to one file, and none over one
// that is read.
func (j *rendering) distinct(files []string) error {
	from := map[string]string{}
	for _, file := range files {
		for _, f := range j.documents {
			target := j.target(file, f)
			if other, ok := from[target]; ok {
				return said{report.Label{ZH: fmt.Sprintf("%s 和 %s 会写成同一个文件 %s", other, file, target), EN: fmt.Sprintf("%s and %s would both be written to %s", other, file, target)}}
			}
			from[target] = file
			for _, read := range files {
				if sameFile(read, target) {
					return said{report.Label{ZH: fmt.Sprintf("%s 会覆盖要读取的 %s；请用 -out 写到别处", target, read), EN: fmt.Sprintf("%s would replace %s, which is read; write elsewhere with -out", target, read)}}
				}
			}
		}
	}
	return nil
}

func sameFile(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}

// all writes all reports and prints what became of them.
func (j *rendering) all(files []string, options parse.Options) error {
	if err := os.MkdirAll(j.out, 0o755); err != nil {
		return err
	}
	bar := j.Err.Progress(len(files), j.in(report.Label{ZH: "正在生成", EN: "writing"}))
	for _, file := range files {
		if err := j.one(file, options); err != nil {
			j.failed = true
			if j.ctx.Err() == nil {
				j.fail(err)
			}
		}
		if j.ctx.Err() != nil {
			return j.ctx.Err()
		}
		_ = bar.Add(1) // a bar that cannot be drawn stops no report
	}
	_ = bar.Finish()
	if len(j.rows) == 0 {
		return nil
	}
	head := []string{j.in(report.Label{ZH: "文件", EN: "file"}), j.in(report.Label{ZH: "大小", EN: "size"}), j.in(report.Label{ZH: "行政机关", EN: "office"}), j.in(report.Label{ZH: "年度", EN: "year"})}
	j.table(j.Out, append([][]string{head}, j.rows...), 1)
	fmt.Fprintln(j.Out, j.sprintf(report.Label{ZH: "共生成 %d 个文件，在 %s；%s", EN: "%d files written to %s; %s"}, len(j.rows), j.out, j.counted(j.counts)))
	return nil
}

// one reads, checks and writes one report.
func (j *rendering) one(file string, options parse.Options) error {
	r, err := j.read(file, options)
	if err != nil {
		return err
	}
	if err := known(file, r); err != nil {
		return err
	}
	result, err := validate.CheckContext(j.ctx, r, j.set.Options(r, validate.Options{}))
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	j.counts.add(result)
	for _, f := range j.documents {
		path := j.target(file, f)
		if err := j.write(path, j.force, func(w io.Writer) error { return f.Render(w, r) }); err != nil {
			j.failed = true
			if j.ctx.Err() != nil {
				return err
			}
			j.fail(err)
			continue
		}
		info, err := os.Stat(path)
		if err != nil {
			return err
		}
		j.rows = append(j.rows, []string{filepath.Base(path), fmt.Sprintf("%.1f KB", float64(info.Size())/1000), r.Office, fmt.Sprint(r.Year)})
	}
	return nil
}
