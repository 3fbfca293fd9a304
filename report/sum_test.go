package report

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"
)

// figuresOf returns a report of a year with every free figure n.
func figuresOf(t *testing.T, office string, n int64) *Report {
	t.Helper()
	r := &Report{Office: office, Year: 2024}
	for _, f := range r.Edition().Figures() {
		if !f.Free() {
			continue
		}
		var v Value = N(n)
		if f.Unit == TenThousandYuan {
			v = AmountOf(decimal.New(n, -1))
		}
		if err := r.Set(f.Address, v); err != nil {
			t.Fatal(err)
		}
	}
	return r
}

func TestSum(t *testing.T) {
	a, b := figuresOf(t, "甲局", 2), figuresOf(t, "乙局", 3)
	a.Stated.Figures = map[Address]string{"requests.new.total": "999"}
	b.Requests.New.Charity = Count{}
	b.Proactive.Penalties.Decisions = Count{}
	b.Stated.Figures = map[Address]string{"proactive.penalties.decisions": "/"}
	sum, err := Sum(a, b)
	if err != nil {
		t.Fatal(err)
	}
	for address, want := range map[Address]string{
		"proactive.rules.issued":         "5",
		"proactive.fees.amount":          "0.5",
		"proactive.penalties.decisions":  "", // one states a text that is no figure
		"requests.new.individual":        "5",
		"requests.new.charity":           "", // one left it blank
		"requests.new.total":             "", // and so the total is not known
		"requests.carried_in.total":      "30",
		"requests.outcome.total.total":   "630",
		"disputes.reconsideration.total": "20",
	} {
		if got, _ := sum.Shown(address); got != want {
			t.Errorf("%s is %q, want %q", address, got, want)
		}
	}
	if sum.Year != 2024 || sum.Office != "" || sum.Stated.Figures != nil {
		t.Errorf("%d, %q, %v", sum.Year, sum.Office, sum.Stated.Figures)
	}
	if got, _ := a.Requests.New.Individual.Int(); got != 2 {
		t.Errorf("Sum changed a report: %d", got)
	}
}

// The sum of one report is its figures.
func TestSumOfOne(t *testing.T) {
	for name, r := range samples(t) {
		sum, err := Sum(r)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range r.Edition().Figures() {
			got, _ := sum.Value(f.Address)
			want, _ := r.Value(f.Address)
			if got.String() != want.String() {
				t.Errorf("%s: %s is %s, want %s", name, f.Address, got, want)
			}
		}
	}
}

func TestSumErrors(t *testing.T) {
	a, other := figuresOf(t, "甲局", 1), figuresOf(t, "乙局", 1)
	other.Year = 2023
	large := figuresOf(t, "丙局", MaxCount)
	spec := spec2021()
	spec.ID = "2099"
	f, err := NewFormat(spec)
	if err != nil {
		t.Fatal(err)
	}
	for want, reports := range map[string][]*Report{
		"no report":                       nil,
		"report 2 to be summed up is nil": {a, nil},
		"乙局 on 2023":                      {a, other},
		"the 2021":                        {{Office: "丁局", Year: 2024, Format: f}, a},
		"more than 900719925":             {large, a},
	} {
		if sum, err := Sum(reports...); err == nil || sum != nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}
