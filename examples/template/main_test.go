package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govdisclosure/annualreport/parse"
	"github.com/govdisclosure/annualreport/report"
)

const form = "../../testdata/forms/template.docx"

// Every sample is filled in and reads back with its figures.
func TestFill(t *testing.T) {
	reports, err := filepath.Glob("../../testdata/reports/*.yaml")
	if err != nil || len(reports) != 5 {
		t.Fatalf("%d reports, want 5 (%v)", len(reports), err)
	}
	for _, in := range reports {
		out := filepath.Join(t.TempDir(), "out.docx")
		if err := fill(form, in, out); err != nil {
			t.Errorf("%s: %v", in, err)
			continue
		}
		want, err := report.Open(in)
		if err != nil {
			t.Fatal(err)
		}
		got, err := parse.Open(out)
		if err != nil {
			t.Errorf("%s: %v", in, err)
			continue
		}
		// The template has texts of its own beside the table.
		want.Requests.Lead, got.Report.Requests.Lead = nil, nil
		if diff := cmp.Diff(want.Requests, got.Report.Requests); diff != "" || got.Report.Office != want.Office {
			t.Errorf("%s: %s (-want +got):\n%s", in, got.Report.Office, diff)
		}
	}
}

func TestFillErrors(t *testing.T) {
	const sample = "../../testdata/reports/zibo-guodong-2024.yaml"
	out := filepath.Join(t.TempDir(), "out.docx")
	for _, tc := range []struct{ form, in, want string }{
		{form, "none.yaml", "none.yaml"},
		{"none.docx", sample, "none.docx"},
		{"main.go", sample, "docx: template"},
	} {
		if err := fill(tc.form, tc.in, out); err == nil || !strings.Contains(err.Error(), tc.want) {
			t.Errorf("%s, %s: %v", tc.form, tc.in, err)
		}
		if _, err := os.Stat(out); !os.IsNotExist(err) {
			t.Errorf("%s, %s: a file was written", tc.form, tc.in)
		}
	}
}
