//go:build !linux

package bombs

import (
	"runtime"
	"time"
)

var started = time.Now()

func boundMemory() {}

// peakMemory returns what the runtime took from the system, which never shrinks.
func peakMemory() int64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.Sys)
}

func cpuTime() time.Duration { return time.Since(started) }
