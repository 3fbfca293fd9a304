package likeness

import (
	"cmp"
	"slices"

	"github.com/govdisclosure/annualreport/internal/budget"
)

// window is how many grams one fingerprint is taken from: any stretch in common of gram +
// window - 1 letters leaves one in both texts, wherever it stands.
const window = 4

// print is a fingerprint of a report.
type print struct {
	hash       uint64
	report, at int32
}

// prints are fingerprints, parted by the first bits of their hashes: each part is sorted by
// itself, so that the context is asked in between.
type prints [parts][]print

// parts is into how many lists fingerprints and meetings are parted.
const parts = 256

func (p *prints) add(f print) { p[f.hash>>56] = append(p[f.hash>>56], f) }

// winnow adds the fingerprints of a text: of each window the gram with the least hash,
// none of which everybody writes.
func (p *prints) winnow(t *text, number int) {
	last := -1
	for i := 0; i+window <= len(t.hashes); i++ {
		least := -1
		for k := i; k < i+window; k++ {
			if h := t.hashes[k]; h != 0 && !t.knownGram(k) && (least < 0 || h <= t.hashes[least]) {
				least = k
			}
		}
		if least > last {
			p.add(print{t.hashes[least], int32(number), int32(least)})
			last = least
		}
	}
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

// meetings are those of the pairs, parted by the first report, in the order of reports.
type meetings struct {
	of      [parts][]meeting
	reports uint64 // how many there are
}

func (m *meetings) add(a, b print) {
	part := uint64(a.report) * parts / m.reports
	m.of[part] = append(m.of[part], meeting{uint64(a.report)<<32 | uint64(b.report), a.at, b.at})
}

// candidates returns the pairs of reports that are worth a look, as a<<32 | b with a < b,
// in order; and the fingerprints that are customary among so many reports, of which so many
// are compared.
func (p *prints) candidates(b *budget.Budget, reports, compared int) (pairs []uint64, customary map[uint64]bool, err error) {
	customary = map[uint64]bool{}
	met := meetings{reports: uint64(max(reports, 1))}
	for i := range p {
		if err := b.Alive(); err != nil {
			return nil, nil, err
		}
		slices.SortFunc(p[i], func(a, b print) int {
			return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.report, b.report), cmp.Compare(a.at, b.at))
		})
		// What a report says twice counts where it stands first.
		all := slices.CompactFunc(p[i], func(a, b print) bool { return a.hash == b.hash && a.report == b.report })
		for len(all) > 0 {
			n := 1
			for n < len(all) && all[n].hash == all[0].hash {
				n++
			}
			if n >= tooCommon && 2*n > compared {
				customary[all[0].hash] = true
			} else if err := met.group(b, all[:n]); err != nil {
				return nil, nil, err
			}
			all = all[n:]
		}
		p[i] = nil
	}
	for i := range met.of {
		if pairs, err = worthALook(b, pairs, met.of[i]); err != nil {
			return nil, nil, err
		}
	}
	return pairs, customary, nil
}

// group lets the holders of one fingerprint meet.
func (m *meetings) group(b *budget.Budget, group []print) error {
	for i := 1; i < len(group); i++ {
		if err := b.Step(holders); err != nil {
			return err
		}
		for k := 0; k < min(i, holders); k++ {
			m.add(group[k], group[i])
		}
		if i > holders {
			m.add(group[i-1], group[i])
		}
	}
	return nil
}

// worthALook appends the pairs whose meetings lie together.
func worthALook(b *budget.Budget, pairs []uint64, met []meeting) ([]uint64, error) {
	if err := b.Alive(); err != nil {
		return nil, err
	}
	slices.SortFunc(met, func(x, y meeting) int {
		return cmp.Or(cmp.Compare(x.pair, y.pair), cmp.Compare(x.inA, y.inA), cmp.Compare(x.inB, y.inB))
	})
	for len(met) > 0 {
		n := 1
		for n < len(met) && met[n].pair == met[0].pair {
			n++
		}
		if err := b.Step(n * fewest); err != nil {
			return nil, err
		}
		if gathered(met[:n]) {
			pairs = append(pairs, met[0].pair)
		}
		met = met[n:]
	}
	return pairs, nil
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
