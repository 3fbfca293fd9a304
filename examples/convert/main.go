// Convert reads a report as somebody published it and writes it as YAML, in which it can be
// looked through, corrected and kept.
//
//	go run ./examples/convert testdata/parse/page-cms.html >report.yaml
//	pdftotext -layout report.pdf - | go run ./examples/convert - >report.yaml
package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"log"
	"os"
	"time"

	"golang.org/x/text/language"

	"github.com/govdisclosure/annualreport/parse"
	"github.com/govdisclosure/annualreport/report"
)

func main() {
	if len(os.Args) != 2 {
		log.Fatal("usage: convert FILE, or - for standard input")
	}
	if err := convert(os.Stdout, os.Stderr, os.Args[1]); err != nil {
		log.Fatal(err)
	}
}

func convert(w, doubts io.Writer, name string) error {
	// Who sends a file may mean harm: it gets so much time and memory, and no more. The
	// limits are so by default where nothing is said.
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	options := parse.Options{Limits: parse.Limits{Bytes: 16 << 20, Memory: 64 << 20}}

	var read *parse.Result
	var err error
	if name == "-" {
		read, err = options.ReadContext(ctx, "standard input", bufio.NewReader(os.Stdin))
	} else {
		read, err = options.OpenContext(ctx, name)
	}
	if err != nil {
		return err
	}
	for _, d := range read.Diagnostics {
		fmt.Fprintf(doubts, "%s：%s\n", d.Severity.Label(language.Chinese), d.Message(language.Chinese))
	}
	r := read.Report
	if r.Office == "" || r.Year == 0 {
		return fmt.Errorf("%s: whose report, and of which year? (parse.Options.Office and Year)", name)
	}
	return report.WriteYAML(w, r)
}
