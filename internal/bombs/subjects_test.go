package bombs

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"io"
	"strings"

	"github.com/govdisclosure/annualreport/internal/outputs"
	"github.com/govdisclosure/annualreport/likeness"
	"github.com/govdisclosure/annualreport/parse"
	"github.com/govdisclosure/annualreport/render/docx"
	"github.com/govdisclosure/annualreport/report"
	"github.com/govdisclosure/annualreport/settings"
	"github.com/govdisclosure/annualreport/validate"
)

// subject is a call that takes what strangers send.
type subject struct {
	name string
	call func(ctx context.Context, data []byte) error
	// takes reports whether the call takes such files at all.
	takes func(data []byte) bool
	// afterReading is set for a call that is made with what was read.
	afterReading bool
	// noContext is set for a call that takes none, since what it is given is bounded.
	noContext bool
}

// subjects are the calls of the module that take what strangers send.
var subjects = []subject{
	{name: "parse", call: read, takes: everything},
	{name: "check", call: check, takes: everything, afterReading: true},
	{name: "template", call: template, takes: packed},
	{name: "fill", call: fill, takes: packed},
	{name: "annotate", call: annotate, takes: packed},
	{name: "likeness", call: alike, takes: everything, afterReading: true},
	{name: "settings", call: set, takes: text},
	{name: "render", call: write, takes: everything, afterReading: true, noContext: true},
}

func everything([]byte) bool { return true }

func packed(data []byte) bool { return bytes.HasPrefix(data, []byte("PK")) }

func read(ctx context.Context, data []byte) error {
	_, err := parse.ReadContext(ctx, "", bytes.NewReader(data))
	return err
}

// check checks what the file says, as a service does with what is uploaded to it.
func check(ctx context.Context, data []byte) error {
	res, err := parse.ReadContext(ctx, "", bytes.NewReader(data))
	if err != nil {
		return err
	}
	_, err = validate.CheckContext(ctx, res.Report, validate.Options{})
	return err
}

// text reports whether a file is none of a packed form.
func text(data []byte) bool { return !packed(data) && !bytes.HasPrefix(data, []byte("%PDF")) }

// annotate writes remarks into a file, as a supervisor does with what offices send.
func annotate(ctx context.Context, data []byte) error {
	return docx.AnnotateContext(ctx, io.Discard, data, []docx.Remark{{Text: "某处有误"}}, docx.AnnotateOptions{})
}

// alike compares what the file says with itself, sent in by two offices.
func alike(ctx context.Context, data []byte) error {
	res, err := parse.ReadContext(ctx, "", bytes.NewReader(data))
	if err != nil {
		return err
	}
	other := *res.Report
	other.Office += "二"
	_, err = likeness.Find(ctx, []*report.Report{res.Report, &other}, nil, likeness.Options{})
	return err
}

// set takes the file for somebody's settings.
func set(ctx context.Context, data []byte) error {
	_, err := settings.Read(ctx, "annualreport.yaml", bytes.NewReader(data))
	return err
}

// write writes what the file says in every format.
func write(ctx context.Context, data []byte) error {
	res, err := parse.ReadContext(ctx, "", bytes.NewReader(data))
	if err != nil {
		return err
	}
	r := res.Report
	r.Office, r.Year = cmp.Or(r.Office, "某局"), cmp.Or(r.Year, 2024) // as people say where a file does not
	names, _ := outputs.Names()
	formats, err := outputs.ByNames(strings.Join(names, ","))
	if err != nil {
		return err
	}
	all, err := new(outputs.Own).For(ctx, formats...)
	errs := []error{err}
	for _, d := range all {
		if ctx.Err() == nil {
			errs = append(errs, d.Render(io.Discard, r))
		}
	}
	return errors.Join(errs...)
}

// filled is the report that templates are filled with.
var filled = &report.Report{Office: "某局", Year: 2024}

func template(ctx context.Context, data []byte) error {
	t, err := docx.ParseTemplateContext(ctx, data, docx.TemplateOptions{})
	if err != nil {
		return err
	}
	return t.RenderContext(ctx, new(bytes.Buffer), filled)
}

func fill(ctx context.Context, data []byte) error {
	_, err := docx.FillContext(ctx, data, filled, docx.Limits{})
	return err
}
