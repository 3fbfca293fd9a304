package main

import (
	"bytes"
	"context"
	"errors"

	"github.com/govdisclosure/annualreport/desk"
	"github.com/govdisclosure/annualreport/internal/inbox"
	"github.com/govdisclosure/annualreport/internal/message"
	"github.com/govdisclosure/annualreport/parse"
	"github.com/govdisclosure/annualreport/report"

	"golang.org/x/text/language"
)

// receive reads all that came.
func (d *desking) receive() (err error) {
	d.received, d.doubts, err = d.readBox(d.box)
	if err != nil {
		return err
	}
	if len(d.received) == 0 {
		return said{report.Label{ZH: "没有收到任何文件", EN: "there are no files"}}
	}
	for _, f := range d.received {
		if f.Report != nil && f.Report.Published.IsZero() {
			f.Report.Published = d.days[f.Report.Office]
		}
	}
	return nil
}

// receiveLast reads the reports of last year, where there are any.
func (d *desking) receiveLast(name string) error {
	if name == "" {
		return nil
	}
	box, err := inbox.Open(d.ctx, name, d.out)
	if err != nil {
		return err
	}
	defer box.Close()
	d.last, _, err = d.readBox(box)
	return err
}

// readBox reads the files of a folder or an archive. A file that cannot be read stops no
// other.
func (d *desking) readBox(box *inbox.Box) ([]*desk.Received, map[*desk.Received]int, error) {
	received := make([]*desk.Received, len(box.Files))
	doubts := make([]int, len(box.Files))
	err := d.each(len(box.Files), report.Label{ZH: "正在读取", EN: "reading"}, func(ctx context.Context, i int) error {
		f := &desk.Received{File: box.Files[i].Name}
		received[i] = f
		data, err := box.Files[i].Read()
		if err == nil {
			if f.Unreadable = inbox.Unreadable(f.File, data); f.Unreadable != (report.Label{}) {
				return nil
			}
			var res *parse.Result
			if res, err = (parse.Options{}).ReadContext(ctx, f.File, bytes.NewReader(data)); err == nil {
				f.Report = res.Report
				doubts[i] = doubtful(res)
				return nil
			}
		}
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		f.Unreadable = inbox.Damaged(message.Line(why(err, language.Chinese)), message.Line(why(err, language.English)))
		return nil
	})
	if err != nil {
		return nil, nil, err
	}
	met := map[*desk.Received]int{}
	for i, f := range received {
		met[f] = doubts[i]
		if f.Report != nil {
			d.named(f.Report)
		}
	}
	return received, met, nil
}

// why says why a file cannot be read, without its name, which stands beside.
func why(err error, lang language.Tag) string {
	for inner := err; inner != nil; inner = errors.Unwrap(inner) {
		if message.CodeOf(inner) != "" {
			return message.Of(inner, lang)
		}
	}
	return err.Error()
}

// doubtful counts what reading was in doubt of or could not read.
func doubtful(res *parse.Result) (n int) {
	var m met
	m.add(res.Diagnostics)
	return m.doubts + m.unread
}
