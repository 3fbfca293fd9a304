package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/internal/terminal"
)

func TestRun(t *testing.T) {
	reports, err := filepath.Glob("../../testdata/reports/*.yaml")
	if err != nil || len(reports) != 5 {
		t.Fatalf("%d reports, want 5 (%v)", len(reports), err)
	}
	for _, in := range reports {
		out := filepath.Join(t.TempDir(), "a", "b.docx")
		var stderr bytes.Buffer
		if status := terminal.Program(run).Run(t.Context(), []string{"-in", in, "-form", "../../testdata/forms/blank-form.docx", "-out", out}, nil, nil, &stderr); status != 0 {
			t.Errorf("%s: %s", in, &stderr)
		}
		if data, err := os.ReadFile(out); err != nil || !bytes.HasPrefix(data, []byte("PK")) {
			t.Errorf("%s: %d bytes, %v", in, len(data), err)
		}
	}
}

func TestRunWritesNothingWhereItFails(t *testing.T) {
	for want, args := range map[string][]string{
		"no such file":        {"-in", "none.yaml"},
		"main.go: docx: form": {"-in", "../../testdata/reports/zibo-guodong-2024.yaml", "-form", "main.go"},
		"flag provided but ":  {"-x"},
	} {
		out := filepath.Join(t.TempDir(), "b.docx")
		var stderr bytes.Buffer
		if status := terminal.Program(run).Run(t.Context(), append([]string{"-out", out}, args...), nil, nil, &stderr); status != 2 || !strings.Contains(stderr.String(), want) {
			t.Errorf("%v: status %d, %s", args, status, &stderr)
		}
		if _, err := os.Stat(out); !os.IsNotExist(err) {
			t.Errorf("%v: %s was written", args, out)
		}
	}
}
