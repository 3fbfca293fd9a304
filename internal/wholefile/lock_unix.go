//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package wholefile

import (
	"os"
	"syscall"
)

// nonblock keeps a pipe that nobody reads from holding the program up.
const nonblock = syscall.O_NONBLOCK

// renamesOpen says whether an open file can be given another name.
const renamesOpen = true

// lock marks a file as one of a living program; the system takes the lock off when
// the program ends, however it ends. A file system without locks gives no mark, and
// there no file is ever found to be abandoned. Another program that looks whether the
// file was left behind has the lock for a moment, and then takes the file away: that is
// waited for, or the file would seem to be there still.
func lock(f *os.File) {
	for syscall.Flock(int(f.Fd()), syscall.LOCK_EX) == syscall.EINTR {
	}
}

// abandoned reports whether no living program holds a file.
func abandoned(f *os.File) bool {
	return syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) == nil
}
