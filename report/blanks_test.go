package report

import (
	"slices"
	"testing"
)

// Who left a cell blank is named, and only those cells are blank in the sum.
func TestBlanks(t *testing.T) {
	a, b := &Report{Office: "甲", Year: 2024}, &Report{Office: "乙", Year: 2024}
	a.ZeroBlanks()
	b.ZeroBlanks()
	b.Requests.New.Individual = Count{}
	blanks := Blanks(a, nil, b)
	if len(blanks) != 1 || blanks[0].Address != "requests.new.individual" || !slices.Equal(blanks[0].Reports, []int{2}) {
		t.Errorf("%+v", blanks)
	}
	sum, err := Sum(a, b)
	if err != nil {
		t.Fatal(err)
	}
	for i := range sum.Edition().figures {
		f := &sum.Edition().figures[i]
		if f.Free() && sum.value(f).Blank() != (f.Address == blanks[0].Address) {
			t.Errorf("%s", f.Address)
		}
	}
	if Blanks() != nil {
		t.Error("blanks of no report")
	}
}
