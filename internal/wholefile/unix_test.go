//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package wholefile

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// The test runs itself as a program of its own that writes a file, as the variables
// say, so that it can be bounded, killed and run as another user.
func TestMain(m *testing.M) {
	path := os.Getenv("WHOLEFILE_PATH")
	if path == "" {
		os.Exit(m.Run())
	}
	os.Exit(child(path))
}

func child(path string) int {
	if limit, err := strconv.ParseUint(os.Getenv("WHOLEFILE_LIMIT"), 10, 64); err == nil {
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: limit, Max: limit}); err != nil {
			os.Stderr.WriteString(err.Error())
			return 9
		}
	}
	dir := filepath.Dir(path)
	if os.Getenv("WHOLEFILE_HANG") != "" {
		// As far as a program gets that is killed between writing and renaming.
		f, err := newTemporary(dir)
		if err == nil {
			err = f.fill([]byte("half"), 0)
		}
		if err != nil {
			os.Stderr.WriteString(err.Error())
			return 9
		}
		os.Stdout.WriteString(f.Name() + "\n")
		time.Sleep(time.Minute)
		return 9
	}
	if err := Write(noContext{}, path, text(strings.Repeat("x", 100_000))); err != nil {
		os.Stderr.WriteString(err.Error())
		return 1
	}
	return 0
}

// noContext is a context that never ends, for the child, which has no test.
type noContext struct{}

func (noContext) Deadline() (time.Time, bool) { return time.Time{}, false }
func (noContext) Done() <-chan struct{}       { return nil }
func (noContext) Err() error                  { return nil }
func (noContext) Value(any) any               { return nil }

func program(t *testing.T, path string, env ...string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), append(env, "WHOLEFILE_PATH="+path)...)
	return cmd
}

// A disk that takes no more, as ulimit -f makes one: the old file stays.
func TestSizeLimit(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a")
	if err := os.WriteFile(path, []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := program(t, path, "WHOLEFILE_LIMIT=4096").CombinedOutput()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != 1 || string(out) != path+": "+syscall.EFBIG.Error() {
		t.Errorf("%v: %s", err, out)
	}
	holds(t, path, "old")
	if got := listing(t, dir); !slices.Equal(got, []string{"a"}) {
		t.Errorf("in the folder: %q", got)
	}
}

func TestDeviceThatIsFull(t *testing.T) {
	if _, err := os.Stat("/dev/full"); err != nil {
		t.Skip("the system has no /dev/full")
	}
	if err := Write(t.Context(), "/dev/full", text("x")); !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("error %v", err)
	}
	link := filepath.Join(t.TempDir(), "full")
	if err := os.Symlink("/dev/full", link); err != nil {
		t.Fatal(err)
	}
	if err := Write(t.Context(), link, text("x")); !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("by a link: error %v", err)
	}
}

// asUser has a program run by a user for whom permissions count, where the test is run
// by one for whom they do not.
func asUser(t *testing.T, cmd *exec.Cmd, dir string) {
	t.Helper()
	if os.Geteuid() != 0 {
		return
	}
	const nobody = 65534
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	// The folders above are those of root's tests.
	for d := dir; len(d) > len(os.TempDir()); d = filepath.Dir(d) {
		if err := os.Chown(d, nobody, nobody); err != nil {
			t.Fatal(err)
		}
	}
	// And the test's own program lies where root built it.
	data, err := os.ReadFile(os.Args[0])
	if err != nil {
		t.Fatal(err)
	}
	cmd.Path = filepath.Join(filepath.Dir(dir), "wholefile.test")
	if err := os.WriteFile(cmd.Path, data, 0o755); err != nil {
		t.Fatal(err)
	}
}

func TestReadOnly(t *testing.T) {
	for name, tc := range map[string]struct{ dir, file fs.FileMode }{
		"folder": {0o555, 0o644},
		"file":   {0o755, 0o444},
	} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "d")
			path := filepath.Join(dir, "a")
			if err := os.Mkdir(dir, 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte("old"), 0o644); err != nil {
				t.Fatal(err)
			}
			cmd := program(t, path)
			asUser(t, cmd, dir)
			if os.Geteuid() == 0 {
				if err := os.Chown(path, 65534, 65534); err != nil {
					t.Fatal(err)
				}
			}
			if err := errors.Join(os.Chmod(path, tc.file), os.Chmod(dir, tc.dir)); err != nil {
				t.Fatal(err)
			}
			defer os.Chmod(dir, 0o755)
			out, err := cmd.CombinedOutput()
			var exit *exec.ExitError
			if !errors.As(err, &exit) || exit.ExitCode() != 1 || string(out) != path+": "+syscall.EACCES.Error() {
				t.Errorf("%v: %s", err, out)
			}
			holds(t, path, "old")
			if got := listing(t, dir); !slices.Equal(got, []string{"a"}) {
				t.Errorf("in the folder: %q", got)
			}
		})
	}
}

