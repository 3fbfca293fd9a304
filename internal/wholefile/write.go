// Package wholefile writes files whole or not at all: nobody ever finds half a report
// under the name of a report, whatever ends the program or fills the disk.
package wholefile

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Write writes what write gives to the file with the name, and replaces the file that
// stands there. All of it is made in memory first, then written to a temporary file
// beside the name and flushed to the disk; only then the name is given to it. Where any
// of this fails, or ctx ends before, the name stands for what it did before, and no
// temporary file is left. Those that killed programs left in the folder are removed.
//
// A symbolic link stays one: the file it points to is replaced. A file keeps its
// permissions, and one that may not be written is not replaced. What is no file, such
// as a pipe or a terminal, is written to at once and directly. The name in an error is
// the one given, never that of the temporary file.
func Write(ctx context.Context, name string, write func(io.Writer) error) error {
	return put(ctx, name, write, true)
}

// Create writes as [Write] does, but where something has the name already, writes
// nothing; the error wraps [fs.ErrExist].
func Create(ctx context.Context, name string, write func(io.Writer) error) error {
	return put(ctx, name, write, false)
}

func put(ctx context.Context, name string, write func(io.Writer) error, replace bool) error {
	if err := place(ctx, name, write, replace); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

func place(ctx context.Context, name string, write func(io.Writer) error, replace bool) error {
	t, err := find(name)
	if err != nil {
		return bare(err)
	}
	if t.exists && !replace {
		return fs.ErrExist
	}
	// Before the work of making it, and after.
	if err := ctx.Err(); err != nil {
		return context.Cause(ctx)
	}
	var data bytes.Buffer
	if err := write(&data); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return context.Cause(ctx)
	}
	if t.special {
		return bare(writeSpecial(ctx, t.path, data.Bytes()))
	}
	dir := filepath.Dir(t.path)
	sweep(dir)
	f, err := newTemporary(dir)
	if err != nil {
		return bare(err)
	}
	if err := f.fill(data.Bytes(), t.mode); err != nil {
		return errors.Join(bare(err), f.discard())
	}
	if err := ctx.Err(); err != nil {
		return errors.Join(context.Cause(ctx), f.discard())
	}
	if err := f.become(t.path); err != nil {
		return errors.Join(bare(err), f.discard())
	}
	return nil
}

// bare takes the path off an error of the system: the name is said once, in front, and
// that of a temporary file says nothing to anybody.
func bare(err error) error {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return path.Err
	case errors.As(err, &link):
		return link.Err
	}
	return err
}
