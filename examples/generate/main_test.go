package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The five samples make 15 files, twice the same bytes.
func TestGenerate(t *testing.T) {
	var first map[string][]byte
	for range 2 {
		dir, printed := t.TempDir(), bytes.Buffer{}
		if err := generate(&printed, "../../testdata/reports/*.yaml", dir); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(printed.String(), "淄博市国防动员办公室 2024：错误 0") {
			t.Errorf("printed:\n%s", &printed)
		}
		names, err := filepath.Glob(filepath.Join(dir, "*"))
		if err != nil || len(names) != 15 {
			t.Fatalf("%d files (%v)", len(names), err)
		}
		made := map[string][]byte{}
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			made[filepath.Base(name)] = data
			if before, ok := first[filepath.Base(name)]; first != nil && (!ok || !bytes.Equal(before, data)) {
				t.Errorf("%s differs from run to run", name)
			}
		}
		first = made
	}
}

func TestGenerateErrors(t *testing.T) {
	dir := t.TempDir()
	bad := filepath.Join(dir, "bad.yaml")
	if err := os.WriteFile(bad, []byte("office: 某局\nyear: 2024\nrequests: {new: {individual: -1}}\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for in, want := range map[string]string{bad: "bad.yaml:3:30: requests.new.individual", filepath.Join(dir, "none"): "no reports", "[": "no reports"} {
		out := filepath.Join(dir, "out")
		if err := generate(&bytes.Buffer{}, in, out); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", in, err)
		}
		if names, _ := filepath.Glob(filepath.Join(out, "*")); len(names) > 0 {
			t.Errorf("%s leaves %q", in, names)
		}
	}
}
