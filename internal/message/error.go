package message

import (
	"context"
	"errors"
	"io/fs"
	"strings"
	"syscall"

	"golang.org/x/text/language"
)

// Error is an error by its code in the catalogue. It has no place of its own: errors of
// other types that have one carry it.
type Error struct {
	code string
	args []any
	// within is set where the error says no more than where another is.
	within bool
}

// Errorf returns the error of a code with what its text speaks of. Errors among the
// arguments are behind it.
func Errorf(code string, args ...any) *Error { return &Error{code: code, args: args} }

// Within returns an error that says no more than where the one among its arguments is: it
// has the code of that one, where that has any.
func Within(code string, args ...any) *Error { return &Error{code, args, true} }

// Code is a stable name for what is wrong.
func (e *Error) Code() string {
	if e.within {
		for _, err := range e.Unwrap() {
			if code := CodeOf(err); code != "" {
				return code
			}
		}
	}
	return e.code
}

// Error returns the message in English, with the code behind it.
func (e *Error) Error() string { return Coded(e.Message(language.English), e.Code()) }

// Message returns the message in English where the language asks for it, and in Chinese
// otherwise.
func (e *Error) Message(lang language.Tag) string { return Catalogue()[e.code].Fill(lang, e.args...) }

// Unwrap returns the errors among the arguments.
func (e *Error) Unwrap() []error {
	var errs []error
	for _, a := range e.args {
		if err, ok := a.(error); ok {
			errs = append(errs, err)
		}
	}
	return errs
}

// Coded puts a code behind a message.
func Coded(text, code string) string { return text + " [" + code + "]" }

// speaker is an error that has a code and says itself in both languages.
type speaker interface {
	error
	Code() string
	Speaker
}

// Of says an error in the language: in its own words where it or one behind it has a code,
// in those of the system's table below, and as its Error does otherwise. Of several errors
// that are joined, each has a line.
func Of(err error, lang language.Tag) string {
	if err == nil {
		return ""
	}
	if text, ok := spoken(err, lang); ok {
		return text
	}
	for _, c := range causes {
		if !errors.Is(err, c.err) {
			continue
		}
		text := Catalogue()[c.code].In(lang)
		var path *fs.PathError
		if errors.As(err, &path) {
			text = Line(path.Path) + Text{"：", ": "}.In(lang) + text
		}
		return Visible(text)
	}
	return Visible(strings.TrimSpace(err.Error()))
}

// spoken says an error in its own words, or those of the errors behind it; false where
// none has any.
func spoken(err error, lang language.Tag) (string, bool) {
	if own, ok := err.(speaker); ok {
		return own.Message(lang), true
	}
	switch e := err.(type) {
	case interface{ Unwrap() error }:
		if inner := e.Unwrap(); inner != nil {
			return spoken(inner, lang)
		}
	case interface{ Unwrap() []error }:
		var lines []string
		found := false
		for _, inner := range e.Unwrap() {
			text, ok := spoken(inner, lang)
			if !ok {
				text = Of(inner, lang)
			}
			found = found || ok
			lines = append(lines, text)
		}
		return strings.Join(lines, "\n"), found
	}
	return "", false
}

// CodeOf returns the code of an error or of the first behind it that has one, "" where
// none has.
func CodeOf(err error) string {
	var own speaker
	if errors.As(err, &own) {
		return own.Code()
	}
	for _, c := range causes {
		if errors.Is(err, c.err) {
			return c.code
		}
	}
	return ""
}

// causes are what the system says.
var causes = []struct {
	err  error
	code string
}{
	{fs.ErrExist, "system.exists"},
	{fs.ErrNotExist, "system.missing"},
	{fs.ErrPermission, "system.permission"},
	{syscall.EISDIR, "system.folder"},
	{syscall.ENOTDIR, "system.no_folder"},
	{syscall.ENOSPC, "system.full"},
	{syscall.EFBIG, "system.too_large"},
	{syscall.EROFS, "system.read_only"},
	{context.Canceled, "system.cancelled"},
	{context.DeadlineExceeded, "system.deadline"},
}
