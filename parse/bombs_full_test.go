//go:build conformance

package parse_test

// bombScale divides the sizes of the bombs: here they are as large as the default
// limits let in.
const bombScale = 1

// spoiltPages is how often each table is spoilt in each way.
const spoiltPages = 40
