package facts

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// A sentence on requests that gives what came in, what was handled and what was carried
// over is an account, and the account says which of two readings of a number is right:
// the reading with which it balances stands. Where a number turns out not to be what its
// words alone say, it is not read.

// account is what a sentence states of the requests of the year, by index into the
// facts of the paragraph; -1 where it does not.
type account struct {
	fresh, old, out int
	handled         []int
	received        []int
	beside          []int // outcomes counted behind what was handled, not as parts of it
}

// reconcile leaves out the numbers of the sentence that its account shows to be
// misread.
func (p *paragraph) reconcile() {
	a := p.account()
	wrong := a.superseded(p.facts)
	if len(a.handled) == 1 && a.fresh >= 0 && !p.facts[a.handled[0]].Loose {
		wrong = append(wrong, a.unbalanced(p.facts)...)
	}
	p.drop(wrong)
}

// superseded returns the numbers in loose words beside which one in plain words says
// the same thing otherwise: 办理49件，办结45件; 收到24件（含上年结转2件），其中22件为新收.
func (a *account) superseded(facts []Fact) []int {
	var wrong []int
	for _, list := range [][]int{a.handled, a.received} {
		plain := slices.IndexFunc(list, func(i int) bool { return !facts[i].Loose })
		for _, i := range list {
			if plain >= 0 && facts[i].Loose && !facts[i].Value.Equal(facts[list[plain]].Value) {
				wrong = append(wrong, i)
			}
		}
	}
	return wrong
}

// unbalanced returns what is not what its words alone say. 收到43件，办结40件，逾期不补正1件，
// 结转2件: in this office's book what is beside the 40 is none of them, and none of the
// form's either. 收到9件，按时答复8件: one may have been answered late; where all that came in
// and went out is given, it is a slip.
func (a *account) unbalanced(facts []Fact) []int {
	at := func(i int) decimal.Decimal {
		if i < 0 {
			return decimal.Zero
		}
		return facts[i].Value
	}
	in := at(a.fresh).Add(at(a.old))
	out := at(a.handled[0]).Add(at(a.out))
	switch {
	case out.Equal(in):
		return nil
	case facts[a.handled[0]].timely && out.LessThan(in) && (a.old < 0 || a.out < 0):
		return a.handled
	}
	for _, i := range a.beside {
		out = out.Add(facts[i].Value)
	}
	if out.Equal(in) && len(a.beside) > 0 {
		return append(slices.Clone(a.handled), a.beside...)
	}
	return nil
}

// account finds the account of the sentence.
func (p *paragraph) account() account {
	a := account{fresh: -1, old: -1, out: -1}
	for i := p.first; i < len(p.facts); i++ {
		f := &p.facts[i]
		if f.Kind != Number || f.Year != p.rd.Year || f.None {
			continue
		}
		switch q := f.Quantity; {
		case q == totals[topicRequest]:
			a.fresh = i
			a.received = append(a.received, i)
		case q == "requests.carried_in.total":
			a.old = i
		case q == "requests.carried_out.total":
			a.out = i
		case q == handled:
			a.handled = append(a.handled, i)
		case len(a.handled) > 0 && !f.part && strings.HasPrefix(string(q), "requests.outcome.") && strings.HasSuffix(string(q), ".total"):
			a.beside = append(a.beside, i)
		}
	}
	return a
}

// drop takes facts back.
func (p *paragraph) drop(wrong []int) {
	if len(wrong) == 0 {
		return
	}
	slices.Sort(wrong)
	for k := len(wrong) - 1; k >= 0; k-- {
		p.facts = slices.Delete(p.facts, wrong[k], wrong[k]+1)
	}
	p.loosened = min(p.loosened, len(p.facts))
	p.whole, p.fresh = 0, 0
}

// withdraw takes back what the sentence has stated of a quantity.
func (p *paragraph) withdraw(q Quantity) {
	var wrong []int
	for i := p.first; i < len(p.facts); i++ {
		if p.facts[i].Quantity == q && p.facts[i].Year == p.rd.Year {
			wrong = append(wrong, i)
		}
	}
	p.drop(wrong)
	delete(p.seen, q)
}
