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
	for _, ending := range []string{".json", ".yaml", ".md", ".docx", ".pdf"} {
		wholefiletest.Program(t, ending, terminal.Failed, func(out string) []string {
			return []string{sample, out}
		})
	}
}
