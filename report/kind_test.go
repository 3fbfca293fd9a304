package report

import "testing"

func TestOfGovernment(t *testing.T) {
	for _, tc := range []struct {
		office string
		kind   Kind
		want   bool
	}{
		{"某某市人民政府", KindUnstated, true},
		{" 某某市人民政府 ", KindUnstated, true},
		{"某某市人民政府", Department, false},
		{"某某市人民政府办公室", KindUnstated, false},
		{"某某市人民政府办公室", Government, true},
		{"", KindUnstated, false},
	} {
		r := &Report{Office: tc.office, Kind: tc.kind}
		if got := r.OfGovernment(); got != tc.want {
			t.Errorf("%q of kind %q: %v", tc.office, tc.kind, got)
		}
	}
}
