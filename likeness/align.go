package likeness

import (
	"slices"

	"github.com/govdisclosure/annualreport/internal/budget"
)

const (
	// longestGap is how many letters may differ, on either side, between two stretches in
	// common of one passage: a few words that were changed.
	longestGap = 16
	// mostPlaces is in how many places of a text one gram is looked for: a text that says
	// one word a thousand times is not compared with itself a million times.
	mostPlaces = 8
)

// places are where the grams of a text stand.
type places map[uint64][]int32

func (t *text) places() places {
	p := make(places, len(t.hashes))
	for i, h := range t.hashes {
		if h != 0 && len(p[h]) < mostPlaces {
			p[h] = append(p[h], int32(i))
		}
	}
	return p
}

// stretch is what two texts have letter by letter, or with gaps.
type stretch struct {
	a, b       int // where it begins
	endA, endB int
	same       int // letters in common that not everybody writes
}

// passages returns the passages that two texts share, in the order of b, none of which
// overlaps another in either: stretches that are alike to the letter, joined over words
// that were changed. Customary grams count as known.
func passages(bud *budget.Budget, a, b *text, inA places, customary map[uint64]bool) ([]stretch, error) {
	runs, err := common(bud, a, b, inA)
	if err != nil {
		return nil, err
	}
	// The longest first; what a longer one covers is taken from those that follow.
	slices.SortStableFunc(runs, func(x, y stretch) int { return (y.endB - y.b) - (x.endB - x.b) })
	usedA, usedB := make([]bool, len(a.letters)), make([]bool, len(b.letters))
	kept := runs[:0]
	for _, r := range runs {
		if err := bud.Step(r.endA - r.a); err != nil {
			return nil, err
		}
		for r.a < r.endA && (usedA[r.a] || usedB[r.b]) {
			r.a++
			r.b++
		}
		for r.a < r.endA && (usedA[r.endA-1] || usedB[r.endB-1]) {
			r.endA--
			r.endB--
		}
		if r.endB-r.b < gram/2 || slices.Contains(usedB[r.b:r.endB], true) || slices.Contains(usedA[r.a:r.endA], true) {
			continue
		}
		for k := range r.endB - r.b {
			usedA[r.a+k], usedB[r.b+k] = true, true
		}
		r.same = a.counted(r.a, r.endA, customary)
		kept = append(kept, r)
	}
	slices.SortFunc(kept, func(x, y stretch) int { return x.b - y.b })
	return joined(a, b, kept), nil
}

// common returns the longest stretches that two texts have to the letter, by the grams in
// which they begin.
func common(bud *budget.Budget, a, b *text, inA places) (runs []stretch, err error) {
	ends := map[int]int{} // by how far b is behind a: where in b the last stretch ends
	for j, h := range b.hashes {
		if h == 0 {
			continue
		}
		if err := bud.Step(1); err != nil {
			return nil, err
		}
		for _, at := range inA[h] {
			i := int(at)
			if j < ends[i-j] {
				continue
			}
			n := 0
			for i+n < len(a.letters) && j+n < len(b.letters) && a.letters[i+n] == b.letters[j+n] &&
				a.at[i+n].block == a.at[i].block && b.at[j+n].block == b.at[j].block {
				n++
			}
			if n < gram {
				continue // two grams with one hash
			}
			if err := bud.Step(n); err != nil {
				return nil, err
			}
			ends[i-j] = j + n
			runs = append(runs, stretch{a: i, b: j, endA: i + n, endB: j + n})
		}
	}
	return runs, nil
}

// counted returns how many letters from i to end not everybody writes.
func (t *text) counted(i, end int, customary map[uint64]bool) (n int) {
	covered := i
	for k := i; k < end; k++ {
		if h := t.hashes[k]; h != 0 && customary[h] {
			covered = max(covered, k+gram)
		}
		if k >= covered && !t.known[k] {
			n++
		}
	}
	return n
}

// joined makes passages of stretches that follow each other in both texts within one
// paragraph of each.
func joined(a, b *text, runs []stretch) (all []stretch) {
	for _, r := range runs {
		if n := len(all) - 1; n >= 0 {
			last := &all[n]
			if r.a >= last.endA && r.a-last.endA <= longestGap && r.b-last.endB <= longestGap &&
				a.at[r.a].block == a.at[last.a].block && b.at[r.b].block == b.at[last.b].block {
				last.endA, last.endB = r.endA, r.endB
				last.same += r.same
				continue
			}
		}
		all = append(all, r)
	}
	return all
}
