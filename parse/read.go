package parse

import (
	"bytes"
	"errors"
	"slices"

	"github.com/govdisclosure/annualreport/internal/embed"
	"github.com/govdisclosure/annualreport/internal/form"
	"github.com/govdisclosure/annualreport/internal/message"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
	"github.com/govdisclosure/annualreport/parse/internal/embedded"
	"github.com/govdisclosure/annualreport/parse/internal/html"
	"github.com/govdisclosure/annualreport/parse/internal/markdown"
	"github.com/govdisclosure/annualreport/parse/internal/recognise"
	"github.com/govdisclosure/annualreport/parse/internal/remark"
	"github.com/govdisclosure/annualreport/parse/internal/sniff"
	"github.com/govdisclosure/annualreport/parse/internal/text"
	"github.com/govdisclosure/annualreport/parse/internal/word"
	"github.com/govdisclosure/annualreport/report"
)

// reader reads one document.
type reader struct {
	format  *report.Format // [Options.Format], which may be nil
	form    *form.Form
	budget  *doc.Account
	remarks *remark.List
	given   recognise.Given
	trust   bool               // [Options.TrustDigest]
	own     *recognise.Carried // what a file of ours carries, nil in any other
	// intact is set where the digest over the whole file says that nothing was changed.
	intact bool
	report *report.Report
}

// read reads a document by the edition that its tables follow, unless the caller says by
// which.
func (o Options) read(b *doc.Account, data []byte, shape *Shape) (*Result, error) {
	result, err := o.readOne(b, data, shape)
	var other *EditionError
	if o.Format == nil && errors.As(err, &other) && other.Edition != nil {
		o.Format = other.Edition
		return o.readOne(b, data, shape)
	}
	return result, err
}

// readOne recognises the shape of a document, says it at once, and reads it by one edition.
func (o Options) readOne(b *doc.Account, data []byte, shape *Shape) (*Result, error) {
	kind, err := sniff.OfFile(data)
	if err != nil {
		return nil, err
	}
	r := &reader{
		format: o.Format, form: form.Of(o.Format).Remembering(func(steps int) { doc.Must(b.Step(steps)) }), budget: b, remarks: &remark.List{},
		given: recognise.Given{Office: o.Office, Year: o.Year}, trust: o.TrustDigest,
	}
	*shape = Shape(kind)
	switch *shape {
	case DOCX:
		err = r.readWord(data)
	case PDF:
		err = r.readPDF(data)
	case OFD:
		err = r.readOFD(data)
	case XLSX:
		err = r.readWorkbook(data)
	default:
		if sniff.IsArchive(data) {
			var page sniff.Archived
			if page, err = sniff.ReadArchive(b, data); err != nil {
				return nil, message.Errorf("parse.web_archive", err)
			}
			data = page.Data
		}
		err = r.readTextual(data, shape)
	}
	if err != nil {
		return nil, err
	}
	r.given.Take(r.report, r.remarks)
	return &Result{Report: r.report, Shape: *shape, Diagnostics: diagnosticsOf(r.remarks.All, r.form.Format)}, nil
}

// recognise makes a report of a document, and compares it with what the file carries.
func (r *reader) recognise(d *doc.Document) error {
	return r.recogniseBy(r.recogniser(), d)
}

// recogniser returns a recogniser for the document.
func (r *reader) recogniser() *recognise.Recogniser {
	rc := recognise.New(r.form, r.budget, r.remarks, r.own, r.given)
	rc.Report.Format = r.format
	return rc
}

// recogniseBy does so by a recogniser that the caller asks afterwards.
func (r *reader) recogniseBy(rc *recognise.Recogniser, d *doc.Document) error {
	err := rc.Recognise(d)
	r.report = rc.Report
	if err != nil {
		return err
	}
	if r.own != nil {
		embedded.Reconcile(rc)
	}
	r.sortRemarks()
	return nil
}

// sortRemarks puts what was said into the order of the document.
func (r *reader) sortRemarks() {
	slices.SortStableFunc(r.remarks.All, func(a, b remark.Remark) int { return a.Line - b.Line })
}

// trusted takes the report that the file carries without a look at its pages, where the
// caller asks for it and the file is as it was written.
func (r *reader) trusted() bool {
	if !r.trust || !r.intact || r.own == nil || r.own.Report == nil {
		return false
	}
	r.report = r.own.Report
	return true
}

