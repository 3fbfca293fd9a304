package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/govdisclosure/annualreport/report"
	"github.com/govdisclosure/annualreport/settings"
)

// setting declares the option that names the settings. What it returns reads them: those
// that are named, or those beside the one file that a subcommand works on. Beside a folder,
// or among several files, none are looked for: files that were received may bring settings
// that silence what should be found.
func (p *program) setting(o *options) func(own ...string) error {
	name := o.text("settings", "", report.Label{ZH: "文件", EN: "FILE"},
		report.Label{ZH: "本机关的设置；不写时采用本文件旁边的 " + settings.FileName, EN: "the office's settings; " + settings.FileName + " beside the file by default"})
	return func(own ...string) error {
		file := *name
		if file == "" {
			if file = besideOwn(own); file == "" {
				return nil
			}
		}
		s, err := settings.Open(p.ctx, file)
		if err != nil {
			return err
		}
		p.set = *s
		fmt.Fprintln(p.Err, p.sprintf(report.Label{ZH: "采用设置 %s", EN: "settings: %s"}, file))
		return nil
	}
}

// besideOwn returns the settings beside the only file, "" where there are none.
func besideOwn(own []string) string {
	if len(own) != 1 || own[0] == "-" || filepath.Base(own[0]) == settings.FileName {
		return ""
	}
	info, err := os.Stat(own[0])
	if err != nil && !errors.Is(err, fs.ErrNotExist) || err == nil && info.IsDir() {
		return ""
	}
	file := filepath.Join(filepath.Dir(own[0]), settings.FileName)
	if info, err := os.Lstat(file); err != nil || !info.Mode().IsRegular() {
		return ""
	}
	return file
}

// named gives a report the full name and the kind that the settings have for its office.
func (p *program) named(r *report.Report) {
	o := p.set.Office(r.Office)
	if o == nil {
		return
	}
	r.Office = o.Name
	if r.Kind == report.KindUnstated {
		r.Kind = o.Kind
	}
}
