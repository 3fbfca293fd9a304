//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// A folder that was sent in may hold anything: what is no file is named, and nothing
// of it is waited for.
func TestUnderPassesOver(t *testing.T) {
	dir := t.TempDir()
	data, err := os.ReadFile(zibo)
	if err != nil {
		t.Fatal(err)
	}
	outside := filepath.Join(t.TempDir(), "outside.yaml")
	for _, err := range []error{
		os.WriteFile(filepath.Join(dir, "only.yaml"), data, 0o644),
		os.WriteFile(outside, data, 0o644),
		os.Symlink(outside, filepath.Join(dir, "link.yaml")),
		os.Symlink("nowhere", filepath.Join(dir, "dangling.yaml")),
		os.Symlink("nowhere", filepath.Join(dir, "forged\nx.yaml：错误 0 个")),
		os.Mkdir(filepath.Join(dir, "more.yaml"), 0o755),
		syscall.Mkfifo(filepath.Join(dir, "pipe.yaml"), 0o644),
		os.WriteFile(filepath.Join(dir, ".DS_Store"), []byte{0}, 0o644),
		os.WriteFile(filepath.Join(dir, "~$only.docx"), []byte{0}, 0o644),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	type result struct {
		status         int
		stdout, stderr string
	}
	done := make(chan result, 1)
	go func() {
		status, stdout, stderr := annualreport(t, "check", "-under", dir, "../../testdata/reports/wenzhou-guodong-2024.yaml")
		done <- result{status, stdout, stderr}
	}()
	var got result
	select {
	case got = <-done:
	case <-time.After(time.Minute):
		t.Fatal("it waits for something")
	}
	if got.status != 1 || !strings.Contains(got.stdout, "SUB001") {
		t.Errorf("status %d\n%s", got.status, got.stdout)
	}
	for name, why := range map[string]string{"link.yaml": "符号链接", "dangling.yaml": "符号链接", "more.yaml": "下级文件夹", "pipe.yaml": "非普通文件", ".DS_Store": "隐藏文件", "~$only.docx": "隐藏文件", `forged\u000ax.yaml：错误 0 个`: "符号链接"} {
		if want := name + "：没有读取：" + why + "\n"; !strings.Contains(got.stderr, want) {
			t.Errorf("not said: %s\n%s", want, got.stderr)
		}
	}
	if n := strings.Count(got.stderr, "没有读取"); n != 7 {
		t.Errorf("%d are passed over, want 6:\n%s", n, got.stderr)
	}
}

// The office and the year of the command line count for the file, not for others.
func TestOfficeAndYear(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.txt")
	data, err := os.ReadFile("../../testdata/parse/bars.txt")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		t.Fatal(err)
	}
	_, without, stderr := annualreport(t, "check", "-format=json", path)
	if strings.Contains(without, `"office": "某某局"`) {
		t.Fatalf("the office is known before:\n%s\n%s", without, stderr)
	}
	if _, stdout, stderr := annualreport(t, "check", "-format=json", "-office", "某某局", "-year", "2023", path); !strings.Contains(stdout, `"某某局"`) || !strings.Contains(stdout, "2023") {
		t.Errorf("%s\n%s", stdout, stderr)
	}
}
