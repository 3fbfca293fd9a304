package likeness

import (
	"cmp"
	"slices"
)

// window is how many grams one fingerprint is taken from: any stretch in common of gram +
// window - 1 letters leaves one in both texts, wherever it stands.
const window = 4

// print is a fingerprint of a report.
type print struct {
	hash       uint64
	report, at int32
}

// winnow appends the fingerprints of a text: of each window the gram with the least hash,
// none of which everybody writes.
func winnow(prints []print, t *text, number int) []print {
	last := -1
	for i := 0; i+window <= len(t.hashes); i++ {
		least := -1
		for k := i; k < i+window; k++ {
			if h := t.hashes[k]; h != 0 && !t.knownGram(k) && (least < 0 || h <= t.hashes[least]) {
				least = k
			}
		}
		if least > last {
			prints = append(prints, print{t.hashes[least], int32(number), int32(least)})
			last = least
		}
	}
	return prints
}

// knownGram reports whether all letters of the gram at i are known.
func (t *text) knownGram(i int) bool {
	for k := i; k < i+gram; k++ {
		if !t.known[k] {
			return false
		}
	}
	return true
}

const (
	// holders is to how many others a report is compared for one fingerprint: to those
	// that have it first, and the one before it.
	holders = 6
	// fewest fingerprints in common, near each other in both, make a pair worth a look: a
	// passage that counts has some thirteen, of which changed words take the half.
	fewest = 6
	// nearby is how many letters the first and the last of them are apart, and shifted how
	// many more in the one text than in the other.
	nearby, shifted = 120, 3 * longestGap
	// tooCommon is from how many reports on a fingerprint that more than the half of all
	// have is customary among them.
	tooCommon = 10
)

// meeting is a fingerprint that two reports have.
type meeting struct {
	pair     uint64 // a<<32 | b, a < b
	inA, inB int32
}

// candidates returns the pairs of reports that are worth a look, as a<<32 | b with a < b,
// in order; and the fingerprints that are customary among so many reports.
func candidates(prints []print, reports int) (pairs []uint64, customary map[uint64]bool) {
	slices.SortFunc(prints, func(a, b print) int {
		return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.report, b.report), cmp.Compare(a.at, b.at))
	})
	// What a report says twice counts where it stands first.
	prints = slices.CompactFunc(prints, func(a, b print) bool { return a.hash == b.hash && a.report == b.report })
	customary = map[uint64]bool{}
	var meetings []meeting
	for len(prints) > 0 {
		n := 1
		for n < len(prints) && prints[n].hash == prints[0].hash {
			n++
		}
		group := prints[:n]
		prints = prints[n:]
		if n >= tooCommon && 2*n > reports {
			customary[group[0].hash] = true
			continue
		}
		for i := 1; i < n; i++ {
			for k := 0; k < min(i, holders); k++ {
				meetings = append(meetings, meet(group[k], group[i]))
			}
			if i > holders {
				meetings = append(meetings, meet(group[i-1], group[i]))
			}
		}
	}
	slices.SortFunc(meetings, func(x, y meeting) int {
		return cmp.Or(cmp.Compare(x.pair, y.pair), cmp.Compare(x.inA, y.inA), cmp.Compare(x.inB, y.inB))
	})
	for len(meetings) > 0 {
		n := 1
		for n < len(meetings) && meetings[n].pair == meetings[0].pair {
			n++
		}
		if gathered(meetings[:n]) {
			pairs = append(pairs, meetings[0].pair)
		}
		meetings = meetings[n:]
	}
	return pairs, customary
}

func meet(a, b print) meeting {
	return meeting{uint64(a.report)<<32 | uint64(b.report), a.at, b.at}
}

// gathered reports whether some of the meetings of a pair, which are in their order in a,
// lie near each other in both texts.
func gathered(all []meeting) bool {
	for i := range all {
		near := 1
		for _, m := range all[i+1:] {
			if m.inA-all[i].inA > nearby {
				break
			}
			shift := (m.inB - all[i].inB) - (m.inA - all[i].inA)
			if -shifted <= shift && shift <= shifted {
				near++
			}
		}
		if near >= fewest {
			return true
		}
	}
	return false
}
