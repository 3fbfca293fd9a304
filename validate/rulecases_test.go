package validate

import (
	"slices"
	"testing"

	"golang.org/x/text/language"
)

// ruleCases are changes to a report in order that a rule lets pass and that it finds.
type ruleCases struct {
	code      string
	good, bad []Example
}

func TestCases(t *testing.T) {
	for _, tc := range slices.Concat(cases, practiceCases, practiceTextCases) {
		t.Run(tc.code, func(t *testing.T) {
			if len(tc.good) < 3 || len(tc.bad) < 2 {
				t.Fatalf("%d good and %d bad cases are too few", len(tc.good), len(tc.bad))
			}
			for i, example := range append(append([]Example(nil), tc.good...), tc.bad...) {
				r, o := inOrder(t), Options{}
				if err := example.apply(t, r, &o); err != nil {
					t.Errorf("%q: %v", example, err)
					continue
				}
				result, err := Check(r, o)
				if err != nil {
					t.Fatal(err)
				}
				n := 0
				for _, f := range result.Findings {
					if f.Code == tc.code {
						n++
						sound(t, r, &f)
						worded(t, &f)
					}
				}
				if want := i >= len(tc.good); (n > 0) != want {
					t.Errorf("found %v, want %v:\n%s", n > 0, want, example)
				}
			}
		})
	}
}

// Harmless neighbours of faults, and rows of practice of which nothing is said, raise
// no warning by any rule, those of their own least of all.
func TestHarmless(t *testing.T) {
	for _, example := range harmless {
		r, o := inOrder(t), Options{}
		if err := example.apply(t, r, &o); err != nil {
			t.Errorf("%q: %v", example, err)
			continue
		}
		for _, f := range check(t, r, o).Findings {
			t.Errorf("%s: %s\n%s", f.Code, f.Message(language.Chinese), example)
		}
	}
}
