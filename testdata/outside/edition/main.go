// An edition of its own: a form of one table, written and read back.
package main

import (
	"bytes"
	"fmt"
	"log"

	"github.com/govdisclosure/annualreport/parse"
	"github.com/govdisclosure/annualreport/render/markdown"
	"github.com/govdisclosure/annualreport/report"
)

func main() {
	form, err := report.NewFormat(report.FormatSpec{ID: "own", Title: report.Label{ZH: "{year}年阅览情况"}, Sections: []report.Section{{
		Key: "visits", Number: "一", Title: report.Label{ZH: "到馆阅览的人次"}, Table: &report.Table{
			Name: report.Label{ZH: "阅览表"}, Widths: []float64{2, 1}, HeadRows: 1, Rows: []report.Row{
				{Cells: []report.Cell{{Role: report.RoleColumnHead, Label: report.Label{ZH: "阅览场所"}}, {Role: report.RoleColumnHead, Label: report.Label{ZH: "阅览人次"}}}},
				{Cells: []report.Cell{{Role: report.RoleRowHead, Label: report.Label{ZH: "总馆阅览室"}}, {Role: report.RoleFigure, Address: "visits.main"}}},
			}}}}})
	if err != nil {
		log.Fatal(err)
	}
	r := &report.Report{Office: "某馆", Year: 2024, Format: form}
	if err := r.Set("visits.main", report.N(531)); err != nil {
		log.Fatal(err)
	}
	var page bytes.Buffer
	if err := (markdown.Renderer{}).Render(&page, r); err != nil {
		log.Fatal(err)
	}
	back, err := parse.Options{Format: form}.Read("page.md", &page)
	if err != nil {
		log.Fatal(err)
	}
	n, err := back.Report.Value("visits.main")
	fmt.Println(back.Report.Office, back.Report.Edition().ID(), n, err)
}
