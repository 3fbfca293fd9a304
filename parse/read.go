package parse

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/govdisclosure/annualreport/internal/embed"
	"github.com/govdisclosure/annualreport/parse/internal/remark"
	"github.com/govdisclosure/annualreport/report"
)

// read recognises the shape of a document, says it at once, and reads it.
func (o Options) read(b *account, data []byte, shape *Shape) (*Result, error) {
	var err error
	if *shape, err = binaryShape(data); err != nil {
		return nil, err
	}
	rc := newRecogniser(o.Format, b)
	rc.given = given{o.Office, o.Year}
	rc.trust = o.TrustDigest
	switch *shape {
	case DOCX:
		err = rc.readDOCX(data)
	case PDF:
		err = rc.readPDF(data)
	default:
		if webArchive(data) {
			var page archived
			if page, err = b.archive(data); err != nil {
				return nil, fmt.Errorf("the web archive: %w", err)
			}
			data = page.data
		}
		err = rc.readTextual(data, shape)
	}
	if err != nil {
		return nil, err
	}
	rc.takeGiven()
	return &Result{Report: rc.report, Shape: *shape, Diagnostics: diagnosticsOf(rc.remarks.All, rc.form.Format)}, nil
}

// readTextual reads what consists of characters.
func (rc *recogniser) readTextual(data []byte, shape *Shape) error {
	text, declared, is, err := decodeText(data)
	if err != nil {
		return &ShapeError{Found: "a file that is no text", Advice: err.Error()}
	}
	if err := rc.budget.alive(); err != nil {
		return err
	}
	if bytes.IndexByte(text, 0) >= 0 {
		return &ShapeError{Found: "a binary file"}
	}
	if len(bytes.TrimSpace(text)) == 0 {
		return errors.New("the file is empty")
	}
	if declared != "" {
		rc.remarks.Say(remark.EncodingOther, remark.Remark{Quote: declared, Read: is})
	}
	if *shape, err = rc.budget.textShape(text); err != nil {
		return err
	}
	if *shape == HTML || *shape == Markdown {
		summary, carries := embed.FindSummary(text)
		if carries {
			rc.takeSummary(summary)
		}
		rc.takeDigest(embed.CheckText(text), carries)
	}
	switch *shape {
	case JSON, YAML:
		return rc.readData(*shape, text)
	case HTML:
		return rc.readHTML(text)
	case Markdown:
		return rc.readMarkdown(text)
	}
	return rc.readPlain(text)
}

// readData reads a report in JSON or YAML, which is exact or an error.
func (rc *recogniser) readData(shape Shape, text []byte) error {
	reader := report.Reader{Format: rc.report.Format, MaxBytes: rc.budget.limits.Bytes * 4, MaxMemory: rc.budget.Left()}
	read := reader.ReadYAMLContext
	if shape == JSON {
		read = reader.ReadJSONContext
	}
	r, err := read(rc.budget.ctx, bytes.NewReader(text))
	if err != nil {
		return err
	}
	rc.report = r
	return nil
}

// readPlain reads plain text.
func (rc *recogniser) readPlain(text []byte) error {
	if table, err := rc.csvTable(text); err != nil || table != nil {
		if err != nil {
			return err
		}
		return rc.recognise([]block{{table: table, line: 1}})
	}
	blocks, err := readText(rc.budget, closeUp(rc.withoutLinks(rc.frontMatter(text))))
	if err != nil {
		return err
	}
	if bytes.IndexByte(text, '\f') < 0 {
		rc.leaveOutPageNumbers(blocks)
	}
	return rc.recognise(blocks)
}
