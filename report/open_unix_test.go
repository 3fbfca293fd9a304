//go:build unix

package report

import (
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestOpenDoesNotWait: a pipe that nobody writes to, a device and a folder are refused
// at once.
func TestOpenDoesNotWait(t *testing.T) {
	dir := t.TempDir()
	pipe := filepath.Join(dir, "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	writeFile(t, filepath.Join(dir, "r.yaml"), "office: 某局\nyear: 2024\noverview: [{picture: {alt: 图, file: pipe}}]\n")
	done := make(chan error)
	for _, name := range []string{pipe, "/dev/zero", dir, filepath.Join(dir, "r.yaml")} {
		go func() {
			_, err := Open(name)
			done <- err
		}()
		select {
		case err := <-done:
			if err == nil || !strings.Contains(err.Error(), "not a regular file") {
				t.Errorf("%s: %v", name, err)
			}
		case <-time.After(5 * time.Second):
			t.Fatalf("%s: Open waits", name)
		}
	}
}
