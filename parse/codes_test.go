package parse

import (
	"go/ast"
	"go/parser"
	gotoken "go/token"
	"strconv"
	"testing"
)

// constantsOf lists the codes of a file, by name.
func constantsOf(t *testing.T, file string) map[string]string {
	f, err := parser.ParseFile(gotoken.NewFileSet(), file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	codes := map[string]string{}
	ast.Inspect(f, func(n ast.Node) bool {
		v, ok := n.(*ast.ValueSpec)
		if !ok || len(v.Values) != 1 {
			return true
		}
		if lit, ok := v.Values[0].(*ast.BasicLit); ok && lit.Kind == gotoken.STRING {
			if codes[v.Names[0].Name], err = strconv.Unquote(lit.Value); err != nil {
				t.Fatal(err)
			}
		}
		return true
	})
	return codes
}

// TestCodesOfRemarks: what the readers say has the codes of diagnostics, by the same
// names, and each has its words.
func TestCodesOfRemarks(t *testing.T) {
	ours, theirs := constantsOf(t, "codes.go"), constantsOf(t, "internal/remark/codes.go")
	if len(ours) < 50 || len(ours) != len(theirs) || len(ours) != len(words) {
		t.Fatalf("%d codes of diagnostics, %d of remarks, %d with words", len(ours), len(theirs), len(words))
	}
	for name, code := range ours {
		if theirs[name] != code {
			t.Errorf("%s is %q here and %q there", name, code, theirs[name])
		}
		if words[Code(code)].text.ZH == "" {
			t.Errorf("%s has no words", name)
		}
	}
}

func TestEveryCodeHasWords(t *testing.T) {
	for code, w := range words {
		if w.text.ZH == "" || w.text.EN == "" {
			t.Errorf("%s has no words", code)
		}
	}
}
