package report

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"unicode/utf8"
)

// Reader reads files of reports. The zero Reader works.
type Reader struct {
	// Format is the edition of the form that the files follow; nil means
	// [Edition2021].
	Format *Format
	// Name is the name of the file in errors.
	Name string
	// Files is where pictures named by `file:` are read from; nil refuses them.
	// [Open] gives the folder of the file.
	Files fs.FS
	// MaxBytes bounds the size of a file; 0 means 64 MiB.
	MaxBytes int64
}

const defaultMaxBytes = 64 << 20

// Open reads a report from a file in JSON or YAML; a file that begins with { is
// JSON. The error is of type [InputErrors], or what the operating system says.
func Open(name string) (*Report, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return Reader{Name: name, Files: os.DirFS(filepath.Dir(name))}.Read(f)
}

// ReadJSON reads a report in JSON.
func ReadJSON(rd io.Reader) (*Report, error) { return Reader{}.ReadJSON(rd) }

// ReadYAML reads a report in YAML.
func ReadYAML(rd io.Reader) (*Report, error) { return Reader{}.ReadYAML(rd) }

// Read reads a report in JSON, where the first character is {, or YAML.
func (o Reader) Read(rd io.Reader) (*Report, error) {
	data, err := o.bytes(rd)
	if err != nil {
		return nil, err
	}
	if bytes.HasPrefix(bytes.TrimLeft(data, " \t\r\n"), []byte("{")) {
		return o.decode(data, parseJSON)
	}
	return o.decode(data, parseYAML)
}

// ReadJSON reads a report in JSON.
func (o Reader) ReadJSON(rd io.Reader) (*Report, error) {
	data, err := o.bytes(rd)
	if err != nil {
		return nil, err
	}
	return o.decode(data, parseJSON)
}

// ReadYAML reads a report in YAML.
func (o Reader) ReadYAML(rd io.Reader) (*Report, error) {
	data, err := o.bytes(rd)
	if err != nil {
		return nil, err
	}
	return o.decode(data, parseYAML)
}

// bytes reads the whole file, in UTF-8 and without a byte order mark.
func (o Reader) bytes(rd io.Reader) ([]byte, error) {
	limit := o.MaxBytes
	if limit == 0 {
		limit = defaultMaxBytes
	}
	data, err := io.ReadAll(io.LimitReader(rd, limit+1))
	if err != nil {
		return nil, o.wrap(err)
	}
	if int64(len(data)) > limit {
		return nil, o.wrap(fmt.Errorf("the file is larger than %d bytes", limit))
	}
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	if i := invalidUTF8(data); i >= 0 {
		line := 1 + bytes.Count(data[:i], []byte("\n"))
		return nil, InputErrors{{File: o.Name, Line: line, Column: utf8.RuneCount(data[bytes.LastIndexByte(data[:i], '\n')+1:i]) + 1,
			Problem: fmt.Sprintf("the byte 0x%02X is not UTF-8", data[i])}}
	}
	return data, nil
}

func (o Reader) wrap(err error) error {
	if o.Name == "" {
		return err
	}
	return fmt.Errorf("%s: %w", o.Name, err)
}

// invalidUTF8 returns where data stops being UTF-8, or -1.
func invalidUTF8(data []byte) int {
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

func (o Reader) decode(data []byte, parse func([]byte) (node, *InputError)) (*Report, error) {
	n, e := parse(data)
	if e != nil {
		e.File = o.Name
		return nil, InputErrors{e}
	}
	d := decoder{r: &Report{Format: o.Format}, files: o.Files, places: map[string]node{}}
	d.report(n)
	if err := d.finish(); err != nil {
		for _, e := range d.errs {
			e.File = o.Name
		}
		return nil, err
	}
	return d.r, nil
}
