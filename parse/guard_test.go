package parse

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/language"

	"github.com/govdisclosure/annualreport/internal/message"
)

// In the tests of this package, and above all in its fuzzers, a fault is a panic.
func init() { faultsPanic = true }

// TestFaultIsAnError: what panics while a document is read is an error that says where.
func TestFaultIsAnError(t *testing.T) {
	faultsPanic = false
	defer func() { faultsPanic = true }()
	_, err := Options{}.Read("a.txt", panicking{})
	var fault *InternalError
	if !errors.As(err, &fault) || !strings.HasPrefix(err.Error(), "a.txt: ") || !bytes.Contains(fault.Stack, []byte("guard_test.go")) {
		t.Errorf("%#v", err)
	}
}

// panicking is a reader that the package is made to stumble over: it says that it
// never blocks, so that it is asked in the goroutine of the caller.
type panicking struct{}

func (panicking) Read([]byte) (int, error) { panic("a fault") }
func (panicking) inMemory()                {}

// TestContext: reading ends with the context, with its error, also while the reader
// blocks; the default time is an error of its own.
func TestContext(t *testing.T) {
	ended, cancel := context.WithCancel(context.Background())
	cancel()
	r, w := io.Pipe()
	defer w.Close()
	for name, c := range map[string]struct {
		ctx  context.Context
		r    io.Reader
		want error
	}{
		"ended before": {ended, strings.NewReader("a"), context.Canceled},
		"blocked":      {deadline(t, 20*time.Millisecond), r, context.DeadlineExceeded},
	} {
		start := time.Now()
		_, err := ReadContext(c.ctx, "a.txt", c.r)
		if took := time.Since(start); !errors.Is(err, c.want) || took > time.Second {
			t.Errorf("%s: %v after %v", name, err, took)
		}
	}
	_, err := Options{Limits: Limits{Time: time.Nanosecond}}.Read("", strings.NewReader("a"))
	var limit *LimitError
	if !errors.As(err, &limit) || limit.Limit != "Time" {
		t.Errorf("the limit of time: %v", err)
	}
}

func deadline(t *testing.T, d time.Duration) context.Context {
	ctx, cancel := context.WithTimeout(context.Background(), d)
	t.Cleanup(cancel)
	return ctx
}

// TestOpenRefuses: what is no regular file is refused, and not waited for.
func TestOpenRefuses(t *testing.T) {
	dir := t.TempDir()
	names := []string{dir, os.DevNull}
	if pipe := filepath.Join(dir, "pipe"); makePipe(pipe) == nil {
		names = append(names, pipe)
	}
	for _, name := range names {
		if _, err := OpenContext(context.Background(), name); err == nil || !strings.Contains(err.Error(), "no regular file") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := Open(filepath.Join(dir, "none")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a file that is not there: %v", err)
	}
}

// TestNameOfOneLine: the name of a file cannot add lines to what is said of it.
func TestNameOfOneLine(t *testing.T) {
	_, err := Read("a\nb.yaml：错误 0 个", strings.NewReader("x"))
	if err == nil || strings.Contains(err.Error(), "\n") || !strings.HasPrefix(err.Error(), `a\u000ab.yaml：错误 0 个: `) {
		t.Errorf("%v", err)
	}
	_, err = Open("none\nthere.yaml")
	if err == nil || strings.Contains(message.Of(err, language.Chinese), "\n") {
		t.Errorf("%v", err)
	}
}