// A link stays a link; what it leads to is replaced or made.
func TestSymbolicLinks(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "there"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "there", "file"), []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	for link, to := range map[string]string{"one": "there/file", "two": "one", "dangling": "there/new", "absolute": filepath.Join(dir, "there", "third"), "loop": "loop"} {
		if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
	}
	for link, to := range map[string]string{"two": "file", "dangling": "new", "absolute": "third"} {
		path := filepath.Join(dir, link)
		if err := Write(t.Context(), path, text(link)); err != nil {
			t.Error(err)
		}
		holds(t, filepath.Join(dir, "there", to), link)
		if info, err := os.Lstat(path); err != nil || info.Mode()&fs.ModeSymlink == 0 {
			t.Errorf("%s is a link no more: %v, %v", link, info, err)
		}
	}
	if err := Write(t.Context(), filepath.Join(dir, "loop"), text("x")); !errors.Is(err, syscall.ELOOP) {
		t.Errorf("a link to itself: %v", err)
	}
	if got := listing(t, filepath.Join(dir, "there")); !slices.Equal(got, []string{"file", "new", "third"}) {
		t.Errorf("in the folder: %q", got)
	}
}

// A pipe is written to; one that nobody reads does not hold the program up.
func TestPipe(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(path, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := Write(t.Context(), path, text("x")); !errors.Is(err, syscall.ENXIO) {
		t.Errorf("nobody reads: %v", err)
	}
	// Open for both, so that the reader waits for a writer instead of meeting the end.
	r, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	long := strings.Repeat("长", 100_000)
	done := make(chan string, 1)
	go func() {
		data := make([]byte, len(long))
		n, _ := io.ReadFull(r, data)
		done <- string(data[:n])
	}()
	if err := Write(t.Context(), path, text(long)); err != nil {
		t.Error(err)
	}
	if got := <-done; got != long {
		t.Errorf("%d bytes came, want %d", len(got), len(long))
	}
	// A reader that stops reading does not hold up a program that is told to end.
	why := errors.New("enough")
	ctx, cancel := context.WithCancelCause(t.Context())
	time.AfterFunc(20*time.Millisecond, func() { cancel(why) })
	if err := Write(ctx, path, text(strings.Repeat(long, 10))); !errors.Is(err, why) {
		t.Errorf("nobody reads on: %v", err)
	}
}

// What a killed program left is removed by the next one; what a living one is about to
// rename is not, nor what is not ours.
func TestSweep(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a")
	start := func() (*exec.Cmd, string) {
		cmd := program(t, path, "WHOLEFILE_HANG=1")
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		name := make([]byte, 4096)
		n, err := out.Read(name)
		if err != nil {
			t.Fatal(err)
		}
		return cmd, filepath.Base(strings.TrimSpace(string(name[:n])))
	}
	killed, left := start()
	if err := killed.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = killed.Wait() // it was killed
	living, held := start()
	defer func() {
		_ = living.Process.Kill()
		_ = living.Wait()
	}()
	others := []string{".annualreport-12.tmp", ".annualreport-0123456789abcdef0123456789abcdef", "annualreport-0123456789abcdef0123456789abcdef.tmp"}
	for _, name := range others {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	folder := ".annualreport-" + strings.Repeat("0", 32) + ".tmp"
	if err := os.Mkdir(filepath.Join(dir, folder), 0o755); err != nil {
		t.Fatal(err)
	}
	if got := listing(t, dir); !slices.Contains(got, left) || !slices.Contains(got, held) {
		t.Fatalf("in the folder before: %q", got)
	}
	if err := Write(t.Context(), path, text("whole")); err != nil {
		t.Fatal(err)
	}
	want := append([]string{"a", held, folder}, others...)
	slices.Sort(want)
	if got := listing(t, dir); !slices.Equal(got, want) {
		t.Errorf("in the folder: %q\nwant %q", got, want)
	}
}

// TestManyAtOnce: those who write into one folder at once do not take each other's
// temporary files for ones that were left behind.
func TestManyAtOnce(t *testing.T) {
	dir := t.TempDir()
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			for k := range 100 {
				name := filepath.Join(dir, fmt.Sprintf("%d-%d", i, k))
				if err := Write(context.Background(), name, func(w io.Writer) error { _, err := io.WriteString(w, name); return err }); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	if left, _ := filepath.Glob(filepath.Join(dir, "?-*")); len(left) != 800 {
		t.Errorf("%d files", len(left))
	}
}
