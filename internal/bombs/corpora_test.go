package bombs

import (
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// TestCorpora tries what the fuzzers of the module have kept.
func TestCorpora(t *testing.T) {
	n := 0
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.Contains(filepath.ToSlash(path), "testdata/fuzz/") {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for _, value := range corpusValues(string(data)) {
			n++
			t.Run(filepath.Base(path), func(t *testing.T) { try(t, bomb{make: func() []byte { return []byte(value) }}) })
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d values", n)
}

// corpusValues returns the strings of a file of a corpus, each in a line: []byte("…").
func corpusValues(file string) []string {
	var values []string
	for _, line := range strings.Split(file, "\n")[1:] {
		_, quoted, ok := strings.Cut(strings.TrimSuffix(strings.TrimSpace(line), ")"), "(")
		if s, err := strconv.Unquote(quoted); ok && err == nil {
			values = append(values, s)
		}
	}
	return values
}
