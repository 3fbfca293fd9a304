// Fill fills an office's blank form, a Word file without placeholders, with a report: its
// headings and cells are found by their labels.
//
//	go run ./examples/fill testdata/forms/blank-form.docx testdata/reports/zibo-guodong-2024.yaml filled.docx
package main

import (
	"fmt"
	"log"
	"os"

	"github.com/govdisclosure/annualreport/render/docx"
	"github.com/govdisclosure/annualreport/report"
)

func main() {
	if len(os.Args) != 4 {
		log.Fatal("usage: fill FORM REPORT OUT.docx")
	}
	if err := fill(os.Args[1], os.Args[2], os.Args[3]); err != nil {
		log.Fatal(err)
	}
}

func fill(form, in, out string) error {
	blank, err := os.ReadFile(form)
	if err != nil {
		return err
	}
	r, err := report.Open(in)
	if err != nil {
		return err
	}
	// An error names the row that is missing, or what is not blank.
	filled, err := docx.Fill(blank, r)
	if err != nil {
		return fmt.Errorf("%s: %w", form, err)
	}
	return os.WriteFile(out, filled, 0o644)
}
