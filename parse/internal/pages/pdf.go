// Package pages makes tables and paragraphs of what package pdfread finds on the pages of a
// PDF: by borders, indents and gaps, and over the ends of pages.
package pages

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/internal/message"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
	"github.com/govdisclosure/annualreport/parse/internal/pdfread"
	"github.com/govdisclosure/annualreport/parse/internal/remark"
)

// File is a file of fixed pages, as a PDF: its pages, and where it carries a report as an
// attached file (ISO 32000-1 clause 7.11.4) that report.
type File struct {
	b *doc.Account
	f Fixed
}

// Fixed is what a file of fixed pages is to this package: a PDF, or another that says where
// each character stands.
type Fixed interface {
	Pages() ([]pdfread.Page, error)
	// Attached returns the attached file of a name, nil where there is none, and its digest.
	Attached(name string) (data []byte, digest string, err error)
}

// Of returns a file that is open.
func Of(b *doc.Account, f Fixed) *File { return &File{b, f} }

// Open opens a PDF.
func Open(b *doc.Account, data []byte) (*File, error) {
	f, err := pdfread.Open(data, pdfBudget{b})
	if err != nil {
		return nil, damaged(err)
	}
	if f.Encrypted() {
		return nil, doc.Shapeless("shape.encrypted")
	}
	return &File{b, f}, nil
}

// Attached returns the file of a name that is attached, nil where there is none, and its
// digest.
func (f *File) Attached(name string) (data []byte, digest string, err error) {
	if data, digest, err = f.f.Attached(name); !strings.HasPrefix(digest, "sha256:") {
		digest = ""
	}
	return data, digest, err
}

// damaged says of an error that it is the file's, unless it is a limit's.
func damaged(err error) error {
	if doc.OverLimit(err) {
		return err
	}
	return message.Errorf("parse.damaged_pdf", err)
}

// unreadable is the part of a page's characters that may be unknown where it is read.
const unreadable = 0.1

// formLabels is what the form says of texts on pages: where tables go on over their
// ends, the words decide.
type formLabels interface {
	// Heading returns the section whose heading a text is, -1 where it is none.
	Heading(text string) int
	// PartOfLabel reports whether a text is a part of a label, or holds a telling one.
	PartOfLabel(text string) bool
	// CutLabel reports whether two texts are a label that is cut: of a row, or another.
	CutLabel(above, below string, leaf bool) bool
	// LabelOfRow reports whether a text is the label of a row of so many figures.
	LabelOfRow(text string, figures int) bool
}

// pageReader reads what pages show.
type pageReader struct {
	budget  *doc.Account
	remarks *remark.List
	form    formLabels
	exact   bool               // a file of ours
	shows   func([]Piece) bool // what the carried report would; nil where none is carried
}

// printedDocument finds what the pages of a PDF show: same says that it is what the
// carried report would.
func (f *File) Read(l *remark.List, labels formLabels, shows func([]Piece) bool) (p *Sheets, same bool, err error) {
	pages, err := f.f.Pages()
	if _, is := f.f.(*pdfread.File); err != nil && is {
		err = damaged(err)
	}
	if err != nil {
		return nil, false, err
	}
	pr := &pageReader{budget: f.b, remarks: l, form: labels, exact: shows != nil, shows: shows}
	if !pr.exact {
		pr.takeRadicals(pages)
	}
	if p, same, err = pr.printedPages(pages); err != nil {
		return nil, false, err
	}
	switch all := p.characters + p.unknown; {
	case all == 0:
		return nil, false, doc.Shapeless("shape.pictures")
	case float64(p.unknown) > unreadable*float64(all):
		return nil, false, doc.Shapeless("shape.no_characters")
	}
	pr.leftAside(p)
	if pr.exact {
		pr.notesLeftOut(pages)
	} else {
		pr.leaveOutRunning(p)
		pr.picturesLeftOut(pages)
	}
	p.findEdges()
	p.Drawn = drawnText(pages)
	return p, same, nil
}

// smallestPicture is the side, in points, from which a picture is no mere ornament.
const smallestPicture = 30

// picturesLeftOut notes on which pages pictures stand: they may hold what the report
// says.
func (pr *pageReader) picturesLeftOut(pages []pdfread.Page) {
	var on []string
	for i := range pages {
		if slices.ContainsFunc(pages[i].Pictures, func(b pdfread.Box) bool { return min(b.Width(), b.Height()) >= smallestPicture }) {
			on = append(on, strconv.Itoa(i+1))
		}
	}
	if len(on) > 0 {
		pr.remarks.Say(remark.PagePictures, remark.Remark{Quote: strings.Join(on, ", ")})
	}
}

// notesLeftOut notes what is laid over the pages and was not read, since it does not say
// how it looks.
func (pr *pageReader) notesLeftOut(pages []pdfread.Page) {
	var notes []string
	for i := range pages {
		notes = append(notes, pages[i].Notes...)
	}
	if len(notes) > 0 {
		pr.remarks.Say(remark.TextLeftOut, remark.Remark{Quote: strings.Join(notes, " / ")})
	}
}

// drawnText lists all characters of pages, in the order in which they are drawn.
func drawnText(pages []pdfread.Page) string {
	var b strings.Builder
	for i := range pages {
		for k := range pages[i].Glyphs {
			b.WriteString(pages[i].Glyphs[k].Text)
		}
	}
	return han.Ink(b.String())
}

// pdfBudget is the budget as package pdfread asks for it.
type pdfBudget struct{ *doc.Account }

func (b pdfBudget) Alive() error                       { return b.Account.Alive() }
func (b pdfBudget) Depth(n int) error                  { return b.Account.Depth(n) }
func (b pdfBudget) Block() error                       { return b.Account.AddBlock() }
func (b pdfBudget) Cells(n int) error                  { return b.Account.AddCells(n) }
func (b pdfBudget) Unpack(r io.Reader) ([]byte, error) { return b.Account.Unpack(r) }

func (b pdfBudget) Over(err error) bool { return doc.OverLimit(err) }
