package doc

import "fmt"

// ShapeError is a file of no shape that is read.
type ShapeError struct {
	// Found says what the file seems to be.
	Found string
	// Advice says how to make something readable of it; may be "".
	Advice string
}

// Error says what the file seems to be, and what to do.
func (e *ShapeError) Error() string {
	s := fmt.Sprintf("%s is not read", e.Found)
	if e.Advice != "" {
		s += ": " + e.Advice
	}
	return s
}
