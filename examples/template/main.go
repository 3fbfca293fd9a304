// Template fills an office's own Word template, any .docx with placeholders as
// {{机关名称}}, with a report. docs/placeholders.md lists them.
//
//	go run ./examples/template testdata/forms/template.docx testdata/reports/zibo-guodong-2024.yaml letter.docx
package main

import (
	"bytes"
	"log"
	"os"

	"github.com/govdisclosure/annualreport/render/docx"
	"github.com/govdisclosure/annualreport/report"
)

func main() {
	if len(os.Args) != 4 {
		log.Fatal("usage: template TEMPLATE REPORT OUT.docx")
	}
	if err := fill(os.Args[1], os.Args[2], os.Args[3]); err != nil {
		log.Fatal(err)
	}
}

func fill(template, in, out string) error {
	// Opened once, a template fills any number of reports, in several goroutines too.
	t, err := docx.OpenTemplate(template, docx.TemplateOptions{
		Partial: true, // what the template has no place for is left out; otherwise it is an error
	})
	if err != nil {
		return err // a placeholder that does not exist, say
	}
	r, err := report.Open(in)
	if err != nil {
		return err
	}
	var file bytes.Buffer
	if err := t.Render(&file, r); err != nil {
		return err
	}
	return os.WriteFile(out, file.Bytes(), 0o644)
}
