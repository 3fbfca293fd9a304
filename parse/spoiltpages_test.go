//go:build !conformance

package parse_test

// spoiltPages is how often each table is spoilt in each way.
const spoiltPages = 5

// everyName says that every area is tried with each kind of organ.
const everyName = false
