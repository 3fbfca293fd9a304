package report

import (
	"fmt"
	"strings"

	"golang.org/x/text/language"

	"github.com/govdisclosure/annualreport/internal/message"
)

// InputError is something wrong in a file of a report.
type InputError struct {
	File         string // as it was opened; "" where it is not known
	Line, Column int    // from 1; 0 where the error is in no one place
	Where        string // the key or address, as "requests.new.individual"; may be ""
	Problem      string // what is wrong, in English
	// Failure is the failure of [Report.WellFormed] behind the error, if any.
	Failure *Failure

	said *message.Error // the problem in both languages; nil where it is the caller's own
	err  error          // the error of another type behind it, if any
}

// Error returns file:line:column: where: problem, in English, with the code. What a
// stranger wrote is made visible: errors go to logs and terminals.
func (e *InputError) Error() string {
	at := e.at(language.English)
	switch {
	case e.Failure != nil:
		return message.Visible(message.Coded(at+e.Failure.plain(), e.Code()))
	case e.Where != "":
		at += e.Where + ": "
	}
	if problem := message.Coded(e.Problem, e.Code()); e.Code() != "" {
		return message.Visible(at + problem)
	}
	return message.Visible(at + e.Problem)
}

// at writes the file, the line and the column, as far as they are known, and a colon.
func (e *InputError) at(lang language.Tag) string {
	english := message.English(lang)
	at := message.Line(e.File)
	switch {
	case e.Line > 0 && e.File != "":
		at += fmt.Sprintf(":%d:%d", e.Line, e.Column)
	case e.Line > 0 && english:
		at = fmt.Sprintf("line %d:%d", e.Line, e.Column)
	case e.Line > 0:
		at = fmt.Sprintf("第%d行第%d列", e.Line, e.Column)
	}
	if at == "" {
		return ""
	}
	return at + message.Text{ZH: "：", EN: ": "}.In(lang)
}

// Code is that of the failure or of what else is behind the error, otherwise its own
// ("input.unknown_key").
func (e *InputError) Code() string {
	switch {
	case e.Failure != nil:
		return e.Failure.Code()
	case e.said != nil:
		return e.said.Code()
	case e.err != nil:
		return CodeOf(e.err)
	}
	return "input.other"
}

// Place is the cell, text or field, and where in the file it stands.
func (e *InputError) Place() Place {
	p := Place{Key: e.Where}
	if e.Failure != nil {
		p = e.Failure.Place()
	} else if _, err := Edition2021().Figure(Address(e.Where)); err == nil {
		p = Place{Address: Address(e.Where)}
	}
	p.File, p.Line, p.Column = e.File, e.Line, e.Column
	return p
}

// Message says where and what: a place by what a person calls it.
func (e *InputError) Message(lang language.Tag) string {
	if e.Failure != nil {
		return e.at(lang) + e.Failure.Message(lang)
	}
	text := e.Problem
	if e.said != nil {
		text = e.said.Message(lang)
	} else if e.err != nil {
		text = Message(e.err, lang)
	}
	where := ""
	if e.Where != "" {
		where = Edition2021().Label(e.Where).In(message.English(lang)) + message.Text{ZH: "：", EN: ": "}.In(lang)
	}
	return message.Visible(e.at(lang) + where + text)
}

// inputErrorf returns the error of a code of the catalogue at a place of a file.
func inputErrorf(line, column int, code string, args ...any) *InputError {
	e := &InputError{Line: line, Column: column}
	e.say(code, args...)
	return e
}

// say says what is wrong by a code of the catalogue. What is wrong with a value is said by
// the error that reading it gave.
func (e *InputError) say(code string, args ...any) {
	e.said = message.Errorf(code, args...)
	if own, ok := args0[*message.Error](args); ok && code == "input.value" {
		e.said = own
	}
	e.Problem = e.said.Message(language.English)
}

func args0[T any](args []any) (first T, ok bool) {
	if len(args) > 0 {
		first, ok = args[0].(T)
	}
	return first, ok
}

// Unwrap returns the failure behind the error, or what else it rests on
// ([*UnknownEditionError]).
func (e *InputError) Unwrap() error {
	switch {
	case e.Failure != nil:
		return e.Failure
	case e.err == nil && e.said != nil:
		return e.said
	}
	return e.err
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

// Code is that of the first error.
func (es InputErrors) Code() string {
	if len(es) == 0 {
		return "input.other"
	}
	return es[0].Code()
}

// Place is that of the first error.
func (es InputErrors) Place() Place {
	if len(es) == 0 {
		return Place{}
	}
	return es[0].Place()
}

// Message returns the messages of the errors, a line each.
func (es InputErrors) Message(lang language.Tag) string {
	lines := make([]string, len(es))
	for i, e := range es {
		lines[i] = e.Message(lang)
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
