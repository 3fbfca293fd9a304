package validate

import (
	"fmt"
	"slices"
	"strconv"
	"testing"

	"github.com/govdisclosure/annualreport/report"
)

// Every cell of each sample, 200 under the form in force, changed one at a time, with all totals
// stated and with none. What should be found is worked out here by counting alone,
// without the code under test.
func TestEveryCellChanged(t *testing.T) {
	changes := []struct {
		name   string
		change func(n int64) string
	}{
		{"+1", func(n int64) string { return fmt.Sprint(n + 1) }},
		{"×10+1", func(n int64) string { return fmt.Sprint(10*n + 1) }},
		{"−1", func(n int64) string { return fmt.Sprint(n - 1) }},
		{"blank", func(int64) string { return "" }},
	}
	for name, sample := range samples(t) {
		for _, mode := range []string{"stated", "free"} {
			t.Run(name+"/"+mode, func(t *testing.T) {
				t.Parallel()
				r := clone(t, sample)
				if mode == "free" {
					for i := range r.Edition().Figures() {
						if f := &r.Edition().Figures()[i]; !f.Free() {
							delete(r.Stated.Figures, f.Address)
						}
					}
				} else {
					stateTotals(r)
				}
				if mode == "stated" && name == "zhongwei-guodong-2023" { // the one blank of the samples
					r.Stated.Figures["requests.outcome.total.total"] = "0"
				}
				if newOracle(r).broken(-1, 0) != 0 {
					t.Fatal("broken to begin with")
				}
				changed, kept := 0, 0
				for i := range r.Edition().Figures() {
					figure := &r.Edition().Figures()[i]
					if mode == "free" && !figure.Free() {
						continue
					}
					before, _ := r.Shown(figure.Address)
					n, err := strconv.ParseInt(before, 10, 64)
					if err != nil {
						n = 110 // zhongwei's amount of money
					}
					for _, c := range changes {
						show(t, r, figure.Address, c.change(n))
						changed++
						if !checkChanged(t, r, i, before, fmt.Sprintf("%s %s", figure.Address, c.name)) {
							kept++
						}
					}
					show(t, r, figure.Address, before)
				}
				t.Logf("%d changes, of which %d keep every equation", changed, kept)
			})
		}
	}
}

// stateTotals states every total that is not.
func stateTotals(r *report.Report) {
	for i := range r.Edition().Figures() {
		f := &r.Edition().Figures()[i]
		if _, stated := r.Stated.Figures[f.Address]; stated || f.Free() {
			continue
		}
		if r.Stated.Figures == nil {
			r.Stated.Figures = map[report.Address]string{}
		}
		r.Stated.Figures[f.Address], _ = r.Shown(f.Address) // the address is the form's own
	}
}

// checkChanged checks a report of which the i-th cell, which showed before, was
// changed. It returns false
// where the change keeps every equation and leaves a figure in the cell.
func checkChanged(t *testing.T, r *report.Report, i int, before, what string) bool {
	t.Helper()
	result, err := Check(r, Options{Rules: []*Rule{totalDiffers, unbalancedColumn, blankCells, notFigure, oddFigure}})
	if err != nil {
		t.Fatal(err)
	}
	a, o := r.Edition().Figures()[i].Address, newOracle(r)
	holds := o.broken(-1, 0) == 0
	if holds && !o.unknown[i] {
		if len(result.Findings) > 0 {
			t.Errorf("%s: keeps every equation, yet: %s", what, result.Findings[0].Code)
		}
		return false
	}
	if len(result.Findings) == 0 {
		t.Errorf("%s: not found", what)
	}
	only := o.only()
	for _, f := range result.Findings {
		if !slices.Contains(f.Addresses(), a) {
			t.Errorf("%s: %s does not name the cell", what, f.Code)
		}
		var culprit report.Address
		if f.Culprit != nil {
			culprit = f.Culprit.Address
		}
		switch {
		case !o.unknown[i] && culprit != only:
			t.Errorf("%s: %s: culprit %q, want %q", what, f.Code, culprit, only)
		case o.unknown[i] && !o.follows(i) && f.Culprit != nil:
			t.Errorf("%s: %s: culprit %q, where no figure follows", what, f.Code, culprit)
		case o.unknown[i] && o.follows(i) && (culprit != a || f.Culprit.Want != before):
			t.Errorf("%s: %s: culprit %+v, want %q", what, f.Code, f.Culprit, before)
		}
	}
	return true
}

