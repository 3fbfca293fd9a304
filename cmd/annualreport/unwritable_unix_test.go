//go:build unix

package main

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/govdisclosure/annualreport/internal/terminal"
	"github.com/govdisclosure/annualreport/parse"
)

const forms = "../../testdata/forms/"

// writing are the subcommands that write a file, and how they are told to write it. What is
// there is replaced, so that it would be lost.
var writing = []struct {
	name, ending string
	args         func(out string) []string
}{
	{"new", ".yaml", func(out string) []string {
		return []string{"new", "-force", "-from", sample, "-o", out}
	}},
	{"new, as Word file", ".docx", func(out string) []string {
		return []string{"new", "-force", "-from", sample, "-o", out}
	}},
	{"render", ".pdf", func(out string) []string { // whose file has the name of the report
		return []string{"render", "-force", "-to", "pdf", "-out", filepath.Dir(out), named(out)}
	}},
	{"convert to Word", ".docx", func(out string) []string { return []string{"convert", "-force", sample, out} }},
	{"convert to PDF", ".pdf", func(out string) []string { return []string{"convert", "-force", sample, out} }},
	{"convert to Markdown", ".md", func(out string) []string { return []string{"convert", "-force", sample, out} }},
	{"convert to JSON", ".json", func(out string) []string { return []string{"convert", "-force", sample, out} }},
	{"convert to YAML", ".yaml", func(out string) []string { return []string{"convert", "-force", sample, out} }},
	{"fill", ".docx", func(out string) []string {
		return []string{"fill", "-force", forms + "blank-form.docx", sample, out}
	}},
	{"template", ".docx", func(out string) []string {
		return []string{"template", "-force", "-partial", forms + "template.docx", sample, out}
	}},
	{"sum", ".yaml", func(out string) []string {
		return []string{"sum", "-force", "-office", "某市人民政府", "-o", out, sample}
	}},
	{"schema", ".json", func(out string) []string { return []string{"schema", "-force", out} }},
}

// named makes a copy of the sample with the name of the file that render is to write.
func named(out string) string {
	dir, err := os.MkdirTemp(filepath.Dir(filepath.Dir(out)), "in")
	if err != nil {
		panic(err)
	}
	name := filepath.Join(dir, strings.TrimSuffix(filepath.Base(out), ".pdf")+".yaml")
	data, err := os.ReadFile(sample)
	if err == nil {
		err = os.WriteFile(name, data, 0o644)
	}
	if err == nil {
		err = os.Chmod(dir, 0o755)
	}
	if err != nil {
		panic(err)
	}
	return name
}

// Whatever keeps a file from being written is said in a line that names it, with status 2;
// what stood there stands, and nothing else.
func TestUnwritableFiles(t *testing.T) {
	for _, w := range writing {
		t.Run(w.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "out")
			old, folder, full := filepath.Join(dir, "old"+w.ending), filepath.Join(dir, "folder"+w.ending), filepath.Join(dir, "full"+w.ending)
			for _, err := range []error{os.Mkdir(dir, 0o755), os.WriteFile(old, []byte("old"), 0o644), os.Mkdir(folder, 0o755), os.Symlink("/dev/full", full)} {
				if err != nil {
					t.Fatal(err)
				}
			}
			before := files(t, dir)
			for _, tc := range []struct{ name, out, limit, why string }{
				{"a full disk", full, "unlimited", "磁盘已满"},
				{"a limit of size", old, "1", "超过允许的文件大小"},
				{"a folder", folder, "unlimited", "是文件夹，不是文件"},
				{"no folder for it", filepath.Join(dir, "none", "a"+w.ending), "unlimited", "没有这个文件或文件夹"},
				{"a file as folder", filepath.Join(old, "a"+w.ending), "unlimited", "路径中有一部分不是文件夹"},
			} {
				if w.name == "render" && strings.Contains(tc.name, "folder ") || w.name == "render" && tc.name == "a file as folder" {
					continue // it makes its folder
				}
				if _, err := os.Stat("/dev/full"); err != nil && tc.out == full {
					t.Logf("%s: not on this system", tc.name)
					continue
				}
				cmd := exec.Command("sh", append([]string{"-c", `ulimit -f "$0"; exec annualreport "$@"`, tc.limit}, w.args(tc.out)...)...)
				refused(t, tc.name, cmd, filepath.Base(tc.out)+": "+tc.why)
				if data, err := os.ReadFile(old); err != nil || string(data) != "old" {
					t.Errorf("%s: the old file holds %d bytes, %v", tc.name, len(data), err)
				}
				if after := files(t, dir); !slices.Equal(after, before) {
					t.Errorf("%s: in the folder: %q, before %q", tc.name, after, before)
				}
			}
		})
	}
}

