package report

import (
	"context"
	"errors"
	"strings"
	"testing"
)

func TestLines(t *testing.T) {
	const yaml = `# 注释
office: 某局
overview: |
  （一）甲

  （二）乙
problems:
  - 丙
  - runs: [丁]
"requests":
  new: {individual: 1}
  carried_in:
    individual: 2
`
	const json = `{
  "office": "某局",
  "overview": "（一）甲\n（二）乙",
  "problems": [
    "丙",
    {"runs": ["丁"]}],
  "requests": {
    "new": {"individual": 1},
    "carried_in": {
      "individual": 2}}}`
	for _, tc := range []struct {
		key        string
		block      int
		yaml, json int
	}{
		{"office", 0, 2, 2},
		{"overview", 0, 3, 3},
		{"overview", 1, 4, 3},
		{"overview", 2, 6, 3},
		{"overview", 3, 3, 3},
		{"problems", 2, 9, 6},
		{"requests.new.individual", 0, 11, 8},
		{"requests.carried_in.individual", 0, 13, 10},
		{"requests.carried_in.research", 0, 12, 9},
		{"disputes.lead", 0, 0, 0},
	} {
		for text, want := range map[string]int{yaml: tc.yaml, json: tc.json} {
			lines, err := ReadLines(t.Context(), strings.NewReader(text))
			if err != nil {
				t.Fatal(err)
			}
			if got := lines.Line(tc.key, tc.block); got != want {
				t.Errorf("%s, block %d: line %d, want %d of\n%s", tc.key, tc.block, got, want, text)
			}
		}
	}
}

// A hostile file is an error in time, and so is a name that is no file.
func TestLinesWithinBounds(t *testing.T) {
	var limit *LimitError
	if _, err := ReadLines(t.Context(), strings.NewReader(strings.Repeat("a: 1\n", 1<<19))); !errors.As(err, &limit) {
		t.Errorf("%v", err)
	}
	for _, text := range []string{"a: [", `{"a": `, "\xff"} {
		if _, err := ReadLines(t.Context(), strings.NewReader(text)); err == nil {
			t.Errorf("%q: no error", text)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := ReadLines(ctx, strings.NewReader(`{"a": 1}`)); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	for _, name := range []string{".", "none.yaml"} {
		if _, err := OpenLines(t.Context(), name); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
