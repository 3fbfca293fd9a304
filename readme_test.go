package annualreport_test

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestReadmeShowsTheExample: the first program of both READMEs is Example, which runs, as a
// program that can be copied whole.
func TestReadmeShowsTheExample(t *testing.T) {
	source, err := os.ReadFile("example_test.go")
	if err != nil {
		t.Fatal(err)
	}
	parts := regexp.MustCompile(`(?s)(import \(.*?\n\)).*func Example\(\) \{\n(.*?)\t// Output:`).FindSubmatch(source)
	if parts == nil {
		t.Fatal("example_test.go has no Example with an output")
	}
	want := "\npackage main\n\n" + string(parts[1]) + "\n\nfunc main() {\n" + strings.TrimRight(string(parts[2]), "\n") + "\n}"
	for _, name := range []string{"README.md", "README.zh-CN.md"} {
		readme, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		samples := regexp.MustCompile("(?s)```go(.*?)\n```").FindAllSubmatch(readme, -1)
		if len(samples) == 0 || string(samples[0][1]) != want {
			t.Errorf("%s does not show Example:\n%s", name, want)
		}
		for _, s := range samples {
			if !strings.HasPrefix(string(s[1]), "\npackage main\n\nimport (") {
				t.Errorf("%s shows a sample without its imports:\n%s", name, s[1])
			}
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
