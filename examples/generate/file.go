package main

import (
	"context"
	"io"

	"github.com/govdisclosure/annualreport/internal/wholefile"
)

// writeFile writes a file whole or not at all and returns its size.
func writeFile(ctx context.Context, path string, write func(io.Writer) error) (size int64, err error) {
	err = wholefile.Write(ctx, path, func(w io.Writer) error {
		n := counter{w: w}
		err := write(&n)
		size = n.n
		return err
	})
	return size, err
}

// counter counts the bytes that are written through it.
type counter struct {
	w io.Writer
	n int64
}

func (c *counter) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	c.n += int64(n)
	return n, err
}
