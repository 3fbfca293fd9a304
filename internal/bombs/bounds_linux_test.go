package bombs

import (
	"bytes"
	"fmt"
	"os"
	"syscall"
	"time"
)

// boundMemory makes a process that asks for far too much end at once, before the machine
// suffers. Address space is bounded, of which the runtime sets some aside beside memory.
func boundMemory() {
	const space = 3 << 30
	limit := syscall.Rlimit{Cur: space, Max: space}
	if err := syscall.Setrlimit(syscall.RLIMIT_AS, &limit); err != nil {
		panic(err)
	}
}

// peakMemory returns the most memory that this process had. That of getrusage begins with
// what its parent had.
func peakMemory() int64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		panic(err)
	}
	_, after, _ := bytes.Cut(status, []byte("VmHWM:"))
	var kib int64
	if _, err := fmt.Sscan(string(after), &kib); err != nil {
		panic(err)
	}
	return kib << 10
}

func cpuTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
