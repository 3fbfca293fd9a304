package pdf_test

import (
	"bytes"
	"fmt"
	"log"

	"github.com/govdisclosure/annualreport/render/pdf"
	"github.com/govdisclosure/annualreport/render/pdf/faces"
	"github.com/govdisclosure/annualreport/report"
)

// A report becomes a PDF file in the official page layout.
func ExampleRenderer_Render() {
	r := &report.Report{Office: "某某市某某局", Kind: report.Department, Year: 2024}
	r.ZeroBlanks()
	var file bytes.Buffer
	if err := (pdf.Renderer{}).Render(&file, r); err != nil {
		log.Fatal(err)
	}
	fmt.Println(file.String()[:8])
	// Output: %PDF-1.7
}

// Where the system has the official faces (方正小标宋, 仿宋_GB2312 …), they are used;
// for the others the embedded ones stand in.
func ExampleRenderer_installedFaces() {
	found, err := faces.Installed()
	if err != nil {
		log.Print(err) // what was found elsewhere can be used
	}
	renderer := pdf.Renderer{Faces: faces.Choose(found)}
	r := &report.Report{Office: "某某市某某局", Kind: report.Department, Year: 2024}
	var file bytes.Buffer
	if err := renderer.Render(&file, r); err != nil {
		log.Fatal(err)
	}
}
