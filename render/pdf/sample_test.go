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
	var paths []string
	for _, folder := range []string{"reports", "editions"} {
		n := map[string]int{"reports": 5, "editions": 2}[folder]
		found, err := filepath.Glob("../../testdata/" + folder + "/*.yaml")
		if err != nil || len(found) != n {
			t.Fatalf("%d samples in %s, want %d (%v)", len(found), folder, n, err)
		}
		paths = append(paths, found...)
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
