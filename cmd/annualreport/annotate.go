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

	"github.com/govdisclosure/annualreport/internal/inbox"
	"github.com/govdisclosure/annualreport/render/docx"
	"github.com/govdisclosure/annualreport/render/markdown"
	"github.com/govdisclosure/annualreport/report"
	"github.com/govdisclosure/annualreport/validate"
)

// annotating declares the option that writes remarked copies. What it returns writes them.
func annotating(p *program, o *options) func([]checked) error {
	dir := o.text("annotate", "", report.Label{ZH: "文件夹", EN: "FOLDER"},
		report.Label{ZH: "把问题写成批注：Word 文件写在原文相应位置，其他文件另附意见", EN: "write the findings into copies: as comments at their places in a Word file, a list beside any other"})
	return func(all []checked) error {
		if *dir == "" {
			return nil
		}
		out := &outputFolder{program: p, dir: *dir}
		seen := map[string]int{}
		for _, c := range all {
			file := filepath.FromSlash(c.URI)
			base := fileName(strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))) + p.in(report.Label{ZH: "-审核意见", EN: "-remarks"})
			if seen[base]++; seen[base] > 1 {
				base = fmt.Sprintf("%s(%d)", base, seen[base])
			}
			if err := p.annotate(out, base, file, c); err != nil {
				return err
			}
		}
		fmt.Fprintln(p.Err, p.sprintf(report.Label{ZH: "审核意见写在 %s，共 %d 个文件", EN: "remarks in %s, %d files"}, *dir, out.written))
		return nil
	}
}

// annotate writes the remarks on one file.
func (p *program) annotate(out *outputFolder, base, file string, c checked) error {
	if info, err := os.Stat(file); err == nil && info.Mode().IsRegular() && info.Size() <= inbox.MaxBytes {
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		if remarked, ok := p.remarked(p.ctx, data, c.Result); ok {
			return out.write(base+".docx", func(w io.Writer) error {
				_, err := w.Write(remarked)
				return err
			})
		}
	}
	title := c.Report.Office
	if title == "" {
		title = path.Base(c.URI)
	}
	paper := newPaper(title + p.in(report.Label{ZH: "：审核意见", EN: ": remarks"}))
	p.findings(paper, c.Result, c.met)
	return out.write(base+".md", func(w io.Writer) error { return markdown.Renderer{}.RenderDocument(w, paper.doc) })
}

// remarked returns the author's own Word file with what was found as comments at their
// places; false where the file is none that comments can be put into.
func (p *program) remarked(ctx context.Context, original []byte, res *validate.Result) ([]byte, bool) {
	if !bytes.HasPrefix(original, []byte("PK\x03\x04")) {
		return nil, false
	}
	found, err := docx.Locate(ctx, original, res.Report, docx.Limits{})
	if err != nil {
		return nil, false
	}
	var remarks []docx.Remark
	for i := range res.Findings {
		f := &res.Findings[i]
		remarks = append(remarks, docx.Remark{
			At:   placeIn(found, f),
			Text: p.severity(f.Severity) + p.in(report.Label{ZH: "：", EN: ": "}) + f.Message(p.tag()) + p.in(report.Label{ZH: "（", EN: " ("}) + f.Code + p.in(report.Label{ZH: "）", EN: ")"}),
		})
	}
	var out bytes.Buffer
	if err := docx.AnnotateContext(ctx, &out, original, remarks, docx.AnnotateOptions{Author: p.in(report.Label{ZH: "年报检查", EN: "annualreport"})}); err != nil {
		return nil, false
	}
	return out.Bytes(), true
}

// placeIn is where the first place of a finding that the file itself has stands; the title
// where it stands nowhere.
func placeIn(found *docx.Located, f *validate.Finding) docx.Place {
	for i := range f.Places {
		place := &f.Places[i]
		if place.Office != "" || place.Number != 0 {
			continue // in another report
		}
		if place.Address != "" {
			if at, ok := found.Figure(place.Address); ok {
				return at
			}
		} else if at, ok := found.Text(place.Key, max(place.Block, 1), place.Start, place.End); ok {
			return at
		}
	}
	return docx.Place{}
}
