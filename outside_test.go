package annualreport_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestOutsideModule builds programs in a module of their own that import report and
// one backend, as a user's program does, and runs them. Only the one with render/pdf
// holds a font.
func TestOutsideModule(t *testing.T) {
	fonts, err := filepath.Glob("render/pdf/faces/*.ttf")
	if err != nil || len(fonts) == 0 {
		t.Fatalf("no embedded faces (%v)", err)
	}
	face, err := os.ReadFile(fonts[0])
	if err != nil {
		t.Fatal(err)
	}
	glyphs := face[len(face)/2:][:4096]

	for _, tc := range []struct {
		backend, begins string
		font            bool
	}{
		{"markdown", "# 某局2024年", false},
		{"docx", "PK\x03\x04", false},
		{"pdf", "%PDF-1.7", true},
	} {
		program := outsideProgram(t, `package main

import (
	"log"
	"os"

	"`+module+`/render/`+tc.backend+`"
	"`+module+`/report"
)

func main() {
	r := &report.Report{Office: "某局", Year: 2024}
	r.ZeroBlanks()
	if err := (`+tc.backend+`.Renderer{}).Render(os.Stdout, r); err != nil {
		log.Fatal(err)
	}
}
`)
		out, err := exec.Command(program).Output()
		if err != nil {
			t.Fatalf("%s: %v", tc.backend, err)
		}
		if !strings.HasPrefix(string(out), tc.begins) {
			t.Errorf("%s: the file begins with %q", tc.backend, out[:min(len(out), 20)])
		}
		binary, err := os.ReadFile(program)
		if err != nil {
			t.Fatal(err)
		}
		if has := bytes.Contains(binary, glyphs); has != tc.font {
			t.Errorf("%s: the binary of %d bytes holds a font: %v, want %v", tc.backend, len(binary), has, tc.font)
		}
		t.Logf("%s: a binary of %.1f MB", tc.backend, float64(len(binary))/1e6)
	}
}

// outsideProgram builds a program in a module of its own, with no network, and returns its
// file.
func outsideProgram(t *testing.T, source string) string {
	t.Helper()
	root, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	write := func(name, content string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	// The same versions as ours, so that nothing has to be downloaded.
	mod, err := os.ReadFile("go.mod")
	if err != nil {
		t.Fatal(err)
	}
	requires := regexp.MustCompile(`(?s)\nrequire .*`).FindString(string(mod))
	write("go.mod", "module example.org/outside\n\ngo 1.25.0\n\nrequire "+module+" v0.0.0\n\nreplace "+module+" => "+root+"\n"+requires)
	sum, err := os.ReadFile("go.sum")
	if err != nil {
		t.Fatal(err)
	}
	write("go.sum", string(sum))
	write("main.go", source)
	program := filepath.Join(dir, "outside")
	build := exec.Command("go", "build", "-mod=mod", "-o", program, ".")
	build.Dir = dir
	build.Env = append(os.Environ(), "GOPROXY=off", "GOWORK=off", "GOFLAGS=")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return program
}
