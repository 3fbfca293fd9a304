package font

import (
	"fmt"
	"strconv"

	"github.com/govdisclosure/annualreport/internal/message"
	"golang.org/x/text/language"
)

// Chain is faces in the order in which a character is looked for in them: first
// the one that the text is set in, then those that stand in for it. It must not be
// changed while it is in use.
type Chain []*Face

// Find returns the first face that has a character, and the character's glyph
// there. The error is a [*MissingError].
func (c Chain) Find(r rune) (face *Face, glyph uint16, err error) {
	for _, f := range c {
		if id, ok := f.Glyph(r); ok {
			return f, id, nil
		}
	}
	return nil, 0, &MissingError{Rune: r}
}

// MissingError says that no face has a character.
type MissingError struct {
	Rune rune
}

// Error names the character, in English, with the code.
func (e *MissingError) Error() string {
	return message.Coded("font: "+e.Message(language.English), e.Code())
}

// Code is "font.missing".
func (e *MissingError) Code() string { return "font.missing" }

// Message names the character.
func (e *MissingError) Message(lang language.Tag) string {
	return message.Catalogue()[e.Code()].Fill(lang, strconv.QuoteRune(e.Rune), fmt.Sprintf("%U", e.Rune))
}
