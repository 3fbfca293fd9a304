package parse

import (
	"context"
	"io"

	"github.com/govdisclosure/annualreport/internal/budget"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
	"github.com/govdisclosure/annualreport/report"
)

// Options say how documents are read. The zero Options work.
type Options struct {
	// Format is the edition of the form that documents follow, which may be the caller's
	// own; nil means that of [report.Editions] whose labels the tables have.
	Format *report.Format
	// Limits bound what a document may take.
	Limits Limits
	// TrustDigest takes the report that a file of ours carries without reading its
	// pages, where the digest over the whole file says that nothing in it was changed
	// (PDF and Word files, which carry all of it). That is for an office's own files,
	// to save time, and never for what is uploaded: the digest needs no key, so that
	// whoever changes a file can write it anew. It is no signature.
	TrustDigest bool
	// Office is the name of the organ whose report it is, and Year its year, where
	// the caller knows them; "" and 0 leave them to the document. What is given
	// counts: a document that names another is told by [OfficeGiven] or [YearGiven],
	// and one that names none is not told.
	Office string
	Year   int
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

// Open reads the file with the name. See [Options.OpenContext].
func Open(name string) (*Result, error) { return Options{}.Open(name) }

// OpenContext reads the file with the name. See [Options.OpenContext].
func OpenContext(ctx context.Context, name string) (*Result, error) {
	return Options{}.OpenContext(ctx, name)
}

// Read reads a document. See [Options.ReadContext].
func Read(name string, r io.Reader) (*Result, error) { return Options{}.Read(name, r) }

// ReadContext reads a document. See [Options.ReadContext].
func ReadContext(ctx context.Context, name string, r io.Reader) (*Result, error) {
	return Options{}.ReadContext(ctx, name, r)
}

// Open is [Options.OpenContext] without a context.
func (o Options) Open(name string) (*Result, error) {
	return o.OpenContext(context.Background(), name)
}

// OpenContext reads the file with the name. What is no regular file, as a pipe or a
// device, is an error, since opening it may never end; [Options.ReadContext] reads it.
func (o Options) OpenContext(ctx context.Context, name string) (*Result, error) {
	f, err := openRegular(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return o.ReadContext(ctx, name, f)
}

// Read is [Options.ReadContext] without a context.
func (o Options) Read(name string, r io.Reader) (*Result, error) {
	return o.ReadContext(context.Background(), name, r)
}

// ReadContext reads a document in any of the shapes, which is recognised by what it
// holds; the name only says where in errors.
//
// It ends soon after the context does, also while the reader blocks: then the reader is
// left with a read that goes on, and must not be used again.
//
// An error means that the document could not be read at all: it is damaged
// (wrapping what says how), exceeds a limit ([*LimitError]), follows another
// edition of the form than [Options.Format] ([*EditionError]), is of no shape that is known
// ([*ShapeError]), or shows a fault of this package ([*InternalError]); or the context
// has ended (its error, wrapped). Whatever is wrong with a document that could be read
// is among the diagnostics.
func (o Options) ReadContext(ctx context.Context, name string, r io.Reader) (*Result, error) {
	ctx, cancel := budget.WithTime(ctx, doc.Limits(o.Limits).WithDefaults().Time)
	defer cancel()
	return o.guarded(newAccount(ctx, o.Limits), name, r)
}
