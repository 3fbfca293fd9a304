//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package wholefiletest

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

const asProgram, fileSize = "WHOLEFILETEST_PROGRAM", "WHOLEFILETEST_SIZE"

// Main is what TestMain does of the test of a program, so that the test can run itself
// as the program: see [Command].
func Main(m *testing.M, main func()) {
	if os.Getenv(asProgram) == "" {
		os.Exit(m.Run())
	}
	if limit, err := strconv.Atoi(os.Getenv(fileSize)); err == nil {
		var r syscall.Rlimit
		for range limit { // their type is another on every system
			r.Cur++
			r.Max++
		}
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &r); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(99)
		}
	}
	main()
	os.Exit(0)
}

// Command returns the program as a process of its own.
func Command(args ...string) *exec.Cmd {
	cmd := exec.Command(os.Args[0], args...)
	cmd.Env = append(os.Environ(), asProgram+"=1")
	return cmd
}

// Program asks that a program that cannot write its file says so, with the status
// failed and the name of the file, leaves what stood there, and leaves nothing else.
// args are its arguments for writing a file with the name, which ends in ending.
func Program(t *testing.T, ending string, failed int, args func(out string) []string) {
	t.Helper()
	dir := t.TempDir()
	old, folder, full := filepath.Join(dir, "old"+ending), filepath.Join(dir, "folder"+ending), filepath.Join(dir, "full"+ending)
	for _, err := range []error{os.WriteFile(old, []byte("old"), 0o644), os.Mkdir(folder, 0o755), os.Symlink("/dev/full", full)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	before := listing(t, dir)
	for _, tc := range []struct {
		name, out, limit string
		want             error
	}{
		{"a full disk", full, "", syscall.ENOSPC},
		{"a limit of size", old, "1024", syscall.EFBIG},
		{"a folder", folder, "", syscall.EISDIR},
	} {
		if _, err := os.Stat(tc.out); err != nil {
			t.Logf("%s: not on this system: %v", tc.name, err)
			continue
		}
		cmd := Command(args(tc.out)...)
		cmd.Env = append(cmd.Env, fileSize+"="+tc.limit)
		var stderr bytes.Buffer
		cmd.Stderr = &stderr
		var exit *exec.ExitError
		if err := cmd.Run(); err != nil && !errors.As(err, &exit) {
			t.Fatal(err)
		}
		status, said := cmd.ProcessState.ExitCode(), stderr.String()
		if status != failed || !strings.Contains(said, filepath.Base(tc.out)+": "+tc.want.Error()) || strings.Contains(said, ".tmp") {
			t.Errorf("%s: status %d, %q, want %d and %q", tc.name, status, said, failed, tc.want)
		}
		if data, err := os.ReadFile(old); err != nil || string(data) != "old" {
			t.Errorf("%s: the old file holds %d bytes, %v", tc.name, len(data), err)
		}
		if after := listing(t, dir); !slices.Equal(after, before) {
			t.Errorf("%s: in the folder: %q, before %q", tc.name, after, before)
		}
	}
}

func listing(t *testing.T, dir string) (names []string) {
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
