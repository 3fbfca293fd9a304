package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// What new writes is what an editor finds in order by the schema that it puts beside, with
// no network: a blank report to be filled in, and one that is filled in; and a slip is none.
func TestSchemaBesideTheReport(t *testing.T) {
	dir := t.TempDir()
	begun := filepath.Join(dir, "2025.yaml")
	if status, _, stderr := annualreport(t, "new", "-from", zibo, "-o", begun); status != 0 {
		t.Fatal(stderr)
	}
	data, err := os.ReadFile(begun)
	if err != nil {
		t.Fatal(err)
	}
	first, _, _ := strings.Cut(string(data), "\n")
	name := strings.TrimPrefix(first, "# yaml-language-server: $schema=./")
	schema, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatalf("%q names no file beside: %v", first, err)
	}
	c := jsonschema.NewCompiler()
	c.UseLoader(noNetwork{t})
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema))
	if err != nil {
		t.Fatal(err)
	}
	if err := c.AddResource("file:///schema.json", doc); err != nil {
		t.Fatal(err)
	}
	compiled, err := c.Compile("file:///schema.json")
	if err != nil {
		t.Fatal(err)
	}
	filled, err := os.ReadFile("../../docs/handbook/final.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for what, tc := range map[string]struct {
		text  string
		valid bool
	}{
		"begun":   {string(data), true},
		"filled":  {string(filled), true},
		"a slip":  {strings.Replace(string(filled), "issued: 2 ", "issued: 二 ", 1), false},
		"no key":  {string(filled) + "\nproblem: |\n  无\n", false},
		"no kind": {strings.Replace(string(filled), "kind: ", "kind: party ", 1), false},
	} {
		j, err := yaml.YAMLToJSON([]byte(tc.text))
		if err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		var v any
		if err := json.Unmarshal(j, &v); err != nil {
			t.Fatal(err)
		}
		if err := compiled.Validate(v); (err == nil) != tc.valid {
			t.Errorf("%s: %v", what, err)
		}
	}
}

// noNetwork loads nothing.
type noNetwork struct{ t *testing.T }

func (n noNetwork) Load(url string) (any, error) {
	n.t.Errorf("%s is asked for", url)
	return nil, os.ErrNotExist
}
