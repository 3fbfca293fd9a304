package doc

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/govdisclosure/annualreport/internal/budget"
)

// Ended returns the error of the time where that is up, otherwise what ended the work.
func (b *Account) Ended(err error) error { return cmp.Or(b.Alive(), err) }

// Exceeded returns the error for a limit.
func Exceeded[T int | int64](limit string, most T) *budget.LimitError {
	return &budget.LimitError{Limit: limit, Max: fmt.Sprint(most)}
}

// OverLimit reports whether an error ends reading whatever the document holds: it is one
// of a limit, or of the caller's context.
func OverLimit(err error) bool {
	var limit *budget.LimitError
	return errors.As(err, &limit) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)
}

// Account counts what reading a document takes: memory and steps as every other
// reader does, and what documents consist of.
type Account struct {
	*budget.Budget
	Limits   Limits
	Ctx      context.Context
	unpacked int64
	Cells    int
	blocks   int
}

// What things take in memory, in bytes, from where they are read to where they stand in a
// report, with the room that lists of them have for more.
const (
	sizeOfCell    = 256
	sizeOfBlock   = 640
	SizeOfRun     = 96
	SizeOfElement = 512 // of XML or of a page
)

func (b *Account) AddCells(n int) error {
	if err := b.Grow(int64(n) * sizeOfCell); err != nil && b.Cells+n <= b.Limits.Cells {
		return err
	}
	b.Cells += n
	if b.Cells > b.Limits.Cells {
		return Exceeded("Cells", b.Limits.Cells)
	}
	return nil
}

func (b *Account) AddBlock() error {
	if err := b.Step(1); err != nil {
		return err
	}
	if err := b.Grow(sizeOfBlock); err != nil {
		return err
	}
	b.blocks++
	if b.blocks > b.Limits.Blocks {
		return Exceeded("Blocks", b.Limits.Blocks)
	}
	return nil
}

func (b *Account) Depth(n int) error {
	if n > b.Limits.Depth {
		return Exceeded("Depth", b.Limits.Depth)
	}
	return nil
}

// limitedReader reads from r until the time is up or more than limit bytes have come.
type limitedReader struct {
	b     *Account
	r     io.Reader
	left  int64
	limit *budget.LimitError
}

func (l *limitedReader) Read(p []byte) (int, error) {
	if err := l.b.Alive(); err != nil {
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

// Timed reads what is in memory already, until the time is up.
func (b *Account) Timed(data []byte) io.Reader {
	return &limitedReader{b, bytes.NewReader(data), int64(len(data)), nil}
}

// Refusing reads nothing of what exceeds a limit.
func (b *Account) Refusing(r io.Reader, limit *budget.LimitError) io.Reader {
	return &limitedReader{b, r, 0, limit}
}

// Input reads a whole file.
func (b *Account) Input(r io.Reader) ([]byte, error) {
	return b.readAll(&limitedReader{b, r, b.Limits.Bytes, Exceeded("Bytes", b.Limits.Bytes)})
}

// Unpack reads a packed part whole, and counts it.
func (b *Account) Unpack(r io.Reader) ([]byte, error) {
	all := &limitedReader{b, r, b.Limits.Unpacked - b.unpacked, Exceeded("Unpacked", b.Limits.Unpacked)}
	data, err := b.readAll(all)
	b.unpacked = b.Limits.Unpacked - all.left
	return data, err
}

// readAll reads to the end, in pieces that are put together once: a buffer that grows
// leaves behind as much again as it holds.
func (b *Account) readAll(r io.Reader) ([]byte, error) {
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

// Stop ends reading from within what knows of no errors: a parser of others that calls
// back, a comparison that sorts.
type Stop struct{ Err error }

// Must ends reading where there is an error.
func Must(err error) {
	if err != nil {
		panic(Stop{err})
	}
}

// Limits are the limits of package parse, field by field. The zero value of a field
// means the default.
type Limits struct {
	Bytes, Unpacked      int64
	Depth, Cells, Blocks int
	Memory, Steps        int64
	Time                 time.Duration
}

// WithDefaults fills in the defaults.
func (l Limits) WithDefaults() Limits {
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

// NewAccount returns the account of a document.
func NewAccount(ctx context.Context, l Limits) *Account {
	l = l.WithDefaults()
	return &Account{Budget: budget.New(ctx, budget.Limits{Memory: l.Memory, Steps: l.Steps}), Limits: l, Ctx: ctx}
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

// LongestSearch is how many characters of a paragraph are searched.
const LongestSearch = 5000
