package parse

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"time"
)

// Limits bound what reading a document may take, so that a file from a stranger
// cannot take more. A zero field means the default.
type Limits struct {
	// Bytes is the largest file that is read; default 32 MiB.
	Bytes int64
	// Unpacked is the largest sum of the parts that are unpacked from a DOCX or
	// PDF; default 128 MiB.
	Unpacked int64
	// Depth is how deep elements may nest; default 256.
	Depth int
	// Cells is the largest number of cells of all tables, spans unfolded;
	// default 200 000.
	Cells int
	// Blocks is the largest number of paragraphs and tables; default 100 000.
	Blocks int
	// Time is the longest that reading may take; default 30 s.
	Time time.Duration
}

func (l Limits) withDefaults() Limits {
	if l.Bytes == 0 {
		l.Bytes = 32 << 20
	}
	if l.Unpacked == 0 {
		l.Unpacked = 128 << 20
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
	if l.Time == 0 {
		l.Time = 30 * time.Second
	}
	return l
}

// LimitError says which limit a document exceeds.
type LimitError struct {
	// Limit is the name of the field of [Limits].
	Limit string
	// Max is the limit that was exceeded.
	Max string
}

// Error names the limit.
func (e *LimitError) Error() string {
	return fmt.Sprintf("the document exceeds the limit %s = %s", e.Limit, e.Max)
}

// budget counts what reading a document takes.
type budget struct {
	limits   Limits
	ctx      context.Context
	unpacked int64
	cells    int
	blocks   int
}

// alive returns an error as soon as the time is up.
func (b *budget) alive() error {
	err := b.ctx.Err()
	if errors.Is(err, context.DeadlineExceeded) {
		return &LimitError{"Time", b.limits.Time.String()}
	}
	return err
}

func (b *budget) addCells(n int) error {
	b.cells += n
	if b.cells > b.limits.Cells {
		return &LimitError{"Cells", fmt.Sprint(b.limits.Cells)}
	}
	return nil
}

func (b *budget) addBlock() error {
	b.blocks++
	if b.blocks > b.limits.Blocks {
		return &LimitError{"Blocks", fmt.Sprint(b.limits.Blocks)}
	}
	return nil
}

func (b *budget) depth(n int) error {
	if n > b.limits.Depth {
		return &LimitError{"Depth", fmt.Sprint(b.limits.Depth)}
	}
	return nil
}

// limitedReader reads from r until the time is up or more than limit bytes have come.
type limitedReader struct {
	b     *budget
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
func (b *budget) timed(data []byte) io.Reader {
	return &limitedReader{b, bytes.NewReader(data), int64(len(data)), nil}
}

// input reads a whole file.
func (b *budget) input(r io.Reader) ([]byte, error) {
	return io.ReadAll(&limitedReader{b, r, b.limits.Bytes, &LimitError{"Bytes", fmt.Sprint(b.limits.Bytes)}})
}

// unpack reads a packed part whole, and counts it.
func (b *budget) unpack(r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(&limitedReader{b, r, b.limits.Unpacked - b.unpacked, &LimitError{"Unpacked", fmt.Sprint(b.limits.Unpacked)}})
	b.unpacked += int64(len(data))
	return data, err
}
