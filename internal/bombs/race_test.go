//go:build race

package bombs

// raceDetector takes several times the memory that is measured here.
const raceDetector = true
