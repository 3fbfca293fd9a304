// Package budget counts what work on a stranger's input takes, so that a file of a few
// kilobytes cannot take the memory or the time of a server.
//
// Whatever can grow is charged before it is made, and repeated work is charged by its
// steps: memory that is not there cannot be caught, so asking afterwards is too late.
package budget

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"golang.org/x/text/language"

	"github.com/govdisclosure/annualreport/internal/message"
)

// Limits bound what a piece of work may take. A field that is 0 bounds nothing.
type Limits struct {
	// Memory is the most bytes that may be charged, in all.
	Memory int64
	// Steps is the most steps of work that may be charged.
	Steps int64
	// Time is how long the work may take; it is said in errors, and kept by the
	// context that the budget is made with. It is 0 where that is of [WithTime].
	Time time.Duration
}

// LimitError says which limit an input exceeds.
type LimitError struct {
	// Limit is the name of the limit, that of a field of the Limits that the caller
	// gave.
	Limit string
	// Max is the limit that was exceeded.
	Max string
}

// Error names the limit, in English, with the code.
func (e *LimitError) Error() string {
	return message.Coded(e.Message(language.English), e.Code())
}

// Code is "limit.exceeded".
func (e *LimitError) Code() string { return "limit.exceeded" }

// Message names the limit, in English where the language asks for it and in Chinese
// otherwise.
func (e *LimitError) Message(lang language.Tag) string {
	return message.Catalogue()[e.Code()].Fill(lang, e.Limit, e.Max)
}

// Budget is what is left for one piece of work. It belongs to one goroutine. A nil
// Budget bounds nothing.
type Budget struct {
	ctx    context.Context
	limits Limits
	memory int64
	steps  int64
	asked  int64 // the steps at which the context was asked last
}

// WithTime returns a context that ends after the time, with the [*LimitError] for it as
// its cause: a deadline of the caller's own, which is earlier, stays one.
func WithTime(ctx context.Context, d time.Duration) (context.Context, context.CancelFunc) {
	return context.WithTimeoutCause(ctx, d, &LimitError{"Time", d.String()})
}

// New returns a budget. The work ends with the context; the caller sets its deadline.
func New(ctx context.Context, limits Limits) *Budget {
	return &Budget{ctx: ctx, limits: limits}
}

// stride is how many steps are taken between two looks at the context: few enough for
// less than a millisecond of any work that is charged, many enough to cost nothing.
const stride = 1 << 10

// Alive returns an error as soon as the time is up: a [*LimitError] where it was the
// time allowed, otherwise the context's own.
func (b *Budget) Alive() error {
	if b == nil {
		return nil
	}
	err := b.ctx.Err()
	if err == nil {
		return nil
	}
	if limit := (*LimitError)(nil); errors.As(context.Cause(b.ctx), &limit) {
		return limit
	}
	if errors.Is(err, context.DeadlineExceeded) && b.limits.Time > 0 {
		return &LimitError{"Time", b.limits.Time.String()}
	}
	return err
}

// Step charges n steps of work, each that of a character or an element looked at, and
// asks now and then whether there is time left.
func (b *Budget) Step(n int) error {
	if b == nil {
		return nil
	}
	b.steps += int64(max(n, 0))
	if b.limits.Steps > 0 && b.steps > b.limits.Steps {
		return &LimitError{"Steps", fmt.Sprint(b.limits.Steps)}
	}
	if b.steps-b.asked < stride {
		return nil
	}
	b.asked = b.steps
	return b.Alive()
}

// Grow charges n bytes that are about to be made.
func (b *Budget) Grow(n int64) error {
	if b == nil {
		return nil
	}
	if n < 0 || b.limits.Memory > 0 && n > b.limits.Memory-b.memory {
		return &LimitError{"Memory", fmt.Sprint(b.limits.Memory)}
	}
	b.memory += n
	return nil
}

// Release gives back n bytes that were charged and are held no longer.
func (b *Budget) Release(n int64) {
	if b != nil {
		b.memory = max(0, b.memory-n)
	}
}

// Left returns how many bytes may still be charged, for work that counts for itself; it
// is 1 where there are none, and 0 where nothing bounds them.
func (b *Budget) Left() int64 {
	if b == nil || b.limits.Memory <= 0 {
		return 0
	}
	return max(1, b.limits.Memory-b.memory)
}

// Reader returns a reader of r that reads at most limit bytes, charging what it reads,
// and returns a [*LimitError] of the given name where there are more.
func (b *Budget) Reader(r io.Reader, name string, limit int64) io.Reader {
	return &reader{b, r, limit, &LimitError{name, fmt.Sprint(limit)}}
}

type reader struct {
	b    *Budget
	r    io.Reader
	left int64
	over *LimitError
}

func (l *reader) Read(p []byte) (int, error) {
	if err := l.b.Alive(); err != nil {
		return 0, err
	}
	if int64(len(p)) > l.left+1 {
		p = p[:l.left+1]
	}
	n, err := l.r.Read(p)
	if int64(n) > l.left {
		return 0, l.over
	}
	l.left -= int64(n)
	if grown := l.b.Grow(int64(n)); grown != nil {
		return 0, grown
	}
	return n, err
}

// Steps returns how many steps were charged.
func (b *Budget) Steps() int64 {
	if b == nil {
		return 0
	}
	return b.steps
}
