package annualreport_test

import (
	"go/ast"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// parseLayers says what each package below parse may import of ours. Names stand for
// packages of parse/internal, and then for those of internal. Readers import neither the
// form nor each other, but where one holds a document of another.
func parseLayers() map[string][]string {
	inner := map[string]string{
		"remark":    "report",
		"pdfread":   "",
		"ofdread":   "embed message doc pdfread",
		"doc":       "report budget han message remark",
		"sniff":     "embed message doc",
		"html":      "report han doc remark sniff",
		"markdown":  "report han doc remark sniff html",
		"text":      "report han doc remark markdown",
		"word":      "report han embed message doc remark sniff html",
		"reflow":    "report han doc",
		"pages":     "han message doc remark reflow pdfread",
		"gather":    "report form han doc remark reflow",
		"tables":    "report form han message doc remark",
		"recognise": "report form han doc remark reflow gather tables",
		"embedded":  "report embed han doc remark pages recognise tables",
	}
	layers := map[string][]string{
		"parse": {"report", "internal/budget", "internal/embed", "internal/form", "internal/han", "internal/message"},
	}
	for name, may := range inner {
		paths := []string{}
		for m := range strings.FieldsSeq(may) {
			switch _, ours := inner[m]; {
			case ours:
				m = "parse/internal/" + m
			case m != "report":
				m = "internal/" + m
			}
			paths = append(paths, m)
		}
		layers["parse/internal/"+name] = paths
	}
	return layers
}

// TestReadersKnowNoForm: what reads bytes keeps evidence and decides nothing about the
// form, so it takes nothing from package report but what texts and pictures are made of.
func TestReadersKnowNoForm(t *testing.T) {
	readers := []string{"doc", "sniff", "html", "markdown", "text", "word", "pages", "pdfread", "ofdread", "reflow"}
	allowed := []string{"Run", "Paragraph", "Picture", "Numbering", "ChineseNumber"}
	seen := map[string]bool{}
	goFiles(t, func(path string, file *ast.File) {
		dir, below := strings.CutPrefix(filepath.ToSlash(filepath.Dir(path)), "parse/internal/")
		if !below || !slices.Contains(readers, dir) {
			return
		}
		seen[dir] = true
		ast.Inspect(file, func(n ast.Node) bool {
			s, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			if x, ok := s.X.(*ast.Ident); ok && x.Name == "report" && x.Obj == nil && !slices.Contains(allowed, s.Sel.Name) {
				t.Errorf("%s uses report.%s", path, s.Sel.Name)
			}
			return true
		})
		for _, imp := range file.Imports {
			if p, _ := strconv.Unquote(imp.Path.Value); p == module+"/internal/form" {
				t.Errorf("%s imports the form", path)
			}
		}
	})
	if len(seen) != len(readers) {
		t.Errorf("only %d of %d readers were looked at", len(seen), len(readers))
	}
}

// longestFile is the number of lines of the longest file below parse, and of the
// packages that it shares with others.
const longestFile = 500

func TestFilesAreShort(t *testing.T) {
	n := 0
	goFiles(t, func(path string, _ *ast.File) {
		if !strings.HasPrefix(path, "parse/") && !strings.HasPrefix(path, "internal/form/") && !strings.HasPrefix(path, "internal/han/") {
			return
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		n++
		if lines := strings.Count(string(data), "\n"); lines > longestFile {
			t.Errorf("%s has %d lines; one concept a file", path, lines)
		}
	})
	if n < 80 {
		t.Errorf("only %d files", n)
	}
}
