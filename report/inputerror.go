package report

import (
	"fmt"
	"strings"
)

// InputError is something wrong in a file of a report.
type InputError struct {
	File         string // as it was opened; "" where it is not known
	Line, Column int    // from 1; 0 where the error is in no one place
	Where        string // the key or address, as "requests.new.individual"; may be ""
	Problem      string // what is wrong, in English
	// Failure is the failure of [Report.WellFormed] behind the error, if any.
	Failure *Failure

	err error // the error of another type behind it, if any
}

// Error returns file:line:column: where: problem.
func (e *InputError) Error() string {
	var b strings.Builder
	b.WriteString(e.File)
	if e.Line > 0 {
		if e.File == "" {
			b.WriteString("line ")
		} else {
			b.WriteByte(':')
		}
		fmt.Fprintf(&b, "%d:%d", e.Line, e.Column)
	}
	if b.Len() > 0 {
		b.WriteString(": ")
	}
	switch {
	case e.Failure != nil:
		b.WriteString(e.Failure.Error())
	case e.Where != "":
		b.WriteString(e.Where + ": " + e.Problem)
	default:
		b.WriteString(e.Problem)
	}
	return b.String()
}

func inputErrorf(line, column int, format string, args ...any) *InputError {
	return &InputError{Line: line, Column: column, Problem: fmt.Sprintf(format, args...)}
}

// Unwrap returns the failure behind the error, or what else it rests on
// ([*UnknownEditionError]).
func (e *InputError) Unwrap() error {
	if e.Failure == nil {
		return e.err
	}
	return e.Failure
}

// InputErrors is all that is wrong in a file, in the order of the file.
type InputErrors []*InputError

// Error returns the errors, a line each.
func (es InputErrors) Error() string {
	lines := make([]string, len(es))
	for i, e := range es {
		lines[i] = e.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap gives errors.As and errors.Is the single errors.
func (es InputErrors) Unwrap() []error {
	errs := make([]error, len(es))
	for i, e := range es {
		errs[i] = e
	}
	return errs
}
