//go:build !conformance

package parse_test

// bombScale divides the sizes of the bombs, and the limits with them, so that the plain
// tests take seconds. Those with the tag conformance have them whole.
const bombScale = 16

// spoiltPages is how often each table is spoilt in each way.
const spoiltPages = 5
