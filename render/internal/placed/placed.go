// Package placed says of an error of the layout where in a report it is.
package placed

import (
	"errors"

	"github.com/govdisclosure/annualreport/render/layout"
	"github.com/govdisclosure/annualreport/report"
)

// missing is a [layout.MissingError] with its place in the terms of a report, of which the
// layout knows nothing.
type missing struct {
	*layout.MissingError
	at report.Place
}

// Place is the cell, or the section and the block in it.
func (e *missing) Place() report.Place { return e.at }

// Unwrap returns the layout's error.
func (e *missing) Unwrap() error { return e.MissingError }

// Error gives the error of a character that no face has its place in a report.
func Error(err error) error {
	var of *layout.MissingError
	if !errors.As(err, &of) {
		return err
	}
	e := &missing{MissingError: of, at: report.Place{Address: report.Address(of.Address)}}
	if of.Address != "" {
		return e
	}
	e.at.Key = "opening"
	if of.Section == "" && of.Block == 0 {
		e.at.Key = "stated.title"
	}
	for _, f := range report.Editions() {
		for i := range f.Sections() {
			if s := &f.Sections()[i]; s.Heading() == of.Section {
				e.at.Key = s.Key
				return e
			}
		}
	}
	return e
}
