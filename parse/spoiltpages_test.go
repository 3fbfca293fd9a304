//go:build !conformance

package parse_test

// spoiltPages is how often each table is spoilt in each way.
const spoiltPages = 5
