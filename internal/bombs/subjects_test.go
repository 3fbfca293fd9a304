package bombs

import (
	"bytes"
	"context"

	"github.com/govdisclosure/annualreport/parse"
	"github.com/govdisclosure/annualreport/render/docx"
	"github.com/govdisclosure/annualreport/report"
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
}

// subjects are the calls of the module that take what strangers send.
var subjects = []subject{
	{"parse", read, everything, false},
	{"check", check, everything, true},
	{"template", template, packed, false},
	{"fill", fill, packed, false},
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
