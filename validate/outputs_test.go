package validate

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"golang.org/x/text/language"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares with a file in testdata.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", "golden", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

// sources returns the two samples that have findings, one finding silenced.
func sources(t *testing.T) []Source {
	t.Helper()
	all := samples(t)
	var found []Source
	for _, name := range []string{"shaanxi-guodong-2024", "zhongwei-guodong-2023"} {
		result, err := Check(all[name], Options{Silence: []Silence{{Code: "FRM002", Where: "problems", Reason: "标题按公布时的原样保留"}}})
		if err != nil {
			t.Fatal(err)
		}
		found = append(found, Source{Result: result, URI: name + ".yaml", Line: func(p Place) int { return len(p.Key) }})
	}
	return found
}

func TestWriteText(t *testing.T) {
	for _, lang := range []language.Tag{language.Chinese, language.English} {
		var b bytes.Buffer
		for _, s := range sources(t) {
			if err := s.WriteText(&b, lang); err != nil {
				t.Fatal(err)
			}
		}
		golden(t, "findings."+lang.String()+".txt", b.Bytes())
	}
}

func TestWriteJSON(t *testing.T) {
	var b bytes.Buffer
	if err := WriteJSON(&b, language.Chinese, sources(t)...); err != nil {
		t.Fatal(err)
	}
	if !json.Valid(b.Bytes()) {
		t.Error("not JSON")
	}
	golden(t, "findings.json", b.Bytes())
}

// sarifSchema compiles the schema of SARIF 2.1.0, errata 01, as OASIS publishes it.
func sarifSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	file, err := os.Open(filepath.Join("testdata", "sarif-schema-2.1.0.json"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	doc, err := jsonschema.UnmarshalJSON(file)
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("sarif.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("sarif.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// The log is valid by the schema of the standard, which allows no property that it
// does not know.
func TestWriteSARIF(t *testing.T) {
	schema := sarifSchema(t)
	for _, lang := range []language.Tag{language.Chinese, language.English} {
		var b bytes.Buffer
		if err := WriteSARIF(&b, lang, sources(t)...); err != nil {
			t.Fatal(err)
		}
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(b.Bytes()))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(doc); err != nil {
			t.Errorf("%s: %v", lang, err)
		}
		golden(t, "findings."+lang.String()+".sarif", b.Bytes())
	}
}

// Nothing is written of a report in order.
func TestWriteTextOfNothing(t *testing.T) {
	result, err := Check(inOrder(t), Options{})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := result.WriteText(&b, language.Chinese); err != nil || b.Len() > 0 {
		t.Errorf("%q, %v", b.String(), err)
	}
}
