package wholefile

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"time"
)

// maxLinks bounds how many symbolic links lead to a file, as systems do.
const maxLinks = 40

// target is the place where a file is to stand.
type target struct {
	path    string // behind all symbolic links
	exists  bool
	special bool        // neither a file nor a folder: a pipe, a terminal, a device
	mode    fs.FileMode // the permissions of the file that is there; 0 where none is
}

// find returns the place that a name stands for, and an error where no file can be
// written there.
func find(name string) (target, error) {
	if name == "" {
		return target{}, syscall.ENOENT
	}
	path := name
	for range maxLinks {
		info, err := os.Lstat(path)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return target{path: path}, mayReplace(name)
		case err != nil:
			return target{}, err
		case info.Mode()&fs.ModeSymlink != 0:
			link, err := os.Readlink(path)
			if err != nil {
				return target{}, err
			}
			if !filepath.IsAbs(link) {
				// Not Join, which takes "folder/.." away although the folder
				// may be a link.
				link = filepath.Dir(path) + string(filepath.Separator) + link
			}
			path = link
		case info.IsDir():
			return target{}, syscall.EISDIR
		case !info.Mode().IsRegular():
			// By its own name: what /dev/stdout leads to has none that opens.
			return target{path: name, exists: true, special: true}, nil
		default:
			return target{path: path, exists: true, mode: info.Mode().Perm()}, mayReplace(name)
		}
	}
	return target{}, syscall.ELOOP
}

// mayReplace asks the system whether the file with the name may be written, if it is
// there: a folder that may be written holds files that may not, and links in a folder
// of everybody that the system does not follow.
func mayReplace(name string) error {
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	return f.Close()
}

// writeSpecial writes to what is no file. A pipe that nobody reads is an error, and one
// whose reader stops is left when ctx ends.
func writeSpecial(ctx context.Context, name string, data []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|nonblock, 0)
	if err != nil {
		return err
	}
	stop := context.AfterFunc(ctx, func() {
		// A device that knows no deadlines takes what it is given.
		_ = f.SetWriteDeadline(time.Unix(1, 0))
	})
	defer stop()
	_, err = f.Write(data)
	if errors.Is(err, os.ErrDeadlineExceeded) {
		err = context.Cause(ctx)
	}
	return errors.Join(err, f.Close())
}
