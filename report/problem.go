package report

import (
	"errors"

	"golang.org/x/text/language"

	"github.com/govdisclosure/annualreport/internal/message"
)

// Problem is an error that a program and a reader can both use: what is wrong by a stable
// code, and in words. Errors of this module are problems or wrap one, which errors.As
// finds; those of the system and of a caller's own reader are what they were.
type Problem interface {
	error
	// Code is a stable name for what is wrong, as "input.unknown_key". It is never given
	// another meaning. Error returns the message in English with the code behind it.
	Code() string
	// Message says what is wrong, in English where the language asks for it and in
	// Chinese otherwise.
	Message(language.Tag) string
}

// Located is a problem that has a place.
type Located interface {
	Problem
	// Place is where: cell, text or field, and file and line where it was read from one.
	Place() Place
}

// Message says an error in English where the language asks for it and in Chinese
// otherwise: that of the first [Problem] in it, or what the system says. An error of
// neither kind is said as its Error does.
func Message(err error, lang language.Tag) string { return message.Of(err, lang) }

// CodeOf returns the code of the first [Problem] in an error, of what the system says
// ("system.missing"), and "" where there is none.
func CodeOf(err error) string { return message.CodeOf(err) }

// PlaceOf returns the place of the first [Located] in an error, the zero Place where there
// is none.
func PlaceOf(err error) Place {
	var l Located
	if errors.As(err, &l) {
		return l.Place()
	}
	return Place{}
}