// oracle counts equations by brute force: a number for each cell, and the sums
// written out from the identities of the form.
type oracle struct {
	figures    []report.Figure
	values     []int64 // by the place of the figure in the form
	stated     []bool
	unknown    []bool
	parts      [][]int
	identities [][2][]int
}

func newOracle(r *report.Report) *oracle {
	figures := r.Edition().Figures()
	o := &oracle{figures, make([]int64, len(figures)), make([]bool, len(figures)), make([]bool, len(figures)), nil, nil}
	index := func(cells []report.Address) []int {
		var places []int
		for _, a := range cells {
			places = append(places, slices.IndexFunc(figures, func(f report.Figure) bool { return f.Address == a }))
		}
		return places
	}
	for i := range figures {
		f := &figures[i]
		o.parts = append(o.parts, index(f.Parts))
		_, o.stated[i] = r.Stated.Figures[f.Address]
		if !f.Free() && !o.stated[i] {
			continue
		}
		text, _ := r.Shown(f.Address)
		n, err := strconv.ParseInt(text, 10, 64)
		if v, bad := report.ParseValue(f.Unit, text); f.Unit == report.TenThousandYuan && bad == nil && !v.Blank() {
			err = nil // no equation counts money
		}
		o.values[i], o.unknown[i] = n, err != nil || n < 0 && !f.Signed
	}
	for _, id := range r.Edition().Identities() {
		o.identities = append(o.identities, [2][]int{index(id.Left), index(id.Right)})
	}
	return o
}

// value returns what a cell shows with one cell changed, and false where that is no
// figure.
func (o *oracle) value(i, changed int, by int64, raw bool) (int64, bool) {
	if o.figures[i].Free() || o.stated[i] && !raw {
		if i == changed {
			return o.values[i] + by, !o.unknown[i]
		}
		return o.values[i], !o.unknown[i]
	}
	var sum int64
	for _, part := range o.parts[i] {
		n, ok := o.value(part, changed, by, true)
		if !ok {
			return 0, false
		}
		sum += n
	}
	return sum, true
}

// broken returns by how much the first equation is off that does not hold when one
// cell is changed, 0 where all do.
func (o *oracle) broken(changed int, by int64) int64 {
	for _, id := range o.identities {
		diff, known, sign := int64(0), true, int64(1)
		for _, side := range id {
			for _, i := range side {
				n, ok := o.value(i, changed, by, false)
				diff += sign * n
				known = known && ok
			}
			sign = -1
		}
		if known && diff != 0 {
			return diff
		}
	}
	return 0
}

// follows reports whether the figure of a cell follows from the others: a table is
// crossed by equations, or all of its totals are stated.
func (o *oracle) follows(i int) bool {
	section := o.figures[i].Section.Key
	return section == "requests" || section == "disputes" && o.stated[len(o.stated)-1]
}

// only returns the one cell whose change makes every equation hold, and "" where
// there is none or more than one.
func (o *oracle) only() report.Address {
	off := o.broken(-1, 0)
	if off == 0 {
		return ""
	}
	var found report.Address
	for i := range o.figures {
		if o.unknown[i] || !o.figures[i].Free() && !o.stated[i] {
			continue
		}
		for _, by := range []int64{off, -off} {
			if o.values[i]+by < 0 || o.broken(i, by) != 0 {
				continue
			}
			if found != "" {
				return ""
			}
			found = o.figures[i].Address
		}
	}
	return found
}