// readTextual reads what consists of characters.
func (r *reader) readTextual(data []byte, shape *Shape) error {
	text, declared, is, err := sniff.Decode(data)
	if err != nil {
		return doc.Shapeless("shape.not_text")
	}
	if err := r.budget.Alive(); err != nil {
		return err
	}
	if bytes.IndexByte(text, 0) >= 0 {
		return doc.Shapeless("shape.binary")
	}
	if len(bytes.TrimSpace(text)) == 0 {
		return message.Errorf("input.empty")
	}
	if declared != "" {
		r.remarks.Say(remark.EncodingOther, remark.Remark{Quote: declared, Read: is})
	}
	kind, err := sniff.OfText(r.budget, text)
	if *shape = Shape(kind); err != nil {
		return err
	}
	if *shape == HTML || *shape == Markdown {
		r.intact = embedded.Digest(r.remarks, embed.CheckText(text), r.carriedIn(text))
	}
	if r.trusted() {
		return nil
	}
	switch *shape {
	case JSON, YAML:
		return r.readData(*shape, text)
	case HTML:
		return r.readHTML(text)
	case Markdown:
		return r.readMarkdown(text)
	}
	return r.readPlain(text)
}

// carriedIn takes the report that a page carries whole, or the summary of it that Markdown
// carries, and pages that a browser saved without their scripts; and reports whether there
// is one.
func (r *reader) carriedIn(text []byte) bool {
	data, digest, whole := embed.FindPageData(text)
	if whole {
		r.own = embedded.Report(r.format, r.budget, r.remarks, data, digest)
	}
	summary, is := embed.FindSummary(text)
	if is && r.own == nil {
		r.own = embedded.Summary(r.form.Format, r.remarks, summary)
	}
	return whole || is
}

// readData reads a report in JSON or YAML, which is exact or an error.
func (r *reader) readData(shape Shape, source []byte) (err error) {
	data := report.Reader{Format: r.format, MaxBytes: r.budget.Limits.Bytes * 4, MaxMemory: r.budget.Left()}
	read := data.ReadYAMLContext
	if shape == JSON {
		read = data.ReadJSONContext
	}
	r.report, err = read(r.budget.Ctx, bytes.NewReader(source))
	return err
}

// readPlain reads plain text.
func (r *reader) readPlain(source []byte) error {
	if table, err := text.CSV(r.budget, source); err != nil || table != nil {
		if err != nil {
			return err
		}
		return r.recognise(&doc.Document{Blocks: []doc.Block{{Table: table, Line: 1}}})
	}
	d, err := text.Read(r.budget, r.remarks, source)
	if err != nil {
		return err
	}
	return r.recognise(d)
}

// readMarkdown reads a document in Markdown.
func (r *reader) readMarkdown(source []byte) error {
	d, plain, err := markdown.Read(r.budget, r.remarks, r.own != nil, source)
	switch {
	case err != nil:
		return err
	case plain == nil:
		return r.recognise(d)
	}
	return r.readPlain(plain)
}

// readHTML reads a web page.
//
// What only its styles hide is not read, unless a report shows in no other way: scripts
// open what is closed when the page has come.
func (r *reader) readHTML(data []byte) error {
	page, err := html.Parse(r.budget, data)
	if err != nil {
		return err
	}
	before := slices.Clone(r.remarks.All)
	shown, err := page.Document(r.own != nil, false)
	if err != nil {
		return err
	}
	rc := r.recogniser()
	err = r.recogniseBy(rc, shown)
	if shown.Hidden.Count == 0 || doc.OverLimit(err) {
		return err
	}
	if err == nil && rc.NotFound() == 0 {
		shown.Hidden.Say(r.remarks)
		return nil
	}
	all, wrong := page.Document(r.own != nil, true)
	if wrong != nil {
		return wrong
	}
	whole := reader{format: r.format, form: r.form, budget: r.budget, remarks: &remark.List{All: before}, given: r.given, own: r.own}
	wholly := whole.recogniser()
	if wrong = whole.recogniseBy(wholly, all); wrong == nil && (err != nil || wholly.GoesBeyond(rc)) {
		r.report, r.remarks = whole.report, whole.remarks
		r.remarks.Say(remark.TextUnhidden, remark.Remark{Quote: shown.Hidden.First, Count: shown.Hidden.Count})
		return nil
	}
	if err == nil {
		shown.Hidden.Say(r.remarks)
	}
	return err
}

// readWord reads a Word file.
func (r *reader) readWord(data []byte) error {
	f, err := word.Open(r.budget, data)
	if err != nil {
		return err
	}
	part, err := f.Carried(r.remarks)
	if err != nil {
		return err
	}
	if part != nil {
		r.own = embedded.Report(r.format, r.budget, r.remarks, part.JSON, part.Digest)
		state, err := f.State(part)
		if err != nil {
			return err
		}
		r.intact = embedded.Digest(r.remarks, state, true)
	}
	if r.trusted() {
		return nil
	}
	d, err := f.Document(r.remarks, r.own != nil)
	if err != nil {
		return err
	}
	return r.recognise(d)
}
