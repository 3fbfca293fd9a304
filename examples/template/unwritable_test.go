//go:build unix

package main

import (
	"testing"

	"github.com/govdisclosure/annualreport/internal/terminal"
	"github.com/govdisclosure/annualreport/internal/wholefile/wholefiletest"
)

const sample = "../../testdata/reports/zibo-guodong-2024.yaml"

func TestMain(m *testing.M) { wholefiletest.Main(m, main) }

func TestUnwritable(t *testing.T) {
	for _, ending := range []string{".docx"} {
		wholefiletest.Program(t, ending, terminal.Failed, func(out string) []string {
			return []string{"-in", sample, "-out", out, "-template", "../../testdata/forms/template.docx", "-partial"}
		})
	}
}
