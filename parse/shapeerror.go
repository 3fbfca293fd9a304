package parse

import "fmt"

// shapeError is a file of no shape that is read.
type shapeError struct {
	// Found says what the file seems to be.
	Found string
	// Advice says how to make something readable of it; may be "".
	Advice string
}

// Error says what the file seems to be, and what to do.
func (e *shapeError) Error() string {
	s := fmt.Sprintf("%s is not read", e.Found)
	if e.Advice != "" {
		s += ": " + e.Advice
	}
	return s
}
