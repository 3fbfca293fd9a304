package annualreport_test

import (
	"bytes"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the outputs in docs/handbook.zh-CN.md anew")

const handbook = "docs/handbook.zh-CN.md"

// TestHandbook runs every command that the handbook shows, in its order, and asks for the
// output that stands below it. What stands in a comment, <!-- run: … -->, is run too.
func TestHandbook(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the handbook's commands are those of a Unix shell")
	}
	text, err := os.ReadFile(handbook)
	if err != nil {
		t.Fatal(err)
	}
	goTool, err := exec.LookPath("go")
	if err != nil {
		t.Fatal(err)
	}
	bin, dir := t.TempDir(), t.TempDir()
	if out, err := exec.Command(goTool, "build", "-o", bin, "./cmd/annualreport").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	files, err := filepath.Abs("docs/handbook")
	if err != nil {
		t.Fatal(err)
	}
	run := func(command string) string {
		cmd := exec.Command("sh", "-c", command)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH"), "HANDBOOK="+files, "LC_ALL=zh_CN.UTF-8", "LANG=")
		out, err := cmd.CombinedOutput()
		if exit := cmd.ProcessState; err != nil && (exit == nil || exit.ExitCode() != 1) {
			t.Errorf("%s: %v", command, err)
		}
		return string(out)
	}
	var anew bytes.Buffer
	n := 0
	console, hidden := false, regexp.MustCompile(`^<!-- run: (.*) -->$`)
	for line := range strings.Lines(string(text)) {
		trimmed := strings.TrimSuffix(line, "\n")
		switch command, isCommand := strings.CutPrefix(trimmed, "$ "); {
		case trimmed == "```console":
			console = true
			anew.WriteString(line)
		case console && trimmed == "```":
			console = false
			anew.WriteString(line)
		case console && isCommand:
			n++
			anew.WriteString(line + run(command))
		case console: // an output, which is made anew
		default:
			if m := hidden.FindStringSubmatch(trimmed); m != nil {
				run(m[1])
			}
			anew.WriteString(line)
		}
	}
	if n < 10 {
		t.Errorf("only %d commands", n)
	}
	if *update {
		if err := os.WriteFile(handbook, anew.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	// How large a file is changes with every backend, and says nothing here.
	size := regexp.MustCompile(` *[0-9.]+ KB`)
	if diff := cmp.Diff(size.ReplaceAllString(string(text), " KB"), size.ReplaceAllString(anew.String(), " KB")); diff != "" {
		t.Errorf("%s does not show what the command prints; go test . -run Handbook -update writes it anew (-shown +printed):\n%s", handbook, diff)
	}
}
