//go:build !race

package docx

// raceEnabled is set where the race detector makes everything ten times slower.
const raceEnabled = false
