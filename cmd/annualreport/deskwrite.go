package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/govdisclosure/annualreport/desk"
	"github.com/govdisclosure/annualreport/internal/message"
	"github.com/govdisclosure/annualreport/internal/terminal"
	"github.com/govdisclosure/annualreport/internal/wholefile"
	tree "github.com/govdisclosure/annualreport/render"
	"github.com/govdisclosure/annualreport/render/docx"
	"github.com/govdisclosure/annualreport/render/markdown"
	"github.com/govdisclosure/annualreport/report"
	"github.com/govdisclosure/annualreport/validate"
)

// write puts a file into the folder, where it differs from what stands there: whoever
// opens the folder sees what is new, and a run that was ended goes on where it was.
func (f *outputFolder) write(name string, write func(io.Writer) error) error {
	var data bytes.Buffer
	if err := write(&data); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	file := f.path(name)
	f.count(&f.written)
	if same(file, data.Bytes()) {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	f.count(&f.changed)
	return wholefile.Write(f.ctx, file, func(w io.Writer) error {
		_, err := w.Write(data.Bytes())
		return err
	})
}

// same reports whether a file holds the bytes.
func same(name string, data []byte) bool {
	info, err := os.Stat(name)
	if err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(data)) {
		return false
	}
	there, err := os.ReadFile(name)
	return err == nil && bytes.Equal(there, data)
}

// fileName makes a name of a file that every system takes.
func fileName(s string) string {
	s = strings.Map(func(c rune) rune {
		switch {
		case strings.ContainsRune(`/\:*?"<>|`, c):
			return '_'
		case c < ' ':
			return -1
		}
		return c
	}, s)
	const most = 80 // characters: 240 bytes, of 255
	if letters := []rune(s); len(letters) > most {
		s = string(letters[:most])
	}
	return strings.Trim(s, " .")
}

// writeRemarks writes what is wrong with each report, a file for each that came; of a Word
// file also its own copy, with comments at their places.
func (d *desking) writeRemarks() error {
	folder := d.in(report.Label{ZH: "审核意见", EN: "remarks"})
	names := make([]string, len(d.received))
	seen := map[string]bool{}
	for i, f := range d.received {
		base := fileName(strings.TrimSuffix(strings.ReplaceAll(f.File, "/", "_"), path.Ext(f.File)))
		if base == "" {
			base = "_"
		}
		name := base
		for n := 2; seen[strings.ToLower(name)]; n++ {
			name = fmt.Sprintf("%s(%d)", base, n)
		}
		seen[strings.ToLower(name)] = true
		names[i] = folder + "/" + name
	}
	return d.each(len(d.received), report.Label{ZH: "正在写审核意见", EN: "writing remarks"}, func(ctx context.Context, i int) error {
		f := d.received[i]
		if err := d.written.write(names[i]+".md", func(w io.Writer) error { return d.remarks(w, f) }); err != nil {
			return err
		}
		res := d.checked[f]
		if res == nil || len(res.Findings) == 0 {
			return nil
		}
		data, err := d.box.Files[i].Read() // as they were received, one file each
		if err != nil {
			return nil // it is gone since; the list of remarks is there
		}
		remarked, ok := d.remarked(ctx, data, res)
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		if !ok {
			return nil
		}
		return d.written.write(names[i]+".docx", func(w io.Writer) error {
			_, err := w.Write(remarked)
			return err
		})
	})
}

// remarks writes what is to be said of one file.
func (d *desking) remarks(w io.Writer, f *desk.Received) error {
	title := f.File
	if f.Report != nil && f.Report.Office != "" {
		title = f.Report.Office
	}
	p := newPaper(title + d.in(report.Label{ZH: "：审核意见", EN: ": remarks"}))
	p.say("%s%s", d.in(report.Label{ZH: "文件：", EN: "File: "}), f.File)
	if remark := d.in(f.Remark()); remark != "" {
		p.bold(remark)
	}
	if f.Report != nil {
		d.findings(p, d.checked[f], met{doubts: d.doubts[f]})
	}
	return markdown.Renderer{}.RenderDocument(w, p.doc)
}

