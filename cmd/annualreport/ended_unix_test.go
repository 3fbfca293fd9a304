//go:build unix

package main

import (
	"bufio"
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

const sample = "../../testdata/reports/zibo-guodong-2024.yaml"

// copySample writes the sample under another name.
func copySample(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(sample)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

// One of the three files cannot be written: the others are, since each is whole.
func TestUnwritable(t *testing.T) {
	for _, ending := range []string{".docx", ".pdf", ".md"} {
		out := t.TempDir()
		in := copySample(t, filepath.Join(t.TempDir(), "a.yaml"))
		if err := os.Mkdir(filepath.Join(out, "a"+ending), 0o755); err != nil {
			t.Fatal(err)
		}
		status, _, stderr := annualreport(t, "render", "-force", "-out", out, in)
		if status != terminal.Failed || !strings.Contains(stderr, "a"+ending+": "+"是文件夹，不是文件") {
			t.Errorf("%s: status %d, %q", ending, status, stderr)
		}
		if got := files(t, out); !slices.Equal(got, []string{"a.docx", "a.md", "a.pdf"}) {
			t.Errorf("%s: in the folder: %q", ending, got)
		}
	}
}

// However a run is ended, all files that are there are whole, and no temporary one is
// left, or only until another has run.
func TestEndedRuns(t *testing.T) {
	dir := t.TempDir()
	reports, out := filepath.Join(dir, "in"), filepath.Join(dir, "out")
	if err := os.Mkdir(reports, 0o755); err != nil {
		t.Fatal(err)
	}
	for i := range 26 {
		copySample(t, filepath.Join(reports, string(rune('a'+i))+".yaml"))
	}
	for i := range 12 {
		sig := []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGKILL}[i%3]
		cmd := exec.Command("annualreport", "render", "-force", "-out", out, reports)
		stderr, err := cmd.StderrPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		waitForFile(t, out)
		time.Sleep(time.Duration(i) * 3 * time.Millisecond)
		if err := cmd.Process.Signal(sig); err != nil {
			t.Fatal(err)
		}
		message, _ := bufio.NewReader(stderr).ReadString('\n')
		_ = cmd.Wait() // its status is asked for below
		if status := cmd.ProcessState.ExitCode(); sig != syscall.SIGKILL && (status != terminal.Failed || !strings.Contains(message, "已中断")) {
			t.Errorf("%v: status %d, %q", sig, status, message)
		}
		for _, name := range files(t, out) {
			path := filepath.Join(out, name)
			if temporary(name) {
				if sig != syscall.SIGKILL {
					t.Errorf("%v leaves %s", sig, name)
				}
				continue // for the next run to clear
			}
			if res, err := parse.Open(path); err != nil || res.Report.Year != 2024 {
				t.Errorf("%v: %v", sig, err)
			}
			if err := os.Remove(path); err != nil {
				t.Fatal(err)
			}
		}
	}
	if status, _, stderr := annualreport(t, "render", "-force", "-out", out, sample); status != terminal.Done {
		t.Errorf("status %d: %s", status, stderr)
	}
	if got := files(t, out); slices.ContainsFunc(got, temporary) {
		t.Errorf("left: %q", got)
	}
}

func temporary(name string) bool { return strings.HasSuffix(name, ".tmp") }

// waitForFile waits until a folder holds a file that is no temporary one.
func waitForFile(t *testing.T, dir string) {
	t.Helper()
	for range 4000 {
		entries, err := os.ReadDir(dir)
		if err == nil && slices.ContainsFunc(entries, func(e os.DirEntry) bool { return !temporary(e.Name()) }) {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	t.Fatal("nothing was written in twenty seconds")
}

func files(t *testing.T, dir string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}
