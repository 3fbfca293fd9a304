package bombs

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// What a call may take, whatever it is given.
const (
	mostMemory = 400 << 20
	mostTime   = 15 * time.Second
	// mostLag is how long after its context a call may go on: by the time that the
	// process computes, since on the clock a busy machine counts too. What waits for
	// something computes nothing, so that the clock has a bound as well, a lax one.
	mostLag     = 100 * time.Millisecond
	mostLagSeen = 5 * time.Second
)

// killed is when a process is ended that does not end: far behind mostTime, since a
// machine does other things too.
const killed = 60 * time.Second

// bomb is a file, or one of many that a kind of file makes.
type bomb struct {
	// make makes the file: one at a time, for they are large.
	make func() []byte
	// only names the subjects that the file is for, where not for all.
	only []string
}

// outcome is what a process says of its call.
type outcome struct {
	Took   time.Duration // on the clock
	CPU    time.Duration // of all threads
	Memory int64         // the most that the process had, in bytes
	Lag    time.Duration // of CPU, after the end of the context; 0 where it was not tried
	Seen   time.Duration // the same on the clock
	Err    string
}

// Variables of the environment that make this program a process for one call.
const (
	subjectVar = "ANNUALREPORT_BOMB_SUBJECT"
	fileVar    = "ANNUALREPORT_BOMB_FILE"
)

func TestMain(m *testing.M) {
	name := os.Getenv(subjectVar)
	if name == "" {
		os.Exit(m.Run())
	}
	for _, s := range subjects {
		if s.name == name {
			callOne(s, os.Getenv(fileVar))
			return
		}
	}
	fmt.Fprintln(os.Stderr, "no subject", name)
	os.Exit(2)
}

// callOne makes the call, and says on the standard output what it took.
func callOne(s subject, file string) {
	data, err := os.ReadFile(file)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	boundMemory()
	start, cpu := time.Now(), cpuTime()
	err = s.call(context.Background(), data)
	o := outcome{Took: time.Since(start), CPU: cpuTime() - cpu, Memory: peakMemory()}
	if err != nil {
		o.Err = err.Error()
	}
	if o.CPU > mostLag && !s.noContext {
		o.Lag, o.Seen = lag(s, data, o.Took)
	}
	out, err := json.Marshal(o)
	if err != nil {
		panic(err)
	}
	fmt.Printf("\n%s\n", out)
}

// lag measures how long a call goes on whose context ends in the middle, by the time that
// it computes and on the clock: the least of several, since now and then the runtime has
// to clear up.
func lag(s subject, data []byte, took time.Duration) (least, seen time.Duration) {
	type moment struct {
		cpu   time.Duration
		clock time.Time
	}
	for i := range 8 {
		ctx, cancel := context.WithCancel(context.Background())
		ended := make(chan moment, 1)
		timer := time.AfterFunc(min(took/2, time.Second), func() {
			ended <- moment{cpuTime(), time.Now()}
			cancel()
		})
		_ = s.call(ctx, data) // whatever it says, it should have said it by now
		now := moment{cpuTime(), time.Now()}
		late, after := time.Duration(0), time.Duration(0)
		if !timer.Stop() {
			end := <-ended
			late, after = now.cpu-end.cpu, now.clock.Sub(end.clock)
		}
		cancel()
		if i == 0 || late < least {
			least, seen = late, after
		}
		if least <= mostLag && seen <= mostLagSeen {
			break
		}
	}
	return least, seen
}

// try tries a bomb on every subject.
func try(t *testing.T, b bomb) {
	t.Helper()
	if raceDetector {
		t.Skip("the race detector takes memory of its own")
	}
	t.Parallel() // what is bounded is computing time and memory, each process by itself
	file := filepath.Join(t.TempDir(), "bomb")
	data := b.make()
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	read := true // what cannot be read is not checked
	for _, s := range subjects {
		if s.afterReading && !read {
			continue
		}
		if len(b.only) > 0 && !slices.Contains(b.only, s.name) || !s.takes(data) {
			continue
		}
		o, err := process(s.name, file)
		t.Logf("%-8s %8d bytes %6.2f s %4d MiB %4d ms late: %.120q", s.name, len(data), o.Took.Seconds(), o.Memory>>20, o.Lag.Milliseconds(), o.Err)
		if s.name == "parse" {
			read = err == nil && o.Err == ""
		}
		switch {
		case err != nil:
			t.Errorf("%s: %v", s.name, err)
		case min(o.Took, o.CPU) > mostTime:
			t.Errorf("%s took %v", s.name, o.Took)
		case o.Memory > mostMemory:
			t.Errorf("%s took %d MiB", s.name, o.Memory>>20)
		case o.Lag > mostLag || o.Seen > mostLagSeen:
			t.Errorf("%s computed for %v, and ended %v, after its context", s.name, o.Lag, o.Seen)
		case strings.Contains(o.Err, "internal error"):
			t.Errorf("%s: %s", s.name, o.Err)
		}
	}
}

// process makes a call in a process of its own.
func process(subject, file string) (o outcome, err error) {
	ctx, cancel := context.WithTimeout(context.Background(), killed)
	defer cancel()
	cmd := exec.CommandContext(ctx, os.Args[0])
	cmd.Env = append(os.Environ(), subjectVar+"="+subject, fileVar+"="+file)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		head := stderr.String()
		return o, fmt.Errorf("it ended with %v: %.1000s", err, head)
	}
	lines := strings.Split(strings.TrimSpace(stdout.String()), "\n")
	return o, json.Unmarshal([]byte(lines[len(lines)-1]), &o)
}
