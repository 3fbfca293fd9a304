package parse

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/internal/embed"
	"github.com/govdisclosure/annualreport/internal/form"
	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/internal/message"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
	"github.com/govdisclosure/annualreport/parse/internal/embedded"
	"github.com/govdisclosure/annualreport/parse/internal/ofdread"
	"github.com/govdisclosure/annualreport/parse/internal/pages"
	"github.com/govdisclosure/annualreport/parse/internal/remark"
	"github.com/govdisclosure/annualreport/report"
)

// readPDF reads a PDF: what its pages show, and the report that it may carry, which
// counts where the pages show it.
func (r *reader) readPDF(data []byte) error {
	f, err := pages.Open(r.budget, data)
	if err != nil {
		return err
	}
	return r.readFixed(f, func() (embed.State, error) { return embed.CheckPDF(data), nil })
}

// readOFD reads an OFD file (GB/T 33190-2016) in the same way.
func (r *reader) readOFD(data []byte) error {
	f, err := ofdread.Open(r.budget, data)
	if err != nil {
		return err
	}
	return r.readFixed(pages.Of(r.budget, f), f.State)
}

// readFixed reads a file of fixed pages; state compares it with the digest in it.
func (r *reader) readFixed(f *pages.File, state func() (embed.State, error)) error {
	attached, digest, err := f.Attached(embed.Attachment)
	if err != nil {
		return err
	}
	if attached != nil {
		r.own = embedded.Report(r.format, r.budget, r.remarks, attached, digest)
	}
	is, err := state()
	if err != nil {
		return err
	}
	r.intact = embedded.Digest(r.remarks, is, attached != nil)
	if r.trusted() {
		return nil
	}
	if err = r.readPages(f); err == nil || r.own == nil || doc.OverLimit(err) {
		return err
	}
	// What the file carries is all there is to read.
	r.report = r.own.Report
	r.remarks.All = slices.DeleteFunc(r.remarks.All, func(d remark.Remark) bool { return !embedded.OfFile(d.Code) })
	r.remarks.Say(remark.CarriedUnseen, remark.Of(err))
	return nil
}

// readPages reads what the pages show.
func (r *reader) readPages(f *pages.File) error {
	var asCarried func([]pages.Piece) bool
	if r.own != nil {
		asCarried = func(got []pages.Piece) bool { return embedded.Shows(r.own.Report, got) }
	}
	p, same, err := f.Read(r.remarks, r.form, asCarried)
	switch {
	case err != nil:
		return err
	case same:
		r.report = r.own.Report
		return nil
	case r.own == nil && !bordered(r.form, p):
		r.remarks.Say(remark.TableSpaced, remark.Remark{})
		return r.readPlain([]byte(p.Spaced(r.form)))
	case r.own != nil:
		// So it is where figures of twenty digits leave no room for their labels.
		if s := lacking(r.form.Format, p); s != nil {
			return message.Errorf("parse.columns", s.Table.Name.ZH)
		}
	}
	return r.recognise(&doc.Document{Blocks: p.Blocks(r.form), Printed: true})
}

// lacking returns a section whose table is drawn on the pages and stands on none with
// all of its columns.
func lacking(f *report.Format, p *pages.Sheets) *report.Section {
	sections := f.Sections()
	for i := range sections {
		if t := sections[i].Table; t != nil && !p.Columns(len(t.Widths)) && draws(p.Drawn, t) {
			return &sections[i]
		}
	}
	return nil
}

// draws reports whether the labels of a table are among the characters of pages,
// wherever they stand: half of the longer ones.
func draws(drawn string, t *report.Table) bool {
	found, all := 0, 0
	for _, row := range t.Rows {
		for _, c := range row.Cells {
			if label := han.Ink(c.Label.ZH); utf8.RuneCountInString(label) >= form.Telling {
				all++
				if strings.Contains(drawn, label) {
					found++
				}
			}
		}
	}
	return 2*found >= all
}

// bordered reports whether the tables of the form have borders: the labels of half of
// their rows stand in cells that have.
func bordered(fm *form.Form, p *pages.Sheets) bool {
	found := map[*form.Row]bool{}
	for text := range p.Cells {
		for _, l := range fm.Match(text).Labels {
			if l.Kind == form.LeafLabel {
				found[l.Row] = true
			}
		}
	}
	return 2*len(found) >= len(fm.Rows)
}