// refused runs a command that is to fail, and asks for one line that says why.
func refused(t *testing.T, name string, cmd *exec.Cmd, want string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	var exit *exec.ExitError
	if err := cmd.Run(); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	status, said := cmd.ProcessState.ExitCode(), stderr.String()
	if status != terminal.Failed || !strings.Contains(said, want) || strings.Contains(said, ".tmp") || strings.Contains(said, "goroutine") || stdout.Len() > 0 {
		t.Errorf("%s: status %d, %q, %q on standard output; want %d and %q", name, status, said, &stdout, terminal.Failed, want)
	}
}

// A folder, or a file, that one may not write to. Root may, so that another runs it.
func TestReadOnly(t *testing.T) {
	root := os.Geteuid() == 0
	const nobody = 65534
	top, err := os.MkdirTemp("", "annualreport") // those of t.TempDir are for its owner alone
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(top) })
	program, err := exec.LookPath("annualreport")
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(program)
	if err != nil {
		t.Fatal(err)
	}
	// Its name is what the test's own binary tells the command by.
	bin := filepath.Join(top, "annualreport")
	out := filepath.Join(top, "out")
	locked := filepath.Join(top, "locked")
	for _, err := range []error{os.WriteFile(bin, data, 0o755), os.Mkdir(out, 0o755), os.Mkdir(locked, 0o755), os.Chmod(top, 0o755)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	sampleData, err := os.ReadFile(sample)
	if err != nil {
		t.Fatal(err)
	}
	in := filepath.Join(top, "in.yaml")
	for _, err := range []error{os.WriteFile(in, sampleData, 0o644), os.WriteFile(filepath.Join(out, "file.md"), []byte("old"), 0o444)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if root {
		for _, path := range []string{out, filepath.Join(out, "file.md")} {
			if err := os.Chown(path, nobody, nobody); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := os.Chmod(locked, 0o555); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{filepath.Join(locked, "a.md"), filepath.Join(out, "file.md")} {
		cmd := exec.Command(bin, "convert", "-force", in, path)
		cmd.Dir = top
		if root {
			cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
		}
		refused(t, path, cmd, filepath.Base(path)+": 没有权限")
	}
	if got := files(t, locked); len(got) > 0 {
		t.Errorf("in the locked folder: %q", got)
	}
	if data, err := os.ReadFile(filepath.Join(out, "file.md")); err != nil || string(data) != "old" {
		t.Errorf("the old file holds %q, %v", data, err)
	}
}

// A subcommand that is killed, at whatever moment, leaves the old file or the whole new one.
func TestKilled(t *testing.T) {
	for _, w := range writing {
		if w.name == "schema" || strings.HasPrefix(w.name, "convert") && w.ending != ".pdf" {
			continue // no report; the same as another
		}
		t.Run(w.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "out")
			if err := os.Mkdir(dir, 0o755); err != nil {
				t.Fatal(err)
			}
			out := filepath.Join(dir, "a"+w.ending)
			args := w.args(out)
			// How long it takes is measured, so that the kills fall all over it.
			start := time.Now()
			if out, err := exec.Command("annualreport", args...).CombinedOutput(); err != nil && !strings.Contains(string(out), "错误") {
				t.Logf("%s", out)
			}
			took := time.Since(start)
			for i := range 4 {
				if err := os.WriteFile(out, []byte("old"), 0o644); err != nil {
					t.Fatal(err)
				}
				cmd := exec.Command("annualreport", args...)
				if err := cmd.Start(); err != nil {
					t.Fatal(err)
				}
				time.Sleep(took * time.Duration(i+1) / 4)
				_ = cmd.Process.Kill() // it may have ended
				_ = cmd.Wait()
				whole(t, out)
			}
			// The next one clears what was left.
			if _, err := exec.Command("annualreport", args...).Output(); err != nil && w.name != "new, as Word file" {
				t.Log(err)
			}
			if got := files(t, dir); slices.ContainsFunc(got, temporary) {
				t.Errorf("left: %q", got)
			}
		})
	}
}

// whole asks that a file is the old one or a whole report.
func whole(t *testing.T, path string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			t.Errorf("the file is gone")
			return
		}
		t.Fatal(err)
	}
	if string(data) == "old" {
		return
	}
	if _, err := parse.Read(path, bytes.NewReader(data)); err != nil {
		t.Errorf("half a file of %d bytes: %v", len(data), err)
	}
}
