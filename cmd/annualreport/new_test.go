package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/language"

	"github.com/govdisclosure/annualreport/parse"
	"github.com/govdisclosure/annualreport/report"
	"github.com/govdisclosure/annualreport/validate"
)

// Last year's report in every shape of ours, and pages of others, begins a report in which
// nothing but what was carried over is a figure, and no text is last year's.
func TestNewFromEveryShape(t *testing.T) {
	samples, err := filepath.Glob("../../testdata/reports/*.yaml")
	if err != nil || len(samples) != 5 {
		t.Fatalf("%d samples (%v)", len(samples), err)
	}
	dir := t.TempDir()
	var lasts []string
	for _, sample := range samples {
		if status, _, stderr := annualreport(t, "render", "-fail-on", "never", "-out", dir, sample); status != 0 {
			t.Fatalf("%s: %s", sample, stderr)
		}
		for _, ending := range []string{".pdf", ".docx", ".md"} {
			lasts = append(lasts, filepath.Join(dir, strings.TrimSuffix(filepath.Base(sample), ".yaml")+ending))
		}
	}
	for _, page := range []string{"page-cms", "page-divs", "page-word", "page-sections"} {
		lasts = append(lasts, "../../testdata/parse/"+page+".html")
	}
	for _, last := range lasts {
		t.Run(filepath.Base(last), func(t *testing.T) {
			t.Parallel()
			out := filepath.Join(t.TempDir(), "next.yaml")
			if status, _, stderr := annualreport(t, "new", "-from", last, "-o", out); status != 0 {
				t.Fatalf("status %d: %s", status, stderr)
			}
			next, err := report.Open(out)
			if err != nil {
				t.Fatal(err)
			}
			read, err := parse.Open(last)
			if err != nil {
				t.Fatal(err)
			}
			follows(t, next, read.Report)
			if data, err := os.ReadFile(out); err != nil || !strings.HasPrefix(string(data), "# yaml-language-server: $schema=./annualreport.schema.json\n") {
				t.Errorf("%v: it begins with %.80q", err, data)
			}
			if _, err := os.Stat(filepath.Join(filepath.Dir(out), "annualreport.schema.json")); err != nil {
				t.Error(err)
			}
		})
	}
}

// follows asks that a report is the begin of the one after last.
func follows(t *testing.T, next, last *report.Report) {
	t.Helper()
	if next.Office != last.Office || next.Kind != last.Kind || next.Year != last.Year+1 || next.Contact != last.Contact || !next.Published.IsZero() {
		t.Errorf("%s, %v, %d, %+v, published %v", next.Office, next.Kind, next.Year, next.Contact, next.Published)
	}
	if diff := cmp.Diff(last.Requests.CarriedOut, next.Requests.CarriedIn); diff != "" {
		t.Errorf("carried in (-want +got):\n%s", diff)
	}
	bare := *next
	bare.Requests.CarriedIn = report.Applicants{}
	for _, f := range bare.Edition().Figures() {
		if v, err := bare.Value(f.Address); err != nil || f.Free() && !v.Blank() {
			t.Errorf("%s is %v (%v)", f.Address, v, err)
		}
	}
	if diff := cmp.Diff(report.Stated{}, next.Stated); diff != "" {
		t.Errorf("stated (-want +got):\n%s", diff)
	}
	result, err := validate.Check(next, validate.Options{Previous: []*report.Report{last}})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range result.Findings {
		// The pages' figures leap on purpose, so that none is taken for another.
		if strings.HasPrefix(f.Code, "YTY") && f.Code != "YTY007" {
			t.Errorf("%s: %s", f.Code, f.Message(language.Chinese))
		}
	}
}
