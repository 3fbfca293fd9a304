package report

import (
	"fmt"
	"strings"

	"golang.org/x/text/language"

	"github.com/govdisclosure/annualreport/internal/message"
)

// FailureKind says what is wrong.
type FailureKind int

const (
	// FailMissing is a field that a report cannot do without.
	FailMissing FailureKind = iota + 1
	// FailRange is a year, date, kind or figure outside what it may be.
	FailRange
	// FailCharacter is a character that no document can hold.
	FailCharacter
	// FailPicture is a picture that is none, or has no alternative text.
	FailPicture
	// FailTable is a table inside a text whose rows differ in length.
	FailTable
	// FailUnknown is an address or a key that the form does not have, or one
	// that may not stand where it stands.
	FailUnknown
	// FailIdentity is an equation of the form that does not hold.
	FailIdentity
	// FailNotFigure is a stated text that is blank or no figure.
	FailNotFigure
)

// Failure is one thing that is wrong with a report.
type Failure struct {
	Kind FailureKind
	// Where is the key of a field or a text, or the address of a cell.
	Where string
	// Block is the number of the paragraph, picture or table within the text,
	// from 1; 0 where the failure is not in one.
	Block int
	// Character is the number of the character within the paragraph, from 1; 0
	// where the failure is not in one.
	Character int
	// Got is what stands there and Want what should.
	Got, Want string
	// Identity is the equation that does not hold, for FailIdentity; Got is then
	// the sum of its left side and Want the sum of its right.
	Identity *Identity

	got, want Label   // Got and Want in both languages; empty where they are the same in both
	format    *Format // the edition of the report; nil means Edition2021
}

// fail returns a failure of which what stands there and what should are put in both
// languages.
func fail(kind FailureKind, where string, got, want Label) *Failure {
	return &Failure{Kind: kind, Where: where, Got: got.EN, Want: want.EN, got: got, want: want}
}

// same is a label that is the same in both languages.
func same(s string) Label { return Label{s, s} }

// failureCodes are the codes of the kinds in the catalogue.
var failureCodes = [...]string{
	FailMissing: "failure.missing", FailRange: "failure.range", FailCharacter: "failure.character", FailPicture: "failure.picture",
	FailTable: "failure.table", FailUnknown: "failure.unknown", FailIdentity: "failure.identity", FailNotFigure: "failure.not_figure",
}

// Code names the kind, as "failure.identity".
func (f *Failure) Code() string {
	if f.Kind < FailMissing || int(f.Kind) >= len(failureCodes) {
		return "failure.other"
	}
	return failureCodes[f.Kind]
}

// Error says where and what, in English, with the code.
func (f *Failure) Error() string { return message.Coded(f.plain(), f.Code()) }

// plain says where and what in English, by address and key.
func (f *Failure) plain() string {
	if f.Block > 0 || f.Character > 0 {
		return f.Where + ", " + f.problem()
	}
	return f.Where + ": " + f.problem()
}

// problem says what, and where within a text, in English.
func (f *Failure) problem() string {
	var b strings.Builder
	if f.Block > 0 {
		fmt.Fprintf(&b, "block %d", f.Block)
	}
	if f.Character > 0 {
		if b.Len() > 0 {
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, "character %d", f.Character)
	}
	if b.Len() > 0 {
		b.WriteString(": ")
	}
	b.WriteString(f.words(language.English, func(a Address) string { return string(a) }))
	return b.String()
}

// Place is the cell, or the text or field and the place within it.
func (f *Failure) Place() Place {
	p := Place{Key: f.Where, Block: f.Block, Character: f.Character}
	if _, err := f.edition().Figure(Address(f.Where)); err == nil {
		p.Key, p.Address = "", Address(f.Where)
	}
	return p
}

// edition is that of the report.
func (f *Failure) edition() *Format {
	if f.format != nil {
		return f.format
	}
	return Edition2021()
}

// Message says where, as a person calls it, and what.
func (f *Failure) Message(lang language.Tag) string {
	p := f.Place()
	l := p.Label(f.edition())
	words := f.words(lang, func(a Address) string { return f.edition().Label(string(a)).In(message.English(lang)) })
	return message.Text{ZH: l.ZH + "：", EN: l.EN + ": "}.In(lang) + words
}

// words says what; name calls the cells of an equation.
func (f *Failure) words(lang language.Tag, name func(Address) string) string {
	got, want := f.got, f.want
	if got.EN == "" {
		got = same(f.Got)
	}
	if want.EN == "" {
		want = same(f.Want)
	}
	text := message.Catalogue()[f.Code()]
	switch {
	case f.Kind == FailIdentity && f.Identity != nil:
		return text.Fill(lang, got, want, sum(f.Identity.Left, lang, name), sum(f.Identity.Right, lang, name))
	case f.Kind == FailIdentity:
		return text.Fill(lang, got, want, "", "")
	case f.Kind == FailNotFigure && f.Want == "":
		return message.Catalogue()["failure.not_figure_alone"].Fill(lang, f.Got)
	case f.Kind == FailNotFigure:
		return text.Fill(lang, f.Got, want)
	}
	return text.Fill(lang, got, want)
}

// sum writes the cells of one side of an equation; of a long one the ends.
func sum(cells []Address, lang language.Tag, name func(Address) string) string {
	if len(cells) > 4 {
		return message.Catalogue()["failure.long_sum"].Fill(lang, name(cells[0]), len(cells), name(cells[len(cells)-1]))
	}
	parts := make([]string, len(cells))
	for i, a := range cells {
		parts[i] = name(a)
	}
	return strings.Join(parts, " + ")
}

// Failures is all that is wrong with a report, in the order of the form.
type Failures []*Failure

// Error returns the failures, a line each.
func (fs Failures) Error() string {
	lines := make([]string, len(fs))
	for i, f := range fs {
		lines[i] = f.Error()
	}
	return strings.Join(lines, "\n")
}

// Code is that of the first failure.
func (fs Failures) Code() string {
	if len(fs) == 0 {
		return "failure.other"
	}
	return fs[0].Code()
}

// Place is that of the first failure.
func (fs Failures) Place() Place {
	if len(fs) == 0 {
		return Place{}
	}
	return fs[0].Place()
}

// Message returns the messages of the failures, a line each.
func (fs Failures) Message(lang language.Tag) string {
	lines := make([]string, len(fs))
	for i, f := range fs {
		lines[i] = f.Message(lang)
	}
	return strings.Join(lines, "\n")
}

// Unwrap gives errors.As and errors.Is the single failures.
func (fs Failures) Unwrap() []error {
	errs := make([]error, len(fs))
	for i, f := range fs {
		errs[i] = f
	}
	return errs
}

// err returns the failures as an error, nil where there are none.
func (fs Failures) err() error {
	if len(fs) == 0 {
		return nil
	}
	return fs
}
