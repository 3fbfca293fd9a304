package validate

import (
	"bytes"
	"testing"

	"github.com/govdisclosure/annualreport/report"
)

// A blank form, one of nothing at all, and one of another edition are checked too.
func TestBareReports(t *testing.T) {
	empty, err := report.NewFormat(report.FormatSpec{ID: "none"})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range []*report.Report{{}, {Office: "某某市某某局", Year: 2024}, {Format: empty, Office: "某某市某某局", Year: 2024}} {
		if _, err := Check(r, Options{Previous: []*report.Report{{Year: 2023}}, Subordinates: []*report.Report{{Year: 2024}}}); err != nil {
			t.Error(err)
		}
	}
}

// Findings come in the same order every time.
func TestSameOrder(t *testing.T) {
	r := samples(t)["zhongwei-guodong-2023"]
	r.Requests.New.Individual, r.Disputes.Reconsideration.Upheld = report.N(7), report.N(9)
	o := Options{Previous: []*report.Report{previous(t, r)}}
	var first []byte
	for range 50 {
		result, err := Check(r, o)
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		for i := range result.Findings {
			f := &result.Findings[i]
			b.WriteString(f.Code + " " + f.Got + " " + f.Want + "\n")
		}
		if first == nil {
			first = b.Bytes()
		}
		if len(first) == 0 || !bytes.Equal(first, b.Bytes()) {
			t.Fatalf("findings in another order:\n%s\nfirst\n%s", b.Bytes(), first)
		}
	}
}

// A check that finds nothing should cost at most as much as reading the report:
// compare the two with go test -bench .
func BenchmarkReadJSON(b *testing.B) {
	data, err := inOrder(b).MarshalJSON()
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := report.ReadJSON(bytes.NewReader(data)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCheck(b *testing.B) {
	r := inOrder(b)
	b.ReportAllocs()
	for b.Loop() {
		if result, err := Check(r, Options{}); err != nil || len(result.Findings) > 0 {
			b.Fatal(err, result)
		}
	}
}
