package madeupcity

import (
	"reflect"
	"testing"
)

// TestCity: names differ, reports are well formed and balance, and a larger city begins
// with the smaller one.
func TestCity(t *testing.T) {
	small, large := New(7, 2, 60, 2024), New(7, 13, 61, 2024)
	names := map[string]bool{}
	for i, county := range large.Counties {
		for k, o := range county.Offices {
			if names[o.Name] {
				t.Errorf("two offices are called %s", o.Name)
			}
			names[o.Name] = true
			if err := o.Report.Validate(); err != nil {
				t.Errorf("%s: %v", o.Name, err)
			}
			if i < 2 && k < 60 && !reflect.DeepEqual(o.Report, small.Counties[i].Offices[k].Report) {
				t.Errorf("%s differs in a smaller city", o.Name)
			}
		}
	}
	if len(names) != 13*61 {
		t.Errorf("%d offices", len(names))
	}
	t.Log(large.Counties[1].Offices[5].Report.Overview.String())
}
