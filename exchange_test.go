package annualreport_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/govdisclosure/annualreport/report"
	"github.com/govdisclosure/annualreport/validate"
)

// expected is what docs/exchange.md tells others to find in a file of testdata/exchange.
type expected struct {
	// What a file is refused for, and where; nothing else is expected then.
	Error  string `json:"error,omitempty"`
	Line   int    `json:"line,omitempty"`
	At     string `json:"at,omitempty"`
	Digest string `json:"digest,omitempty"`
	// What the default rules find, each with its first place.
	Findings []expectedFinding `json:"findings"`
}

type expectedFinding struct {
	Code     string `json:"code"`
	Severity string `json:"severity"`
	At       string `json:"at,omitempty"` // an address or a key
}

// mustFind is what each wrong file is made to show, whatever else is found in it.
var mustFind = map[string]string{
	"wrong-total": "SUM001", "wrong-balance": "SUM002", "wrong-no-figure": "SUM004", "wrong-blank-cell": "SUM003", "wrong-blank-table": "SUM007",
	"wrong-text": "TXT001", "wrong-title": "FRM011", "wrong-key": "input.unknown_key", "wrong-negative": "report.count", "wrong-edition": "report.edition",
}

// TestExchange: the files by which others try their own programs give what stands beside
// them.
func TestExchange(t *testing.T) {
	files, err := filepath.Glob("testdata/exchange/*.json")
	if err != nil {
		t.Fatal(err)
	}
	files = slices.DeleteFunc(files, func(f string) bool { return strings.HasSuffix(f, ".expected.json") })
	wrong := 0
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".json")
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		got := whatIsFound(t, name, data)
		if want, ok := mustFind[name]; ok {
			wrong++
			if got.Error != want && !slices.ContainsFunc(got.Findings, func(f expectedFinding) bool { return strings.HasPrefix(f.Code, want) }) {
				t.Errorf("%s shows no %s: %+v", name, want, got)
			}
		} else if got.Error != "" || slices.ContainsFunc(got.Findings, func(f expectedFinding) bool { return f.Severity == "error" }) {
			t.Errorf("%s is no sound sample: %+v", name, got)
		}
		text, err := json.MarshalIndent(got, "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		text = append(text, '\n')
		beside := strings.TrimSuffix(file, ".json") + ".expected.json"
		if *update {
			if err := os.WriteFile(beside, text, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(beside)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), string(text)); diff != "" {
			t.Errorf("%s (-file +found):\n%s", beside, diff)
		}
	}
	if len(files) != 15 || wrong != 10 || len(mustFind) != 10 {
		t.Errorf("%d files, %d of them wrong", len(files), wrong)
	}
}

// whatIsFound reads and checks a file.
func whatIsFound(t *testing.T, name string, data []byte) expected {
	t.Helper()
	at := func(p report.Place) string {
		if p.Address != "" {
			return string(p.Address)
		}
		return p.Key
	}
	r, err := report.ReadJSON(bytes.NewReader(data))
	if err != nil {
		p := report.PlaceOf(err)
		return expected{Error: report.CodeOf(err), Line: p.Line, At: at(p), Findings: []expectedFinding{}}
	}
	var again bytes.Buffer
	if err := report.WriteJSON(&again, r); err != nil || again.String() != string(data) {
		t.Errorf("%s is not in the canonical form (%v)", name, err)
	}
	fitsSchema(t, name, r.Edition(), data)
	digest, err := report.Digest(r)
	if err != nil {
		t.Fatal(err)
	}
	result, err := validate.Check(r, validate.Options{})
	if err != nil {
		t.Fatal(err)
	}
	got := expected{Digest: digest, Findings: []expectedFinding{}}
	for _, f := range result.Findings {
		e := expectedFinding{Code: f.Code, Severity: f.Severity.String()}
		if len(f.Places) > 0 {
			e.At = at(f.Places[0])
		}
		got.Findings = append(got.Findings, e)
	}
	return got
}

func fitsSchema(t *testing.T, name string, form *report.Format, data []byte) {
	t.Helper()
	schema, err := jsonschema.UnmarshalJSON(bytes.NewReader(report.Schema(form)))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("form.json", schema); err != nil {
		t.Fatal(err)
	}
	compiled, err := c.Compile("form.json")
	if err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if err := compiled.Validate(value); err != nil {
		t.Errorf("%s does not fit its schema: %v", name, err)
	}
}

// TestExchangePage: what docs/exchange.md names is there.
func TestExchangePage(t *testing.T) {
	page, err := os.ReadFile("docs/exchange.md")
	if err != nil {
		t.Fatal(err)
	}
	for name := range mustFind {
		if !strings.Contains(string(page), "`"+name+"`") {
			t.Errorf("%s is not named", name)
		}
	}
	for _, f := range report.Editions() {
		if !strings.Contains(string(page), "`"+f.ID()+"`") {
			t.Errorf("the edition %s is not named", f.ID())
		}
	}
	smallest, err := os.ReadFile("testdata/exchange/smallest-2024.expected.json")
	if err != nil {
		t.Fatal(err)
	}
	var e expected
	if err := json.Unmarshal(smallest, &e); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(page), e.Digest) {
		t.Errorf("the digest of the smallest sample, %s, is not named", e.Digest)
	}
}
