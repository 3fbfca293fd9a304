//go:build race

package parse_test

// raceDetector makes tests some eight times as long.
const raceDetector = true
