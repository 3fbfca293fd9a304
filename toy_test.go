package annualreport_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govdisclosure/annualreport/parse"
	"github.com/govdisclosure/annualreport/render"
	"github.com/govdisclosure/annualreport/render/docx"
	"github.com/govdisclosure/annualreport/render/markdown"
	"github.com/govdisclosure/annualreport/render/pdf"
	"github.com/govdisclosure/annualreport/report"
	"github.com/govdisclosure/annualreport/validate"
)

// toy reads an edition of two sections and one table with keys of its own, and a report
// that follows it: data alone.
func toy(t *testing.T) (*report.Format, *report.Report) {
	t.Helper()
	data, err := os.ReadFile("testdata/toy/form.json")
	if err != nil {
		t.Fatal(err)
	}
	f := new(report.Format)
	if err := json.Unmarshal(data, f); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile("testdata/toy/report.yaml")
	if err != nil {
		t.Fatal(err)
	}
	r, err := report.Reader{Editions: []*report.Format{f}}.Read(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if r.Format != f {
		t.Fatalf("the report follows %s", r.Edition().ID())
	}
	return f, r
}

// An edition is data: a report of one that no line of Go knows goes through YAML, and into
// Word, PDF and Markdown and back.
func TestToyEdition(t *testing.T) {
	f, r := toy(t)
	same := cmp.Comparer(func(a, b *report.Format) bool { return a == b })
	var y bytes.Buffer
	if err := report.WriteYAML(&y, r); err != nil {
		t.Fatal(err)
	}
	back, err := report.Reader{Editions: []*report.Format{f}}.Read(&y)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(r, back, same); diff != "" {
		t.Errorf("YAML (-want +got):\n%s", diff)
	}
	var unknown *report.UnknownEditionError
	if _, err := report.Open("testdata/toy/report.yaml"); !errors.As(err, &unknown) || unknown.ID != "toy" {
		t.Errorf("opened without the edition: %v", err)
	}
	for name, rd := range map[string]render.Renderer{"a.docx": docx.Renderer{}, "a.pdf": pdf.Renderer{}, "a.md": markdown.Renderer{}} {
		var b bytes.Buffer
		if err := rd.Render(&b, r); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		result, err := parse.Options{Format: f}.Read(name, &b)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if diff := cmp.Diff(r, result.Report, same); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// Its equations are checked, and rules that rest on other forms say that they do not
// apply instead of finding that its report lacks what its form never had.
func TestToyEditionIsChecked(t *testing.T) {
	_, r := toy(t)
	codes := func() (found, not []string) {
		result, err := validate.Check(r, validate.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range result.Findings {
			found = append(found, f.Code)
		}
		for _, n := range result.NotApplied {
			not = append(not, n.Code)
			if n.Reason.ZH == "" || n.Reason.EN == "" {
				t.Errorf("%s: no reason", n.Code)
			}
		}
		return found, not
	}
	found, not := codes()
	if diff := cmp.Diff([]string{"FRM010"}, found); diff != "" { // the opening, which every edition has, states no period
		t.Errorf("findings (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff("SUM008 SUM009 SUM010 SUM011 TXT008 TXT010 TXT011 FRM005 FRM006 FRM007 FRM008 FRM015 FRM015 FRM016 FRM023 YTY001 YTY002 YTY013 YTY014", strings.Join(not, " ")); diff != "" {
		t.Errorf("not applied (-want +got):\n%s", diff)
	}
	r.Stated.Figures = map[report.Address]string{"deeds.stock.both": "2", "deeds.loans.both": "155"}
	found, _ = codes()
	if diff := cmp.Diff([]string{"FRM010", "SUM001"}, found); diff != "" {
		t.Errorf("findings with a wrong total (-want +got):\n%s", diff)
	}
	var failure *report.Failure
	if err := r.Validate(); !errors.As(err, &failure) || failure.Where != "deeds.stock.both" || failure.Got != "2" || failure.Want != "-2" {
		t.Errorf("Validate: %v", err)
	}
}
