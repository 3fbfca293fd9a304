package terminal

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
)

// The exit statuses of all programs.
const (
	// Done: everything was done.
	Done = 0
	// Found: everything was done, and a report has a finding that counts.
	Found = 1
	// Failed: something could not be done: the command line is wrong, a file could not
	// be read or written, or the program was interrupted.
	Failed = 2
)

// Streams are what a program reads from and prints to.
type Streams struct {
	In       io.Reader
	Out, Err *Writer
}

// Program does what a command line says and returns the exit status. Its context ends
// with the first interrupt.
type Program func(ctx context.Context, args []string, s Streams) int

// ErrInterrupted is why the context of a program ends.
var ErrInterrupted = errors.New("interrupted")

// Main runs the program as the process that it is and exits. An interrupt, or the
// request to end, ends the context, so that what is half done is taken back; a second
// one ends the process at once.
func (p Program) Main() {
	ctx, cancel := context.WithCancelCause(context.Background())
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		<-signals
		signal.Stop(signals)
		cancel(ErrInterrupted)
	}()
	os.Exit(p.Run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// Run runs the program on the streams. Where it could not print its result, the status
// is [Failed].
func (p Program) Run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	s := Streams{In: stdin, Out: NewWriter(stdout), Err: NewWriter(stderr)}
	status := p(ctx, args, s)
	if err := s.Out.Close(); err != nil {
		fmt.Fprintln(s.Err, err)
		status = Failed
	}
	// Where errors cannot be printed, nobody is left to be told.
	_ = s.Err.Close()
	return status
}

// Usage returns the exit status for a command line that package flag does not parse: a
// question for help is none of its faults.
func Usage(err error) int {
	if errors.Is(err, flag.ErrHelp) {
		return Done
	}
	return Failed
}
