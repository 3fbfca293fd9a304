package report

import (
	"fmt"
	"maps"
	"slices"

	"golang.org/x/text/language"

	"github.com/govdisclosure/annualreport/internal/message"
)

// ConflictError says where a report is not as it was when the changes were found.
type ConflictError struct {
	Where string // a field, the address of a cell, or the key of a text
}

// Error names the place, in English, with the code.
func (e *ConflictError) Error() string {
	return message.Coded(message.Catalogue()[e.Code()].Fill(language.English, e.Where), e.Code())
}

// Code is "report.conflict".
func (e *ConflictError) Code() string { return "report.conflict" }

// Place is the field, the cell or the text.
func (e *ConflictError) Place() Place {
	if _, err := Edition2021().Figure(Address(e.Where)); err == nil {
		return Place{Address: Address(e.Where)}
	}
	return Place{Key: e.Where}
}

// Message names the place as a person does.
func (e *ConflictError) Message(lang language.Tag) string {
	return message.Catalogue()[e.Code()].Fill(lang, Edition2021().Label(e.Where))
}

// Apply returns the report that a becomes by the changes, and leaves a as it is: where
// the changes are those of Diff(a, b), it is b. A report in which something that changes
// is not as it was is a [*ConflictError]. What did not change may differ from the report
// that was compared.
func (c *Changes) Apply(a *Report) (*Report, error) {
	if a == nil {
		return nil, message.Errorf("report.none")
	}
	if a.Edition() != (&Report{Format: c.before}).Edition() {
		return nil, &ConflictError{"edition"}
	}
	b := &Report{Format: c.after}
	for _, apply := range []func(a, b *Report) error{c.applyFields, c.applyFigures, c.applyStated, c.applyTexts} {
		if err := apply(a, b); err != nil {
			return nil, err
		}
	}
	return b, nil
}

func (c *Changes) applyFields(a, b *Report) error {
	for _, f := range comparedFields() {
		value := f.get(a)
		if i := slices.IndexFunc(c.Fields, func(change FieldChange) bool { return change.Key == f.key }); i >= 0 {
			if c.Fields[i].Before != value {
				return &ConflictError{f.key}
			}
			value = c.Fields[i].After
		}
		if err := f.set(b, value); err != nil {
			return fmt.Errorf("%s: %w", f.key, err)
		}
	}
	return nil
}

func (c *Changes) applyFigures(a, b *Report) error {
	changes := map[Address]FigureChange{}
	for _, change := range c.Figures {
		if v, _ := a.cell(change.Address); !sameValue(v, change.Before) {
			return &ConflictError{string(change.Address)}
		}
		changes[change.Address] = change
	}
	for i := range b.Edition().figures {
		f := &b.Edition().figures[i]
		if !f.Free() {
			continue
		}
		v, _ := a.cell(f.Address)
		if change, ok := changes[f.Address]; ok {
			v = change.After
		}
		if v == nil || v.Blank() {
			continue
		}
		if err := b.Set(f.Address, v); err != nil {
			return err
		}
	}
	return nil
}

func (c *Changes) applyStated(a, b *Report) error {
	figures := maps.Clone(a.Stated.Figures)
	for _, change := range c.Stated {
		s, stated := figures[change.Address]
		if was := told(s, stated); (was == nil) != (change.Before == nil) || was != nil && *was != *change.Before {
			return &ConflictError{string(change.Address)}
		}
		if change.After == nil {
			delete(figures, change.Address)
			continue
		}
		if figures == nil {
			figures = map[Address]string{}
		}
		figures[change.Address] = *change.After
	}
	if len(figures) > 0 {
		b.Stated.Figures = figures
	}
	b.Stated.Headings = slices.Clone(a.Stated.Headings)
	if c.Headings != nil {
		if !slices.Equal(a.Stated.Headings, c.Headings.Before) {
			return &ConflictError{"stated.headings"}
		}
		b.Stated.Headings = slices.Clone(c.Headings.After)
	}
	return nil
}

func (c *Changes) applyTexts(a, b *Report) error {
	changes := map[string]*TextChange{}
	for i := range c.Texts {
		change := &c.Texts[i]
		changes[change.Key] = change
		if t, _ := a.Text(change.Key); !slices.EqualFunc(t, change.Before, sameBlock) {
			return &ConflictError{change.Key}
		}
	}
	for _, key := range b.Edition().TextKeys() {
		t, _ := a.Text(key)
		if change, ok := changes[key]; ok {
			t = change.After
		}
		if len(t) == 0 {
			continue
		}
		if err := b.SetText(key, slices.Clone(t)); err != nil {
			return err
		}
	}
	return nil
}
