//go:build race

package parse_test

// raceDetector takes several times the memory that is measured here.
const raceDetector = true
