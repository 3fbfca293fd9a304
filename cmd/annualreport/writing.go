package main

import (
	"bytes"
	"fmt"
	"io"

	"github.com/govdisclosure/annualreport/internal/outputs"
	"github.com/govdisclosure/annualreport/internal/wholefile"
	"github.com/govdisclosure/annualreport/report"
)

// forcing declares the option that lets files be replaced.
func forcing(o *options) *bool {
	return o.yes("force", report.Label{ZH: "覆盖已有的文件", EN: "replace files that are there"})
}

// write writes a file whole or not at all.
func (p *program) write(name string, force bool, write func(io.Writer) error) error {
	if force {
		return wholefile.Write(p.ctx, name, write)
	}
	return wholefile.Create(p.ctx, name, write)
}

// owning declares the options of all that documents are made with.
func owning(o *options) *outputs.Own {
	var own outputs.Own
	for _, s := range own.Switches() {
		o.choice(s)
	}
	return &own
}

// wrote says that a file is there, after err, which is what came of writing it.
func (p *program) wrote(name string, err error) error {
	if err == nil && name != "-" {
		fmt.Fprintln(p.Err, p.sprintf(report.Label{ZH: "已写 %s", EN: "%s is written"}, name))
	}
	return err
}

// writeReport writes a report in the shape that the name of the file says; "-" is
// standard output, as JSON.
func (p *program) writeReport(out string, force bool, own *outputs.Own, r *report.Report) error {
	if out == "-" {
		// All of it is made before anything is printed.
		var b bytes.Buffer
		if err := report.WriteJSON(&b, r); err != nil {
			return err
		}
		_, err := b.WriteTo(p.Out.JSON())
		return err
	}
	format, err := outputs.ByEnding(out)
	if err != nil {
		return err
	}
	renderer, err := format.Make(p.ctx, own)
	if err != nil {
		return err
	}
	return p.write(out, force, func(w io.Writer) error { return renderer.Render(w, r) })
}

// known reports, as an error, that a document says neither whose it is nor of when.
func known(name string, r *report.Report) error {
	if r.Office != "" && r.Year != 0 {
		return nil
	}
	return said{report.Label{
		ZH: name + "：文件中没有写明机关或者年度，请用 -office 和 -year 给出",
		EN: name + ": the document does not name the organ or the year: give them with -office and -year"}}
}
