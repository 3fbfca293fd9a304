package parse

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"strings"

	"github.com/govdisclosure/annualreport/internal/message"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
	"golang.org/x/text/language"
)

// InternalError is a fault of this package that a document brought to light: please
// report it, with the document where that is possible.
type InternalError struct {
	// Shape is the sort of document; "" where it was not known yet.
	Shape Shape
	// Value is what the program stumbled over.
	Value any
	// Stack is where, as [debug.Stack] writes it.
	Stack []byte
}

// Error says what went wrong, in English with the code, and not where: that is for those
// who mend it.
func (e *InternalError) Error() string { return message.Coded(e.Message(language.English), e.Code()) }

// Code is "parse.internal".
func (e *InternalError) Code() string { return "parse.internal" }

// Message says what went wrong.
func (e *InternalError) Message(lang language.Tag) string {
	shape := message.Text{ZH: string(e.Shape), EN: string(e.Shape)}
	if e.Shape == "" {
		shape = message.Text{ZH: "文件", EN: "a file"}
	}
	return message.Catalogue()[e.Code()].Fill(lang, shape, e.Value)
}

// faultsPanic lets faults of this package be panics, as its own tests want them.
var faultsPanic = false

// guarded reads a document. It is the second line of defence: nothing here panics on
// purpose but [stop], and what does all the same must not end a server.
func (o Options) guarded(b *doc.Account, name string, r io.Reader) (res *Result, err error) {
	var shape Shape
	defer func() {
		if v := recover(); v != nil {
			stopped, is := v.(doc.Stop)
			if !is && faultsPanic {
				panic(v)
			}
			if res, err = nil, stopped.Err; !is {
				err = &InternalError{Shape: shape, Value: v, Stack: debug.Stack()}
			}
		}
		if err != nil && name != "" {
			err = fmt.Errorf("%s: %w", message.Line(name), err)
		}
	}()
	data, err := b.Input(unblocked(b.Ctx, r))
	if err != nil {
		return nil, err
	}
	return o.read(b, data, &shape)
}

// openRegular opens a regular file.
func openRegular(name string) (*os.File, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, message.Errorf("parse.not_regular", name, kindOf(info.Mode()))
	}
	return os.Open(name)
}

// kindOf names what a file is that is no regular one.
func kindOf(m os.FileMode) message.Text {
	switch {
	case m.IsDir():
		return message.Text{ZH: "文件夹", EN: "a folder"}
	case m&os.ModeNamedPipe != 0:
		return message.Text{ZH: "管道", EN: "a pipe"}
	case m&os.ModeSocket != 0:
		return message.Text{ZH: "套接字", EN: "a socket"}
	}
	return message.Text{ZH: "设备", EN: "a device"}
}

// unblocked returns a reader that gives up waiting when the context ends. What is in
// memory, or a file, does not block.
func unblocked(ctx context.Context, r io.Reader) io.Reader {
	switch f := r.(type) {
	case *bytes.Reader, *bytes.Buffer, *strings.Reader, interface{ inMemory() }:
		return r
	case *os.File:
		if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
			return r
		}
	}
	return &waiting{ctx: ctx, r: r}
}

// waiting reads in a goroutine, into memory of its own.
type waiting struct {
	ctx  context.Context
	r    io.Reader
	rest []byte
	err  error
}

type chunk struct {
	data []byte
	err  error
}

func (w *waiting) Read(p []byte) (int, error) {
	if len(w.rest) == 0 && w.err == nil {
		came := make(chan chunk, 1)
		go func() {
			defer func() {
				if v := recover(); v != nil {
					came <- chunk{err: message.Errorf("parse.reader", v)}
				}
			}()
			buf := make([]byte, 64<<10)
			n, err := w.r.Read(buf)
			came <- chunk{buf[:n], err}
		}()
		select {
		case c := <-came:
			w.rest, w.err = c.data, c.err
		case <-w.ctx.Done():
			w.err = w.ctx.Err()
		}
	}
	if len(w.rest) == 0 {
		return 0, w.err
	}
	n := copy(p, w.rest)
	w.rest = w.rest[n:]
	return n, nil
}
