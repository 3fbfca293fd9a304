// Package terminal is what all programs of this module do with their streams: nothing
// that a file, a name or a command line holds reaches a terminal raw, a result that
// could not be printed is no success, and an interrupt ends a program in order.
package terminal

import (
	"errors"
	"fmt"
	"io"
	"os"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/term"

	"github.com/govdisclosure/annualreport/internal/message"
)

// Writer writes text for people, or JSON, with every character escaped that commands a
// terminal or is not seen. It remembers the first error, since programs print in many
// places: [Writer.Close] returns it.
type Writer struct {
	w      io.Writer
	escape func([]byte) string
	rest   []byte // the begin of a character whose end is still to come
	err    error
	json   *Writer      // what [Writer.JSON] returned
	wipe   func() error // takes a bar off the line that is to be written
}

// NewWriter returns a Writer for text. It escapes as [message.Visible] does.
func NewWriter(w io.Writer) *Writer {
	return &Writer{w: w, escape: func(b []byte) string { return message.Visible(string(b)) }}
}

// JSON returns a Writer to the same place for JSON in UTF-8, whose strings keep their
// meaning.
func (w *Writer) JSON() *Writer {
	if w.json == nil {
		w.json = &Writer{w: w.w, escape: escapeJSON}
	}
	return w.json
}

// Terminal returns the terminal that is written to, if it is one, for what is drawn on
// it.
func (w *Writer) Terminal() (f *os.File, ok bool) {
	f, ok = w.w.(*os.File)
	return f, ok && term.IsTerminal(int(f.Fd()))
}

// Write escapes and writes p, up to the last whole character.
func (w *Writer) Write(p []byte) (int, error) {
	if w.err != nil {
		return 0, w.err
	}
	if w.wipe != nil {
		if w.err = w.wipe(); w.err != nil {
			return 0, w.err
		}
	}
	text := append(w.rest, p...)
	end := whole(text)
	w.rest = append([]byte(nil), text[end:]...)
	if end > 0 {
		_, w.err = io.WriteString(w.w, w.escape(text[:end]))
	}
	if w.err != nil {
		return 0, w.err
	}
	return len(p), nil
}

// Close writes what is left, which is no character, and returns the first error of all
// that was written. It does not close the writer below.
func (w *Writer) Close() error {
	if w.err == nil && len(w.rest) > 0 {
		_, w.err = io.WriteString(w.w, w.escape(w.rest))
		w.rest = nil
	}
	if w.json != nil {
		return errors.Join(w.err, w.json.Close())
	}
	return w.err
}

// whole returns the length of text without the begin of a character at its end.
func whole(text []byte) int {
	for i := len(text) - 1; i >= 0 && i >= len(text)-utf8.UTFMax; i-- {
		if utf8.RuneStart(text[i]) {
			if utf8.FullRune(text[i:]) {
				break
			}
			return i
		}
	}
	return len(text)
}

// escapeJSON writes the characters that JSON does not have to escape and a terminal
// should not see as JSON escapes characters. They stand in strings alone.
func escapeJSON(data []byte) string {
	out := make([]byte, 0, len(data))
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		one := string(data[i : i+size])
		switch {
		case r < 0x7F || r >= utf8.RuneSelf && size == 1 || message.Visible(one) == one:
			out = append(out, one...)
		case r > 0xFFFF:
			high, low := utf16.EncodeRune(r)
			out = fmt.Appendf(out, `\u%04x\u%04x`, high, low)
		default:
			out = fmt.Appendf(out, `\u%04x`, r)
		}
		i += size
	}
	return string(out)
}
