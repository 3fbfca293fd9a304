package budget

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"time"
)

func limitOf(err error) string {
	var limit *LimitError
	if errors.As(err, &limit) {
		return limit.Limit
	}
	return ""
}

func TestCharges(t *testing.T) {
	b := New(context.Background(), Limits{Memory: 100, Steps: 10})
	if err := b.Grow(100); err != nil {
		t.Fatal(err)
	}
	if got := limitOf(b.Grow(1)); got != "Memory" {
		t.Errorf("one byte more: limit %q", got)
	}
	if got := limitOf(b.Grow(1<<63 - 1)); got != "Memory" {
		t.Errorf("very many bytes more: limit %q", got)
	}
	b.Release(50)
	if err := b.Grow(50); err != nil {
		t.Errorf("what was given back: %v", err)
	}
	b.Release(30)
	if got := b.Left(); got != 30 {
		t.Errorf("%d bytes left of 100, of which 70 are charged", got)
	}
	if err := b.Grow(30); err != nil || b.Left() != 1 {
		t.Errorf("%d bytes left where none are: %v", b.Left(), err)
	}
	if err := b.Step(10); err != nil {
		t.Fatal(err)
	}
	if got := limitOf(b.Step(1)); got != "Steps" {
		t.Errorf("one step more: limit %q", got)
	}
}

func TestEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Nanosecond)
	defer cancel()
	<-ctx.Done()
	if got := limitOf(New(ctx, Limits{Time: time.Nanosecond}).Step(stride)); got != "Time" {
		t.Errorf("the time that is allowed: limit %q", got)
	}
	if err := New(ctx, Limits{}).Alive(); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("the caller's own deadline: %v", err)
	}
	ended, cancel := context.WithCancel(context.Background())
	cancel()
	if err := New(ended, Limits{Time: time.Hour}).Step(stride); !errors.Is(err, context.Canceled) {
		t.Errorf("ended by the caller: %v", err)
	}
}

func TestNilBoundsNothing(t *testing.T) {
	var b *Budget
	if err := errors.Join(b.Alive(), b.Grow(1<<40), b.Step(1<<30)); err != nil {
		t.Error(err)
	}
	b.Release(1)
}

func TestReader(t *testing.T) {
	b := New(context.Background(), Limits{Memory: 5})
	if data, err := io.ReadAll(b.Reader(strings.NewReader("12345"), "Bytes", 5)); err != nil || string(data) != "12345" {
		t.Errorf("%q, %v", data, err)
	}
	if _, err := io.ReadAll(New(context.Background(), Limits{}).Reader(strings.NewReader("123456"), "Bytes", 5)); limitOf(err) != "Bytes" {
		t.Errorf("a byte too many: %v", err)
	}
	if _, err := io.ReadAll(b.Reader(strings.NewReader("1"), "Bytes", 5)); limitOf(err) != "Memory" {
		t.Errorf("a byte more than may be held: %v", err)
	}
}
