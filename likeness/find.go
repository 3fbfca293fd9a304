package likeness

import (
	"cmp"
	"context"
	"slices"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/internal/budget"
	"github.com/govdisclosure/annualreport/internal/message"
	"github.com/govdisclosure/annualreport/report"
)

// Options say what counts. The zero Options work.
type Options struct {
	// Passage is how many letters a passage has at least, without those that differ and
	// those that everybody writes; default 40. A number counts as one letter.
	Passage int
	// Share is from how many hundredths of its letters on a report is like another;
	// default 5. A passage of Long letters counts whatever the share; default 80.
	Share, Long int
	// LastShare is the same for the office's report of last year, of which more may
	// rightly stay; default 40.
	LastShare int
	// Known are texts that everybody writes, as a county's own set phrases, beside those
	// that the package knows.
	Known []string
	// MaxText is how many bytes of text a report has at most; one with more is not compared
	// (Result.TooLong). Default 256 KiB.
	MaxText int
}

func (o Options) filled() Options {
	o.Passage = cmp.Or(max(o.Passage, 0), 40)
	o.Share = cmp.Or(max(o.Share, 0), 5)
	o.Long = cmp.Or(max(o.Long, 0), 80)
	o.LastShare = cmp.Or(max(o.LastShare, 0), 40)
	o.MaxText = cmp.Or(max(o.MaxText, 0), 256<<10)
	return o
}

// Result is what was found.
type Result struct {
	// Pairs are the pairs of reports that are alike, the most alike first.
	Pairs []Pair
	// Last are the reports that are like the office's of last year: A is this year's, B
	// last year's, by their number in both lists.
	Last []Pair
	// Customary are passages that more than the half of ten reports or more have, and
	// that are held against none: likely a text that was handed out. Each with the first
	// report that has it.
	Customary []Place
	// TooLong are the reports that were not compared; see Options.MaxText.
	TooLong []int
}

// Pair are two reports that share passages.
type Pair struct {
	A, B     Side
	Passages []Passage // in the order of B
}

// Side is one of two reports.
type Side struct {
	Report int // its number, from 0
	Share  int // how many hundredths of its own letters stand in the passages
}

// Passage is a passage in both reports.
type Passage struct {
	A, B Place
	// Same is how many letters are the same and not what everybody writes.
	Same int
	// Exact is set where all letters from the first to the last are the same.
	Exact bool
}

// Place is where a passage stands.
type Place struct {
	Report     int    // its number, from 0
	Key        string // of the text
	Block      int    // the paragraph, from 1
	Start, End int    // bytes within it
	Character  int    // the number of its first character, from 1
	Text       string // as it stands there
}

// Find compares the reports of a roll-up with each other, and each with the office's
// report of last year, where there is one: last has as many as reports, nil where an
// office has none, or is nil. Reports that are nil are passed over. It ends with its
// context.
func Find(ctx context.Context, reports, last []*report.Report, o Options) (*Result, error) {
	if last != nil && len(last) != len(reports) {
		return nil, message.Errorf("likeness.last_year")
	}
	f := &finder{budget: budget.New(ctx, budget.Limits{}), options: o.filled(), known: knownTexts(), result: &Result{}}
	if len(o.Known) > 0 {
		f.known = grams(f.known, o.Known)
	}
	if err := f.read(reports); err != nil {
		return nil, err
	}
	if err := f.compare(); err != nil {
		return nil, err
	}
	for i, r := range last {
		if r == nil || f.reports[i] == nil {
			continue
		}
		if err := f.budget.Alive(); err != nil {
			return nil, err
		}
		if f.tooLong(r) {
			continue
		}
		a, b := newText(f.reports[i], f.known), newText(r, f.known)
		p, ok, err := f.pair(a, b, a.places(), nil, f.options.LastShare, 0)
		if err != nil {
			return nil, err
		}
		if ok {
			p.name(i, i)
			f.result.Last = append(f.result.Last, p)
		}
	}
	return f.result, nil
}

// finder is one run.
type finder struct {
	budget    *budget.Budget // of time alone: the length of texts is bounded
	options   Options
	known     map[uint64]bool
	customary map[uint64]bool
	reports   []*report.Report // without those that are not compared
	pairs     []uint64
	result    *Result
}

