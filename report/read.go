package report

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/internal/budget"
	"github.com/govdisclosure/annualreport/internal/message"
)

// Reader reads files of reports. The zero Reader works. A file may come from a
// stranger: what reading it takes is bounded, and ends within 100 ms after the context
// does that the methods named …Context take (a Read of the input that blocks aside).
type Reader struct {
	// Format is the edition of the form that those files follow which name none; nil
	// means [Edition2021]. A file that names one by `edition:` follows that.
	Format *Format
	// Editions are those of the caller ([NewFormat]) that a file may name, beside Format
	// and those of the library ([Editions]). Of two with one ID that of the caller is
	// meant. A file that names another is refused ([*UnknownEditionError]).
	Editions []*Format
	// Name is the name of the file in errors.
	Name string
	// Files is where pictures named by `file:` are read from; nil refuses them.
	// [Open] gives the folder of the file, and no way out of it.
	Files fs.FS
	// MaxBytes bounds the size of a file; 0 means 32 MiB. Of YAML at most 1 MiB is
	// read besides its pictures, since what reads it takes time and memory by the
	// character.
	MaxBytes int64
	// MaxMemory bounds, about, the bytes that are made of a file, pictures in files of
	// their own among them; 0 means 192 MiB.
	MaxMemory int64
}

const (
	defaultMaxBytes  = 32 << 20
	defaultMaxMemory = 192 << 20
)

// LimitError says which limit a file exceeds: MaxBytes or Memory of a [Reader], or one
// that YAML has by itself.
type LimitError = budget.LimitError

// ReadJSON reads a report in JSON.
func ReadJSON(rd io.Reader) (*Report, error) { return Reader{}.ReadJSON(rd) }

// ReadYAML reads a report in YAML.
func ReadYAML(rd io.Reader) (*Report, error) { return Reader{}.ReadYAML(rd) }

// Read reads a report in JSON, where the first character is {, or YAML.
func (o Reader) Read(rd io.Reader) (*Report, error) {
	return o.ReadContext(context.Background(), rd)
}

// ReadJSON reads a report in JSON.
func (o Reader) ReadJSON(rd io.Reader) (*Report, error) {
	return o.ReadJSONContext(context.Background(), rd)
}

// ReadYAML reads a report in YAML.
func (o Reader) ReadYAML(rd io.Reader) (*Report, error) {
	return o.ReadYAMLContext(context.Background(), rd)
}

// ReadContext is Read that ends with the context.
func (o Reader) ReadContext(ctx context.Context, rd io.Reader) (*Report, error) {
	return o.read(ctx, rd, func(ctx context.Context, b *budget.Budget, data []byte) (node, error) {
		if bytes.HasPrefix(bytes.TrimLeft(data, " \t\r\n"), []byte("{")) {
			return parseJSON(ctx, b, data)
		}
		return parseYAML(ctx, b, data)
	})
}

// ReadJSONContext is ReadJSON that ends with the context.
func (o Reader) ReadJSONContext(ctx context.Context, rd io.Reader) (*Report, error) {
	return o.read(ctx, rd, parseJSON)
}

// ReadYAMLContext is ReadYAML that ends with the context.
func (o Reader) ReadYAMLContext(ctx context.Context, rd io.Reader) (*Report, error) {
	return o.read(ctx, rd, parseYAML)
}

// fileParser turns the text of a file into nodes. Its error is an [*InputError], or what
// the budget says.
type fileParser func(context.Context, *budget.Budget, []byte) (node, error)

func (o Reader) read(ctx context.Context, rd io.Reader, parse fileParser) (*Report, error) {
	if o.MaxMemory == 0 {
		o.MaxMemory = defaultMaxMemory
	}
	b := budget.New(ctx, budget.Limits{Memory: o.MaxMemory})
	data, err := o.bytes(b, rd)
	if err != nil {
		return nil, o.wrap(hinted(err, o.Name))
	}
	n, err := parse(ctx, b, data)
	if err != nil {
		return nil, o.wrap(hinted(err, o.Name))
	}
	d := decoder{r: &Report{Format: o.Format}, known: o.editions(), files: o.Files, places: map[string]node{}, b: b}
	d.report(n)
	if err := d.finish(); err != nil {
		if n.kind != nodeMap {
			err = hinted(err, o.Name)
		}
		return nil, o.wrap(err)
	}
	return d.r, nil
}

// editions returns the editions that a file may name, those of the caller first.
func (o Reader) editions() []*Format {
	var all []*Format
	for _, f := range append(append([]*Format{o.Format}, o.Editions...), Editions()...) {
		if f != nil && !slices.Contains(all, f) {
			all = append(all, f)
		}
	}
	return all
}

// bytes reads the whole file, in UTF-8 and without a byte order mark.
func (o Reader) bytes(b *budget.Budget, rd io.Reader) ([]byte, error) {
	limit := o.MaxBytes
	if limit == 0 {
		limit = defaultMaxBytes
	}
	data, err := io.ReadAll(b.Reader(rd, "MaxBytes", limit))
	if err != nil {
		return nil, err
	}
	if what := foreign(data); what.EN != "" {
		return nil, inputErrorf(0, 0, "input.foreign", what)
	}
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	i, err := invalidUTF8(b, data)
	if err != nil {
		return nil, err
	}
	if i >= 0 {
		line := 1 + bytes.Count(data[:i], []byte("\n"))
		return nil, inputErrorf(line, utf8.RuneCount(data[bytes.LastIndexByte(data[:i], '\n')+1:i])+1,
			"input.utf8", fmt.Sprintf("%02X", data[i]))
	}
	return data, nil
}

// wrap names the file in an error.
func (o Reader) wrap(err error) error {
	var one *InputError
	var all InputErrors
	switch {
	case errors.As(err, &all):
	case errors.As(err, &one):
		all = InputErrors{one}
	case o.Name == "":
		return err
	default:
		return fmt.Errorf("%s: %w", message.Line(o.Name), err)
	}
	for _, e := range all {
		e.File = o.Name
	}
	return all
}

// invalidUTF8 returns where data stops being UTF-8, or -1.
func invalidUTF8(b *budget.Budget, data []byte) (int, error) {
	for i, asked := 0, 0; i < len(data); {
		if i >= asked {
			if err := b.Alive(); err != nil {
				return 0, err
			}
			asked = i + 1<<16
		}
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			return i, nil
		}
		i += size
	}
	return -1, nil
}
