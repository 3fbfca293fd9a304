package wholefile

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
)

// names are the names of temporary files. They say whose they are, are hidden, and
// nobody gives such a name by hand.
var names = regexp.MustCompile(`^\.annualreport-[0-9a-f]{32}\.tmp$`)

func temporary(path string) bool { return names.MatchString(filepath.Base(path)) }

// file is a temporary file. As long as the program lives it holds a lock on it, so
// that others know it from one that was left behind.
type file struct {
	*os.File
	closed bool
}

// newTemporary makes a temporary file in a folder.
func newTemporary(dir string) (*file, error) {
	for {
		var random [16]byte
		rand.Read(random[:]) // never fails
		name := filepath.Join(dir, ".annualreport-"+hex.EncodeToString(random[:])+".tmp")
		f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o644)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		lock(f)
		// Between the two calls another program may have taken it for one that was
		// left behind.
		if !same(f, name) {
			if err := f.Close(); err != nil {
				return nil, err
			}
			continue
		}
		return &file{File: f}, nil
	}
}

// same reports whether the name still stands for the open file.
func same(f *os.File, name string) bool {
	opened, err := f.Stat()
	if err != nil {
		return false
	}
	named, err := os.Lstat(name)
	return err == nil && os.SameFile(opened, named)
}

// fill writes all of the file to the disk.
func (f *file) fill(data []byte, mode fs.FileMode) error {
	if _, err := f.Write(data); err != nil {
		return err
	}
	if mode != 0 {
		if err := f.Chmod(mode); err != nil {
			return err
		}
	}
	return f.Sync()
}

// become gives the file its name. Where open files can be given names, the lock is
// held until then.
func (f *file) become(path string) error {
	if !renamesOpen {
		if err := f.close(); err != nil {
			return err
		}
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return err
	}
	return f.close()
}

// close closes the file, once.
func (f *file) close() error {
	if f.closed {
		return nil
	}
	f.closed = true
	return f.File.Close()
}

// discard removes the file.
func (f *file) discard() error {
	// Whether what was written could be kept matters no more.
	_ = f.close()
	if err := os.Remove(f.Name()); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// sweep removes the temporary files that programs left in a folder when they were
// killed. It is a courtesy: what cannot be looked at or removed is left where it is.
func sweep(dir string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, e := range entries {
		if !e.Type().IsRegular() || !temporary(e.Name()) {
			continue
		}
		name := filepath.Join(dir, e.Name())
		f, err := os.OpenFile(name, os.O_RDWR|nonblock, 0)
		if err != nil {
			continue
		}
		stale := abandoned(f) && same(f, name)
		if stale && renamesOpen {
			_ = os.Remove(name) // under the lock
		}
		_ = f.Close()
		if stale && !renamesOpen {
			_ = os.Remove(name)
		}
	}
}
