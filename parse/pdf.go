package parse

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/govdisclosure/annualreport/parse/internal/pdfread"
)

// sourceName is the name of the attached file in which a PDF of ours carries the
// report; package render/pdf lays it down.
const sourceName = "report.json"

// readPDF reads a PDF that carries a report as an attached file (ISO 32000-1 clause
// 7.11.4). The page itself is not read: what a PDF shows is glyphs at places, and to
// make text of them is the work of a program of its own, whose text this package
// reads as any other.
func (rc *recogniser) readPDF(data []byte) error {
	f, err := pdfread.Open(data, pdfBudget{rc.budget})
	if err != nil {
		return fmt.Errorf("the PDF is damaged: %w", err)
	}
	if f.Encrypted() {
		return &ShapeError{"an encrypted PDF", "print or save it without a password, or make text of it with pdftotext -layout"}
	}
	attached, digest, err := f.Attached(sourceName)
	if err != nil {
		return err
	}
	if attached == nil {
		return &ShapeError{"a PDF that carries no " + sourceName, "make text of it with pdftotext -layout, and read that"}
	}
	if !strings.HasPrefix(digest, "sha256:") {
		digest = ""
	}
	rc.takeReport(attached, digest)
	if rc.own == nil {
		return errors.New("the report that the PDF carries cannot be used: " + rc.diags[len(rc.diags)-1].Quote)
	}
	rc.report = rc.own.report
	rc.diagnose(CarriedUnseen, Diagnostic{Quote: sourceName})
	return nil
}

// pdfBudget is the budget as package pdfread asks for it.
type pdfBudget struct{ *budget }

func (b pdfBudget) Alive() error                       { return b.alive() }
func (b pdfBudget) Depth(n int) error                  { return b.depth(n) }
func (b pdfBudget) Block() error                       { return b.addBlock() }
func (b pdfBudget) Unpack(r io.Reader) ([]byte, error) { return b.unpack(r) }

func (b pdfBudget) Over(err error) bool {
	var limit *LimitError
	return errors.As(err, &limit)
}
