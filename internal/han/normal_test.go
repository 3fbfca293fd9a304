package han_test

import (
	"testing"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/internal/han"
)

// FuzzWritten: whatever a text holds, all of it is written as it is without its white
// space, and its parts are the whole.
func FuzzWritten(f *testing.F) {
	for _, s := range []string{"于都县（某某中心）二〇二四年", " ㈱ ⼴ 州\u202E１２345", "e\u0301\u0301é ﷺ", "\xff2024年"} {
		f.Add(s, 3)
	}
	f.Fuzz(func(t *testing.T, s string, at int) {
		if !utf8.ValidString(s) || len(s) > 1000 {
			return
		}
		n := han.Normal(s)
		if utf8.RuneCountInString(n) == 0 {
			return
		}
		if got := han.Written(s, n, han.Extent{From: 0, To: len(n)}); got != han.Squeeze(s) && got != n {
			t.Errorf("%q: %q", s, got)
		}
		for at = max(0, min(at, len(n))); at > 0 && !utf8.RuneStart(n[min(at, len(n)-1)]); at-- {
		}
		han.Written(s, n, han.Extent{From: 0, To: at})
		han.Written(s, n, han.Extent{From: at, To: len(n)})
	})
}