// findings says what a check found in a report, the gravest first; a check without a
// result exceeded a limit.
func (p *program) findings(paper *paper, res *validate.Result, m met) {
	if res == nil {
		paper.bold(p.in(report.Label{ZH: "内容超过检查的限度，没有检查。", EN: "More than a check may take: not checked."}))
		return
	}
	c := counts{}
	c.add(res)
	verdict, _ := p.verdictOf(c, m)
	paper.bold(verdict + p.in(report.Label{ZH: "：", EN: ": "}) + p.counted(c))
	if n := m.doubts + m.unread; n > 0 {
		paper.say("%s", p.sprintf(report.Label{ZH: "读取文件时有%d处存疑，请对照原件核对。", EN: "Reading the file left %d doubts: compare with the original."}, n))
	}
	for _, s := range severities {
		first := true
		for i := range res.Findings {
			finding := &res.Findings[i]
			if finding.Severity != s.severity {
				continue
			}
			if first {
				paper.head(p.in(s.label))
				first = false
			}
			paper.say("%s%s（%s）", p.where(res, finding), finding.Message(p.tag()), finding.Code)
		}
	}
}

// where names the first place of a finding, where its message does not.
func (p *program) where(res *validate.Result, f *validate.Finding) string {
	if len(f.Places) == 0 {
		return ""
	}
	label := f.Places[0].Label(res.Report.Edition())
	where := label.In(p.english)
	if where == "" || strings.Contains(f.Message(p.tag()), where) {
		return ""
	}
	return where + p.in(report.Label{ZH: "：", EN: ": "})
}

// paper is a document of paragraphs that is being written.
type paper struct{ doc *tree.Document }

func newPaper(title string) *paper {
	title = message.Line(title)
	return &paper{&tree.Document{Meta: tree.Meta{Title: title}, Blocks: []tree.Block{&tree.Title{Parts: []string{title}}}}}
}

func (p *paper) add(b tree.Block) { p.doc.Blocks = append(p.doc.Blocks, b) }

func (p *paper) head(text string) {
	p.add(&tree.Heading{Level: 1, Runs: []tree.Run{{Text: message.Line(text)}}})
}

func (p *paper) say(format string, args ...any) {
	p.add(&tree.Paragraph{Runs: []tree.Run{{Text: message.Line(fmt.Sprintf(format, args...))}}})
}

func (p *paper) bold(text string) {
	p.add(&tree.Paragraph{Runs: []tree.Run{{Text: message.Line(text), Bold: true}}})
}

// writeDrafts writes the government's report, and that of each office below that has none
// of its own: figures added up, texts to be written.
func (d *desking) writeDrafts() error {
	var levels []*desk.Level
	d.up.Top.Each(func(l *desk.Level) {
		if l.Sum != nil && (l.Own == nil || l.Up == nil) {
			levels = append(levels, l)
		}
	})
	folder := d.in(report.Label{ZH: "汇总草稿", EN: "drafts"})
	for _, l := range levels {
		if d.ctx.Err() != nil {
			return terminal.ErrInterrupted
		}
		err := d.written.write(folder+"/"+fileName(l.Name)+".yaml", func(w io.Writer) error {
			return report.WriteScaffold(w, l.Sum, report.Scaffold{English: d.english})
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// writeStatement states who published when.
func (d *desking) writeStatement() error {
	var o desk.StatementOptions
	demands := d.set.Demands
	o.Publish.Month, o.Publish.Day = demands.Publish.Month, demands.Publish.Day
	o.Submit.Month, o.Submit.Day = demands.Submit.Month, demands.Submit.Day
	o.Errors = func(f *desk.Received) int {
		if res := d.checked[f]; res != nil {
			return res.Count(validate.Error)
		}
		return 0
	}
	d.state = d.up.State(o)
	doc := d.state.Document(d.english)
	name := d.in(report.Label{ZH: "公布情况", EN: "who-published"})
	if err := d.written.write(name+".md", func(w io.Writer) error { return markdown.Renderer{}.RenderDocument(w, doc) }); err != nil {
		return err
	}
	return d.written.write(name+".docx", func(w io.Writer) error { return docx.Renderer{}.RenderDocument(w, doc) })
}
