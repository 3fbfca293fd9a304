// A rule of its own beside those of the library.
package main

import (
	"fmt"
	"log"

	"golang.org/x/text/language"

	"github.com/govdisclosure/annualreport/report"
	"github.com/govdisclosure/annualreport/validate"
)

var many = &validate.Rule{
	Code: "OWN001", Severity: validate.Warning,
	Title:   report.Label{ZH: "申请过多", EN: "Many requests"},
	Message: report.Label{ZH: "新收申请达%[1]s件。", EN: "%[1]s new requests."},
	Check: func(_ *validate.Context, r *report.Report) []validate.Finding {
		const cell = "requests.new.total"
		n, err := r.Value(cell)
		if err != nil || n.String() == "" || len(n.String()) < 3 {
			return nil
		}
		return []validate.Finding{{Places: []validate.Place{{Address: cell}}, Got: n.String()}}
	},
}

func main() {
	r := &report.Report{Office: "某局", Year: 2024}
	r.ZeroBlanks()
	r.Requests.New.Individual = report.N(120)
	result, err := validate.Check(r, validate.Options{Rules: []*validate.Rule{many}})
	if err != nil {
		log.Fatal(err)
	}
	for _, f := range result.Findings {
		fmt.Println(f.Code, f.Places[0].Label(r.Edition()).In(false), f.Message(language.Chinese))
	}
}
