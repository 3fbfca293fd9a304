// A program that checks a report and writes it as Markdown.
package main

import (
	"fmt"
	"log"
	"os"
	"strings"

	"golang.org/x/text/language"

	"github.com/govdisclosure/annualreport/render/markdown"
	"github.com/govdisclosure/annualreport/report"
	"github.com/govdisclosure/annualreport/validate"
)

func main() {
	r, err := report.ReadYAML(strings.NewReader("office: 某局\nyear: 2024\nrequests:\n  new: {individual: 3}\n"))
	if err != nil {
		log.Fatal(report.CodeOf(err), report.PlaceOf(err), report.Message(err, language.Chinese))
	}
	r.ZeroBlanks()
	result, err := validate.Check(r, validate.Options{})
	if err != nil {
		log.Fatal(err)
	}
	for _, f := range result.Findings {
		fmt.Println(f.Code, f.Message(language.Chinese))
	}
	if err := (markdown.Renderer{}).Render(os.Stdout, r); err != nil {
		log.Fatal(err)
	}
}
