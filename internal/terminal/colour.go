package terminal

import (
	"io"
	"os"
)

// Colour is how a terminal is told to write in a colour.
type Colour string

// The colours that programs use: none of them alone says anything that the text does
// not.
const (
	Red    Colour = "\x1b[31m"
	Green  Colour = "\x1b[32m"
	Yellow Colour = "\x1b[33m"

	plain Colour = "\x1b[0m"
)

// Paint writes a text in a colour on a terminal that shows colours to somebody who has
// not asked for none (https://no-color.org), and plain elsewhere.
func (w *Writer) Paint(c Colour, text string) error {
	if _, ok := w.Terminal(); !ok || os.Getenv("NO_COLOR") != "" || os.Getenv("TERM") == "dumb" {
		_, err := io.WriteString(w, text)
		return err
	}
	return w.paint(c, text)
}

func (w *Writer) paint(c Colour, text string) error {
	w.raw(string(c))
	_, err := io.WriteString(w, text)
	w.raw(string(plain))
	if err == nil {
		err = w.err
	}
	return err
}

// raw writes what the program itself commands the terminal.
func (w *Writer) raw(s string) {
	if w.err == nil {
		_, w.err = io.WriteString(w.w, s)
	}
}
