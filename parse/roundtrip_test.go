package parse_test

import (
	"bytes"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govdisclosure/annualreport/parse"
	"github.com/govdisclosure/annualreport/render/docx"
	"github.com/govdisclosure/annualreport/render/markdown"
	"github.com/govdisclosure/annualreport/report"
)

func samples(t testing.TB) map[string]*report.Report {
	t.Helper()
	files, err := filepath.Glob("../testdata/reports/*.yaml")
	if err != nil || len(files) != 5 {
		t.Fatalf("%d sample reports, want 5 (%v)", len(files), err)
	}
	all := map[string]*report.Report{}
	for _, file := range files {
		r, err := report.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		all[filepath.Base(file)] = r
	}
	return all
}

func TestMD(t *testing.T) {
	for name, r := range samples(t) {
		for _, rd := range []markdown.Renderer{{}, {Tables: markdown.HTMLTables}, {OmitSummary: true}, {Tables: markdown.HTMLTables, OmitSummary: true}} {
			var b bytes.Buffer
			if err := rd.Render(&b, r); err != nil {
				t.Fatal(err)
			}
			res, err := parse.Read(name, &b)
			if err != nil {
				t.Fatal(err)
			}
			t.Log(name, res.Shape, rd)
			for _, d := range res.Diagnostics {
				t.Log(d.String())
			}
			if diff := cmp.Diff(r, res.Report); diff != "" && !rd.OmitSummary {
				t.Errorf("%s", diff)
			}
		}
	}
}

func TestDX(t *testing.T) {
	for name, r := range samples(t) {
		var b bytes.Buffer
		if err := (docx.Renderer{}).Render(&b, r); err != nil {
			t.Fatal(err)
		}
		res, err := parse.Read(name, &b)
		if err != nil {
			t.Fatal(err)
		}
		t.Log(name, res.Shape)
		for _, d := range res.Diagnostics {
			t.Log(d.String())
		}
		if diff := cmp.Diff(r, res.Report); diff != "" {
			t.Errorf("%s", diff)
		}
	}
	res, err := parse.Open("/work/shared/reference/blank-form.docx")
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range res.Diagnostics {
		t.Log(d.String())
	}
	var b bytes.Buffer
	res.Report.Office, res.Report.Year = "X", 2024
	t.Log(report.WriteYAML(&b, res.Report))
	t.Log(b.String())
}
