package annualreport_test

import (
	"fmt"
	"go/ast"
	"go/doc"
	"go/doc/comment"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// documented is a package of ours with its comments.
type documented struct {
	path string // import path
	doc  *doc.Package
}

// packagesOf returns the packages of the module, programs left out, by import path.
func packagesOf(t *testing.T) map[string]documented {
	t.Helper()
	files := map[string][]*ast.File{}
	fset := token.NewFileSet()
	goFiles(t, func(path string, _ *ast.File) {
		dir := filepath.ToSlash(filepath.Dir(path))
		file, err := parser.ParseFile(fset, path, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		if file.Name.Name != "main" && !strings.HasPrefix(dir, "tools/") {
			files[dir] = append(files[dir], file)
		}
	})
	packages := map[string]documented{}
	for dir, files := range files {
		path := strings.TrimSuffix(module+"/"+dir, "/.")
		p, err := doc.NewFromFiles(fset, files, path)
		if err != nil {
			t.Fatal(err)
		}
		packages[path] = documented{path, p}
	}
	if len(packages) < 10 {
		t.Fatalf("only %d packages", len(packages))
	}
	return packages
}

// comments returns the documentation of a package and of all it exports, by name.
func (d documented) comments() map[string]string {
	all := map[string]string{"package": d.doc.Doc}
	values := func(vs []*doc.Value) {
		for _, v := range vs {
			all[v.Names[0]] = v.Doc
		}
	}
	funcs := func(prefix string, fs []*doc.Func) {
		for _, f := range fs {
			all[prefix+f.Name] = f.Doc
		}
	}
	values(d.doc.Consts)
	values(d.doc.Vars)
	funcs("", d.doc.Funcs)
	for _, typ := range d.doc.Types {
		all[typ.Name] = typ.Doc
		values(typ.Consts)
		values(typ.Vars)
		funcs("", typ.Funcs)
		funcs(typ.Name+".", typ.Methods)
		ast.Inspect(typ.Decl, func(n ast.Node) bool {
			if f, ok := n.(*ast.Field); ok && f.Doc != nil && len(f.Names) > 0 {
				all[typ.Name+"."+f.Names[0].Name] = f.Doc.Text()
			}
			return true
		})
	}
	return all
}

// symbols returns what a doc link may name: what the package exports, and methods and
// fields of its types.
func (d documented) symbols() map[string]bool {
	all := map[string]bool{}
	names := func(vs []*doc.Value) {
		for _, v := range vs {
			for _, n := range v.Names {
				all[n] = true
			}
		}
	}
	names(d.doc.Consts)
	names(d.doc.Vars)
	for _, f := range d.doc.Funcs {
		all[f.Name] = true
	}
	for _, typ := range d.doc.Types {
		all[typ.Name] = true
		names(typ.Consts)
		names(typ.Vars)
		for _, f := range typ.Funcs {
			all[f.Name] = true
		}
		for _, m := range typ.Methods {
			all[typ.Name+"."+m.Name] = true
		}
		ast.Inspect(typ.Decl, func(n ast.Node) bool {
			if f, ok := n.(*ast.Field); ok {
				for _, name := range f.Names {
					all[typ.Name+"."+name.Name] = true
				}
			}
			return true
		})
	}
	return all
}

var (
	bracketed = regexp.MustCompile(`\[\*?((?:[A-Za-z][A-Za-z0-9]*/)*[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*)\]`)
	linkTo    = regexp.MustCompile(`(?m)^\[([^\]]+)\]: +(\S*)$`)
	exported  = regexp.MustCompile(`(^|\.)[A-Z]`)
)

// TestDocLinks: what stands in brackets in a comment names something that is there, and
// a link that is written out has a scheme.
func TestDocLinks(t *testing.T) {
	packages := packagesOf(t)
	n := 0
	for _, p := range packages {
		imports := map[string]string{}
		for _, path := range p.doc.Imports {
			imports[path[strings.LastIndex(path, "/")+1:]] = path
		}
		own := p.symbols()
		for name, text := range p.comments() {
			written := map[string]bool{}
			for _, m := range linkTo.FindAllStringSubmatch(text, -1) {
				written[m[1]] = true
				if !regexp.MustCompile(`^https?://[^/ ]+\.[^/ ]+`).MatchString(m[2]) {
					t.Errorf("%s %s: the link %q has no scheme", p.path, name, m[2])
				}
			}
			for _, m := range bracketed.FindAllStringSubmatch(prose(p, text), -1) {
				if !exported.MatchString(m[1]) || written[m[1]] {
					continue
				}
				n++
				if own[m[1]] {
					continue
				}
				head, rest, _ := strings.Cut(m[1], ".")
				path := imports[head[strings.LastIndex(head, "/")+1:]]
				if strings.Contains(head, "/") {
					path = head
				}
				if ours, ok := packages[path]; ok && !ours.symbols()[rest] || path == "" {
					t.Errorf("%s %s: [%s] names nothing", p.path, name, m[1])
				}
			}
		}
	}
	if n < 100 {
		t.Errorf("only %d links", n)
	}
}

// prose returns the text of a comment without its samples.
func prose(p documented, text string) string {
	var b strings.Builder
	for _, block := range p.doc.Parser().Parse(text).Content {
		if _, code := block.(*comment.Code); !code {
			b.Write((&comment.Printer{}).Comment(&comment.Doc{Content: []comment.Block{block}}))
		}
	}
	return b.String()
}

// sample is a piece of Go in a comment or a document.
type sample struct {
	where, code string
}

// samplesOf returns every sample of Go in comments, and in documents in Markdown.
func samplesOf(t *testing.T) (all []sample) {
	t.Helper()
	packages := packagesOf(t)
	for _, p := range packages {
		for name, text := range p.comments() {
			for i, block := range p.doc.Parser().Parse(text).Content {
				code, ok := block.(*comment.Code)
				if !ok || !isGo(code.Text) {
					continue
				}
				all = append(all, sample{where: fmt.Sprintf("%s %s, block %d", p.path, name, i+1), code: code.Text})
			}
		}
	}
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() && (d.Name() == "testdata" || d.Name() == "out" || len(d.Name()) > 1 && d.Name()[0] == '.') {
			if err == nil {
				err = fs.SkipDir
			}
			return err
		}
		if !strings.HasSuffix(path, ".md") {
			return nil
		}
		data, err := os.ReadFile(path)
		for i, m := range regexp.MustCompile("(?sm)^```go\n(.*?)^```").FindAllSubmatch(data, -1) {
			all = append(all, sample{where: fmt.Sprintf("%s, sample %d", path, i+1), code: string(m[1])})
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.SortFunc(all, func(a, b sample) int { return strings.Compare(a.where, b.where) })
	return all
}

var wordOfGo = regexp.MustCompile(`(?m):=|^\s*(func|import|package|var|type|return|if|for)\b.*[{("]|\w\.\w+\(`)

// isGo tells a sample of Go from one of a file, a command or a table.
func isGo(code string) bool { return wordOfGo.MatchString(code) }

// selector finds the packages that a piece of Go names.
var selector = regexp.MustCompile(`\b([a-z][a-z0-9]*)\.[A-Z]`)

// importable are the packages beside ours that samples may name.
var importable = map[string]string{
	"language": "golang.org/x/text/language", "os": "os", "log": "log", "fmt": "fmt", "bytes": "bytes", "strings": "strings",
	"context": "context", "errors": "errors", "io": "io", "http": "net/http", "time": "time", "json": "encoding/json", "decimal": "github.com/shopspring/decimal",
}

// given is what samples take as the reader's own.
const given = `
var r *report.Report

func use(...any) {}

`

// program makes a file of a sample: statements stand in a function, and what they name is
// imported.
func (s sample) program(paths map[string]string) string {
	// A library is compiled and not linked, which takes a tenth of the time.
	if p := regexp.MustCompile(`(?m)^package \w+`); p.MatchString(s.code) {
		return p.ReplaceAllString(s.code, "package sample")
	}
	code, body := s.code, regexp.MustCompile(`(?m)^(func|type) `).MatchString(s.code)
	var b strings.Builder
	b.WriteString("package sample\n\n")
	seen := map[string]bool{}
	code = regexp.MustCompile(`//[^\n"]*(\n|$)`).ReplaceAllString(code, "\n")
	for _, m := range selector.FindAllStringSubmatch(code+given, -1) {
		path, ok := paths[m[1]]
		if !ok {
			path = importable[m[1]]
		}
		if path != "" && !seen[m[1]] && !regexp.MustCompile(`\b`+m[1]+`(, \w+)? :?= `).MatchString(code) {
			seen[m[1]] = true
			fmt.Fprintf(&b, "import %s %q\n", m[1], path)
		}
	}
	b.WriteString(given)
	switch {
	case body:
		return b.String() + code + "\n"
	case strings.Contains(code, "return err"):
		return b.String() + "func _() error {\n" + code + "\nreturn nil\n}\n"
	}
	return b.String() + "func _() {\n" + code + "\n}\n"
}

// TestSamplesCompile: every sample of Go in comments and documents is one that a reader
// can copy.
func TestSamplesCompile(t *testing.T) {
	paths := map[string]string{}
	for path := range packagesOf(t) {
		if !strings.Contains(path, "/internal") {
			paths[path[strings.LastIndex(path, "/")+1:]] = path
		}
	}
	samples := samplesOf(t)
	if len(samples) < 3 {
		t.Fatalf("only %d samples", len(samples))
	}
	// Within the module's own folder, where its versions are, and out of the packages' way.
	dir := t.TempDir()
	overlay := strings.Builder{}
	root, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	overlay.WriteString(`{"Replace": {`)
	var targets []string
	for i, s := range samples {
		real := filepath.Join(dir, fmt.Sprintf("sample%d.go", i))
		if err := os.WriteFile(real, []byte(s.program(paths)), 0o644); err != nil {
			t.Fatal(err)
		}
		if i > 0 {
			overlay.WriteString(", ")
		}
		target := fmt.Sprintf("samplesofdocs/s%d", i)
		fmt.Fprintf(&overlay, "%q: %q", filepath.Join(root, target, "sample.go"), real)
		targets = append(targets, "./"+target)
	}
	overlay.WriteString("}}")
	file := filepath.Join(dir, "overlay.json")
	if err := os.WriteFile(file, []byte(overlay.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	goTool, err := exec.LookPath("go")
	if err != nil {
		t.Fatal(err)
	}
	build := exec.Command(goTool, append([]string{"build", "-overlay", file}, targets...)...)
	out, err := build.CombinedOutput()
	if err != nil {
		for i, s := range samples {
			if strings.Contains(string(out), fmt.Sprintf("samplesofdocs/s%d\n", i)) {
				t.Logf("samplesofdocs/s%d is %s:\n%s", i, s.where, s.code)
			}
		}
		t.Errorf("%v\n%s", err, out)
	}
}
