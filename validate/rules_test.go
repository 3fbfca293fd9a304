package validate

import (
	"testing"
)

// Each rule lets its good example pass and finds its bad one.
func TestExamples(t *testing.T) {
	for _, rule := range DefaultRules() {
		t.Run(rule.Code, func(t *testing.T) {
			for _, tc := range []struct {
				name    string
				example Example
				found   bool
			}{{"good", rule.Good, false}, {"bad", rule.Bad, true}} {
				r, o := inOrder(t), Options{}
				if err := tc.example.apply(t, r, &o); err != nil {
					t.Fatalf("%s: %v", tc.name, err)
				}
				found := false
				for _, f := range check(t, r, o).Findings {
					if f.Code != rule.Code {
						continue
					}
					found = true
					sound(t, r, &f)
					worded(t, &f)
				}
				if found != tc.found {
					t.Errorf("%s example %q: found is %v", tc.name, tc.example, found)
				}
			}
		})
	}
}
