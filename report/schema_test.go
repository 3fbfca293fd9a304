package report

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

var update = flag.Bool("update", false, "write the golden files anew")

// The published schema is the one that the form's data make.
func TestSchemaIsPublished(t *testing.T) {
	for id, f := range map[string]*Format{SchemaID: Edition2021(), SchemaID2019: Edition2019()} {
		file, want := strings.TrimPrefix(id, schemaFolder), Schema(f)
		if *update {
			if err := os.WriteFile(file, want, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		got, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), string(got)); diff != "" {
			t.Errorf("%s is out of date; run go test ./report -update (-want +got):\n%s", file, diff)
		}
	}
}

// compiled returns the published schema as an independent validator reads it.
func compiled(t *testing.T) *jsonschema.Schema {
	t.Helper()
	return compile(t, Schema(Edition2021()), SchemaID)
}

func compile(t *testing.T, schema []byte, id string) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource(id, doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(id)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// instance turns YAML or JSON into what the validator takes.
func instance(t *testing.T, data []byte) any {
	t.Helper()
	j, err := yaml.YAMLToJSON(data)
	if err != nil {
		t.Fatal(err)
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(j))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestSchemaTakesTheSamples(t *testing.T) {
	s := compiled(t)
	names, err := filepath.Glob("../testdata/reports/*.yaml")
	if err != nil || len(names) != 5 {
		t.Fatalf("%d sample reports, want 5 (%v)", len(names), err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(instance(t, data)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, r := range samples(t) {
		j, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(instance(t, j)); err != nil {
			t.Errorf("%s as written: %v", name, err)
		}
	}
	if err := s.Validate(instance(t, []byte(small))); err != nil {
		t.Errorf("a report with everything in it: %v", err)
	}
}

func TestSchemaRefuses(t *testing.T) {
	s := compiled(t)
	const head = "office: 某局\nyear: 2024\n"
	for _, in := range []string{
		"year: 2024\n",
		"office: 某局\n",
		"office: \" \"\nyear: 2024\n",
		"office: 某局\nyear: 0\n",
		head + "colour: red\n",
		head + "kind: shop\n",
		head + "requests: {new: {alien: 1}}\n",
		head + "requests: {new: {individual: -1}}\n",
		head + "requests: {new: {individual: 1.5}}\n",
		head + "requests: {new: {individual: \"21\"}}\n",
		head + "requests: {new: {individual: 9007199254740994}}\n",
		head + "proactive: {fees: {amount: \"-1\"}}\n",
		head + "overview: [{picture: {data: x}}]\n",
		head + "overview: 5\n",
	} {
		if err := s.Validate(instance(t, []byte(in))); err == nil {
			t.Errorf("the schema takes\n%s", in)
		}
	}
}

// Every figure is described in both languages.
func TestSchemaDescribesEveryFigure(t *testing.T) {
	text := string(Schema(Edition2021()))
	for i := range Edition2021().Figures() {
		l := Edition2021().Figures()[i].Label()
		if !strings.Contains(text, l.ZH) || !strings.Contains(text, l.EN) {
			t.Errorf("the schema lacks %q or %q", l.ZH, l.EN)
		}
	}
}
