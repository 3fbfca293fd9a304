//go:build !race

package validate

// raceEnabled is set under the race detector, which takes ten times the time, and memory
// of its own: what only measures either is left to the other runs.
const raceEnabled = false
