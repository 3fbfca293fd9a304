package main

import (
	"fmt"
	"strings"

	"github.com/govdisclosure/annualreport/render"
	"github.com/govdisclosure/annualreport/validate"
)

// print writes the table of the files and below it the findings, report by report.
func (j *job) print() error {
	head := []string{j.words.Sprintf("file"), j.words.Sprintf("size"), j.words.Sprintf("office"), j.words.Sprintf("year")}
	var b strings.Builder
	writeTable(&b, append([][]string{head}, j.rows...))
	fmt.Fprintf(&b, "\n%s\n", j.words.Sprintf("files written", len(j.rows)))
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

// writeTable writes rows in columns that are as wide as their widest cell, where a
// Chinese character takes two places; the second column, of sizes, to the right.
func writeTable(b *strings.Builder, rows [][]string) {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], render.Width(cell))
		}
	}
	for _, row := range rows {
		line := ""
		for i, cell := range row {
			space := strings.Repeat(" ", widths[i]-render.Width(cell))
			if i == 1 {
				line += space + cell
			} else {
				line += cell + space
			}
			line += "  "
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
}
