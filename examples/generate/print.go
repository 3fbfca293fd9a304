package main

import (
	"fmt"
	"strings"

	"github.com/govdisclosure/annualreport/internal/terminal"
	"github.com/govdisclosure/annualreport/validate"
)

// print writes the table of the files and below it the findings, report by report.
func (j *job) print(out string) error {
	head := []string{j.words.Sprintf("file"), j.words.Sprintf("size"), j.words.Sprintf("office"), j.words.Sprintf("year")}
	var b strings.Builder
	terminal.WriteTable(&b, append([][]string{head}, j.rows...), 1)
	fmt.Fprintf(&b, "\n%s\n", j.words.Sprintf("files written", len(j.rows), out))
	for i, result := range j.findings {
		if len(result.Findings) == 0 {
			continue
		}
		fmt.Fprintf(&b, "\n%s\n", j.words.Sprintf("findings of", j.names[i], len(result.Findings), result.Count(validate.Error)))
		if err := result.WriteText(&b, j.lang); err != nil {
			return err
		}
	}
	_, err := fmt.Fprint(j.stdout, b.String())
	return err
}
