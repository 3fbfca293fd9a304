// Package inbox lists what offices sent in, a folder or a ZIP archive of files, and tells of
// a file that is no document at all what it is and what to do.
package inbox

import (
	"archive/zip"
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/govdisclosure/annualreport/internal/message"
	"github.com/govdisclosure/annualreport/report"
)

// Limits of what is taken from strangers.
const (
	// MaxFiles is how many files are taken in at most.
	MaxFiles = 10_000
	// MaxBytes is how large a file is at most; a larger one is cut there, and so is read as
	// what is too large.
	MaxBytes = 33 << 20
	// maxUnpacked is how many bytes of an archive are unpacked in all.
	maxUnpacked = 4 << 30
	// maxDepth is how many folders deep files are looked for.
	maxDepth = 8
)

// File is a file that came in.
type File struct {
	// Name is its path within the folder or archive, with slashes, made visible: no two
	// files have the same.
	Name string
	// Open opens it.
	Open func() (io.ReadCloser, error)
}

// Read reads it whole.
func (f *File) Read() ([]byte, error) {
	in, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer in.Close()
	return io.ReadAll(in)
}

// Passed is what is no file of an office's and is passed over.
type Passed struct {
	Name string
	Why  report.Label
}

// Box is a folder or an archive.
type Box struct {
	Files  []File // by their names
	Passed []Passed
	close  func() error
}

// Close closes the archive.
func (b *Box) Close() error {
	if b.close == nil {
		return nil
	}
	return b.close()
}

// Open opens a folder or a ZIP archive. A folder without is left aside, as the one that is
// written to; "" is none.
func Open(ctx context.Context, name, without string) (*Box, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	b := &Box{}
	switch {
	case info.IsDir():
		err = b.folder(ctx, name, without)
	case info.Mode().IsRegular():
		err = b.archive(name)
	default:
		err = message.Errorf("inbox.neither", name)
	}
	if err != nil {
		return nil, err
	}
	if len(b.Files) > MaxFiles {
		return nil, message.Errorf("inbox.many", name, MaxFiles)
	}
	slices.SortStableFunc(b.Files, func(x, y File) int { return strings.Compare(x.Name, y.Name) })
	b.unique()
	return b, nil
}

// folder takes the files of a folder and those below it. Links and pipes are none.
func (b *Box) folder(ctx context.Context, dir, without string) error {
	var skip os.FileInfo
	if without != "" {
		skip, _ = os.Stat(without) // a folder that is not there yet is not in this one
	}
	return filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		if err != nil {
			if p == dir {
				return err
			}
			b.Passed = append(b.Passed, Passed{p, report.Label{ZH: "不能打开", EN: "cannot be opened"}})
			if d != nil && d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		rel, err := filepath.Rel(dir, p)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		if d.IsDir() {
			info, err := d.Info()
			switch {
			case rel == ".":
			case err == nil && skip != nil && os.SameFile(info, skip), strings.HasPrefix(d.Name(), "."):
				return fs.SkipDir
			case strings.Count(rel, "/") >= maxDepth:
				b.Passed = append(b.Passed, Passed{rel, report.Label{ZH: "文件夹层数太多", EN: "too many folders deep"}})
				return fs.SkipDir
			}
			return nil
		}
		if why := notTaken(rel, d.Type()); why != (report.Label{}) {
			b.Passed = append(b.Passed, Passed{rel, why})
			return nil
		}
		b.Files = append(b.Files, File{message.Line(rel), func() (io.ReadCloser, error) {
			f, err := os.Open(p)
			if err != nil {
				return nil, err
			}
			// Between the listing and now it may have become another thing.
			if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() {
				f.Close()
				return nil, message.Errorf("inbox.not_regular", p)
			}
			return limited{io.LimitReader(f, MaxBytes), f}, nil
		}})
		return nil
	})
}

type limited struct {
	io.Reader
	io.Closer
}

// archive takes the files of a ZIP archive.
func (b *Box) archive(name string) error {
	r, err := zip.OpenReader(name)
	if err != nil {
		return message.Errorf("inbox.damaged", name, err)
	}
	b.close = r.Close
	if len(r.File) > 2*MaxFiles {
		r.Close()
		return message.Errorf("inbox.many", name, MaxFiles)
	}
	left := int64(maxUnpacked)
	for _, f := range r.File {
		name := nameOf(f)
		if f.FileInfo().IsDir() {
			continue
		}
		if why := notTaken(name, f.Mode().Type()); why != (report.Label{}) {
			b.Passed = append(b.Passed, Passed{message.Line(name), why})
			continue
		}
		size := int64(min(f.UncompressedSize64, MaxBytes))
		if left -= size; left < 0 {
			b.Passed = append(b.Passed, Passed{message.Line(name), report.Label{ZH: "压缩包展开后太大", EN: "the archive unpacks to too much"}})
			continue
		}
		b.Files = append(b.Files, File{message.Line(name), func() (io.ReadCloser, error) {
			in, err := f.Open()
			if err != nil {
				return nil, err
			}
			return limited{io.LimitReader(in, MaxBytes), in}, nil
		}})
	}
	return nil
}

// nameOf returns the name of a file in an archive. Programs in China write GB 18030 and do
// not say so.
func nameOf(f *zip.File) string {
	name := f.Name
	if f.NonUTF8 || !utf8.ValidString(name) {
		if utf8.ValidString(name) && !f.NonUTF8 {
			return clean(name)
		}
		if s, err := simplifiedchinese.GB18030.NewDecoder().String(f.Name); err == nil && !strings.ContainsRune(s, utf8.RuneError) {
			name = s
		}
	}
	return clean(name)
}

// clean makes a path of an archive one that leads nowhere else.
func clean(name string) string {
	name = strings.ReplaceAll(name, `\`, "/")
	return strings.TrimPrefix(path.Clean("/"+name), "/")
}

// settingsName is what a file of settings is called: settings silence findings, so that
// whoever sends a file in does not choose them.
const settingsName = "annualreport.yaml"

// notTaken says why a file is not an office's; nothing where it is.
func notTaken(name string, mode fs.FileMode) report.Label {
	base := path.Base(name)
	switch {
	case mode&fs.ModeSymlink != 0:
		return report.Label{ZH: "符号链接", EN: "a symbolic link"}
	case !mode.IsRegular():
		return report.Label{ZH: "非普通文件", EN: "not a regular file"}
	case strings.HasPrefix(base, "."), strings.HasPrefix(base, "~$"), strings.HasPrefix(name, "__MACOSX/"),
		strings.EqualFold(base, "Thumbs.db"), strings.EqualFold(base, "desktop.ini"):
		return report.Label{ZH: "系统文件", EN: "a file of the system's"}
	case base == settingsName:
		return report.Label{ZH: "设置文件，不采用", EN: "settings, which are not followed"}
	}
	return report.Label{}
}

// unique gives each file a name of its own: an archive may hold one name twice, and two
// names may be made visible alike.
func (b *Box) unique() {
	seen := map[string]bool{}
	for i := range b.Files {
		f := &b.Files[i]
		name := f.Name
		for n := 2; seen[f.Name]; n++ {
			ext := path.Ext(name)
			f.Name = fmt.Sprintf("%s(%d)%s", strings.TrimSuffix(name, ext), n, ext)
		}
		seen[f.Name] = true
	}
}
