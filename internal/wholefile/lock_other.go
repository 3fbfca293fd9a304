//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd)

package wholefile

import (
	"os"
	"runtime"
)

const (
	nonblock    = 0
	renamesOpen = false
)

// lock does nothing: Windows removes no file that a program holds open, and elsewhere
// nothing is swept.
func lock(*os.File) {}

// abandoned reports whether removing a file may be tried.
func abandoned(*os.File) bool { return runtime.GOOS == "windows" }
