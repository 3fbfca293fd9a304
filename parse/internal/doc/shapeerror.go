package doc

import (
	"golang.org/x/text/language"

	"github.com/govdisclosure/annualreport/internal/message"
)

// ShapeError is a file of no shape that is read.
type ShapeError struct {
	// Found says what the file seems to be, in English.
	Found string
	// Advice says how to make something readable of it, in English; may be "".
	Advice string

	code string
	args []any // what the text of the code speaks of
}

// Shapeless returns the error of a code "shape.…" of the catalogue. What to do stands there
// under the code with ".advice" behind it.
func Shapeless(code string, args ...any) *ShapeError {
	found, advice := message.Catalogue()[code], message.Catalogue()[code+".advice"]
	return &ShapeError{Found: found.Fill(language.English, args...), Advice: advice.Fill(language.English, args...), code: code, args: args}
}

// Code names what the file seems to be, as "shape.spreadsheet".
func (e *ShapeError) Code() string {
	if e.code == "" {
		return "shape.other"
	}
	return e.code
}

// Error says what the file seems to be, and what to do, in English, with the code.
func (e *ShapeError) Error() string {
	return message.Coded(e.Message(language.English), e.Code())
}

// Message says what the file seems to be, and what to do.
func (e *ShapeError) Message(lang language.Tag) string {
	all := message.Catalogue()
	found, advice := all[e.code], all[e.code+".advice"]
	if e.code == "" {
		found, advice = message.Text{ZH: e.Found, EN: e.Found}, message.Text{ZH: e.Advice, EN: e.Advice}
	}
	if advice.EN == "" {
		return all["shape.other"].Fill(lang, found.Fill(lang, e.args...))
	}
	return all["shape.other.advice"].Fill(lang, found.Fill(lang, e.args...), advice.Fill(lang, e.args...))
}
