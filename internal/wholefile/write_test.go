package wholefile

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

func text(s string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, s)
		return err
	}
}

func listing(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, e := range entries {
		all = append(all, e.Name())
	}
	return all
}

func holds(t *testing.T, path, want string) {
	t.Helper()
	got, err := os.ReadFile(path)
	if err != nil || string(got) != want {
		t.Errorf("%s holds %q (%v), want %q", path, got, err, want)
	}
}

func TestWriteReplaces(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "报告.docx")
	for _, s := range []string{"first, which is longer", "second"} {
		if err := Write(t.Context(), path, text(s)); err != nil {
			t.Fatal(err)
		}
		holds(t, path, s)
	}
	if got := listing(t, dir); !slices.Equal(got, []string{"报告.docx"}) {
		t.Errorf("in the folder: %q", got)
	}
	if err := Create(t.Context(), path, text("third")); !errors.Is(err, fs.ErrExist) {
		t.Errorf("Create over a file: %v", err)
	}
	holds(t, path, "second")
	other := filepath.Join(dir, "other")
	if err := Create(t.Context(), other, text("new")); err != nil {
		t.Error(err)
	}
	holds(t, other, "new")
}

func TestWritePermissions(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := Write(t.Context(), path, text("new")); err != nil {
		t.Fatal(err)
	}
	holds(t, path, "new")
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("permissions %v, %v", info.Mode(), err)
	}
}

// What write returns, and a context that ends in it or before, leave the old file and
// nothing else.
func TestNothingIsWritten(t *testing.T) {
	why := errors.New("no more")
	for name, tc := range map[string]struct {
		path  string
		write func(cancel context.CancelCauseFunc) func(io.Writer) error
		want  error
	}{
		"error": {"a", func(context.CancelCauseFunc) func(io.Writer) error {
			return func(w io.Writer) error {
				if _, err := io.WriteString(w, "half"); err != nil {
					return err
				}
				return why
			}
		}, why},
		"ended in it": {"a", func(cancel context.CancelCauseFunc) func(io.Writer) error {
			return func(w io.Writer) error { cancel(why); return text("new")(w) }
		}, why},
		"ended before": {"a", func(cancel context.CancelCauseFunc) func(io.Writer) error {
			cancel(why)
			return func(io.Writer) error { t.Error("write was called"); return nil }
		}, why},
		"a folder":          {"folder", nil, syscall.EISDIR},
		"no folder for it":  {"none/a", nil, fs.ErrNotExist},
		"a file for folder": {"a/b", nil, syscall.ENOTDIR},
		"no name":           {"", nil, fs.ErrNotExist},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, "a"), []byte("old"), 0o644); err != nil {
				t.Fatal(err)
			}
			if err := os.Mkdir(filepath.Join(dir, "folder"), 0o755); err != nil {
				t.Fatal(err)
			}
			ctx, cancel := context.WithCancelCause(t.Context())
			defer cancel(nil)
			write := text("new")
			if tc.write != nil {
				write = tc.write(cancel)
			}
			path := tc.path
			if path != "" {
				path = filepath.Join(dir, path)
			}
			err := Write(ctx, path, write)
			if !errors.Is(err, tc.want) {
				t.Errorf("error %v, want %v", err, tc.want)
			}
			if err != nil && (!strings.HasPrefix(err.Error(), path+": ") || strings.Contains(err.Error(), ".tmp") || strings.Count(err.Error(), dir) > 1) {
				t.Errorf("the error does not say where, or says it twice: %v", err)
			}
			holds(t, filepath.Join(dir, "a"), "old")
			if got := listing(t, dir); !slices.Equal(got, []string{"a", "folder"}) {
				t.Errorf("in the folder: %q", got)
			}
		})
	}
}
