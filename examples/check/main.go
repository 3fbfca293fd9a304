// Check says what is wrong with a report of any shape, with last year's beside it where
// there is one.
//
//	go run ./examples/check testdata/reports/zhongwei-guodong-2023.yaml
//	go run ./examples/check this-year.docx last-year.html
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"os"

	"golang.org/x/text/language"

	"github.com/govdisclosure/annualreport/parse"
	"github.com/govdisclosure/annualreport/report"
	"github.com/govdisclosure/annualreport/validate"
)

func main() {
	sound, err := check(context.Background(), os.Stdout, os.Args[1:])
	if err != nil {
		log.Fatal(err)
	}
	if !sound {
		os.Exit(1)
	}
}

// check prints what is wrong with the first file, and reports whether nothing of it is an
// error.
func check(ctx context.Context, w io.Writer, files []string) (sound bool, err error) {
	if len(files) == 0 {
		return false, errors.New("usage: check REPORT [LAST-YEAR’S REPORT]…")
	}
	var reports []*report.Report
	for _, file := range files {
		read, err := parse.OpenContext(ctx, file)
		if err != nil {
			return false, err
		}
		// What could not be read, or only with doubt, is for a person to look at.
		for _, d := range read.Diagnostics {
			fmt.Fprintf(w, "%s：%s：%s\n", file, d.Severity.Label(language.Chinese), d.Message(language.Chinese))
		}
		reports = append(reports, read.Report)
	}
	result, err := validate.CheckContext(ctx, reports[0], validate.Options{Previous: reports[1:]})
	if err != nil {
		return false, err
	}
	// A line for each finding in YAML or JSON; result.Findings holds them as data.
	lines, err := report.OpenLines(ctx, files[0])
	if err != nil {
		lines = nil // a file of another shape
	}
	source := validate.Source{Result: result, URI: files[0], Line: validate.LineOf(lines)}
	return result.Count(validate.Error) == 0, source.WriteText(w, language.Chinese)
}
