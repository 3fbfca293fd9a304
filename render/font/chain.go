package font

import "fmt"

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

func (e *MissingError) Error() string {
	return fmt.Sprintf("font: no face has the character %q (%U)", e.Rune, e.Rune)
}
