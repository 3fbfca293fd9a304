package report

import (
	"path/filepath"
	"testing"
)

// samples are the five reports in testdata.
func samples(t *testing.T) map[string]*Report {
	t.Helper()
	names, err := filepath.Glob("../testdata/reports/*.yaml")
	if err != nil || len(names) != 5 {
		t.Fatalf("%d sample reports, want 5 (%v)", len(names), err)
	}
	reports := map[string]*Report{}
	for _, name := range names {
		r, err := Open(name)
		if err != nil {
			t.Fatal(err)
		}
		reports[filepath.Base(name)] = r
	}
	return reports
}
