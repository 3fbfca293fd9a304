package parse

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/internal/embed"
	"github.com/govdisclosure/annualreport/internal/form"
	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/parse/internal/pdfread"
	"github.com/govdisclosure/annualreport/parse/internal/remark"
	"github.com/govdisclosure/annualreport/report"
)

// readPDF reads a PDF: its pages, and where it carries a report as an attached file
// (ISO 32000-1 clause 7.11.4) that report, which counts where the pages show it.
func (rc *recogniser) readPDF(data []byte) error {
	f, err := pdfread.Open(data, pdfBudget{rc.budget})
	if err != nil {
		return damaged(err)
	}
	if f.Encrypted() {
		return &ShapeError{"an encrypted PDF", "print or save it without a password"}
	}
	attached, digest, err := f.Attached(embed.Attachment)
	if err != nil {
		return err
	}
	if attached != nil {
		if !strings.HasPrefix(digest, "sha256:") {
			digest = ""
		}
		rc.takeReport(attached, digest)
	}
	rc.takeDigest(embed.CheckPDF(data), attached != nil)
	if rc.trusted() {
		return nil
	}
	if err = rc.readPages(f); err == nil || rc.own == nil || overLimit(err) {
		return err
	}
	// What the file carries is all there is to read.
	rc.report, rc.remarks.All = rc.own.report, slices.DeleteFunc(rc.remarks.All, func(d remark.Remark) bool { return !ofFile(d.Code) })
	rc.remarks.Say(remark.CarriedUnseen, remark.Remark{Quote: err.Error()})
	return nil
}

// damaged says of an error that it is the file's, unless it is a limit's.
func damaged(err error) error {
	if overLimit(err) {
		return err
	}
	return fmt.Errorf("the PDF is damaged: %w", err)
}

// unreadable is the part of a page's characters that may be unknown where it is read.
const unreadable = 0.1

// readPages reads what the pages show.
func (rc *recogniser) readPages(f *pdfread.File) error {
	pages, err := f.Pages()
	if err != nil {
		return damaged(err)
	}
	if rc.own == nil {
		rc.takeRadicals(pages)
	}
	p, same, err := rc.printedPages(pages)
	if err != nil {
		return err
	}
	switch all := p.characters + p.unknown; {
	case all == 0:
		return &ShapeError{"a PDF of pictures, without text", "make text of it by optical character recognition"}
	case float64(p.unknown) > unreadable*float64(all):
		return &ShapeError{"a PDF that does not say which characters it shows", "make text of it by optical character recognition"}
	}
	rc.leftAside(p)
	if rc.own == nil {
		rc.leaveOutRunning(p)
		rc.picturesLeftOut(pages)
	}
	if rc.own != nil {
		rc.notesLeftOut(pages)
	}
	p.findEdges()
	if same {
		rc.report = rc.own.report
		return nil
	}
	if rc.own != nil {
		// So it is where figures of twenty digits leave no room for their labels.
		if s := rc.lacking(p, drawnText(pages)); s != nil {
			return fmt.Errorf("the columns of %s cannot be told", s.Table.Name.ZH)
		}
	} else if !rc.bordered(p) {
		rc.remarks.Say(remark.TableSpaced, remark.Remark{})
		return rc.readPlain([]byte(p.spaced(rc.form)))
	}
	rc.printed = true
	return rc.recognise(p.blocks(rc.form))
}

// smallestPicture is the side, in points, from which a picture is no mere ornament.
const smallestPicture = 30

// picturesLeftOut notes on which pages pictures stand: they may hold what the report
// says.
func (rc *recogniser) picturesLeftOut(pages []pdfread.Page) {
	var on []string
	for i := range pages {
		if slices.ContainsFunc(pages[i].Pictures, func(b pdfread.Box) bool { return min(b.Width(), b.Height()) >= smallestPicture }) {
			on = append(on, strconv.Itoa(i+1))
		}
	}
	if len(on) > 0 {
		rc.remarks.Say(remark.PagePictures, remark.Remark{Quote: strings.Join(on, ", ")})
	}
}

// notesLeftOut notes what is laid over the pages and was not read, since it does not say
// how it looks.
func (rc *recogniser) notesLeftOut(pages []pdfread.Page) {
	var notes []string
	for i := range pages {
		notes = append(notes, pages[i].Notes...)
	}
	if len(notes) > 0 {
		rc.remarks.Say(remark.TextLeftOut, remark.Remark{Quote: strings.Join(notes, " / ")})
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

// lacking returns a section whose table is drawn on the pages and stands on none with
// all of its columns.
func (rc *recogniser) lacking(p *printed, drawn string) *report.Section {
	sections := rc.form.Format.Sections()
	for i := range sections {
		if t := sections[i].Table; t != nil && !p.columns(len(t.Widths)) && draws(drawn, t) {
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
func (rc *recogniser) bordered(p *printed) bool {
	found := map[*form.Row]bool{}
	for i := range p.pages {
		for _, e := range p.pages[i].elements {
			if e.Table == nil {
				continue
			}
			for k := range e.Table.Cells {
				for _, l := range rc.form.Match(printedCell(e.Table, &e.Table.Cells[k])).Labels {
					if l.Kind == form.LeafLabel {
						found[l.Row] = true
					}
				}
			}
		}
	}
	return 2*len(found) >= len(rc.form.Rows)
}

// pdfBudget is the budget as package pdfread asks for it.
type pdfBudget struct{ *account }

func (b pdfBudget) Alive() error                       { return b.alive() }
func (b pdfBudget) Depth(n int) error                  { return b.depth(n) }
func (b pdfBudget) Block() error                       { return b.addBlock() }
func (b pdfBudget) Cells(n int) error                  { return b.addCells(n) }
func (b pdfBudget) Unpack(r io.Reader) ([]byte, error) { return b.unpack(r) }

func (b pdfBudget) Over(err error) bool { return overLimit(err) }
