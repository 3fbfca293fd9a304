package main

import (
	"errors"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"annualreport": main})
}

// TestScripts runs testdata/script: what people type, in both languages, with the
// status and the words that they get.
func TestScripts(t *testing.T) {
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			env.Setenv("SAMPLES", filepath.Join(root, "testdata", "reports"))
			env.Setenv("FORMS", filepath.Join(root, "testdata", "forms"))
			env.Setenv("PAGES", filepath.Join(root, "testdata", "parse"))
			for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR"} {
				env.Setenv(name, "")
			}
			return nil
		},
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"status": status},
		RequireExplicitExec: false,
		RequireUniqueNames:  true,
	})
}

// status runs a command and asks for its exit status: status 2 annualreport check x.
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status NUMBER COMMAND…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("status %d, want %d", got, want)
	}
}
