package pdf_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/report"
)

// samples returns the sample reports by name.
func samples(t testing.TB) map[string]*report.Report {
	t.Helper()
	paths, err := filepath.Glob("../../testdata/reports/*.yaml")
	if err != nil || len(paths) != 5 {
		t.Fatalf("%d samples, %v", len(paths), err)
	}
	all := map[string]*report.Report{}
	for _, path := range paths {
		r, err := report.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		all[strings.TrimSuffix(filepath.Base(path), ".yaml")] = r
	}
	return all
}
