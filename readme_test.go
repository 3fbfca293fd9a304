package annualreport_test

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestReadmeShowsTheExample: the first program of both READMEs is the body of Example,
// which runs.
func TestReadmeShowsTheExample(t *testing.T) {
	source, err := os.ReadFile("example_test.go")
	if err != nil {
		t.Fatal(err)
	}
	body := regexp.MustCompile(`(?s)func Example\(\) \{\n(.*?)\t// Output:`).FindSubmatch(source)
	if body == nil {
		t.Fatal("example_test.go has no Example with an output")
	}
	want := strings.ReplaceAll("\n"+strings.TrimRight(string(body[1]), "\n"), "\n\t", "\n")
	for _, name := range []string{"README.md", "README.zh-CN.md"} {
		readme, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		shown := regexp.MustCompile("(?s)```go(.*?)\n```").FindSubmatch(readme)
		if shown == nil || string(shown[1]) != want {
			t.Errorf("%s does not show the body of Example:\n%s", name, want)
		}
	}
}

// TestReadmeOpensWithTwoCommands: a newcomer finds the main job and the tests, and
// nothing before them.
func TestReadmeOpensWithTwoCommands(t *testing.T) {
	for _, name := range []string{"README.md", "README.zh-CN.md"} {
		readme, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		block := regexp.MustCompile("(?s)```sh\n(.*?)\n```").FindSubmatch(readme)
		if block == nil {
			t.Fatalf("%s has no commands", name)
		}
		lines := strings.Split(string(block[1]), "\n")
		if len(lines) != 2 || !strings.HasPrefix(lines[0], "go run ./examples/generate ") || !strings.HasPrefix(lines[1], "go test ./... ") {
			t.Errorf("%s opens with\n%s", name, block[1])
		}
	}
}

// TestReadmeLinks: every file that the READMEs point to is there.
func TestReadmeLinks(t *testing.T) {
	for _, name := range []string{"README.md", "README.zh-CN.md", "CONTRIBUTING.md"} {
		readme, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`(?:\]\(|src=")([^):"#]+)[)"]|`+"`(examples/[a-z]+)`").FindAllSubmatch(readme, -1) {
			path := string(m[1]) + string(m[2])
			if _, err := os.Stat(path); err != nil {
				t.Errorf("%s points to %s: %v", name, path, err)
			}
		}
	}
}
