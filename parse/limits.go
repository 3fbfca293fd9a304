package parse

import (
	"context"
	"time"

	"github.com/govdisclosure/annualreport/internal/budget"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
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

// LimitError says which limit a document exceeds: Limit is the name of the field of
// [Limits].
type LimitError = budget.LimitError

// newAccount returns the account of a document.
func newAccount(ctx context.Context, l Limits) *doc.Account {
	return doc.NewAccount(ctx, doc.Limits(l))
}
