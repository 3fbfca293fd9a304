package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govdisclosure/annualreport/internal/terminal"
	"github.com/govdisclosure/annualreport/parse"
	"github.com/govdisclosure/annualreport/report"
)

// From a published page to every file of ours, and from each back to the same
// report.
func TestConvert(t *testing.T) {
	dir := t.TempDir()
	const page = "../../testdata/parse/page-cms.html"
	res, err := parse.Open(page)
	if err != nil {
		t.Fatal(err)
	}
	for _, ending := range []string{".json", ".yaml", ".md", ".docx", ".pdf"} {
		out := filepath.Join(dir, "report"+ending)
		var stderr bytes.Buffer
		if status := terminal.Program(run).Run(t.Context(), []string{"convert", page, out}, nil, nil, &stderr); status != 0 {
			t.Fatalf("%s: status %d: %s", ending, status, stderr.String())
		}
		if !strings.Contains(stderr.String(), "：提示：") {
			t.Errorf("%s: no diagnostics on standard error", ending)
		}
		var stdout bytes.Buffer
		if status := terminal.Program(run).Run(t.Context(), []string{"convert", out, "-"}, nil, &stdout, &stderr); status != 0 {
			t.Fatalf("%s: status %d: %s", out, status, stderr.String())
		}
		back, err := report.ReadJSON(&stdout)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(res.Report, back); diff != "" {
			t.Errorf("%s reads back otherwise (-want +got):\n%s", ending, diff)
		}
	}
}

func TestConvertNeedsOfficeAndYear(t *testing.T) {
	text, err := os.ReadFile("../../testdata/parse/bars.txt")
	if err != nil {
		t.Fatal(err)
	}
	var stdout, stderr bytes.Buffer
	if status := terminal.Program(run).Run(t.Context(), []string{"convert", "-", "-"}, bytes.NewReader(text), &stdout, &stderr); status != 2 || stdout.Len() > 0 {
		t.Errorf("status %d, %d bytes written; want 2 and none", status, stdout.Len())
	}
	if status := terminal.Program(run).Run(t.Context(), []string{"convert", "-office", "某某局", "-", "-"}, bytes.NewReader(text), &stdout, &stderr); status != 0 {
		t.Errorf("status %d: %s", status, stderr.String())
	}
	if !strings.Contains(stdout.String(), `"office": "某某局"`) {
		t.Error("the office of the command line is not in the report")
	}
}

func TestConvertErrors(t *testing.T) {
	for _, args := range [][]string{{}, {"a"}, {"missing.html", "out.json"}, {"../../testdata/parse/page-cms.html", "out.xls"}, {"-lang", "!", "a", "b"},
		{"../../testdata/parse/nothing.html", "-"}} {
		var stdout, stderr bytes.Buffer
		if status := terminal.Program(run).Run(t.Context(), append([]string{"convert"}, args...), nil, &stdout, &stderr); status != 2 || stderr.Len() == 0 || stdout.Len() > 0 {
			t.Errorf("%q: status %d, %q on standard error", args, status, stderr.String())
		}
	}
}
