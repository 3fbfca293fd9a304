package annualreport_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/report"
)

const module = "github.com/govdisclosure/annualreport"

// goFiles calls f for every Go file of the module that is no test, with its path
// from the root.
func goFiles(t *testing.T, f func(path string, file *ast.File)) {
	t.Helper()
	n := 0
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if name := d.Name(); name == "testdata" || name == "out" || strings.HasPrefix(name, ".") && name != "." {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ParseComments)
		if err != nil {
			return err
		}
		n++
		f(filepath.ToSlash(path), file)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if n < 20 {
		t.Fatalf("only %d Go files: the test does not stand at the root of the module", n)
	}
}

// TestLabelsStandInOneFile: the form stands in one place. Each label of an edition,
// those of table 三 above all, is in exactly one file of report and in no other Go file,
// in code or comment. Labels of four characters or fewer are everyday words (自然人, 其他,
// 总计), which rules that read prose must be able to name, and so is one of five; what is
// longer is the form's own.
func TestLabelsStandInOneFile(t *testing.T) {
	everyday := map[string]bool{"规范性文件": true}
	seen := map[string]bool{}
	add := func(l string) {
		if len([]rune(l)) > 4 && !everyday[l] {
			seen[l] = true
		}
	}
	for _, f := range report.Editions() {
		for i := range f.Sections() {
			s := &f.Sections()[i]
			add(s.Title.ZH)
			if s.Table == nil {
				continue
			}
			for _, row := range s.Table.Rows {
				for _, c := range row.Cells {
					add(c.Label.ZH)
				}
			}
		}
	}
	// A label may be part of a longer one, which does not count as its own.
	labels := slices.SortedFunc(maps.Keys(seen), func(a, b string) int { return len(b) - len(a) })
	if len(labels) < 45 {
		t.Fatalf("only %d labels", len(labels))
	}
	homes := map[string][]string{}
	goFiles(t, func(path string, _ *ast.File) {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		text := string(data)
		for _, l := range labels {
			if !strings.Contains(text, l) {
				continue
			}
			text = strings.ReplaceAll(text, l, "\x00")
			if filepath.Dir(path) == "report" {
				homes[l] = append(homes[l], path)
			} else if filepath.Base(path) != "edition2019.go" { // by which parse refuses that edition
				t.Errorf("%s holds the label %q, which belongs to package report alone", path, l)
			}
		}
	})
	for _, l := range labels {
		if len(homes[l]) != 1 {
			t.Errorf("the label %q stands in %v, not in one file of report", l, homes[l])
		}
	}
}

// TestLayers: report imports nothing of ours but what counts work; validate, render and parse import only
// report; backends import render and report, and never each other; only render/pdf
// leads to the fonts.
func TestLayers(t *testing.T) {
	allowed := map[string][]string{
		"internal/bombs":          {}, // tests alone
		"internal/budget":         {"internal/message"},
		"internal/embed":          {},
		"internal/han":            {},
		"internal/apilist":        {},
		"internal/form":           {"report", "internal/han"},
		"internal/message":        {},
		"report":                  {"internal/budget", "internal/message"},
		"validate":                {"report", "validate/internal/facts", "internal/budget", "internal/message"},
		"settings":                {"report", "validate", "likeness"},
		"validate/internal/facts": {"report", "internal/budget"},
		"render":                  {"report"},
		"render/markdown":         {"report", "render", "internal/embed"},
		"render/html":             {"report", "render", "render/chart", "internal/embed"},
		"render/chart":            {"report", "render"},
		"render/docx":             {"report", "render", "internal/budget", "internal/embed", "internal/form"},
		"render/font":             {},
		"render/layout":           {"render", "render/font"},
		"render/pdf":              {"report", "render", "render/layout", "render/font", "render/pdf/faces", "internal/embed", "render/internal/placed"},
		"render/pdf/faces":        {"render/font", "render/layout"},
	}
	allowed["render/ofd"] = []string{"report", "render", "render/layout", "render/font", "render/pdf/faces", "render/internal/placed", "internal/embed"}
	allowed["render/internal/placed"] = []string{"report", "render/layout"}
	allowed["desk"] = []string{"report", "render", "internal/han"}
	allowed["render/xlsx"] = []string{"report"}
	allowed["likeness"] = []string{"report", "validate", "internal/budget"}
	allowed["internal/madeupcity"] = []string{"report"} // tests alone
	allowed["internal/libreoffice"] = nil               // tests alone
	maps.Copy(allowed, parseLayers())
	// For the programs alone.
	allowed["internal/wholefile"] = nil
	allowed["internal/terminal"] = []string{"internal/message", "render"}
	allowed["internal/inbox"] = []string{"report", "internal/message"}
	allowed["internal/inputs"] = []string{"report", "validate"}
	allowed["internal/outputs"] = []string{"report", "settings", "render", "render/docx", "render/pdf", "render/ofd", "render/pdf/faces", "render/markdown", "render/html"}
	goFiles(t, func(path string, file *ast.File) {
		dir := filepath.ToSlash(filepath.Dir(path))
		if dir == "." || strings.HasPrefix(dir, "cmd/") || strings.HasPrefix(dir, "examples/") || strings.HasPrefix(dir, "tools/") {
			return
		}
		may, known := allowed[dir]
		top := dir
		for i := strings.Index(dir, "/internal"); !known && i >= 0; i = -1 {
			top = dir[:i]
			may, known = allowed[top]
		}
		if !known {
			t.Errorf("%s: the package %s has no layer; give it one in this test and in docs/architecture.md", path, dir)
			return
		}
		for _, imp := range file.Imports {
			p, err := strconv.Unquote(imp.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			ours, ok := strings.CutPrefix(p, module+"/")
			if !ok {
				continue
			}
			if ours == "internal/message" { // by which all say what is wrong; it imports nothing of ours
				continue
			}
			if ours == top || strings.HasPrefix(ours, top+"/internal") || slices.Contains(may, ours) {
				continue
			}
			t.Errorf("%s imports %s", path, ours)
		}
	})
}

// TestArchitectureNamesEveryPackage: the map of the code does not drift.
func TestArchitectureNamesEveryPackage(t *testing.T) {
	doc, err := os.ReadFile("docs/architecture.md")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	goFiles(t, func(path string, _ *ast.File) {
		dir := filepath.ToSlash(filepath.Dir(path))
		if dir == "." || seen[dir] {
			return
		}
		seen[dir] = true
		if !strings.Contains(string(doc), "`"+dir+"`") {
			t.Errorf("docs/architecture.md does not name `%s`", dir)
		}
	})
}

// TestNoClock: nothing that renders or reads asks what time it is; the same input
// gives the same bytes.
func TestNoClock(t *testing.T) {
	goFiles(t, func(path string, file *ast.File) {
		if strings.HasPrefix(path, "examples/") {
			return
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if s, ok := n.(*ast.SelectorExpr); ok {
				if x, ok := s.X.(*ast.Ident); ok && x.Name == "time" && s.Sel.Name == "Now" {
					t.Errorf("%s asks for time.Now", path)
				}
			}
			return true
		})
	})
}

// TestGoVersion: the module builds with Go 1.25; a newer version of a dependency must
// not raise that in passing.
func TestGoVersion(t *testing.T) {
	mod, err := os.ReadFile("go.mod")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(mod), "\ngo 1.25.0\n") {
		t.Error("go.mod does not say go 1.25.0")
	}
}
