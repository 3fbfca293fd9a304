package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/internal/terminal"
)

func generate(t *testing.T, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	var out, err bytes.Buffer
	status = terminal.Program(run).Run(t.Context(), args, nil, &out, &err)
	return status, out.String(), err.String()
}

func files(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// The five samples make 15 files, twice the same bytes, and no error.
func TestSamples(t *testing.T) {
	first, second := t.TempDir(), t.TempDir()
	for _, dir := range []string{first, second} {
		status, stdout, stderr := generate(t, "-in", "../../testdata/reports", "-out", dir)
		if status != 0 || stderr != "" {
			t.Fatalf("status %d\n%s", status, stderr)
		}
		for _, want := range []string{"共生成 15 个文件", "zibo-guodong-2024.pdf", "淄博市国防动员办公室", "zhongwei-guodong-2023："} {
			if !strings.Contains(stdout, want) {
				t.Errorf("not printed: %s\n%s", want, stdout)
			}
		}
	}
	names := files(t, first)
	if len(names) != 15 {
		t.Errorf("%d files: %v", len(names), names)
	}
	for _, name := range names {
		a, err := os.ReadFile(filepath.Join(first, name))
		if err != nil {
			t.Fatal(err)
		}
		b, err := os.ReadFile(filepath.Join(second, name))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(a, b) {
			t.Errorf("%s differs from run to run", name)
		}
	}
}

func TestEnglish(t *testing.T) {
	status, stdout, _ := generate(t, "-in", "../../testdata/reports/zhongwei-guodong-2023.yaml", "-out", t.TempDir(), "-lang", "en")
	if status != 0 || !strings.Contains(stdout, "3 files written") || !strings.Contains(stdout, "findings, of which 0 errors") {
		t.Errorf("status %d\n%s", status, stdout)
	}
}

// An error in a report is the exit status, which -force waives; the files are
// written either way.
func TestErrorsInAReport(t *testing.T) {
	in := filepath.Join(t.TempDir(), "wrong.yaml")
	if err := os.WriteFile(in, []byte("office: 某局\nyear: 2024\ndisputes: {reconsideration: {upheld: 1, corrected: 0, other: 0, pending: 0, total: 5}}\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct {
		args []string
		want int
	}{{nil, 1}, {[]string{"-force"}, 0}} {
		out := t.TempDir()
		status, stdout, _ := generate(t, append(tc.args, "-in", in, "-out", out)...)
		if status != tc.want || len(files(t, out)) != 3 {
			t.Errorf("%v: status %d, want %d, files %v\n%s", tc.args, status, tc.want, files(t, out), stdout)
		}
	}
}

// Bad input is an error with its place and leaves no file.
func TestBadInput(t *testing.T) {
	for name, tc := range map[string]struct{ in, want string }{
		"office":  {"year: 2024\n", "office: missing"},
		"year":    {"office: 某局\nyear: 0\n", "year: missing"},
		"count":   {"office: 某局\nyear: 2024\nrequests: {new: {individual: -1}}\n", "bad.yaml:3:30: requests.new.individual"},
		"key":     {"office: 某局\nyear: 2024\nwhat: 1\n", "what: unknown key"},
		"control": {"office: 某局\nyear: 2024\noverview: \"\\u0001\"\n", "U+0001"},
		"picture": {"office: 某局\nyear: 2024\noverview: [{picture: {alt: 图, file: bad.yaml}}]\n", "neither PNG nor JPEG"},
	} {
		dir, out := t.TempDir(), t.TempDir()
		in := filepath.Join(dir, "bad.yaml")
		if err := os.WriteFile(in, []byte(tc.in), 0o644); err != nil {
			t.Fatal(err)
		}
		status, _, stderr := generate(t, "-in", in, "-out", out)
		if status != 2 || !strings.Contains(stderr, tc.want) {
			t.Errorf("%s: status %d, %s, want %q", name, status, stderr, tc.want)
		}
		if left := files(t, out); len(left) > 0 {
			t.Errorf("%s leaves %v", name, left)
		}
	}
	if status, _, stderr := generate(t, "-in", t.TempDir(), "-out", t.TempDir()); status != 2 || !strings.Contains(stderr, "没有 YAML 或 JSON 报告") {
		t.Errorf("an empty folder: status %d, %s", status, stderr)
	}
	if status, _, _ := generate(t, "what"); status != 2 {
		t.Errorf("an argument: status %d", status)
	}
}
