package annualreport_test

import (
	"go/ast"
	"os"
	"strconv"
	"strings"
	"testing"
)

// TestExamples: an example is what an importer copies: short, and of public packages alone.
func TestExamples(t *testing.T) {
	n := 0
	goFiles(t, func(path string, file *ast.File) {
		if !strings.HasPrefix(path, "examples/") {
			return
		}
		n++
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if lines := strings.Count(string(data), "\n"); lines >= 80 {
			t.Errorf("%s has %d lines, want fewer than 80", path, lines)
		}
		for _, imp := range file.Imports {
			if p, err := strconv.Unquote(imp.Path.Value); err != nil || strings.Contains(p, "/internal/") {
				t.Errorf("%s imports %s, which importers cannot (%v)", path, p, err)
			}
		}
	})
	if n < 5 {
		t.Errorf("only %d examples", n)
	}
}
