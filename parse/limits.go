package parse

import (
	"context"
	"io"
	"time"

	"github.com/govdisclosure/annualreport/internal/budget"
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

// newAccount returns the account of a document.
func newAccount(ctx context.Context, l Limits) *account {
	l = l.withDefaults()
	return openAccount(ctx, bounds{Bytes: l.Bytes, Unpacked: l.Unpacked, Depth: l.Depth, Cells: l.Cells, Blocks: l.Blocks, Memory: l.Memory, Steps: l.Steps, Time: l.Time})
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
