package docx

import (
	"context"
	"time"

	"github.com/govdisclosure/annualreport/internal/budget"
)

// Limits of the files that are opened: a small file can claim to hold a huge one.
// They are the defaults of [Limits].
const (
	// MaxFileSize is how many bytes a template or form may have, and its parts
	// together when they are unpacked.
	MaxFileSize = 64 << 20
	// MaxPartSize is how many bytes each of the parts that are read may have:
	// the document, headers, footers and notes.
	MaxPartSize = 16 << 20
	maxParts    = 4096
	maxMemory   = 96 << 20
	maxTime     = 15 * time.Second
)

// maxParagraph is how many bytes of text a paragraph may have, and maxName how many
// the name of a part: what is looked at as a whole is looked at without a pause.
const (
	maxParagraph = 256 << 10
	maxName      = 255
)

// Limits bound what a template or form may take, so that a file from a stranger
// cannot take more. A zero field means the default.
type Limits struct {
	// Bytes is how many bytes the file may have, and its parts together when they
	// are unpacked; default [MaxFileSize].
	Bytes int64
	// Part is how many bytes each part with text may have; default [MaxPartSize].
	Part int64
	// Parts is how many parts the file may have; default 4096.
	Parts int
	// Memory is the most bytes that are made of the file, and of what is filled in,
	// as far as their number depends on what they hold; default 96 MiB. What the
	// process takes is up to three times as much, for what is no longer needed is not
	// given back at once.
	Memory int64
	// Time is the longest that reading, and then each filling, may take; default
	// 15 s.
	Time time.Duration
}

func (l Limits) withDefaults() Limits {
	if l.Bytes == 0 {
		l.Bytes = MaxFileSize
	}
	if l.Part == 0 {
		l.Part = MaxPartSize
	}
	if l.Parts == 0 {
		l.Parts = maxParts
	}
	if l.Memory == 0 {
		l.Memory = maxMemory
	}
	if l.Time == 0 {
		l.Time = maxTime
	}
	return l
}

// LimitError says which limit a template or form exceeds: Limit is the name of the
// field of [Limits].
type LimitError = budget.LimitError

// begin returns the budget for one piece of work, which ends with the context or
// when the time is up. The limits have their defaults.
func (l Limits) begin(ctx context.Context) (*budget.Budget, context.CancelFunc) {
	ctx, cancel := context.WithTimeout(ctx, l.Time)
	return budget.New(ctx, budget.Limits{Memory: l.Memory, Time: l.Time}), cancel
}
