package embedded

import (
	"slices"
	"strings"

	"github.com/govdisclosure/annualreport/internal/han"
	"github.com/govdisclosure/annualreport/report"
)

// mostPairs bounds how many pairs of blocks are compared.
const mostPairs = 1 << 22

// mergeText takes from a text as it was carried all blocks that the text on the page
// still has, with their weights, captions and pictures, and the others from the page.
// On printed pages no picture is read: all stay.
func mergeText(now, old report.Text, printed bool) report.Text {
	if len(now)*len(old) > mostPairs {
		return now
	}
	was, is := contentsOf(old), contentsOf(now)
	// same returns how many blocks on the page say what a carried block says: a
	// caption may be one of its own.
	same := func(i, k int) int {
		for n := 1; n <= 2 && k+n <= len(is); n++ {
			joined := slices.Concat(is[k : k+n]...)
			if len(joined) == 0 && !pictured(now[k]) {
				return 0
			}
			if pictured(old[i]) == (pictured(now[k]) || printed && pictured(old[i])) && slices.Equal(joined, was[i]) {
				return n
			}
		}
		return 0
	}
	most := make([][]int, len(old)+1) // blocks kept, from here on
	for i := range most {
		most[i] = make([]int, len(now)+1)
	}
	for i := len(old) - 1; i >= 0; i-- {
		for k := len(now) - 1; k >= 0; k-- {
			most[i][k] = max(most[i+1][k], most[i][k+1])
			if n := same(i, k); n > 0 {
				most[i][k] = max(most[i][k], 1+most[i+1][k+n])
			}
		}
	}
	var merged report.Text
	i, k := 0, 0
	for i < len(old) || k < len(now) {
		n := 0
		if i < len(old) && k < len(now) {
			n = same(i, k)
		}
		switch {
		case n > 0 && most[i][k] == 1+most[i+1][k+n]:
			merged = append(merged, old[i])
			i, k = i+1, k+n
		case k < len(now) && (i == len(old) || most[i][k] == most[i][k+1]):
			merged = append(merged, now[k])
			k++
		default:
			if printed && pictured(old[i]) {
				merged = append(merged, old[i])
			}
			i++
		}
	}
	return merged
}

func pictured(b report.Block) bool {
	_, ok := b.(*report.Picture)
	return ok
}

func contentsOf(t report.Text) [][]string {
	all := make([][]string, len(t))
	for i := range t {
		all[i] = contents(t[i : i+1])
	}
	return all
}

// sameText reports whether two texts say the same, and otherwise the first paragraph
// of now that old does not have. On printed pages it does not count where paragraphs
// end.
func sameText(now, old report.Text, printed bool) (string, bool) {
	a, b := contents(now), contents(old)
	if printed && han.Ink(strings.Join(a, "")) == han.Ink(strings.Join(b, "")) {
		return "", true
	}
	for i := range a {
		if i >= len(b) || a[i] != b[i] {
			return a[i], false
		}
	}
	if len(a) < len(b) {
		return b[len(a)], false
	}
	return "", true
}
