//go:build conformance

package parse_test

// bombScale divides the sizes of the bombs: here they are as large as the default
// limits let in.
const bombScale = 1
