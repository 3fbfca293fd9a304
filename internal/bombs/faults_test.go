package bombs

import (
	"os"
	"path/filepath"
	"testing"
)

// TestFaults tries the files of a folder outside of the module.
func TestFaults(t *testing.T) {
	dir := os.Getenv("ANNUALREPORT_FAULTS")
	if dir == "" {
		t.Skip("ANNUALREPORT_FAULTS names no folder")
	}
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no files in %s: %v", dir, err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			try(t, bomb{make: func() []byte {
				data, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				return data
			}})
		})
	}
}
