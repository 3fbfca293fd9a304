package annualreport_test

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govdisclosure/annualreport/render"
	"github.com/govdisclosure/annualreport/render/chart"
	"github.com/govdisclosure/annualreport/render/docx"
	"github.com/govdisclosure/annualreport/render/html"
	"github.com/govdisclosure/annualreport/render/markdown"
	"github.com/govdisclosure/annualreport/render/ofd"
	"github.com/govdisclosure/annualreport/render/pdf"
	"github.com/govdisclosure/annualreport/report"
)

// TestRenderers: every backend is a [render.Renderer] whose zero value works.
func TestRenderers(t *testing.T) {
	for name, rd := range map[string]render.Renderer{
		"chart": chart.Renderer{}, "docx": docx.Renderer{}, "html": html.Renderer{}, "markdown": markdown.Renderer{},
		"ofd": ofd.Renderer{}, "pdf": pdf.Renderer{}, "html.Infographic": html.Infographic{}, "docx.Template": (*docx.Template)(nil),
	} {
		if tm, ok := rd.(*docx.Template); ok && tm == nil {
			continue // has no zero value: it is an office's file
		}
		if err := rd.Render(io.Discard, &report.Report{Office: "某局", Year: 2024}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	dirs, err := filepath.Glob("render/*/renderer.go")
	if err != nil || len(dirs) < 4 {
		t.Errorf("only %v are backends (%v)", dirs, err)
	}
}

// TestAPI: an exported name that goes or changes is a decision.
func TestAPI(t *testing.T) {
	want, err := os.ReadFile("docs/api.txt")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("go", "run", "./internal/apilist")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	got, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v: %s", err, &stderr)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(string(got), "\n")); diff != "" {
		t.Errorf("exported names are not those of docs/api.txt; where that is meant, go generate . writes it anew (-file +code):\n%s", diff)
	}
}

// outsidePrograms are what the programs of testdata/outside print: a program for each door
// by which others build on this module.
var outsidePrograms = map[string]string{
	"library":  "某局2024年政府信息公开工作年度报告",
	"renderer": "1 一、总体情况\n",
	"rule":     "OWN001 ",
	"edition":  "某馆 own 531 <nil>\n",
}

// TestOutsidePrograms builds programs of at most 40 lines in a module of their own, which
// use nothing that docs/api.txt does not promise.
func TestOutsidePrograms(t *testing.T) {
	api, err := os.ReadFile("docs/api.txt")
	if err != nil {
		t.Fatal(err)
	}
	for name, prints := range outsidePrograms {
		t.Run(name, func(t *testing.T) {
			source, err := os.ReadFile(filepath.Join("testdata", "outside", name, "main.go"))
			if err != nil {
				t.Fatal(err)
			}
			if n := bytes.Count(source, []byte("\n")); n > 41 {
				t.Errorf("%d lines", n)
			}
			promised(t, string(api), string(source))
			out, err := exec.Command(outsideProgram(t, string(source))).Output()
			if err != nil || !strings.Contains(string(out), prints) {
				t.Errorf("prints %q, want %q in it (%v)", out[:min(len(out), 400)], prints, err)
			}
		})
	}
}

// promised reports the names of our packages that a program uses and docs/api.txt lacks.
func promised(t *testing.T, api, source string) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "main.go", source, 0)
	if err != nil {
		t.Fatal(err)
	}
	ours := map[string]string{} // the part of docs/api.txt by the name of the package
	for _, imp := range file.Imports {
		p, _ := strconv.Unquote(imp.Path.Value)
		if !strings.HasPrefix(p, module) {
			continue
		}
		_, part, found := strings.Cut(api, "\npackage "+p+"\n")
		if !found {
			t.Errorf("%s is not promised", p)
		}
		part, _, _ = strings.Cut(part, "\npackage ")
		ours[path.Base(p)] = part
	}
	used := 0
	ast.Inspect(file, func(n ast.Node) bool {
		s, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		x, ok := s.X.(*ast.Ident)
		if !ok {
			return true
		}
		part, ok := ours[x.Name]
		if !ok {
			return true
		}
		used++
		if !regexp.MustCompile(`(?m)^(const|var|type|func) ` + s.Sel.Name + `\b`).MatchString(part) {
			t.Errorf("%s.%s is not promised", x.Name, s.Sel.Name)
		}
		return true
	})
	if used < 4 {
		t.Errorf("uses only %d names", used)
	}
}

// Nothing that others may import is missing from docs/api.txt.
func TestAPIListsPackages(t *testing.T) {
	api, err := os.ReadFile("docs/api.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range []string{"desk", "likeness", "parse", "render", "render/docx", "render/pdf", "report", "settings", "validate"} {
		if !slices.Contains(strings.Split(string(api), "\n"), "package "+module+"/"+p) {
			t.Errorf("no package %s", p)
		}
	}
}
