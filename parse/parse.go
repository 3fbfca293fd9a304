package parse

import (
	"context"
	"fmt"
	"io"
	"os"

	"github.com/govdisclosure/annualreport/report"
)

// Options say how documents are read. The zero Options work.
type Options struct {
	// Format is the edition of the form that documents follow; nil means
	// [report.Edition2021].
	Format *report.Format
	// Limits bound what a document may take.
	Limits Limits
}

// Result is what a document says.
type Result struct {
	// Report is the report. It may lack what a report needs, an office or a year,
	// where the document does; then [report.Report.WellFormed] says so.
	Report *report.Report
	// Shape is the sort of document it was read from.
	Shape Shape
	// Diagnostics say what was missing, doubtful, odd or left out, in the order
	// of the document.
	Diagnostics []Diagnostic
}

// Open reads the file with the name. See [Options.Read].
func Open(name string) (*Result, error) { return Options{}.Open(name) }

// Read reads a document. See [Options.Read].
func Read(name string, r io.Reader) (*Result, error) { return Options{}.Read(name, r) }

// Open reads the file with the name.
func (o Options) Open(name string) (*Result, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return o.Read(name, f)
}

// Read reads a document in any of the shapes, which is recognised by what it holds;
// the name only says where in errors.
//
// An error means that the document could not be read at all: it is damaged
// (wrapping what says how), exceeds a limit ([*LimitError]), follows another
// edition of the form ([*EditionError]), or is of no shape that is known
// ([*ShapeError]). Whatever is wrong with a document that could be read is among
// the diagnostics.
func (o Options) Read(name string, r io.Reader) (*Result, error) {
	limits := o.Limits.withDefaults()
	ctx, cancel := context.WithTimeout(context.Background(), limits.Time)
	defer cancel()
	res, err := o.read(&budget{limits: limits, ctx: ctx}, r)
	if err != nil && name != "" {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return res, err
}
