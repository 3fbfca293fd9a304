package validate_test

import (
	"bytes"
	"path/filepath"
	"testing"

	"github.com/govdisclosure/annualreport/report"
	"github.com/govdisclosure/annualreport/validate"
)

// Checking a report may cost as much as reading it from JSON; both are measured on
// the same samples in one run.
func BenchmarkCheck(b *testing.B) {
	paths, err := filepath.Glob(filepath.Join("..", "testdata", "reports", "*.yaml"))
	if err != nil || len(paths) == 0 {
		b.Fatal("no samples: ", err)
	}
	for _, path := range paths {
		r, err := report.Open(path)
		if err != nil {
			b.Fatal(err)
		}
		var stored bytes.Buffer
		if err := report.WriteJSON(&stored, r); err != nil {
			b.Fatal(err)
		}
		b.Run(filepath.Base(path)+"/ReadJSON", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := report.ReadJSON(bytes.NewReader(stored.Bytes())); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(filepath.Base(path)+"/Check", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := validate.Check(r, validate.Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
