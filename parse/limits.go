package parse

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/govdisclosure/annualreport/internal/budget"
	"github.com/govdisclosure/annualreport/report"
)

// Limits bound what reading a document may take, so that a file from a stranger
// cannot take more. A zero field means the default.
type Limits struct {
	// Bytes is the largest file that is read; default 32 MiB.
	Bytes int64
	// Unpacked is the largest sum of the parts that are unpacked from a DOCX or
	// PDF; default 64 MiB.
	Unpacked int64
	// Depth is how deep elements may nest; default 256.
	Depth int
	// Cells is the largest number of cells of all tables, spans unfolded;
	// default 200 000.
	Cells int
	// Blocks is the largest number of paragraphs and tables; default 100 000.
	Blocks int
	// Memory is the most bytes that are made of the document, as far as their number
	// depends on what it says; default 128 MiB. What the process takes is up to three
	// times as much, for what is no longer needed is not given back at once.
	Memory int64
	// Steps is the most steps of work, of which each looks at a character, an element
	// or a pair of them; default 2 000 000 000, which is some seconds.
	Steps int64
	// Time is the longest that reading may take; default 10 s.
	Time time.Duration
}

func (l Limits) withDefaults() Limits {
	if l.Bytes == 0 {
		l.Bytes = 32 << 20
	}
	if l.Unpacked == 0 {
		l.Unpacked = 64 << 20
	}
	if l.Depth == 0 {
		l.Depth = 256
	}
	if l.Cells == 0 {
		l.Cells = 200_000
	}
	if l.Blocks == 0 {
		l.Blocks = 100_000
	}
	if l.Memory == 0 {
		l.Memory = 128 << 20
	}
	if l.Steps == 0 {
		l.Steps = 2_000_000_000
	}
	if l.Time == 0 {
		l.Time = 10 * time.Second
	}
	return l
}

// LimitError says which limit a document exceeds: Limit is the name of the field of
// [Limits].
type LimitError = budget.LimitError

// ended returns the error of the time where that is up, otherwise what ended the work.
func (b *account) ended(err error) error { return cmp.Or(b.alive(), err) }

// exceeded returns the error for a limit.
func exceeded[T int | int64](limit string, most T) *LimitError {
	return &LimitError{Limit: limit, Max: fmt.Sprint(most)}
}

// overLimit reports whether an error ends reading whatever the document holds: it is one
// of a limit, or of the caller's context.
func overLimit(err error) bool {
	var limit *LimitError
	return errors.As(err, &limit) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)
}

// account counts what reading a document takes: memory and steps as every other
// reader does, and what documents consist of.
type account struct {
	*budget.Budget
	limits   Limits
	ctx      context.Context
	unpacked int64
	cells    int
	blocks   int
}

func newAccount(ctx context.Context, l Limits) *account {
	l = l.withDefaults()
	return &account{Budget: budget.New(ctx, budget.Limits{Memory: l.Memory, Steps: l.Steps}), limits: l, ctx: ctx}
}

// alive returns an error as soon as the time is up.
func (b *account) alive() error { return b.Alive() }

// What things take in memory, in bytes, from where they are read to where they stand in a
// report, with the room that lists of them have for more.
const (
	sizeOfCell    = 256
	sizeOfBlock   = 640
	sizeOfRun     = 96
	sizeOfElement = 512 // of XML or of a page
)

// made charges a text that is about to be made.
func (b *account) made(s string) error { return b.Grow(int64(sizeOfRun + len(s))) }

func (b *account) addCells(n int) error {
	if err := b.Grow(int64(n) * sizeOfCell); err != nil && b.cells+n <= b.limits.Cells {
		return err
	}
	b.cells += n
	if b.cells > b.limits.Cells {
		return exceeded("Cells", b.limits.Cells)
	}
	return nil
}

func (b *account) addBlock() error {
	if err := b.Step(1); err != nil {
		return err
	}
	if err := b.Grow(sizeOfBlock); err != nil {
		return err
	}
	b.blocks++
	if b.blocks > b.limits.Blocks {
		return exceeded("Blocks", b.limits.Blocks)
	}
	return nil
}

func (b *account) depth(n int) error {
	if n > b.limits.Depth {
		return exceeded("Depth", b.limits.Depth)
	}
	return nil
}

// limitedReader reads from r until the time is up or more than limit bytes have come.
type limitedReader struct {
	b     *account
	r     io.Reader
	left  int64
	limit *LimitError
}

func (l *limitedReader) Read(p []byte) (int, error) {
	if err := l.b.alive(); err != nil {
		return 0, err
	}
	if int64(len(p)) > l.left+1 {
		p = p[:l.left+1]
	}
	n, err := l.r.Read(p)
	if int64(n) > l.left {
		return 0, l.limit
	}
	l.left -= int64(n)
	return n, err
}

// timed reads what is in memory already, until the time is up.
func (b *account) timed(data []byte) io.Reader {
	return &limitedReader{b, bytes.NewReader(data), int64(len(data)), nil}
}

// input reads a whole file.
func (b *account) input(r io.Reader) ([]byte, error) {
	return b.readAll(&limitedReader{b, unblocked(b.ctx, r), b.limits.Bytes, exceeded("Bytes", b.limits.Bytes)})
}

// unpack reads a packed part whole, and counts it.
func (b *account) unpack(r io.Reader) ([]byte, error) {
	all := &limitedReader{b, r, b.limits.Unpacked - b.unpacked, exceeded("Unpacked", b.limits.Unpacked)}
	data, err := b.readAll(all)
	b.unpacked = b.limits.Unpacked - all.left
	return data, err
}

// readAll reads to the end, in pieces that are put together once: a buffer that grows
// leaves behind as much again as it holds.
func (b *account) readAll(r io.Reader) ([]byte, error) {
	const first, last = 4 << 10, 4 << 20
	var pieces [][]byte
	for size := first; ; size = min(2*size, last) {
		if err := b.Grow(int64(size)); err != nil {
			return nil, err
		}
		piece := make([]byte, size)
		n, err := fill(r, piece)
		pieces = append(pieces, piece[:n])
		if err == nil {
			continue
		}
		b.Release(int64(size - n))
		switch {
		case err != io.EOF:
			return nil, err
		case len(pieces) == 1:
			return piece[:n:n], nil
		}
		return bytes.Join(pieces, nil), nil
	}
}

// fill reads until a piece is full. Unlike that of [io.ReadFull] its error is the reader's:
// what is cut short is no end.
func fill(r io.Reader, piece []byte) (n int, err error) {
	for n < len(piece) && err == nil {
		var more int
		more, err = r.Read(piece[n:])
		n += more
	}
	return n, err
}

// picture returns the file of a picture that can be printed, nil where it is none.
func (b *account) picture(data []byte) ([]byte, error) {
	p := report.Picture{Data: data}
	info, err := p.Info()
	if err != nil {
		return nil, nil
	}
	if err := errors.Join(b.Step(2*info.Width*info.Height), b.Alive()); err != nil {
		return nil, err
	}
	if _, err := p.Decode(); err != nil {
		return nil, nil
	}
	return data, nil
}