// read takes fingerprints and finds which pairs are worth a look. The letters of thousands
// of reports are not kept: few are looked at again.
func (f *finder) read(reports []*report.Report) error {
	f.reports = make([]*report.Report, len(reports))
	var all prints
	n := 0
	for i, r := range reports {
		if err := f.budget.Alive(); err != nil {
			return err
		}
		if r == nil {
			continue
		}
		if f.tooLong(r) {
			f.result.TooLong = append(f.result.TooLong, i)
			continue
		}
		n++
		f.reports[i] = r
		all.winnow(newText(r, f.known), i)
	}
	var err error
	f.pairs, f.customary, err = all.candidates(f.budget, len(reports), n)
	return err
}

// tooLong reports whether a report has more text than is compared.
func (f *finder) tooLong(r *report.Report) bool {
	n := 0
	for _, key := range r.Edition().TextKeys() {
		blocks, err := r.Text(key)
		if err != nil {
			continue // the key is the edition's own
		}
		for _, b := range blocks {
			if p, ok := b.(report.Paragraph); ok {
				for _, run := range p {
					n += len(run.Text)
				}
			}
		}
	}
	return n > f.options.MaxText
}

// compare looks at the pairs.
func (f *finder) compare() error {
	var ta *text
	var inA places
	of := -1
	for _, p := range f.pairs {
		if err := f.budget.Alive(); err != nil {
			return err
		}
		a, b := int(p>>32), int(p&(1<<32-1))
		if a != of {
			ta, of = newText(f.reports[a], f.known), a
			inA = ta.places()
		}
		pair, ok, err := f.pair(ta, newText(f.reports[b], f.known), inA, f.customary, f.options.Share, f.options.Long)
		if err != nil {
			return err
		}
		if ok {
			pair.name(a, b)
			f.result.Pairs = append(f.result.Pairs, pair)
		}
	}
	slices.SortStableFunc(f.result.Pairs, func(x, y Pair) int {
		return cmp.Compare(max(y.A.Share, y.B.Share), max(x.A.Share, x.B.Share))
	})
	return f.handedOut()
}

// pair compares two texts and reports whether they are alike.
func (f *finder) pair(a, b *text, inA places, customary map[uint64]bool, share, long int) (p Pair, ok bool, err error) {
	same, longest := 0, 0
	shared, err := passages(f.budget, a, b, inA, customary)
	if err != nil {
		return p, false, err
	}
	for _, s := range shared {
		if s.same < f.options.Passage || 10*s.same < 5*max(s.endA-s.a, s.endB-s.b) {
			continue // too short, or mostly what differs or everybody writes
		}
		same += s.same
		longest = max(longest, s.same)
		p.Passages = append(p.Passages, Passage{A: a.place(s.a, s.endA), B: b.place(s.b, s.endB), Same: s.same,
			Exact: slices.Equal(a.letters[s.a:s.endA], b.letters[s.b:s.endB])})
	}
	if same == 0 {
		return p, false, nil
	}
	p.A.Share, p.B.Share = same*100/max(a.own, 1), same*100/max(b.own, 1)
	p.A.Share, p.B.Share = min(p.A.Share, 100), min(p.B.Share, 100)
	return p, max(p.A.Share, p.B.Share) >= share || long > 0 && longest >= long, nil
}

// name says which reports the pair is of.
func (p *Pair) name(a, b int) {
	p.A.Report, p.B.Report = a, b
	for i := range p.Passages {
		p.Passages[i].A.Report, p.Passages[i].B.Report = a, b
	}
}

// place says where letters stand.
func (t *text) place(i, end int) Place {
	first, last := t.at[i], t.at[end-1]
	b := t.blocks[first.block]
	return Place{Key: b.key, Block: b.number, Start: int(first.from), End: int(last.to),
		Character: utf8.RuneCountInString(b.text[:first.from]) + 1, Text: b.text[first.from:last.to]}
}

// handedOut lists the customary passages, each with the first report that has it.
func (f *finder) handedOut() error {
	if len(f.customary) == 0 {
		return nil
	}
	told := map[uint64]bool{}
	for n, r := range f.reports {
		if err := f.budget.Alive(); err != nil {
			return err
		}
		if r == nil {
			continue
		}
		t := newText(r, f.known)
		for i := 0; i < len(t.hashes); {
			if !f.customary[t.hashes[i]] || told[t.hashes[i]] {
				i++
				continue
			}
			end := i
			for k := i; k < len(t.hashes) && k <= end+longestGap && t.at[k].block == t.at[i].block; k++ {
				if f.customary[t.hashes[k]] {
					told[t.hashes[k]] = true
					end = k + gram
				}
			}
			if end-i >= f.options.Passage {
				p := t.place(i, end)
				p.Report = n
				f.result.Customary = append(f.result.Customary, p)
			}
			i = end
		}
	}
	return nil
}
