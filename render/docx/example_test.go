package docx_test

import (
	"bytes"
	"fmt"
	"log"
	"os"

	"github.com/govdisclosure/annualreport/render/docx"
	"github.com/govdisclosure/annualreport/report"
)

func sampleReport() *report.Report {
	r, err := report.Open("../../testdata/reports/zibo-guodong-2024.yaml")
	if err != nil {
		log.Fatal(err)
	}
	return r
}

// A report in the layout of GB/T 9704-2012.
func ExampleRenderer() {
	var file bytes.Buffer // or an os.File
	if err := (docx.Renderer{}).Render(&file, sampleReport()); err != nil {
		log.Fatal(err)
	}
	fmt.Println(bytes.HasPrefix(file.Bytes(), []byte("PK")))
	// Output: true
}

// An office's own template, with placeholders such as {{机关名称}} and {{表三}}.
func ExampleTemplate() {
	t, err := docx.OpenTemplate("../../testdata/forms/template.docx", docx.TemplateOptions{})
	if err != nil {
		log.Fatal(err) // for one, a misspelt placeholder
	}
	var file bytes.Buffer
	if err := t.Render(&file, sampleReport()); err != nil {
		log.Fatal(err) // for one, a section that the template has no place for
	}
	fmt.Println(bytes.HasPrefix(file.Bytes(), []byte("PK")))
	// Output: true
}

// An office's blank form, without placeholders.
func ExampleFill() {
	form, err := os.ReadFile("../../testdata/forms/blank-form.docx")
	if err != nil {
		log.Fatal(err)
	}
	filled, err := docx.Fill(form, sampleReport())
	if err != nil {
		log.Fatal(err)
	}
	// What it wrote is no blank form any more.
	_, err = docx.ParseForm(filled, nil)
	fmt.Println(err != nil)
	// Output: true
}
