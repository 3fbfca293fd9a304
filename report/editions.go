package report

import (
	"strings"
	"sync"

	"golang.org/x/text/language"

	"github.com/govdisclosure/annualreport/internal/message"
)

// Editions returns the editions of the form that the library knows, the one in force
// first. The slice is the caller's own.
func Editions() []*Format { return []*Format{Edition2021(), Edition2019()} }

// EditionByID returns the edition of the library that a file names by `edition:`. The
// error for another is an [*UnknownEditionError].
func EditionByID(id string) (*Format, error) { return editionByID(id, Editions()) }

func editionByID(id string, among []*Format) (*Format, error) {
	e := &UnknownEditionError{ID: id}
	for _, f := range among {
		if f.ID() == id {
			return f, nil
		}
		e.Known = append(e.Known, f.ID())
	}
	return nil, e
}

// UnknownEditionError is an edition of the form that is not known, by what a file calls
// it.
type UnknownEditionError struct {
	ID    string
	Known []string // the editions that are
}

// Error names the edition and those that are known, in English, with the code.
func (e *UnknownEditionError) Error() string {
	return message.Coded(e.Message(language.English), e.Code())
}

// Code is "report.edition".
func (e *UnknownEditionError) Code() string { return "report.edition" }

// Place is the key `edition`.
func (e *UnknownEditionError) Place() Place { return Place{Key: "edition"} }

// Message names the edition and those that are known.
func (e *UnknownEditionError) Message(lang language.Tag) string {
	return message.Catalogue()[e.Code()].Fill(lang, e.ID, strings.Join(e.Known, message.Text{ZH: "、", EN: ", "}.In(lang)))
}

// library makes an edition of a spec of this package when it is first asked for.
func library(spec func() FormatSpec) func() *Format {
	return sync.OnceValue(func() *Format {
		f, err := NewFormat(spec())
		if err != nil {
			// The spec is a constant of this package; a test builds it.
			panic(err)
		}
		return f
	})
}
